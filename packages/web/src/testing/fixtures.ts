/** Things of made-up universities, complete as the contract wants them. */
import type { SessionView } from '@meshe/domain/accounts'
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import type { PathwayView } from '@meshe/domain/stacking'
import type { VerificationReport } from '@meshe/domain/verification'

export const northshore: CatalogueEntry['institution'] = {
  slug: 'northshore',
  did: 'did:web:northshore.example',
  name: { en: 'Northshore University (demo)' },
  country: 'IE',
  homepage: 'https://northshore.example/',
  node: 'https://northshore.example',
  here: true,
  confirmedBy: 'MESHE network list',
}

export const nobody: SessionView = {
  account: null,
  node: { name: 'Northshore University (demo)', kind: 'university', mailSink: true },
}

export const learner: SessionView = {
  ...nobody,
  account: {
    id: '0198c1d2-0000-7000-8000-000000000001',
    email: 'learner@example.org',
    name: 'Lena Learner (demo)',
    language: 'en',
    memberships: [],
  },
}

/** Works at Northshore in every role. */
export const staff: SessionView = {
  ...nobody,
  account: {
    id: '0198c1d2-0000-7000-8000-000000000002',
    email: 'staff@example.org',
    name: 'Stefan Staff (demo)',
    language: 'en',
    memberships: [
      {
        institution: { slug: 'northshore', name: northshore.name },
        roles: [
          'catalogue-editor',
          'quality-reviewer',
          'issuing-officer',
          'recognition-officer',
          'pathway-editor',
          'administrator',
        ],
      },
    ],
  },
}

const pathwayId = '0198c1d2-0000-7000-8000-0000000000aa'

export const dataLiteracy: CatalogueEntry = {
  id: '0198c1d2-0000-7000-8000-000000000010',
  iri: 'https://northshore.example/micro-credentials/0198c1d2-0000-7000-8000-000000000010',
  version: 1,
  institution: northshore,
  publishedAt: '2026-09-01T08:00:00Z',
  seenAt: '2026-11-24T08:00:00Z',
  description: {
    title: {
      en: 'Data literacy for care work',
      es: 'Datos para el trabajo de cuidados',
      de: 'Daten verstehen in der Pflege',
    },
    description: { en: 'Reads, cleans and explains the figures of a ward, and knows what they cannot tell.' },
    field: '091',
    languages: ['en'],
    learningOutcomes: [
      { title: { en: 'clean and join tables from two systems' } },
      { title: { en: 'choose a chart that does not mislead' } },
      { title: { en: 'say how sure a figure is, in plain words' } },
    ],
    workload: { ects: 3, hours: 75 },
    level: { eqf: 6, cycle: 'first-cycle' },
    assessments: [{ type: 'project-work' }, { type: 'oral-examination' }],
    modes: ['online'],
    qualityAssurance: [
      { type: 'institutional-quality-assurance', body: 'Quality Ireland (demo)', validUntil: '2029-12-31' },
    ],
    supervision: 'supervised-online-with-identity-verification',
    prerequisites: { en: 'Nothing but basic work with tables.' },
    stackability: { kind: 'stackable' },
    offering: {
      startsOn: '2027-02-01',
      weeks: 15,
      hoursPerWeek: 5,
      priceEuro: 0,
      applyAt: 'https://northshore.example/apply',
    },
  },
  countsTowards: [
    {
      pathwayId,
      pathwayTitle: { en: 'Data for Health' },
      institution: { slug: 'northshore', did: northshore.did, name: northshore.name },
      ects: 3,
      basis: 'own',
    },
  ],
}

