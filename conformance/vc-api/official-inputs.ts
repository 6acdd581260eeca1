/** The inputs of vc-data-model-2.0-test-suite, each as the suite itself completes it before it is sent. */
import { isJsonObject, type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { listStandardsFiles, readStandardsFile } from '../standards-directory.ts'

const folder = 'vectors/vcdm2-input'
const files = [
  ...listStandardsFiles(folder),
  ...listStandardsFiles(`${folder}/names-and-descriptions`).map((name) => `names-and-descriptions/${name}`),
]
const isPresentation = (name: string) => name.startsWith('presentation-')

/** A proof that the suite made up: a later edition of it asks for none of these. */
const withProof = ['credential-proof-ok.json', 'credential-proof-missing-type-fail.json']
export const credentialInputs = files.filter((name) => !isPresentation(name) && !withProof.includes(name))
export const presentationInputs = files.filter(isPresentation)
export const isAccepted = (name: string) => name.endsWith('-ok.json')

/** The suite writes the issuer that it is configured with where none is named, and its dates when it runs. */
export function completeCredential(name: string, issuer: string): JsonObject {
  const text = readStandardsFile(`${folder}/${name}`)
    .replaceAll('PAST DATE', '2020-01-01T00:00:00Z')
    .replaceAll('FUTURE DATE', '2120-01-01T00:00:00Z')
  const credential = parseJson(text) as JsonObject
  const given = credential['issuer']
  if (given === undefined) return { ...credential, issuer }
  const isToBeNamed = isJsonObject(given) && given['id'] === undefined
  return isToBeNamed ? { ...credential, issuer: { ...given, id: issuer } } : credential
}

export function readPresentation(name: string): JsonObject {
  return parseJson(readStandardsFile(`${folder}/${name}`)) as JsonObject
}
