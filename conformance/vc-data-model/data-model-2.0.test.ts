/** The inputs of the W3C's test suite for the Verifiable Credentials Data Model 2.0, each as the suite itself completes it. */
import { describe, expect, it } from 'vitest'
import { checkCredentialShape, checkPresentationShape } from '../../packages/credentials/src/data-model/index.ts'
import { isJsonObject, type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { canonicalize } from '../../packages/credentials/src/json-ld/index.ts'
import { listStandardsFiles, readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const folder = 'vectors/vcdm2-input'
const files = [
  ...listStandardsFiles(folder),
  ...listStandardsFiles(`${folder}/names-and-descriptions`).map((name) => `names-and-descriptions/${name}`),
]
const credentials = files.filter((name) => !name.startsWith('presentation-'))
const presentations = files.filter((name) => name.startsWith('presentation-'))
const issuer = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'

/** The suite leaves the issuer to the implementation under test and writes its dates when it runs. */
function readInput(name: string): JsonObject {
  const text = readStandardsFile(`${folder}/${name}`)
    .replaceAll('PAST DATE', '2020-01-01T00:00:00Z')
    .replaceAll('FUTURE DATE', '2120-01-01T00:00:00Z')
  const credential = parseJson(text) as JsonObject
  if (name.includes('no-issuer')) return { ...credential, credentialSubject: { id: 'did:example:subject' } }
  if (credential['issuer'] === undefined) return { ...credential, issuer }
  const given = credential['issuer']
  return isJsonObject(given) && given['id'] === undefined
    ? { ...credential, issuer: { ...given, id: issuer } }
    : credential
}

/** Shape first, then the document without its proof as JSON-LD, which knows what the shape cannot tell (types without definition, redefined terms). */
async function isAccepted(name: string): Promise<boolean> {
  const credential = readInput(name)
  if (checkCredentialShape(credential).length > 0) return false
  const { proof: _, ...unsecured } = credential
  return canonicalize(unsecured).then(
    () => true,
    () => false,
  )
}

/** Only JSON-LD processing can refuse these. */
const refusedByJsonLd = [
  'credential-redef-type-fail.json',
  'credential-redef-type2-fail.json',
  'credential-type-mapped-nonurl-fail.json',
  'credential-type-unmapped-fail.json',
]

describe.skipIf(standardsDirectory === null)('the W3C’s inputs for credentials', () => {
  it('are all here', () => {
    expect(credentials).toHaveLength(95)
  })

  it.each(credentials.filter((name) => name.endsWith('-ok.json')))('%s is accepted', async (name) => {
    expect(checkCredentialShape(readInput(name))).toEqual([])
    expect(await isAccepted(name)).toBe(true)
  })

  it.each(credentials.filter((name) => /-fail(-or-inject)?\.json$/.test(name)))('%s is refused', async (name) => {
    expect(await isAccepted(name)).toBe(false)
    if (!refusedByJsonLd.includes(name)) expect(checkCredentialShape(readInput(name))).not.toEqual([])
  })

  it('are each expected to be one or the other', () => {
    expect(credentials.filter((name) => !/-(ok|fail|fail-or-inject)\.json$/.test(name))).toEqual([])
  })
})

/** Shape first, then as JSON-LD, as for credentials. */
async function isPresentationAccepted(name: string): Promise<boolean> {
  const presentation = readPresentation(name)
  if (checkPresentationShape(presentation).length > 0) return false
  return canonicalize(presentation).then(
    () => true,
    () => false,
  )
}

const readPresentation = (name: string) => parseJson(readStandardsFile(`${folder}/${name}`)) as JsonObject
const isRefused = (name: string) => /-fail(-or-inject)?\.json$/.test(name)

describe.skipIf(standardsDirectory === null)('the W3C’s inputs for presentations', () => {
  it('are all here', () => {
    expect(presentations).toHaveLength(25)
  })

  // Whether a holder may assert a credential of their own is a question for the proofs, not for the shape.
  it.each(presentations.filter((name) => !isRefused(name)))('%s is accepted', async (name) => {
    expect(checkPresentationShape(readPresentation(name))).toEqual([])
    expect(await isPresentationAccepted(name)).toBe(true)
  })

  it.each(presentations.filter(isRefused))('%s is refused', async (name) => {
    expect(checkPresentationShape(readPresentation(name))).not.toEqual([])
    expect(await isPresentationAccepted(name)).toBe(false)
  })
})