export const dataForHealth: PathwayView = {
  id: pathwayId,
  institution: { slug: 'northshore', did: northshore.did, name: northshore.name, country: 'IE' },
  publishedAt: '2026-09-01T08:00:00Z',
  seenAt: '2026-11-24T08:00:00Z',
  description: {
    title: { en: 'Data for Health' },
    description: { en: 'Works with the data of a hospital from collection to explanation.' },
    ects: 15,
    eqf: 6,
    awardMicroCredentialId: '0198c1d2-0000-7000-8000-0000000000ab',
    rules: { minimumEqf: 5, maximumExternalShare: 0.6, maximumAgeYears: 5 },
    groups: [
      {
        id: 'core',
        title: { en: 'Core' },
        rule: { kind: 'all' },
        components: [
          {
            id: 'literacy',
            title: { en: 'Data literacy' },
            ects: 3,
            accepts: [dataLiteracy.iri],
            acceptsRecognition: true,
          },
          {
            id: 'statistics',
            title: { en: 'Statistics without fear' },
            ects: 3,
            accepts: [],
            acceptsRecognition: true,
          },
          {
            id: 'privacy',
            title: { en: 'Health records and privacy' },
            ects: 4,
            accepts: [],
            acceptsRecognition: false,
          },
        ],
      },
      {
        id: 'choice',
        title: { en: 'Choose one' },
        rule: { kind: 'count', atLeast: 1 },
        components: [
          { id: 'telecare', title: { en: 'Telecare in practice' }, ects: 5, accepts: [], acceptsRecognition: true },
          { id: 'imaging', title: { en: 'Reading images' }, ects: 5, accepts: [], acceptsRecognition: true },
        ],
      },
    ],
  },
}

const at = '2026-11-24T09:42:00.000Z'

export const validReport: VerificationReport = {
  verdict: 'valid',
  verified: true,
  checkedAt: at,
  format: 'open-badges-3.0',
  issuer: {
    id: northshore.did,
    claimedName: 'Northshore University (demo)',
    confirmedName: 'Northshore University (demo)',
    confirmedBy: 'MESHE network list',
    country: 'IE',
  },
  checks: [
    { check: 'readable', result: 'passed', reason: 'readable.read', at, facts: { format: 'open-badges-3.0' } },
    { check: 'unchanged', result: 'passed', reason: 'proof.verified', at, facts: { created: '2026-06-03T09:00:00Z' } },
    {
      check: 'issuer',
      result: 'passed',
      reason: 'issuer.listed',
      source: 'MESHE network list',
      at,
      facts: { name: 'Northshore University (demo)', country: 'IE' },
    },
    {
      check: 'in-force',
      result: 'passed',
      reason: 'status.in-force',
      source: 'https://northshore.example/institutions/northshore/status/1',
      at: '2026-11-24T09:40:00.000Z',
    },
    { check: 'dates', result: 'passed', reason: 'dates.no-end', at, facts: { validFrom: '2026-06-03T00:00:00Z' } },
    { check: 'same-person', result: 'undetermined', reason: 'holder.unproven', at },
  ],
  content: {
    id: 'urn:uuid:0198c1d2-0000-7000-8000-0000000000c1',
    title: dataLiteracy.description.title,
    description: dataLiteracy.description.description,
    holderName: 'Lena Learner (demo)',
    awardingBodies: ['Northshore University (demo)'],
    awardedOn: '2026-06-03',
    validFrom: '2026-06-03T00:00:00Z',
    validUntil: null,
    ects: 3,
    hours: 75,
    eqf: 6,
    field: '091',
    languages: ['en'],
    learningOutcomes: dataLiteracy.description.learningOutcomes.map(({ title }) => title),
    assessments: ['project-work', 'oral-examination'],
    supervision: 'supervised-online-with-identity-verification',
    modes: ['online'],
    qualityAssurance: [
      {
        type: 'institutional-quality-assurance',
        body: 'Quality Ireland (demo)',
        reference: null,
        validUntil: '2029-12-31',
      },
    ],
    grade: 'passed with merit',
    parts: [],
    annexOne: ['learner', 'title', 'country', 'awarding-body', 'date-of-issuing', 'learning-outcomes'],
    achievementId: dataLiteracy.iri,
  },
  completeness: null,
  accreditation: null,
  profile: null,
}

export const changedReport: VerificationReport = {
  verdict: 'changed',
  verified: false,
  checkedAt: at,
  format: 'open-badges-3.0',
  issuer: null,
  content: null,
  checks: [
    { check: 'readable', result: 'passed', reason: 'readable.read', at, facts: { format: 'open-badges-3.0' } },
    { check: 'unchanged', result: 'failed', reason: 'proof.signature-mismatch', at },
    { check: 'issuer', result: 'undetermined', reason: 'skipped.seal-not-proven.issuer', at },
    { check: 'in-force', result: 'undetermined', reason: 'skipped.seal-not-proven.in-force', at },
    { check: 'dates', result: 'undetermined', reason: 'skipped.seal-not-proven.dates', at },
    { check: 'same-person', result: 'undetermined', reason: 'skipped.seal-not-proven.same-person', at },
  ],
  completeness: null,
  accreditation: null,
  profile: null,
}
