import type { JsonObject } from '@meshe/credentials/json'
import { accountsApi } from '@meshe/domain/accounts'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIssuingNode, type IssuingNode, refusalOf, start } from '../issuance/issuance-fixtures.ts'
import type { Caller, TestNode } from '../testing/test-node.ts'
import { findHeldDocuments, listHeldEvidence, storeHeldCredential } from './holding-service.ts'

const dayMs = 24 * 3600_000
let issuing: IssuingNode
let node: TestNode

beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

async function mailsTo(email: string): Promise<string[]> {
  return (await issuing.mailsTo(email)).map((mail) => mail.text)
}

/** Awards to somebody new and answers the token of the mail. */
async function award(): Promise<{ email: string; token: string; awardId: string }> {
  const { awardId, email } = await issuing.awardOne()
  return { email, awardId, token: /\/c\/([\w-]+)/.exec((await mailsTo(email))[0] ?? '')?.[1] ?? '' }
}

/** Uses the newest sign-in link of an address and answers the new session and where it leads. */
async function useMailLink(email: string): Promise<{ as: Caller; returnTo: string | null }> {
  const token = /sign-in#([\w-]+)/.exec((await mailsTo(email)).join('\n'))?.[1] ?? ''
  const answer = await node.call(accountsApi.signIn, { body: { token } })
  const { returnTo, session } = accountsApi.signIn.answer.parse(await answer.json())
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { as: { cookie, accountId: session.account?.id ?? '' }, returnTo }
}

