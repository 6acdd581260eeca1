/** What vc-bitstring-status-list-test-suite asks of an issuer that gives credentials an entry of a list, and of a verifier. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { decodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { practiceIssuerNames } from '../../packages/domain/src/practice/index.ts'
import { createSuiteIssuer, suites } from './malformed-proofs.ts'
import { credential, failureOf, issue, issuerPath, refusalOf, verify } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
beforeAll(async () => {
  node = await startPracticeNode()
})
afterAll(() => node.stop())

const name = 'bitstring-status-list'
const listPath = `/practice-issuers/${name}/status-list`
const asked = { checks: ['proof', 'credentialStatus'] }
const entryOf = (issued: JsonObject) => issued['credentialStatus'] as JsonObject

describe('an entry', () => {
  it('is of its own kind, place and list', async () => {
    const [one, two] = [entryOf(await issue(node, name)), entryOf(await issue(node, name))]
    expect(one).toMatchObject({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: expect.stringMatching(/^(0|[1-9]\d*)$/),
      statusListCredential: `${node.origin}${listPath}`,
    })
    expect(one['id']).not.toBe(one['statusListCredential'])
    expect(one['statusListIndex']).not.toBe(two['statusListIndex'])
  })

  it('is verified with its credential', async () => {
    for (const options of [asked, {}]) {
      const { status, body } = await verify(node, await issue(node, name), options)
      expect([status, body['verified']]).toEqual([200, true])
    }
  })

  it('stands beside the entries that were there', async () => {
    const given = { type: 'https://example.org/#OtherStatus' }
    const issued = await issue(node, name, { credential: { ...credential, credentialStatus: given } })
    expect(issued['credentialStatus']).toMatchObject([given, { type: 'BitstringStatusListEntry' }])
  })
})

describe('the list', () => {
  it('is a credential of the same issuer, with room enough', async () => {
    const { status, body } = await node.get(listPath)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: `${node.origin}${listPath}`,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: (await issue(node, name))['issuer'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    })
    const { encodedList } = body['credentialSubject'] as JsonObject
    expect(String(encodedList)).toMatch(/^u[A-Za-z0-9_-]+$/)
    const bits = gunzipSync(decodeMultibase(String(encodedList)))
    expect(bits.length).toBeGreaterThanOrEqual(16 * 1024)
    expect(bits.every((byte) => byte === 0)).toBe(true)
    expect((await verify(node, body)).status).toBe(200)
  })

  it.each(practiceIssuerNames.filter((one) => one !== name))('is not kept by %s', async (one) => {
    const answer = await node.get(`/practice-issuers/${one}/status-list`)
    expect(refusalOf(answer)).toEqual([404, 'practice.no-status-list'])
  })
})

const sound = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://uni.example/credentials/status/3',
}

describe.each(practiceIssuerNames)('the issuer %s', (issuer) => {
  it.each<readonly [string, object]>([
    ['an index that is no text', { statusListIndex: true }],
    ['an index that is a number', { statusListIndex: 94567 }],
    ['an index below zero', { statusListIndex: '-1' }],
    ['an index with a fraction', { statusListIndex: '1.5' }],
    ['an index of other digits', { statusListIndex: '0x10' }],
    ['an index with a leading zero', { statusListIndex: '007' }],
    ['no index', { statusListIndex: undefined }],
    ['no purpose', { statusPurpose: undefined }],
    ['a number as purpose', { statusPurpose: 1 }],
    ['an empty purpose', { statusPurpose: '' }],
    ['several purposes', { statusPurpose: ['revocation', 'suspension'] }],
    ['no list', { statusListCredential: undefined }],
    ['a list that is no URL', { statusListCredential: 'list 3' }],
    ['the list as its id', { id: sound.statusListCredential }],
  ])('does not sign an entry with %s', async (_, more) => {
    const entry = JSON.parse(JSON.stringify({ ...sound, ...more })) as JsonObject
    const answer = await node.post(issuerPath(issuer), { credential: { ...credential, credentialStatus: entry } })
    expect(refusalOf(answer)).toEqual([400, 'status.malformed'])
  })

  it('does not sign an entry without meaning', async () => {
    const statusEntry = {
      type: 'BitstringStatusListEntry',
      statusListIndex: true,
      statusListCredential: 'https://example.com',
    }
    const context = { '@context': ['https://www.w3.org/ns/credentials/v2'] }
    const answer = await node.post(issuerPath(issuer), { credential: { ...credential, ...context, statusEntry } })
    expect(refusalOf(answer)).toEqual([400, 'credential.undefined-term'])
  })
})

describe('a verifier that is asked for the status', () => {
  const suite = createSuiteIssuer(suites[0])
  const sign = (entry: object) => suite.sign({ ...suite.draft, credentialStatus: entry as JsonObject })

  it.each<readonly [string, object, string]>([
    ['an index that is no text', { statusListIndex: true }, 'status.malformed'],
    ['no purpose', { statusPurpose: null }, 'status.malformed'],
    ['another kind of status', { type: 'https://example.org/#OtherStatus' }, 'status.unsupported'],
    ['entries of several bits', { statusSize: 2 }, 'status.unsupported'],
    [
      'a list on this machine that is none',
      { statusListCredential: 'http://localhost:9/status/1' },
      'status.unreachable',
    ],
  ])('does not verify %s', async (_, more, reason) => {
    const signed = await sign({ ...sound, ...more })
    expect(failureOf(await verify(node, signed, { checks: ['credentialStatus'] }))[0]).toBe(400)
    const { body } = await verify(node, signed, { checks: ['credentialStatus'] })
    expect(body['report']).toMatchObject({ checks: expect.arrayContaining([expect.objectContaining({ reason })]) })
    expect((await verify(node, signed)).status).toBe(200)
  })

  it('does not believe the list of another issuer, nor one beyond its end', async () => {
    const { statusListCredential } = entryOf(await issue(node, name))
    const foreign = await sign({ ...sound, statusListCredential, statusListIndex: '1' })
    const answer = await verify(node, foreign, asked)
    expect(answer.body['report']).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ reason: 'status.list-issuer-mismatch' })]),
    })
    const beyond = { ...sound, statusListCredential, statusListIndex: '131072' }
    const issued = await issue(node, 'eddsa-rdfc-2022', { credential: { ...credential, credentialStatus: beyond } })
    const { status, body } = await verify(node, issued, asked)
    expect(status).toBe(400)
    expect(body['report']).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ reason: 'status.out-of-range' })]),
    })
  })
})
