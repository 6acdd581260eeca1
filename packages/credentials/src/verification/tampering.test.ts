import { describe, expect, it } from 'vitest'
import {
  seal,
  unsealedBadge,
  verifier,
  withStatusList,
} from '../../../../conformance/verification/demonstration-issuer.ts'
import type { JsonObject, JsonValue } from '../json/index.ts'
import { verifyCredential } from './verify-credential.ts'

const badge = await unsealedBadge()
const suites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const
const sealed = {
  'eddsa-rdfc-2022': await seal(badge, { cryptosuite: 'eddsa-rdfc-2022' }),
  'eddsa-jcs-2022': await seal(badge, { cryptosuite: 'eddsa-jcs-2022' }),
}

type Path = readonly (string | number)[]

function leavesOf(value: JsonValue | undefined, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, [...path, at]))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner as JsonValue, [...path, member]))
  }
  return [path]
}

/** A copy with one leaf changed by `change`, or removed when it answers undefined. */
function changed(
  value: JsonValue,
  path: Path,
  change: (leaf: JsonValue) => JsonValue | undefined,
): JsonValue | undefined {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  const copy = structuredClone(value) as Record<string | number, JsonValue>
  const inner = changed(copy[step] as JsonValue, rest, change)
  if (inner === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(step), 1)
    else delete copy[step]
    return copy as JsonValue
  }
  copy[step] = inner
  return copy as JsonValue
}

function changeOneCharacter(leaf: JsonValue): JsonValue {
  if (typeof leaf === 'string') return `${leaf.slice(0, -1)}${leaf.endsWith('a') ? 'b' : 'a'}`
  if (typeof leaf === 'number') return leaf + 1
  return !leaf
}

const rename = (credential: JsonObject, member: string, into: JsonObject): JsonObject => {
  const { [member]: _, ...rest } = credential
  return { ...rest, ...into }
}
const cred = 'https://www.w3.org/2018/credentials#'
const dateTime = (value: unknown) => ({
  '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
  '@value': value as string,
})

describe.each(suites)('a badge sealed with %s', (suite) => {
  const original = sealed[suite]
  const leaves = leavesOf(original).filter(([member]) => member !== '@context')

  it('has more than eighty values', () => {
    expect(leaves.length).toBeGreaterThan(80)
  })

  it.each(leaves.map((path) => [path.join('/'), path] as const))('is not verified when %s changes', async (_, path) => {
    const forged = changed(original, path, changeOneCharacter) as JsonObject
    const report = await verifyCredential(forged, verifier())
    expect(report.verified).toBe(false)
    expect(['changed', 'unreadable', 'key_uncheckable']).toContain(report.verdict)
    expect([report.content, report.issuer]).toEqual([null, null])
  })

  it.each(leaves.map((path) => [path.join('/'), path] as const))('is not verified without %s', async (_, path) => {
    const report = await verifyCredential(changed(original, path, () => undefined) as JsonObject, verifier())
    expect(report.verified).toBe(false)
    expect(report.content).toBeNull()
  })
})

