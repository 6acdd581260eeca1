import { MesheError } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { accountsApi } from '@meshe/domain/accounts'
import { verificationApi } from '@meshe/domain/verification'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestKey } from '../../../../conformance/node-cryptography.ts'
import { institutionSigner } from '../accounts/institution-keys.ts'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { createCurrentDidResolver } from '../federation/did-service.ts'
import { addNetworkMember } from '../federation/network-office.ts'
import { sendDueMails } from '../mail/mail-sender.ts'
import type { OutboundAnswer, OutboundFetch } from '../outbound/outbound-fetch.ts'
import { type Awarded, award, revoke } from '../recognition/recognition-fixtures.ts'
import { createFederation, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import { createVerificationEnvironment, verifyDocument } from './verification-service.ts'

const start = new Date('2027-01-15T10:00:00Z')
const day = 24 * 3600_000
let now = start
let asked: string[] = []
/** What stands at an address instead of the real thing; null lets the network do its work. */
let stand: (url: string) => OutboundAnswer | null = () => null
let isDown = false
const wrapOutbound =
  (outbound: OutboundFetch): OutboundFetch =>
  async (url, request) => {
    asked.push(url)
    const own = stand(url)
    if (own !== null) return own
    if (isDown) throw new MesheError('outbound.failed', 'The other side is down.')
    return outbound(url, request)
  }

let federation: TestFederation<'northshore' | 'montana'>
let northshore: FederationMember
let montana: FederationMember
let microCredentialId: string
let awarded: Awarded
let people = 0

beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana'], { now: start, wrapOutbound })
  ;({ northshore, montana } = federation.members)
  microCredentialId = (await publishMicroCredential(northshore.node, northshore.institution)).id
  awarded = await awardOne()
})
afterAll(() => federation.close())
afterEach(() => {
  stand = () => null
  isDown = false
  now = start
  federation.setNow(now)
})

function awardOne(given?: string): Promise<Awarded> {
  people += 1
  const email = given ?? `person-${people}@learner.example`
  return award(northshore, { microCredentialId, email })
}
function pass(ms: number): void {
  now = new Date(now.getTime() + ms)
  federation.setNow(now)
}
const forget = async () => {
  await montana.node.context.db`delete from status_list_copy`
}
const verify = (body: Parameters<typeof montana.node.call<typeof verificationApi.verify>>[1], at = montana) =>
  at.node.ask(verificationApi.verify, { ...body })
const atMontana = (document: string | object) => verifyDocument(montana.node.context, document)
const reasonsOf = (report: { readonly checks: readonly { readonly check: string; readonly reason: string }[] }) =>
  Object.fromEntries(report.checks.map(({ check, reason }) => [check, reason]))
const listUrlOf = (document: Record<string, unknown>) =>
  String((document['credentialStatus'] as { statusListCredential: string }).statusListCredential)
