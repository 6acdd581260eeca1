/** The third encoding of an award: an SD-JWT VC with a status list of its own kind, under the address of the institution. */
import { decodeCompactJws, decodeHeader, readClaims } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { presentSdJwt, splitSdJwt } from '@meshe/credentials/sd-jwt'
import { microCredentialType } from '@meshe/credentials/sd-jwt-vc'
import { statusListMediaType } from '@meshe/credentials/status'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../keys/node-cryptography.ts'
import type { TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { createIssuingNode, type IssuingNode, refusalOf } from './issuance-fixtures.ts'
import { signAwards } from './sign-awards.ts'

const unknownId = '0198c0de-0000-7000-8000-00000000000f'
let issuing: IssuingNode
let node: TestNode
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

async function tokenOf(awardId: string): Promise<string> {
  const found = (await issuing.documentsOf(awardId)).find(({ format }) => format === 'sd-jwt-vc')
  return found?.document ?? ''
}

function open(token: string): { header: JsonObject; claims: JsonObject } {
  const { jwt } = splitSdJwt(token)
  return { header: decodeHeader(jwt.split('.')[0] ?? ''), claims: readClaims(decodeCompactJws(jwt).payload) }
}

const base = () => `https://${new URL(node.context.config.origin).host}`

async function listOf(token: string) {
  const { status_list: reference } = open(token).claims['status'] as { status_list: { uri: string; idx: number } }
  const list = reference.uri.split('/').at(-1) ?? ''
  return {
    ...reference,
    list,
    show: () => node.call(issuanceApi.showTokenStatusList, { params: { institution: 'northshore', list } }),
  }
}

describe('an award as a token', () => {
  it('is signed with ES256 under the https address of the institution', async () => {
    const { awardId } = await issuing.awardOne()
    const { header, claims } = open(await tokenOf(awardId))
    expect(header).toMatchObject({ alg: 'ES256', typ: 'dc+sd-jwt', kid: `${issuing.northshore.did}#token-key-1` })
    expect(claims).toMatchObject({
      vct: microCredentialType,
      iss: `${base()}/institutions/northshore`,
      jti: `urn:uuid:${awardId}`,
      title: { en: 'Data literacy for nurses' },
    })
    expect(claims['cnf']).toBeUndefined()
    for (const kept of ['given_name', 'family_name', 'email']) expect(claims[kept]).toBeUndefined()
  })

  it('names what it loses, and says the same as the other encodings', async () => {
    const { awardId } = await issuing.awardOne()
    const signed = await issuing.documentsOf(awardId)
    expect(signed.at(-1)?.losses.map(({ path, kind }) => [path, kind])).toEqual([['learner.email', 'no-term']])
    const [, european, token] = await issuing.reportsOf(awardId)
    expect(token?.verdict).toBe(european?.verdict)
    for (const member of ['title', 'ects', 'eqf', 'holderName', 'achievementId', 'learningOutcomes'] as const) {
      expect(token?.content?.[member]).toEqual(european?.content?.[member])
    }
  })

  it('shows what its holder chooses, in force or withdrawn all the same', async () => {
    const { awardId } = await issuing.awardOne()
    const shown = await presentSdJwt(await tokenOf(awardId), { cryptography, disclose: [['given_name']] })
    const before = await verifyDocument(node.context, shown)
    expect(before).toMatchObject({ verdict: 'valid_issuer_uncheckable', format: 'sd-jwt-vc' })
    expect(JSON.stringify(before.content)).not.toContain('Demo')
    await issuing.revoke(awardId)
    expect((await verifyDocument(node.context, shown)).verdict).toBe('withdrawn')
  })

  it('that was changed is not the original', async () => {
    const { awardId } = await issuing.awardOne()
    const [head, payload, ...rest] = (await tokenOf(awardId)).split('.')
    const claims = { ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), title: { en: 'Doctor' } }
    const changed = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), ...rest].join('.')
    expect(await verifyDocument(node.context, changed)).toMatchObject({ verdict: 'changed', content: null })
  })

  it('signed by a key that its issuer does not show is not believed', async () => {
    const { awardId } = await issuing.awardOne()
    const token = await tokenOf(awardId)
    const { institutionId } = issuing.northshore
    const { db } = node.context
    await db`update institution_key set fragment = 'token-key-9' where institution_id = ${institutionId} and algorithm = 'P-256'`
    const report = await verifyDocument(node.context, token)
    await db`update institution_key set fragment = 'token-key-1' where institution_id = ${institutionId} and algorithm = 'P-256'`
    expect(report).toMatchObject({ content: null, issuer: null })
    expect(['changed', 'key_uncheckable']).toContain(report.verdict)
  })

  it('is not given to an award that was written without a place in a list', async () => {
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf([issuing.somebody()]))
    await node.context.db`
      delete from status_entry e using award a where e.award_id = a.award_id and a.batch_id = ${batch.id} and format = 'sd-jwt-vc'`
    expect(await signAwards(node.context)).toBe(1)
    const { awards } = await node.ask(issuanceApi.showAwardBatch, {
      params: { institution: 'northshore', batch: batch.id },
      as: issuing.officer,
    })
    expect(Object.keys(awards[0]?.losses ?? {})).toEqual(['open-badges-3.0', 'european-digital-credential'])
  })
})

describe('the status list for tokens', () => {
  it('is a token of the institution, public, signed once for each change', async () => {
    const { awardId } = await issuing.awardOne()
    const { uri, show } = await listOf(await tokenOf(awardId))
    expect(uri).toMatch(new RegExp(`^${base()}/institutions/northshore/token-status/[0-9a-f-]{36}$`))
    const first = await show()
    expect(first.headers.get('content-type')).toBe(statusListMediaType)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const text = await first.text()
    const { header, payload } = decodeCompactJws(text)
    expect(header).toMatchObject({ alg: 'ES256', typ: 'statuslist+jwt', kid: `${issuing.northshore.did}#token-key-1` })
    const now = Math.floor(node.context.clock().getTime() / 1000)
    expect(readClaims(payload, { maxBytes: 1_000_000 })).toMatchObject({
      iss: `${base()}/institutions/northshore`,
      sub: uri,
      iat: now,
      exp: now + 72 * 3600,
      ttl: 30,
      status_list: { bits: 1 },
    })
    expect(await (await show()).text()).toBe(text)
    await issuing.revoke(awardId)
    expect(await (await show()).text()).not.toBe(text)
  })

  it('is not there for a list or a university that nobody knows', async () => {
    const { awardId } = await issuing.awardOne()
    const { list } = await listOf(await tokenOf(awardId))
    await node.institution('montana', 'SI')
    for (const params of [
      { institution: 'northshore', list: unknownId },
      { institution: 'montana', list },
    ]) {
      const answer = await node.call(issuanceApi.showTokenStatusList, { params })
      expect(await refusalOf(answer)).toEqual([404, 'issuance.status-list-not-found'])
    }
    const nobody = await node.call(issuanceApi.showTokenStatusList, { params: { institution: 'nowhere', list } })
    expect(await refusalOf(nobody)).toEqual([404, 'institution.not-found'])
  })
})
