/** The contexts that name a version of the data model. */
export const credentialContexts = {
  '1.1': 'https://www.w3.org/2018/credentials/v1',
  '2.0': 'https://www.w3.org/ns/credentials/v2',
} as const
export type DataModelVersion = keyof typeof credentialContexts