const answerOf = (body: unknown, status = 200): OutboundAnswer => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('a credential of another university', () => {
  it('is proven, its issuer is confirmed by the list of the network, and its status is known', async () => {
    const report = await verify({ body: { document: awarded.document } })
    expect(report).toMatchObject({
      verdict: 'valid',
      verified: true,
      issuer: {
        id: northshore.institution.did,
        confirmedName: 'Northshore University (demo)',
        confirmedBy: 'Network office (demo)',
        country: 'IE',
      },
      content: { title: { en: 'Data literacy for nurses' }, ects: 5 },
    })
    expect((await verify({ body: { document: JSON.stringify(awarded.document) } })).verdict).toBe('valid')
  })

  it('is not stored by being checked', async () => {
    const { db } = montana.node.context
    await verify({ body: { document: awarded.document } })
    const tables = await db<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
    for (const { name } of tables) {
      const rows = await db.unsafe(
        `select 1 from "${name}" t where to_jsonb(t)::text like '%${String(awarded.document['id'])}%'`,
      )
      expect([name, rows.length]).toEqual([name, 0])
    }
  })

  it('shows its holder that it is theirs', async () => {
    const mine = await awardOne('maria@learner.example')
    const maria = await montana.node.signIn('maria@learner.example')
    const someone = await montana.node.signIn('someone@learner.example')
    const body = { document: mine.document }
    expect(reasonsOf(await verify({ body, as: maria }))['same-person']).toBe('holder.email-matches')
    expect(reasonsOf(await verify({ body, as: someone }))['same-person']).toBe('holder.unproven')
    expect(reasonsOf(await verify({ body }))['same-person']).toBe('holder.unproven')
  })

  it('is checked at its own university without asking anybody', async () => {
    asked = []
    expect((await verifyDocument(northshore.node.context, awarded.document)).verdict).toBe('valid')
    expect(asked.filter((url) => !url.includes('/federation/'))).toEqual([])
  })

  it('is called withdrawn within half a minute after it was, and at once at home', async () => {
    const gone = await awardOne()
    expect((await atMontana(gone.document)).verdict).toBe('valid')
    await revoke(northshore, gone.awardId, 'Issued by mistake.')
    expect((await verifyDocument(northshore.node.context, gone.document)).verdict).toBe('withdrawn')
    pass(30_000)
    expect((await atMontana(gone.document)).verdict).toBe('withdrawn')
    expect((await atMontana(awarded.document)).verdict).toBe('valid')
  })

  it('asks for a status list at most once in half a minute', async () => {
    await forget()
    await atMontana(awarded.document)
    asked = []
    pass(29_000)
    await Promise.all([1, 2, 3].map(() => atMontana(awarded.document)))
    expect(asked.filter((url) => url.includes('/status/'))).toEqual([])
  })

  it('stands while its university cannot be reached, and is not called valid when the last word is too old', async () => {
    await forget()
    await atMontana(awarded.document)
    isDown = true
    pass(2 * day)
    const report = await atMontana(awarded.document)
    expect(report.verdict).toBe('valid')
    expect(report.checks.find(({ check }) => check === 'in-force')?.at).toBe(start.toISOString())
    pass(1.1 * day)
    const old = await atMontana(awarded.document)
    expect([old.verdict, reasonsOf(old)['in-force']]).toEqual(['status_uncheckable', 'status.list-expired'])
  })

  it('is of an unlisted issuer where its university is not on the list, and practice where it only practises', async () => {
    const { institutionId } = await federation.office.institution('second-office')
    const change = async (status: 'suspended' | 'practice' | 'member') => {
      await addNetworkMember(federation.office.context, createCurrentDidResolver(federation.office.context), {
        origin: northshore.node.context.config.origin,
        status,
        institutionId,
        accountId: null,
      })
      await federation.refreshTrust()
    }
    await change('practice')
    expect((await atMontana(awarded.document)).verdict).toBe('practice')
    await change('suspended')
    expect((await atMontana(awarded.document)).verdict).toBe('valid_issuer_unlisted')
    await change('member')
    expect((await atMontana(awarded.document)).verdict).toBe('valid')
  })

  it('has an issuer that cannot be checked where the list has expired', async () => {
    await atMontana(awarded.document)
    isDown = true
    const { db } = montana.node.context
    await db`update trust_list set valid_until = ${new Date(start.getTime() - 1000)}`
    expect((await atMontana(awarded.document)).verdict).toBe('valid_issuer_uncheckable')
    await db`update trust_list set valid_until = ${new Date(start.getTime() + day)}`
  })

  it('is changed where a letter was', async () => {
    const text = JSON.stringify(awarded.document).replace('Data literacy', 'Data Literacy')
    expect(await verify({ body: { document: text } })).toMatchObject({
      verdict: 'changed',
      verified: false,
      content: null,
      issuer: null,
    })
  })

  it('has a key that cannot be checked where nobody answers for it', async () => {
    const key = createTestKey()
    const { proof: _, ...unsealed } = awarded.document as JsonObject
    const { cryptography } = montana.node.context
    const sealed = await addProof(
      { ...unsealed, issuer: { id: 'did:web:nowhere.example', type: ['Profile'], name: 'Nowhere (demo)' } },
      {
        signer: { ...key.signer, verificationMethod: 'did:web:nowhere.example#key-1' },
        cryptosuite: 'eddsa-rdfc-2022',
        created: start,
        cryptography,
      },
    )
    isDown = true
    expect((await atMontana(sealed)).verdict).toBe('key_uncheckable')
  })
})

