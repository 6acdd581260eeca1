/** Keys of institutions: one of each kind, published where verifiers look, former ones too. */
import { findIssuerKey, issuerMetadataUrl } from '@meshe/credentials/issuer-keys'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../keys/node-cryptography.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { addMissingKeys, institutionSigner, issuerAddressOf } from './institution-keys.ts'
import { type Institution, insertInstitutionKey, listInstitutionKeys } from './institution-store.ts'

let node: TestNode
let northshore: Institution
beforeAll(async () => {
  node = await createTestNode({ origin: 'https://node.example' })
  northshore = await node.institution('northshore')
})
afterAll(() => node.close())

const metadata = async (institution = 'northshore') =>
  (await node.call(issuanceApi.showIssuerMetadata, { params: { institution } })).json() as Promise<JsonObject>

function keysOf({ jwks }: JsonObject): JsonObject[] {
  return isJsonObject(jwks) ? (jwks['keys'] as JsonObject[]) : []
}

async function auditedActions(institutionId: string): Promise<string[]> {
  const rows = await node.context.db<{ action: string }[]>`
    select action from audit_event where institution_id = ${institutionId} order by at, event_id`
  return rows.map(({ action }) => action)
}

describe('an institution', () => {
  it('has a key for proofs and one for tokens from the beginning', async () => {
    const keys = await listInstitutionKeys(node.context.db, northshore.institutionId)
    expect(keys.map(({ fragment, algorithm }) => [fragment, algorithm]).sort()).toEqual([
      ['key-1', 'Ed25519'],
      ['token-key-1', 'P-256'],
    ])
    expect((await institutionSigner(node.context, northshore)).algorithm).toBe('EdDSA')
    expect((await institutionSigner(node.context, northshore, 'P-256')).algorithm).toBe('ES256')
  })

  it('shows both in its DID document, and the one for tokens in its metadata', async () => {
    const document = await node.ask(issuanceApi.showDidDocument, { params: { institution: 'northshore' } })
    const methods = document['verificationMethod'] as { id: string }[]
    expect(methods.map(({ id }) => id.split('#')[1]).sort()).toEqual(['key-1', 'token-key-1'])
    const shown = await metadata()
    expect(shown['issuer']).toBe('https://node.example/institutions/northshore')
    expect(keysOf(shown)).toMatchObject([
      { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: `${northshore.did}#token-key-1` },
    ])
    expect(JSON.stringify(shown)).not.toContain('"d"')
  })

  it.each([
    ['address', () => issuerAddressOf(northshore)],
    ['DID', () => northshore.did],
  ])('is found by its %s with the key that signs', async (_, issuerOf) => {
    const { verificationMethod: kid } = await institutionSigner(node.context, northshore, 'P-256')
    const { path } = issuanceApi.showIssuerMetadata
    expect(issuerMetadataUrl(issuerAddressOf(northshore))).toBe(
      `https://node.example${path.replace('{institution}', 'northshore')}`,
    )
    const { key } = await findIssuerKey(
      issuerOf(),
      { alg: 'ES256', kid },
      {
        now: node.context.clock(),
        cryptography,
        fetchText: async () => ({ text: JSON.stringify(await metadata()), readAt: node.context.clock() }),
        resolveDid: () => node.ask(issuanceApi.showDidDocument, { params: { institution: 'northshore' } }) as never,
      },
    )
    expect(key.key.algorithm).toBe('P-256')
  })

  it('keeps showing a key that is not in use any more, and signs with the new one', async () => {
    const { db, keys, clock } = node.context
    const { institutionId } = await node.institution('hillside')
    const now = new Date(clock().getTime() + 1000)
    await db.begin(async (tx) => {
      await insertInstitutionKey(tx as never, institutionId, {
        fragment: 'token-key-2',
        key: keys.generate('P-256'),
        now,
      })
      await tx`update institution_key set retired_at = ${now} where institution_id = ${institutionId} and fragment = 'token-key-1'`
    })
    const kids = keysOf(await metadata('hillside')).map(({ kid }) => String(kid).split('#')[1])
    expect(kids).toEqual(['token-key-2', 'token-key-1'])
    const hillside = { institutionId, did: 'did:web:node.example:institutions:hillside' }
    expect((await institutionSigner(node.context, hillside, 'P-256')).verificationMethod).toMatch(/#token-key-2$/)
    expect((await institutionSigner(node.context, hillside)).verificationMethod).toMatch(/#key-1$/)
  })

  it('without a key in use cannot sign', async () => {
    const lakeside = await node.institution('lakeside')
    await node.context
      .db`update institution_key set retired_at = now() where institution_id = ${lakeside.institutionId}`
    await expect(institutionSigner(node.context, lakeside, 'P-256')).rejects.toMatchObject({ code: 'key.unsupported' })
  })

  it('that is unknown shows nothing', async () => {
    const answer = await node.call(issuanceApi.showIssuerMetadata, { params: { institution: 'nowhere' } })
    expect(answer.status).toBe(404)
  })
})

describe('an institution of an earlier version', () => {
  it('gets the key that it lacks once, and the audit says so', async () => {
    const { db } = node.context
    const { institutionId } = await node.institution('riverside')
    await db`delete from institution_key where institution_id = ${institutionId} and algorithm = 'P-256'`
    await Promise.all([addMissingKeys(node.context), addMissingKeys(node.context)])
    const keys = await listInstitutionKeys(db, institutionId)
    expect(keys.map(({ algorithm }) => algorithm).sort()).toEqual(['Ed25519', 'P-256'])
    expect((await auditedActions(institutionId)).filter((action) => action === 'institution.key-added')).toHaveLength(1)
  })
})
