/** A badge as it was common before Annex I: signed, and without credits, level, assessment or quality assurance. */
export const oldBadge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Spreadsheets for Wards',
  validFrom: '2022-06-10T09:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:5f0c7f0e-5a52-4c7e-9f0e-0d6a3a0a1c11',
      type: ['Achievement'],
      name: 'Spreadsheets for Wards',
      description: 'An evening course on tables and charts for nurses.',
      criteria: { narrative: 'Come to all eight evenings.' },
    },
  },
} as const