describe('a status list', () => {
  async function listSigned(
    document: Record<string, unknown>,
    change: (list: JsonObject) => JsonObject,
  ): Promise<JsonObject> {
    const { context } = northshore.node
    const list = await createVerificationEnvironment(context).fetchStatusList(listUrlOf(document))
    const { proof: _, ...unsigned } = list.credential
    const signer = await institutionSigner(context, northshore.institution)
    const { cryptography } = context
    return addProof(change(unsigned), { signer, cryptosuite: 'eddsa-rdfc-2022', created: start, cryptography })
  }
  const serve = (list: unknown, status = 200) => {
    stand = (url) => (url.includes('/status/') ? answerOf(list, status) : null)
  }

  it('that is older than one that was seen does not take a withdrawal back', async () => {
    const gone = await awardOne()
    await forget()
    const before = await listSigned(gone.document, (list) => list)
    pass(60_000)
    await revoke(northshore, gone.awardId, 'Issued by mistake.')
    expect((await atMontana(gone.document)).verdict).toBe('withdrawn')
    serve(before)
    pass(60_000)
    expect((await atMontana(gone.document)).verdict).toBe('withdrawn')
    const [copy] = await montana.node.context
      .db`select read_at from status_list_copy where url = ${listUrlOf(gone.document)}`
    expect(copy?.['read_at']).toEqual(new Date(start.getTime() + 60_000))
  })

  it.each<readonly [string, () => unknown, string]>([
    [
      'that was changed',
      async () => ({ ...(await listSigned(awarded.document, (list) => list)), validUntil: '2099-01-01T00:00:00Z' }),
      'status.list-changed',
    ],
    [
      'without a seal',
      async () => ({ ...(await listSigned(awarded.document, (list) => list)), proof: undefined }),
      'status.list-changed',
    ],
    [
      'that has ended',
      () =>
        listSigned(awarded.document, (list) => ({
          ...list,
          validUntil: '2027-01-15T09:59:59Z',
          validFrom: '2027-01-12T00:00:00Z',
        })),
      'status.list-expired',
    ],
    [
      'that begins tomorrow',
      () => listSigned(awarded.document, (list) => ({ ...list, validFrom: '2027-01-16T10:00:00Z' })),
      'status.list-not-yet',
    ],
    [
      'of another issuer',
      () => listSigned(awarded.document, (list) => ({ ...list, issuer: montana.institution.did })),
      'status.list-changed',
    ],
    [
      'that is another list',
      () => listSigned(awarded.document, (list) => ({ ...list, id: 'https://other.example/status/1' })),
      'status.malformed',
    ],
    ['that is a web page', () => '<html>', 'status.unreachable'],
    ['that is a list of JSON', () => '[]', 'status.unreachable'],
    ['with a member twice', () => '{"id":"a","id":"b"}', 'status.unreachable'],
    ['that is empty', () => '', 'status.unreachable'],
  ])('%s makes the status unknown, never valid, and is not kept in the way of a good one', async (_, make, reason) => {
    await forget()
    serve(await make())
    const report = await atMontana(awarded.document)
    expect([report.verdict, reasonsOf(report)['in-force']]).toEqual(['status_uncheckable', reason])
    stand = () => null
    pass(30_000)
    expect((await atMontana(awarded.document)).verdict).toBe('valid')
  })

  it.each([404, 500, 302])('behind the answer %s is unreachable', async (status) => {
    await forget()
    serve('{}', status)
    expect(reasonsOf(await atMontana(awarded.document))['in-force']).toBe('status.unreachable')
  })

  it('of this node that does not exist is unreachable too', async () => {
    const environment = createVerificationEnvironment(montana.node.context)
    const { origin } = montana.node.context.config
    for (const path of [
      'institutions/montana/status/0198c0de-0000-7000-8000-00000000000f',
      'institutions/nobody/status/0198c0de-0000-7000-8000-00000000000f',
    ]) {
      await expect(environment.fetchStatusList(`${origin}/${path}`)).rejects.toMatchObject({ name: 'MesheError' })
    }
  })
})

