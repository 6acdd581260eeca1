import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { createIssuingNode, type IssuingNode, params, reasonsOf, refusalOf } from './issuance-fixtures.ts'

let issuing: IssuingNode
let node: TestNode
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

describe('a credential that the caller composed', () => {
  const draft = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:learner' },
  }
  const issue = (credential: Record<string, unknown>) =>
    node.call(issuanceApi.issueCredential, { params, as: issuing.officer, body: { credential } })

  it('may hold signs that a database finds hard', async () => {
    const name = 'a\u0000b'
    expect((await issue({ ...draft, name })).status).toBe(201)
  })

  it('is signed with the key of the institution, and its record stands', async () => {
    const answer = await node.ask(issuanceApi.issueCredential, {
      params,
      as: issuing.officer,
      body: { credential: draft },
    })
    const report = await verifyDocument(node.context, answer.verifiableCredential)
    expect(reasonsOf([report], 'unchanged')).toEqual(['proof.verified'])
    expect(answer.verifiableCredential['issuer']).toBe(issuing.northshore.did)
    const records = await node.context.db`select document from composed_credential where signed_at is not null`
    expect(records.map((record) => JSON.parse(String(record['document'])))).toContainEqual(answer.verifiableCredential)
  })

  it('is signed with the suite that the caller names, and with no other that is not of its key', async () => {
    const signWith = (cryptosuite: string) =>
      node.call(issuanceApi.issueCredential, {
        params,
        as: issuing.officer,
        body: { credential: draft, options: { cryptosuite } } as never,
      })
    const answer = await signWith('eddsa-jcs-2022')
    expect(answer.status).toBe(201)
    const { verifiableCredential } = (await answer.json()) as { readonly verifiableCredential: Record<string, unknown> }
    expect(verifiableCredential['proof']).toMatchObject({ cryptosuite: 'eddsa-jcs-2022' })
    const report = await verifyDocument(node.context, verifiableCredential)
    expect(reasonsOf([report], 'unchanged')).toEqual(['proof.verified'])
    for (const cryptosuite of ['ecdsa-rdfc-2019', 'ecdsa-sd-2023', 'Ed25519Signature2020', 'none', '']) {
      expect(await refusalOf(await signWith(cryptosuite))).toEqual([400, 'request.invalid'])
    }
  })

  it.each([
    ['that has a proof already', { ...draft, proof: {} }, 400, 'credential.proof-present'],
    ['of another issuer', { ...draft, issuer: 'did:web:other.example' }, 400, 'credential.issuer-mismatch'],
    [
      'of another issuer as an object',
      { ...draft, issuer: { id: 'did:web:other.example' } },
      400,
      'credential.issuer-mismatch',
    ],
    ['of an issuer without id', { ...draft, issuer: { name: 'Northshore' } }, 400, 'credential.malformed'],
    [
      'with a word that means nothing',
      { ...draft, credentialSubject: { id: 'did:example:a', shoeSize: 44 } },
      400,
      'credential.undefined-term',
    ],
    [
      'with a context that nobody knows',
      { ...draft, '@context': [...draft['@context'], 'https://evil.example/v1'] },
      400,
      'credential.context-unknown',
    ],
    [
      'that ends before it starts',
      { ...draft, validFrom: '2027-02-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' },
      400,
      'credential.valid-until-before-valid-from',
    ],
    ['without a subject', { '@context': draft['@context'], type: draft.type }, 400, 'credential.malformed'],
    ['without the type', { ...draft, type: ['Thing'] }, 400, 'credential.malformed'],
    [
      'without a context',
      { type: draft.type, credentialSubject: draft.credentialSubject },
      400,
      'credential.malformed',
    ],
    ['with a day instead of a moment', { ...draft, validFrom: '2027-01-01' }, 400, 'credential.malformed'],
    [
      'that would be a status list',
      { ...draft, type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      403,
      'permission.denied',
    ],
    [
      'that would be a decision',
      { ...draft, type: ['VerifiableCredential', 'RecognitionDecisionCredential'] },
      403,
      'permission.denied',
    ],
  ])('is refused %s, and nothing is recorded', async (_, credential, status, code) => {
    const count = async () => (await node.context.db`select 1 from composed_credential`).length
    const before = await count()
    expect(await refusalOf(await issue(credential))).toEqual([status, code])
    expect(await count()).toBe(before)
  })
})

describe('the DID document of an institution', () => {
  it('is public and names the keys that sign', async () => {
    const answer = await node.call(issuanceApi.showDidDocument, { params })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({
      id: issuing.northshore.did,
      assertionMethod: [`${issuing.northshore.did}#key-1`, `${issuing.northshore.did}#token-key-1`],
    })
    const nobody = await node.call(issuanceApi.showDidDocument, { params: { institution: 'nowhere' } })
    expect(await refusalOf(nobody)).toEqual([404, 'institution.not-found'])
  })
})