describe('a seal over statements, whose JSON was rewritten without breaking it', () => {
  const original = sealed['eddsa-rdfc-2022']

  it('does not let a revoked badge hide its status', async () => {
    const { credentialStatus } = badge
    const forged = rename(original, 'credentialStatus', { [`${cred}credentialStatus`]: credentialStatus })
    const report = await verifyCredential(forged, withStatusList({ on: [40_000] }))
    expect(report.verified).toBe(false)
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-words')
  })

  it('does not let an ended badge hide its end', async () => {
    const ended = await seal({ ...badge, validUntil: '2026-10-01T00:00:00Z' })
    const forged = rename(ended, 'validUntil', { [`${cred}validUntil`]: dateTime(ended['validUntil']) })
    const report = await verifyCredential(forged, verifier())
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-words')
  })

  const plain: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:0193a1b2-0000-7000-8000-000000000042',
    type: ['VerifiableCredential'],
    issuer: 'did:web:riverside.example',
    validUntil: '2026-10-01T00:00:00Z',
    credentialSubject: { id: 'did:example:1', name: 'Robin' },
  }
  const hidden = dateTime(plain['validUntil'])
  const aliases: JsonObject = { end: { '@id': `${cred}validUntil`, '@type': hidden['@type'] } }

  it.each<readonly [string, (sealedPlain: JsonObject) => JsonObject]>([
    ['spells the end out', (credential) => rename(credential, 'validUntil', { [`${cred}validUntil`]: hidden })],
    [
      'gives the end another name',
      (credential) => ({
        ...rename(credential, 'validUntil', { end: '2026-10-01T00:00:00Z' }),
        '@context': [...(plain['@context'] as string[]), aliases],
      }),
    ],
    [
      'moves the end into a nest',
      (credential) => rename(credential, 'validUntil', { '@nest': { validUntil: '2026-10-01T00:00:00Z' } }),
    ],
    [
      'moves the end into an included node of the same name',
      (credential) =>
        rename(credential, 'validUntil', {
          '@included': [{ id: plain['id'], type: 'VerifiableCredential', validUntil: '2026-10-01T00:00:00Z' }],
        }),
    ],
  ])('does not let a credential without a format of its own pass that %s', async (_, forge) => {
    for (const credential of [plain, rename(plain, 'id', {})]) {
      const proven = await seal(credential)
      expect((await verifyCredential(proven, verifier())).verdict).toBe('expired')
      const report = await verifyCredential(forge(proven), verifier())
      expect(report.verified).toBe(false)
      expect(report.content).toBeNull()
      expect(['proof.hidden-member', 'proof.signature-mismatch']).toContain(report.checks[1]?.reason)
    }
  })

  it('does not let a second, hidden status pass behind a visible one', async () => {
    const entry = (statusListIndex: string) => ({
      id: `urn:example:${statusListIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex,
      statusListCredential: 'https://riverside.example/status/1',
    })
    const { validUntil: _, ...lasting } = plain
    const proven = await seal({ ...lasting, credentialStatus: [entry('1'), entry('2')] })
    const environment = withStatusList({ on: [2] })
    expect((await verifyCredential(proven, environment)).verdict).toBe('withdrawn')
    const forged = { ...proven, credentialStatus: [entry('1')], [`${cred}credentialStatus`]: entry('2') }
    const report = await verifyCredential(forged as JsonObject, environment)
    expect(report.checks[1]?.reason).toBe('proof.hidden-member')
  })

  it('does not let other words be read where our own context was bent', async () => {
    const [data, words, ours] = badge['@context'] as [string, string, JsonObject]
    const annexOne = ours['annexOne'] as JsonObject
    const terms = annexOne['@context'] as JsonObject
    const bent = { ...terms, gradingScheme: terms['nationalLevel'], nationalLevel: terms['gradingScheme'] }
    const forged = { ...original, '@context': [data, words, { ...ours, annexOne: { ...annexOne, '@context': bent } }] }
    const report = await verifyCredential(forged as JsonObject, verifier())
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-words')
  })

  const subject = badge['credentialSubject'] as JsonObject
  const { result, ...rest } = subject
  const evidence = original['evidence'] as JsonObject[]

  it.each<readonly [string, object]>([
    ['in a second subject of the same name', { credentialSubject: [rest, { id: subject['id'], result }] }],
    ['behind a subject that says less', { credentialSubject: [{ id: subject['id'] }, subject] }],
    [
      'in a second achievement of the same name',
      {
        credentialSubject: {
          ...subject,
          achievement: [subject['achievement'], { id: 'https://x.example', type: ['Achievement'] }],
        },
      },
    ],
    [
      'in a part that says less',
      { evidence: [...evidence, { ...evidence[0], partCredits: undefined }] as JsonObject[] },
    ],
  ])('does not let a badge hide its result %s', async (_, change) => {
    const forged = JSON.parse(JSON.stringify({ ...original, ...change }))
    const report = await verifyCredential(forged, verifier())
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-nodes')
    expect(report.content).toBeNull()
  })

  it('does not let a part be counted twice, nor one grade be picked from two', async () => {
    const twice = await verifyCredential({ ...original, evidence: [...evidence, ...evidence] }, verifier())
    expect(twice.content?.parts).toHaveLength(1)
    const results = [...(result as JsonObject[]), { type: ['Result'], value: 'Fail' }]
    const sealedTwo = await seal({ ...badge, credentialSubject: { ...subject, result: results } })
    const grades = []
    for (const order of [results, results.toReversed()]) {
      const forged = { ...sealedTwo, credentialSubject: { ...subject, result: order } }
      const report = await verifyCredential(forged, verifier())
      expect(report.verdict).toBe('valid')
      grades.push(report.content?.grade)
    }
    expect(grades).toEqual(['Pass; Fail', 'Fail; Pass'])
  })
})
