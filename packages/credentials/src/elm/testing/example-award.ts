/**
 * One award with every element of Annex I, for tests. University and person are made up.
 *
 * @module
 */
import type { Award } from '../../micro-credential/index.ts'

export const exampleAward: Award = {
  id: 'urn:uuid:01932b6e-7d3a-7c41-9c1a-5f3f1c9a0b11',
  microCredential: {
    id: 'https://node.example/micro-credentials/data-literacy',
    version: 3,
    title: { en: 'Data literacy', sl: 'Podatkovna pismenost' },
    description: { en: 'Read, judge and draw data.', sl: 'Brati, presojati in risati podatke.' },
    field: '0612',
    languages: ['en', 'sl'],
    jointAwardingBodies: ['University of the Lower Sava (demo)'],
    learningOutcomes: [
      {
        title: { en: 'Draws honest charts' },
        skills: [
          {
            id: 'http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505a',
            title: { en: 'develop digital content' },
          },
        ],
      },
    ],
    workload: { ects: 2.5, hours: 62.5 },
    level: { eqf: 6, cycle: 'first-cycle', national: 'SOK 7' },
    assessments: [{ type: 'project-work', description: { en: 'A report on open data.' } }, { type: 'quiz' }],
    modes: ['online', 'project-based'],
    qualityAssurance: [
      {
        type: 'institutional-quality-assurance',
        body: 'Agency for Quality (demo)',
        reference: 'https://agency.example/reports/17',
        validUntil: '2029-06-30',
      },
    ],
    prerequisites: { en: 'Secondary school mathematics.' },
    supervision: 'supervised-online-with-identity-verification',
    gradingScheme: '1 to 10',
    stackability: { kind: 'stackable', description: { en: 'Counts towards the certificate in data.' } },
    furtherInformation: { en: 'Open to the public.' },
    homepage: 'https://university.example/data-literacy',
  },
  institution: {
    id: 'did:web:university.example',
    legalName: { en: 'University of Zagorica (demo)', sl: 'Univerza v Zagorici (demo)' },
    country: 'SI',
    homepage: 'https://university.example',
    email: 'registry@university.example',
    legalIdentifier: 'VATSI-00000000',
  },
  learner: {
    givenName: 'Maja',
    familyName: 'Demonstracija',
    dateOfBirth: '1999-10-02',
    email: 'maja@learner.example',
    id: 'did:key:z6MkExampleHolder',
  },
  awardedOn: new Date('2026-05-01T08:30:00Z'),
  validFrom: new Date('2026-05-01T08:30:00Z'),
  validUntil: new Date('2036-05-01T00:00:00Z'),
  grade: '9',
  parts: [
    {
      id: 'urn:uuid:01932b6e-7d3a-7c41-9c1a-5f3f1c9a0b12',
      title: { en: 'Charts' },
      awardingBody: 'University of Zagorica (demo)',
      ects: 1,
    },
  ],
  salt: '0123456789abcdef',
  status: {
    openBadges: { statusListCredential: 'https://node.example/status/1', statusListIndex: 7 },
    europeanDigitalCredential: { statusListCredential: 'https://node.example/status/2', statusListIndex: 94567 },
  },
}
