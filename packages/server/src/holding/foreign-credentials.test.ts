import type { JsonObject } from '@meshe/credentials/json'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { refusalOf } from '../issuance/issuance-fixtures.ts'
import { createFederation, eventually, type TestFederation } from '../testing/test-federation.ts'
import { type Caller, createTestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'

const params = { institution: 'northshore' }
let network: TestFederation<'northshore' | 'montana'>
let officer: Caller
let microCredentialId: string

beforeAll(async () => {
  network = await createFederation(['northshore', 'montana'])
  const { node, institution } = network.members.northshore
  officer = await node.signIn('officer@northshore.example', institution, ['issuing-officer'])
  microCredentialId = (await publishMicroCredential(node, institution)).id
})
afterAll(() => network.close())

/** Awards at Northshore and answers what its learner downloads there. */
async function awardThere(
  email: string,
): Promise<{ awardId: string; badge: JsonObject; european: JsonObject; token: string }> {
  const { node } = network.members.northshore
  const list = { rows: [{ givenName: 'Maja', familyName: 'Demo', email }] }
  const batch = await node.ask(issuanceApi.createAwardBatch, { params, as: officer, body: { microCredentialId, list } })
  const award = await eventually(async () => {
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    return shown.awards.find(({ state }) => state === 'issued')
  })
  const documents = await node.context.db<{ format: string; document: string }[]>`
    select format, document from credential where award_id = ${award.id}`
  const textOf = (format: string) => documents.find((signed) => signed.format === format)?.document ?? '{}'
  return {
    awardId: award.id,
    badge: JSON.parse(textOf('open-badges-3.0')),
    european: JSON.parse(textOf('european-digital-credential')),
    token: textOf('sd-jwt-vc'),
  }
}

describe('a credential of another node', () => {
  it('is kept with its other encodings, and apart from what somebody else was awarded', async () => {
    const { node } = network.members.montana
    const { badge, european, token } = await awardThere('twin@learner.example')
    const other = await awardThere('other@learner.example')
    const as = await node.signIn('twin@learner.example')
    const first = await node.ask(holdingApi.addCredential, { as, body: { document: european } })
    expect(first.report.verdict).toBe('valid')
    const second = await node.ask(holdingApi.addCredential, { as, body: { document: JSON.stringify(badge) } })
    expect([second.id, second.formats]).toEqual([first.id, ['open-badges-3.0', 'european-digital-credential']])
    const asToken = await node.ask(holdingApi.addCredential, { as, body: { document: token } })
    expect(asToken.id).toBe(first.id)
    expect(asToken.formats).toEqual(['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc'])
    const third = await node.ask(holdingApi.addCredential, { as, body: { document: other.badge } })
    expect(third.id).not.toBe(first.id)
  })

  it('shows soon that its issuer withdrew it, and is kept all the same', async () => {
    const { node } = network.members.montana
    const { awardId, badge } = await awardThere('withdrawn@learner.example')
    const as = await node.signIn('withdrawn@learner.example')
    await network.members.northshore.node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: officer,
      body: { reason: 'The marks were mixed up.' },
    })
    const held = await node.ask(holdingApi.addCredential, { as, body: { document: badge } })
    expect(['withdrawn', 'valid']).toContain(held.report.verdict)
    await node.context.db`delete from status_list_copy`
    const shown = await node.ask(holdingApi.showHeldCredential, { params: { credential: held.id }, as })
    expect(shown.report.verdict).toBe('withdrawn')
  })

  it('as a token is proven by the keys at its address, and withdrawn as soon', async () => {
    const { node } = network.members.montana
    const { awardId, token } = await awardThere('token@learner.example')
    const as = await node.signIn('token@learner.example')
    const held = await node.ask(holdingApi.addCredential, { as, body: { document: token } })
    expect(held.report).toMatchObject({
      verdict: 'valid',
      format: 'sd-jwt-vc',
      issuer: { id: network.members.northshore.institution.did, confirmedName: 'Northshore University (demo)' },
      content: { holderName: 'Maja Demo', ects: 5 },
    })
    await network.members.northshore.node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: officer,
      body: { reason: 'The marks were mixed up.' },
    })
    const third = await createTestNode({ now: new Date(), trustedOrigins: node.context.config.trustedOrigins })
    const { verdict } = await verifyDocument(third.context, token)
    await third.close()
    expect(verdict).toBe('withdrawn')
  })

  it('is refused where one word of it was changed', async () => {
    const { node } = network.members.montana
    const { badge } = await awardThere('changed@learner.example')
    const as = await node.signIn('changed@learner.example')
    const answer = await node.call(holdingApi.addCredential, {
      as,
      body: { document: { ...badge, name: 'Doctorate' } },
    })
    expect(await refusalOf(answer)).toEqual([422, 'holding.credential-changed'])
  })

  it('is kept with what it says when its issuer cannot be asked', async () => {
    const { node } = network.members.montana
    const { badge } = await awardThere('offline@learner.example')
    const as = await node.signIn('offline@learner.example')
    const held = await node.ask(holdingApi.addCredential, {
      as,
      body: { document: { ...badge, issuer: unreachable(badge), proof: reseal(badge) } },
    })
    expect(held.report.verdict).toBe('key_uncheckable')
    expect(held.report.content).toBeNull()
    expect(held.content.title).not.toEqual({})
  })
})

const gone = 'did:web:gone.invalid:institutions:nobody'

function unreachable(badge: JsonObject): JsonObject {
  return { ...(badge['issuer'] as JsonObject), id: gone }
}

function reseal(badge: JsonObject): JsonObject {
  return { ...(badge['proof'] as JsonObject), verificationMethod: `${gone}#key-1` }
}
