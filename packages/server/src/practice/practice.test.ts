/** Issuers that only practise: open where they are switched on, checked like real ones, and never taken for one. */
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { holdingApi } from '@meshe/domain/holding'
import { practiceApi, practiceIssuerNames, signsPresentations } from '@meshe/domain/practice'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listWalletEvidence } from '../stacking/wallet-evidence.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'

let node: TestNode
let quiet: TestNode
beforeAll(async () => {
  node = await createTestNode({ hasPracticeIssuers: true })
  quiet = await createTestNode()
})
afterAll(() => Promise.all([node.close(), quiet.close()]))

const draft: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:learner', ects: 5 },
}

async function refusalOf(answer: Response): Promise<readonly [number, string]> {
  const body: unknown = await answer.json()
  return [answer.status, isJsonObject(body) ? String(body['type']).replace('urn:meshe:error:', '') : '']
}

const issue = (credential: JsonObject, options?: object, issuer: string = 'eddsa-rdfc-2022', at = node) =>
  at.call(practiceApi.issueByPracticeIssuer, {
    params: { issuer } as never,
    body: { credential, ...(options && { options }) } as never,
  })

async function issued(issuer: string, credential = draft): Promise<JsonObject> {
  const answer = await issue(credential, undefined, issuer)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { readonly verifiableCredential: JsonObject }).verifiableCredential
}

describe('practice issuers', () => {
  it('are listed with their did:key, suite and addresses', async () => {
    const { issuers } = await node.ask(practiceApi.listPracticeIssuers)
    expect(issuers.map(({ name }) => name)).toEqual(practiceIssuerNames)
    const prefixes = { Ed25519: 'did:key:z6Mk', 'P-256': 'did:key:zDna', 'P-384': 'did:key:z82L' }
    for (const { id, keyType, name, issueUrl, proveUrl } of issuers) {
      expect(id.startsWith(prefixes[keyType])).toBe(true)
      expect(issueUrl).toBe(`${node.context.config.origin}/practice-issuers/${name}/credentials/issue`)
      expect(proveUrl === null).toBe(!signsPresentations(name))
    }
  })

  it('have the same keys whenever they are asked', async () => {
    expect(await node.ask(practiceApi.listPracticeIssuers)).toEqual(await node.ask(practiceApi.listPracticeIssuers))
    expect(await node.context.db`select key_type from practice_key order by 1`).toHaveLength(3)
  })

  it.each([
    practiceApi.listPracticeIssuers,
    practiceApi.issueForPractice,
    practiceApi.issueByPracticeIssuer,
    practiceApi.proveForPractice,
    practiceApi.proveByPracticeIssuer,
    practiceApi.showPracticeStatusList,
  ])('are not there where nobody practises: $id', async (endpoint) => {
    const body = { credential: draft, presentation: {} }
    const answer = await quiet.call(endpoint, {
      params: { issuer: 'bitstring-status-list' } as never,
      ...(endpoint.method === 'POST' && { body: body as never }),
    })
    expect(await refusalOf(answer)).toEqual([404, 'practice.switched-off'])
    expect(await quiet.context.db`select 1 from practice_key`).toHaveLength(0)
  })
})

describe('a credential of a practice issuer', () => {
  it.each(practiceIssuerNames.filter((name) => name !== 'ecdsa-sd-2023'))(
    'of %s is proven, and known as practice',
    async (name) => {
      const report = await verifyDocument(node.context, await issued(name))
      expect(report.checks.slice(0, 4).map(({ reason }) => reason)).toEqual([
        'readable.read',
        'proof.verified',
        'issuer.practice',
        name === 'bitstring-status-list' ? 'status.in-force' : 'status.not-used',
      ])
      expect([report.verdict, report.verified]).toEqual(['practice', false])
    },
  )

  it('is known as practice also after practising was switched off', async () => {
    const credential = await issued('eddsa-rdfc-2022')
    const switchedOff = { ...node.context, config: { ...node.context.config, hasPracticeIssuers: false } }
    expect((await verifyDocument(switchedOff, credential)).verdict).toBe('practice')
  })

  it('is not valid for a node that does not know its issuer', async () => {
    const report = await verifyDocument(quiet.context, await issued('eddsa-rdfc-2022'))
    expect([report.verdict, report.verified]).toEqual(['valid_issuer_uncheckable', false])
  })

  it('counts on no pathway, whoever keeps it', async () => {
    const learner = await node.signIn('practising@example.org')
    await node.ask(holdingApi.addCredential, { as: learner, body: { document: await issued('ecdsa-jcs-2019') } })
    const evidence = await listWalletEvidence(node.context.db, learner.accountId)
    expect(evidence).toMatchObject([{ kind: 'credential', status: 'unproven' }])
  })

  it('leaves a record and two events of the node, and nothing of what it says', async () => {
    const { db } = node.context
    const count = async () => (await db`select 1 from practice_signature where signed_at is not null`).length
    const before = await count()
    await issued('ecdsa-rdfc-2019', { ...draft, name: 'Nobody keeps this' })
    expect(await count()).toBe(before + 1)
    const events = await db`
      select action from audit_event where subject_id in (select signature_id::text from practice_signature order by 1 desc limit 1)
      order by event_id`
    expect(events.map(({ action }) => action)).toEqual(['practice-credential.written', 'practice-credential.signed'])
    const [kept] =
      await db`select row_to_json(s)::text as text from practice_signature s order by signature_id desc limit 1`
    expect(String(kept?.['text'])).not.toContain('Nobody')
  })

  it.each<readonly [string, JsonObject, object | undefined, string, number, string]>([
    [
      'that would be a status list',
      { ...draft, type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      undefined,
      'eddsa-jcs-2022',
      403,
      'permission.denied',
    ],
    [
      'that would be a decision',
      { ...draft, type: ['VerifiableCredential', 'RecognitionDecisionCredential'] },
      undefined,
      'ecdsa-sd-2023',
      403,
      'permission.denied',
    ],
    [
      'of another issuer',
      { ...draft, issuer: 'did:web:northshore.example' },
      undefined,
      'ecdsa-jcs-2019',
      400,
      'credential.issuer-mismatch',
    ],
    ['that has a proof', { ...draft, proof: {} }, undefined, 'eddsa-rdfc-2022', 400, 'credential.proof-present'],
    [
      'with a pointer to nothing',
      draft,
      { mandatoryPointers: ['/non/existent/path'] },
      'ecdsa-sd-2023',
      400,
      'proof.pointer-not-found',
    ],
    [
      'with a pointer that is none',
      draft,
      { mandatoryPointers: ['issuer'] },
      'ecdsa-sd-2023',
      400,
      'proof.pointer-malformed',
    ],
    ['with pointers that are no texts', draft, { mandatoryPointers: [1] }, 'ecdsa-sd-2023', 400, 'request.invalid'],
    ['of an issuer that nobody has', draft, undefined, 'ed25519-2020', 400, 'request.invalid'],
  ])('%s is refused', async (_, credential, options, issuer, status, code) => {
    expect(await refusalOf(await issue(credential, options, issuer))).toEqual([status, code])
  })

  it('counts against the limit of whoever asks without an account', async () => {
    const limited = await createTestNode({
      hasPracticeIssuers: true,
      limits: { verificationsPerMinute: 1, trustedProxies: 0 },
    })
    try {
      expect((await issue(draft, undefined, 'eddsa-rdfc-2022', limited)).status).toBe(201)
      const second = await issue(draft, undefined, 'eddsa-rdfc-2022', limited)
      expect(await refusalOf(second)).toEqual([429, 'request.rate-limited'])
    } finally {
      await limited.close()
    }
  })
})