describe('an address', () => {
  async function claimLink(email: string): Promise<string> {
    await awardOne(email)
    const { db, clock } = northshore.node.context
    while ((await sendDueMails(db, null, clock)) > 0) {}
    const { mails } = await northshore.node.ask(accountsApi.listSinkMails, { query: { to: email } })
    return /http\S+\/c\/[\w-]+/.exec(mails[0]?.text ?? '')?.[0] ?? ''
  }

  it('may be the link that a learner got, at the same node or another', async () => {
    const url = await claimLink('linked@learner.example')
    expect((await verify({ body: { url } })).verdict).toBe('valid')
    asked = []
    expect((await verify({ body: { url } }, northshore)).verdict).toBe('valid')
    expect(asked.filter((address) => address.includes('/claims/'))).toEqual([])
  })

  it('may be that of the credential itself', async () => {
    stand = (url) => (url === 'https://files.example/badge.json' ? answerOf(awarded.document) : null)
    expect((await verify({ body: { url: 'https://files.example/badge.json' } })).verdict).toBe('valid')
    const alike = 'https://files.example/c/AAAAAAAAAAAAAAAAAAAAAA'
    stand = (url) => (url === alike ? answerOf(awarded.document) : null)
    expect((await verify({ body: { url: alike } })).verdict).toBe('valid')
  })

  it.each<readonly [string, OutboundAnswer | null, string]>([
    ['https://127.0.0.1/badge.json', null, 'readable.address-refused'],
    ['http://public.example/badge.json', null, 'readable.address-refused'],
    ['https://[::1]/', null, 'readable.address-refused'],
    ['https://files.example:8443/', null, 'readable.address-refused'],
    ['https://user:secret@files.example/', null, 'readable.address-refused'],
    ['https://files.example/gone.json', answerOf('{}', 404), 'readable.address-unreachable'],
    ['https://files.example/broken.json', answerOf('{}', 500), 'readable.address-unreachable'],
    ['https://files.example/page', answerOf('<!doctype html><html></html>'), 'readable.looks-like-web-page'],
    ['https://files.example/badge.png', answerOf('\u0089PNG\r\n\u001a\n'), 'readable.looks-like-picture'],
    ['https://files.example/list.json', answerOf('[]'), 'readable.not-a-credential'],
    ['https://files.example/empty.json', answerOf(''), 'readable.empty'],
    ['https://files.example/twice.json', answerOf('{"a":1,"a":2}'), 'readable.ambiguous-json'],
  ])('%s gives a report that says why there is nothing to check', async (url, answer, reason) => {
    stand = (address) => (address === url ? answer : null)
    const report = await verify({ body: { url } })
    expect([report.verdict, report.verified, reasonsOf(report)['readable']]).toEqual(['unreadable', false, reason])
    expect(report.checks).toHaveLength(6)
  })

  it('of this node where there is nothing is unreachable', async () => {
    const { origin } = montana.node.context.config
    for (const path of ['/c/AAAAAAAAAAAAAAAAAAAAAA', '/nothing', '/api/v1/session/nothing']) {
      const report = await verify({ body: { url: `${origin}${path}` } })
      expect(report.verdict).toBe('unreadable')
    }
  })
})

describe('the VC-API', () => {
  it('answers 200 with the report where the credential is verified', async () => {
    const answer = await montana.node.ask(verificationApi.verifyCredential, {
      body: { verifiableCredential: awarded.document, options: { checks: ['proof'] } },
    })
    expect(answer).toMatchObject({ verified: true, report: { verdict: 'valid' } })
  })

  it.each<readonly [string, (document: Record<string, unknown>) => Record<string, unknown>, string]>([
    ['that was changed', (document) => ({ ...document, name: 'Another' }), 'changed'],
    ['without a seal', ({ proof: _, ...document }) => document, 'changed'],
    ['that is none', () => ({}), 'unreadable'],
  ])('answers 400 with problem details for a credential %s', async (_, change, verdict) => {
    const answer = await montana.node.call(verificationApi.verifyCredential, {
      body: { verifiableCredential: change(awarded.document) },
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    const problem: unknown = await answer.json()
    expect(problem).toMatchObject({
      type: 'urn:meshe:error:verification.not-verified',
      verified: false,
      verdict,
      report: { verdict, verified: false },
    })
    expect(isJsonObject(problem) && Array.isArray(problem['problemDetails'])).toBe(true)
  })
})
