/**
 * A hand-picked few of the skills of ESCO, the European classification of skills and occupations: those that cut across
 * fields and stand in many micro-credentials. The whole of ESCO is imported from its own export; this is a start without it.
 * Identifiers are those of the official samples and of ESCO's transversal collection (version 1.1), with English labels.
 *
 * @module
 */

/** Label by the last part of the IRI. */
const labels: Readonly<Record<string, string>> = {
  // in the official sample of a micro-credential
  '326809fc-238d-40c2-881e-40042f7f2f0d': 'establish collaborative relations',
  '5fd5c985-eaaa-47aa-8314-62359c54505a': 'develop digital content',
  '80f308e6-0e09-404a-80cd-ec5f50f6f304': 'communicate with target community',
  'ccdf3597-5c80-410f-896d-e1bdfa223de9': 'stimulate creativity in the team',
  // digital
  '14832d87-2f2f-4895-b290-e4760ebae42a': 'solve technical problems',
  '1973c966-f236-40c9-b2d4-5d71a89019be': 'use spreadsheets software',
  '1a4cc54f-1e53-442b-a6d2-1682dc8ef8f9': 'creatively use digital technologies',
  '1d6c7de4-350e-4868-a47b-333b4b0d9650': 'evaluate data, information and digital content',
  '21d2f96d-35f7-4e3f-9745-c533d2dd6e97': 'computer programming',
  '234aeb8d-56c3-4531-9193-1c5e6a8d16cb': 'use presentation software',
  '238343b1-7b51-42b3-a9ed-cf24d3a236e7': 'identify digital competence gaps',
  '2b34a99f-9813-4c91-9509-b6b9b8c3132e': 'collaborate through digital technologies',
  '33a82b83-c838-4889-ae62-fae1317481eb': 'protect personal data and privacy',
  '40001d93-8937-4859-89d5-2dca53290ff4': 'share through digital technologies',
  '42fcf80d-7b45-40f3-bd2f-5411c4c0dfa0': 'identify needs and technological responses',
  '4463a721-69f3-413d-8321-43e3af13a4f1': 'use databases',
  '4d97e3c3-f335-47cc-a4ee-0d779fd42222': 'manage data, information and digital content',
  '5af49836-2269-46d9-87b9-0d3140c6c22e': 'integrate and re-elaborate digital content',
  '698be2d3-8768-422d-a2d3-1cb701816089': 'search for information online',
  '75f839c2-fd9a-4ad3-8921-6e734608568d': 'use query languages',
  '81633a44-f1db-4a01-a940-804c6905e330': 'use word processing software',
  'a12057b4-6d11-4a12-ab8e-15a028ef0a6d': 'interact through digital technologies',
  'a91732ce-988e-4105-9570-f425c6ffdc82': 'copyright and licenses related to digital content',
  'b769f524-0f25-44d7-8538-5c46710a040e': 'manage digital documents',
  'bc0b0b5d-f6be-405a-b224-b6902a4dbe97': 'manage digital identity',
  'c4ba12d1-4698-42fa-8abb-789462ea2586': 'protect the environment from the impact of the digital technologies',
  'df329d70-87b0-466b-a214-3431f36e2a5e': 'protect ICT devices',
  // thinking
  '57231a22-4da7-49c8-97b8-75672feadf1e': 'manage quantitative data',
  '7a8fb784-67fa-41e9-a75c-6b491d91f800': 'develop strategy to solve problems',
  '7dd94ad3-13d6-43fe-8b94-51fcbf67ced9': 'evaluate information',
  '943d07ec-fb75-4bb5-bc07-20451a2b66e4': 'identify opportunities',
  '9af1bd12-01bd-4d6a-947b-69e64f23150a': 'process qualitative information',
  'a44c0ed6-68b1-457a-9c6d-ea8487bdfeb2': 'use learning strategies',
  'a5826fe3-8df6-4fa8-adad-b7116864588f': 'communicate mathematical information',
  'c624c6a3-b0ba-4a31-a296-0d433fe47e41': 'think creatively',
  'd62d2b4c-a6f8-439e-8a1b-4f29ab5f2c47': 'make decisions',
  'd9013e0e-e937-43d5-ab71-0e917ee882b8': 'manage time',
  // with others
  '09e28145-e205-4b7a-8b3b-5c4876396069': 'interact with others',
  '0f2eee6f-2203-4cc8-9d79-854d2d5d8131': 'use questioning techniques',
  '4e2ce047-1912-468f-8c04-ab7374c4a761': 'support cultural diversity',
  '609a8ac1-9d29-4237-9886-596dbbe7ca8a': 'address an audience',
  '60c78287-22eb-4103-9c8c-28deaa460da0': 'work in teams',
  '699e7c26-6502-4e78-a823-3656ff5a5b8b': 'instruct others',
  '75d8e5d9-bef3-418b-9011-01bff9f27207': 'lead others',
  '7954861c-86d4-4529-afbb-2c23dab9ac74': 'negotiate compromise',
  'a311ab20-75df-4aff-8016-3142c5659d30': 'accept constructive criticism',
  'be6ab363-3de1-427f-a8ef-85d5b0250822': 'report facts',
  'c10d5d87-36cf-42f5-8a12-e560fb5f4af8': 'demonstrate intercultural competence',
  // at work
  '236526e2-d5a8-436b-91d1-47e5d431e7ea': 'apply quality standards',
  '2e227d5d-649b-48dc-99ca-2389bbc1140f': 'support gender equality',
  '49de9958-2aa4-4eef-a89d-fe5d5bcd28c4': 'adapt to change',
  '5cd1930c-278d-4929-b413-27352f5b3687': 'deal with uncertainty',
  '7a147904-22b3-498a-b4d9-7bceeb86b45d': 'cope with pressure',
  '83e6510b-ffeb-4aec-959c-4265fd0ff7b7': 'attend to detail',
  'a992f345-7c06-4982-8fc9-5fab55e316af': 'follow environmentally-sustainable work practices',
  'b2f925ed-3ebd-4f78-b98e-d5d4678e83b5': 'follow ethical code of conduct',
  'c29aa9d2-4da8-4bdd-831c-8d4a2fb51730': 'work independently',
  'd2d9051a-10e1-41c5-9cfb-bbdc58016176': 'follow safety precautions in work practices',
}

/** Every ESCO skill has an IRI that starts so. */
export const escoSkillPrefix = 'http://data.europa.eu/esco/skill/'

export const escoSkills: readonly { readonly id: string; readonly label: string }[] = Object.entries(labels).map(
  ([uuid, label]) => ({ id: `${escoSkillPrefix}${uuid}`, label }),
)

/** Skills whose label has every word of the query, at most `limit`. */
export function searchEscoSkills(query: string, limit = 10): typeof escoSkills {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return escoSkills.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word))).slice(0, limit)
}
