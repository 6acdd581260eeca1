/** One award with every member filled, for tests: a made-up university and a made-up person. */
import type { Award } from '@meshe/credentials/micro-credential'

export const demonstrationIssuer = 'did:web:riverside.example'
export const demonstrationStatusList = 'https://riverside.example/status/1'

export const demonstrationAward: Award = {
  id: 'urn:uuid:0193a1b2-0000-7000-8000-000000000001',
  salt: 'a-salt-of-sixteen-or-more',
  microCredential: {
    id: 'https://riverside.example/micro-credentials/data-literacy',
    version: 3,
    title: { en: 'Data literacy for care work', sl: 'Podatkovna pismenost' },
    description: { en: 'You read and question data in care.' },
    field: '0612',
    languages: ['en', 'sl'],
    jointAwardingBodies: ['Hillside Academy (demo)'],
    learningOutcomes: [
      {
        title: { en: 'Reads a chart critically' },
        skills: [{ id: 'http://data.europa.eu/esco/skill/0001', title: { en: 'interpret data' } }],
      },
      { title: { en: 'Explains data to others', sl: 'Razloži podatke' } },
    ],
    workload: { ects: 2.5, hours: 65 },
    level: { eqf: 5, cycle: 'short-cycle', national: 'NFQ 6' },
    assessments: [{ type: 'project-work', description: { en: 'A report on your own data' } }],
    modes: ['blended'],
    qualityAssurance: [
      {
        type: 'programme-quality-assurance',
        body: 'Agency for Quality (demo)',
        reference: 'https://agency.example/decisions/7',
        validUntil: '2030-01-01',
      },
    ],
    prerequisites: { en: 'None' },
    supervision: 'supervised-on-site-with-identity-verification',
    gradingScheme: 'Pass / Fail',
    stackability: { kind: 'stackable', description: { en: 'Counts towards the diploma in digital care' } },
    furtherInformation: { en: 'Offered twice a year' },
    homepage: 'https://riverside.example/data-literacy',
  },
  institution: {
    id: demonstrationIssuer,
    legalName: { en: 'Riverside University (demo)' },
    country: 'IE',
    homepage: 'https://riverside.example',
    email: 'office@riverside.example',
    legalIdentifier: 'VATIE-0000000-DEMO',
  },
  learner: {
    givenName: 'Robin',
    familyName: 'Sample',
    email: 'Robin@learner.example',
    id: 'did:key:z6MkwYMhwTvsq376YBAcJHy3vyRWzBgn5vKfVqqDCgm7XVKU',
  },
  awardedOn: new Date('2026-09-01T00:00:00Z'),
  validFrom: new Date('2026-09-01T00:00:00Z'),
  validUntil: new Date('2031-09-01T00:00:00Z'),
  grade: 'Pass',
  parts: [
    {
      id: 'urn:uuid:0193a1b2-0000-7000-8000-000000000009',
      title: { en: 'Reading charts' },
      awardingBody: 'Hillside Academy (demo)',
      ects: 1,
    },
  ],
  status: {
    openBadges: { statusListCredential: demonstrationStatusList, statusListIndex: 40_000 },
    europeanDigitalCredential: { statusListCredential: demonstrationStatusList, statusListIndex: 40_001 },
  },
}
