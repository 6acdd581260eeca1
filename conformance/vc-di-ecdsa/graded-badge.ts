/** An Open Badge with a grading scale: its allowed values are a list, in which order counts. */
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'

export const gradedBadge = (issuer: string): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000003',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer, type: ['Profile'], name: 'Northshore University (demo)' },
  validFrom: '2026-05-01T00:00:00Z',
  validUntil: '2030-05-01T00:00:00Z',
  name: 'Data literacy',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'S-1', identityType: 'sourcedId' }],
    result: [{ type: ['Result'], resultDescription: 'urn:uuid:0199f0a0-0000-7000-8000-00000000000a', value: 'B' }],
    achievement: {
      id: 'https://northshore.example/micro-credentials/1',
      type: ['Achievement'],
      name: 'Data literacy',
      description: 'Reads, questions and explains data.',
      criteria: { narrative: 'A graded project.' },
      alignment: [
        { type: ['Alignment'], targetName: 'Analyse data', targetUrl: 'https://skills.example/1' },
        { type: ['Alignment'], targetName: 'Explain data', targetUrl: 'https://skills.example/2' },
      ],
      resultDescription: [
        {
          id: 'urn:uuid:0199f0a0-0000-7000-8000-00000000000a',
          type: ['ResultDescription'],
          name: 'Grade',
          resultType: 'LetterGrade',
          allowedValue: ['F', 'C', 'B', 'A'],
        },
        {
          id: 'urn:uuid:0199f0a0-0000-7000-8000-00000000000b',
          type: ['ResultDescription'],
          name: 'Grade of the group',
          resultType: 'LetterGrade',
          allowedValue: ['F', 'C', 'B', 'A'],
        },
      ],
    },
  },
})