describe('a claim link', () => {
  it('shows the credential before any sign-up, and what each encoding loses', async () => {
    const { token, email } = await award()
    const claim = await node.ask(holdingApi.showClaim, { params: { token } })
    expect(claim.state).toBe('open')
    expect(claim.content?.title['en']).toBe('Data literacy for nurses')
    expect(claim.content?.ects).toBe(5)
    expect(claim.emailHint).toBe(`p…@${email.split('@')[1]}`)
    expect(claim.formats.map(({ format }) => format)).toEqual([
      'open-badges-3.0',
      'european-digital-credential',
      'sd-jwt-vc',
    ])
    expect(claim.heldCredentialId).toBeNull()
  })

  it('gives the documents exactly as they were signed', async () => {
    const { token, awardId } = await award()
    for (const format of ['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc'] as const) {
      const answer = await node.call(holdingApi.downloadClaim, { params: { token, format } })
      const [row] = await node.context.db<{ document: string }[]>`
        select document from credential where award_id = ${awardId} and format = ${format}`
      expect(await answer.text()).toBe(row?.document)
    }
    const other = await node.call(holdingApi.downloadClaim, { params: { token, format: 'recognition-decision' } })
    expect(await refusalOf(other)).toEqual([404, 'holding.document-not-found'])
  })

  it('is kept at once by the signed-in owner of the address, and a second click opens it', async () => {
    const { token, email } = await award()
    const owner = await node.signIn(email)
    const kept = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    expect(kept.outcome).toBe('kept')
    const again = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    expect(again).toEqual(kept)
    const claim = await node.ask(holdingApi.showClaim, { params: { token }, as: owner })
    expect([claim.state, claim.heldCredentialId]).toEqual(['kept', kept.outcome === 'kept' && kept.heldCredentialId])
    const { credentials } = await node.ask(holdingApi.listHeldCredentials, { as: owner })
    expect(credentials.map(({ formats, source }) => [formats, source])).toEqual([
      [['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc'], 'claimed'],
    ])
    expect(credentials[0]?.report.checks.find(({ check }) => check === 'same-person')?.reason).toBe(
      'holder.email-matches',
    )
  })

  it('is kept by the mail link of the award, which leads to the credential', async () => {
    const { token, email, awardId } = await award()
    const answer = await node.ask(holdingApi.keepClaim, { params: { token }, body: {} })
    expect(answer.outcome).toBe('mail-sent')
    const { as, returnTo } = await useMailLink(email)
    const { credentials } = await node.ask(holdingApi.listHeldCredentials, { as })
    expect(returnTo).toBe(`/me/credentials/${credentials[0]?.id}`)
    const shown = await node.ask(issuanceApi.showAward, {
      params: { institution: 'northshore', award: awardId },
      as: issuing.officer,
    })
    expect([shown.state, shown.claimedAt]).toEqual(['kept', start.toISOString()])
  })

  it('goes to another address only through the mail of that address, and this is recorded', async () => {
    const { token, awardId } = await award()
    const other = await node.signIn('private@elsewhere.example')
    const email = 'Private@elsewhere.example'
    const answer = await node.ask(holdingApi.keepClaim, { params: { token }, as: other, body: { email } })
    expect(answer).toEqual({ outcome: 'mail-sent', emailHint: 'p…@elsewhere.example' })
    expect((await node.ask(holdingApi.listHeldCredentials, { as: other })).credentials).toEqual([])
    const { as } = await useMailLink('private@elsewhere.example')
    expect((await node.ask(holdingApi.listHeldCredentials, { as })).credentials).toHaveLength(1)
    const events = await node.context.db<{ action: string }[]>`
      select action from audit_event where subject_id = ${awardId} order by action`
    expect(events.map(({ action }) => action)).toEqual(['award.claimed-by-other-address', 'award.issued'])
  })

  it('is not kept by two accounts', async () => {
    const { token, email } = await award()
    await node.ask(holdingApi.keepClaim, { params: { token }, as: await node.signIn(email), body: {} })
    const other = await node.signIn('second@elsewhere.example')
    const refused = await node.call(holdingApi.keepClaim, { params: { token }, as: other, body: {} })
    expect(await refusalOf(refused)).toEqual([409, 'holding.claim-already-kept'])
    await node.ask(holdingApi.keepClaim, { params: { token }, body: { email: 'second@elsewhere.example' } })
    const { as, returnTo } = await useMailLink('second@elsewhere.example')
    expect(returnTo).toBeNull()
    expect((await node.ask(holdingApi.listHeldCredentials, { as })).credentials).toEqual([])
  })

  it('ends after 180 days, shows nothing any more, and sends a new one to the address of the award', async () => {
    const { token, email } = await award()
    node.setNow(new Date(start.getTime() + 181 * dayMs))
    const claim = await node.ask(holdingApi.showClaim, { params: { token } })
    expect([claim.state, claim.content]).toEqual(['expired', null])
    const download = await node.call(holdingApi.downloadClaim, { params: { token, format: 'open-badges-3.0' } })
    expect(await refusalOf(download)).toEqual([410, 'holding.claim-expired'])
    const keep = await node.call(holdingApi.keepClaim, { params: { token }, body: {} })
    expect(await refusalOf(keep)).toEqual([410, 'holding.claim-expired'])
    await node.ask(holdingApi.renewClaim, { params: { token } })
    await node.ask(holdingApi.renewClaim, { params: { token } })
    const mails = (await mailsTo(email)).filter((text) => text.includes('/c/'))
    expect(mails).toHaveLength(2)
    const renewed = /\/c\/([\w-]+)/.exec(mails[0] ?? '')?.[1] ?? ''
    expect((await node.ask(holdingApi.showClaim, { params: { token: renewed } })).state).toBe('open')
    await node.ask(holdingApi.renewClaim, { params: { token } })
    expect(await refusalOf(await node.call(holdingApi.renewClaim, { params: { token } }))).toEqual([
      429,
      'request.rate-limited',
    ])
    node.setNow(start)
  })

  it('to a withdrawn award says so and is not kept', async () => {
    const { token, email, awardId } = await award()
    await node.ask(holdingApi.keepClaim, { params: { token }, body: {} })
    await issuing.revoke(awardId)
    expect((await node.ask(holdingApi.showClaim, { params: { token } })).state).toBe('withdrawn')
    for (const endpoint of [holdingApi.keepClaim, holdingApi.renewClaim]) {
      const body = endpoint === holdingApi.keepClaim ? { body: {} } : {}
      const answer = await node.call(endpoint as typeof holdingApi.keepClaim, { params: { token }, ...body })
      expect(await refusalOf(answer)).toEqual([410, 'holding.claim-withdrawn'])
    }
    const mail = (await mailsTo(email)).find((text) => text.includes('sign-in#')) ?? ''
    const signedIn = await node.call(accountsApi.signIn, { body: { token: /#([\w-]+)/.exec(mail)?.[1] ?? '' } })
    expect(signedIn.status).toBe(201)
  })

  it('that nobody made leads nowhere', async () => {
    const params = { token: 'A'.repeat(43) }
    expect(await refusalOf(await node.call(holdingApi.showClaim, { params }))).toEqual([404, 'holding.claim-not-found'])
    expect(await refusalOf(await node.call(holdingApi.keepClaim, { params, body: {} }))).toEqual([
      404,
      'holding.claim-not-found',
    ])
    expect(await refusalOf(await node.call(holdingApi.renewClaim, { params }))).toEqual([
      404,
      'holding.claim-not-found',
    ])
    const malformed = await node.call(holdingApi.showClaim, { params: { token: 'short' } })
    expect(await refusalOf(malformed)).toEqual([400, 'request.invalid'])
  })

  it('is taken once by a hundred requests at the same time', async () => {
    const { token, email } = await award()
    const owner = await node.signIn(email)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await node.ask(holdingApi.listHeldCredentials, { as: owner })).credentials).toHaveLength(1)
  })
})

describe('the wallet', () => {
  async function documentsOf(token: string): Promise<Record<'badge' | 'european', JsonObject>> {
    const read = async (format: 'open-badges-3.0' | 'european-digital-credential') =>
      (await (await node.call(holdingApi.downloadClaim, { params: { token, format } })).json()) as JsonObject
    return { badge: await read('open-badges-3.0'), european: await read('european-digital-credential') }
  }

  it('keeps encodings of one award together and each document once', async () => {
    const { token } = await award()
    const { badge, european } = await documentsOf(token)
    const as = await node.signIn('wallet@elsewhere.example')
    const first = await node.ask(holdingApi.addCredential, { as, body: { document: badge } })
    const same = await node.ask(holdingApi.addCredential, { as, body: { document: JSON.stringify(badge) } })
    const other = await node.ask(holdingApi.addCredential, { as, body: { document: european } })
    expect([same.id, other.id]).toEqual([first.id, first.id])
    expect(other.formats).toEqual(['open-badges-3.0', 'european-digital-credential'])
    expect((await node.ask(holdingApi.listHeldCredentials, { as })).credentials).toHaveLength(1)
  })

  it('sees that a credential was withdrawn after it was kept', async () => {
    const { token, email, awardId } = await award()
    const owner = await node.signIn(email)
    const kept = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    const id = kept.outcome === 'kept' ? kept.heldCredentialId : ''
    const before = await node.ask(holdingApi.showHeldCredential, { params: { credential: id }, as: owner })
    expect(before.report.checks.find(({ check }) => check === 'in-force')?.reason).toBe('status.in-force')
    await issuing.revoke(awardId)
    const after = await node.ask(holdingApi.showHeldCredential, { params: { credential: id }, as: owner })
    expect(after.report.verdict).toBe('withdrawn')
    expect((await node.ask(holdingApi.listHeldCredentials, { as: owner })).credentials[0]?.report.verdict).toBe(
      'withdrawn',
    )
  })

  it('refuses what was altered and what is no credential', async () => {
    const { token } = await award()
    const { badge } = await documentsOf(token)
    const as = await node.signIn('doubtful@elsewhere.example')
    const altered = await node.call(holdingApi.addCredential, {
      as,
      body: { document: { ...badge, name: 'Doctorate' } },
    })
    expect(await refusalOf(altered)).toEqual([422, 'holding.credential-changed'])
    const { proof: _, ...unsealed } = badge
    for (const document of [{}, { a: 1 }, 'no JSON', '<html></html>', '[]', { type: ['VerifiableCredential'] }]) {
      const answer = await node.call(holdingApi.addCredential, { as, body: { document } })
      expect(await refusalOf(answer)).toEqual([422, 'holding.not-a-credential'])
    }
    const bare = await node.call(holdingApi.addCredential, { as, body: { document: unsealed } })
    expect((await refusalOf(bare))[0]).toBe(422)
    expect((await node.ask(holdingApi.listHeldCredentials, { as })).credentials).toEqual([])
  })

  it('is of its owner alone', async () => {
    const { token, email } = await award()
    const owner = await node.signIn(email)
    const kept = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    const credential = kept.outcome === 'kept' ? kept.heldCredentialId : ''
    const stranger = await node.signIn('stranger@elsewhere.example')
    for (const as of [stranger, issuing.officer]) {
      const shown = await node.call(holdingApi.showHeldCredential, { params: { credential }, as })
      expect(await refusalOf(shown)).toEqual([404, 'holding.credential-not-found'])
      const params = { credential, format: 'open-badges-3.0' as const }
      const download = await node.call(holdingApi.downloadHeldCredential, { params, as })
      expect(await refusalOf(download)).toEqual([404, 'holding.credential-not-found'])
      const removed = await node.call(holdingApi.removeHeldCredential, { params: { credential }, as })
      expect(await refusalOf(removed)).toEqual([404, 'holding.credential-not-found'])
    }
    expect((await node.call(holdingApi.listHeldCredentials, {})).status).toBe(401)
    expect((await node.ask(holdingApi.listHeldCredentials, { as: owner })).credentials).toHaveLength(1)
  })

  it('lets go of a credential, which can be kept again', async () => {
    const { token, email } = await award()
    const owner = await node.signIn(email)
    const kept = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    const credential = kept.outcome === 'kept' ? kept.heldCredentialId : ''
    const download = await node.call(holdingApi.downloadHeldCredential, {
      params: { credential, format: 'european-digital-credential' },
      as: owner,
    })
    expect(download.headers.get('content-type')).toBe('application/ld+json')
    await node.ask(holdingApi.removeHeldCredential, { params: { credential }, as: owner })
    const gone = await node.call(holdingApi.removeHeldCredential, { params: { credential }, as: owner })
    expect(await refusalOf(gone)).toEqual([404, 'holding.credential-not-found'])
    const again = await node.ask(holdingApi.keepClaim, { params: { token }, as: owner, body: {} })
    expect(again.outcome).toBe('kept')
    expect((await node.ask(holdingApi.listHeldCredentials, { as: owner })).credentials).toHaveLength(1)
  })

  it('gives other slices its documents and its evidence, and takes theirs once', async () => {
    const { token, email } = await award()
    const { badge, european } = await documentsOf(token)
    const { accountId } = await node.signIn(email)
    const { context } = node
    const store = (document: JsonObject) =>
      context.db.begin((tx) =>
        storeHeldCredential(tx, context, { accountId, documents: [document], source: 'recognition' }),
      )
    const id = (await store(badge)) as string
    expect(await store(badge)).toBe(id)
    const { content, documents } = await findHeldDocuments(context.db, accountId, id)
    expect([content.ects, documents]).toEqual([5, [badge]])
    const [evidence] = await listHeldEvidence(context.db, accountId)
    expect(evidence).toMatchObject({
      heldCredentialId: id,
      issuer: issuing.northshore.did,
      source: 'recognition',
      report: null,
    })
    await expect(
      findHeldDocuments(context.db, accountId, '0198c0de-0000-7000-8000-00000000000f'),
    ).rejects.toMatchObject({
      code: 'holding.credential-not-found',
    })
    expect(european['id']).not.toBe(badge['id'])
  })
})
