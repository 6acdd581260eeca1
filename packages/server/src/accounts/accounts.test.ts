import { accountsApi } from '@meshe/domain/accounts'
import { auditApi } from '@meshe/domain/audit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendDueMails } from '../mail/mail-sender.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

describe('sign-in by mail link', () => {
  let node: TestNode
  beforeAll(async () => {
    node = await createTestNode()
  })
  afterAll(() => node.close())

  async function requestLink(email: string): Promise<string> {
    await node.ask(accountsApi.requestSignInLink, { body: { email } })
    await sendDueMails(node.context.db, null, node.context.clock)
    const { mails } = await node.ask(accountsApi.listSinkMails, { query: { to: email } })
    return /#([\w-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? ''
  }

  it('works once', async () => {
    const token = await requestLink('maria@example.org')
    const first = await node.call(accountsApi.signIn, { body: { token } })
    expect(first.status).toBe(201)
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const session = await node.ask(accountsApi.showSession, { headers: { cookie } })
    expect(session.account?.email).toBe('maria@example.org')
    const second = await node.call(accountsApi.signIn, { body: { token } })
    expect(second.status).toBe(410)
    expect(await second.json()).toMatchObject({ type: 'urn:meshe:error:session.link-invalid' })
  })

  it.each([
    ['es-MX', '/es/sign-in#'],
    ['est', '/en/sign-in#'],
  ])('leads somebody who reads %s to %s', async (language, page) => {
    const email = `${language.toLowerCase()}@example.org`
    await node.ask(accountsApi.requestSignInLink, { body: { email, language } })
    await sendDueMails(node.context.db, null, node.context.clock)
    const { mails } = await node.ask(accountsApi.listSinkMails, { query: { to: email } })
    expect(/https?:\/\/[^/]+(\S+#)/.exec(mails[0]?.text ?? '')?.[1]).toBe(page)
  })

  it('ends after a quarter of an hour', async () => {
    const token = await requestLink('late@example.org')
    node.setNow(new Date('2027-01-15T10:16:00Z'))
    expect((await node.call(accountsApi.signIn, { body: { token } })).status).toBe(410)
  })

  it('says the same for an address nobody knows', async () => {
    const answer = await node.call(accountsApi.requestSignInLink, { body: { email: 'nobody@example.org' } })
    expect(answer.status).toBe(202)
  })

  it('refuses to send one address more than ten links in a quarter of an hour', async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 11; turn += 1) {
      statuses.push((await node.call(accountsApi.requestSignInLink, { body: { email: 'many@example.org' } })).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })

  it.each([
    ['no address', { body: {} as never }, 400, 'request.invalid'],
    ['an unknown member', { body: { email: 'a@example.org', admin: true } as never }, 400, 'request.invalid'],
    [
      'another site as return',
      { body: { email: 'a@example.org', returnTo: '//evil.example' } },
      400,
      'request.invalid',
    ],
    [
      'a backslash in the return',
      { body: { email: 'a@example.org', returnTo: '/\\evil.example' } },
      400,
      'request.invalid',
    ],
    [
      'a foreign origin',
      { body: { email: 'a@example.org' }, headers: { origin: 'https://evil.example' } },
      403,
      'request.origin-refused',
    ],
    ['text instead of JSON', { body: '{"email":' as never }, 400, 'json.malformed'],
    [
      'a doubled member',
      { body: '{"email":"a@example.org","email":"b@example.org"}' as never },
      400,
      'json.duplicate-member',
    ],
    ['a prototype', { body: '{"__proto__":{},"email":"a@example.org"}' as never }, 400, 'json.forbidden-member'],
    [
      'a form',
      { body: 'email=a' as never, headers: { 'content-type': 'text/plain' } },
      415,
      'request.unsupported-media-type',
    ],
  ])('refuses %s', async (_, options, status, code) => {
    const answer = await node.call(accountsApi.requestSignInLink, options)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: `urn:meshe:error:${code}`, status })
  })
})

describe('the mails of the demonstration', () => {
  it.each([
    ['https://micro.university.example', 404, false],
    ['http://micro.university.example', 404, false],
    ['https://localhost.university.example', 404, false],
    ['http://localhost:4100', 200, true],
    ['http://northshore.localhost:4100', 200, true],
  ])('hold links that sign in, so a node at %s answers %i', async (origin, status, isShown) => {
    const node = await createTestNode({ origin })
    await node.ask(accountsApi.requestSignInLink, { body: { email: 'maria@example.org' } })
    const mails = await node.call(accountsApi.listSinkMails)
    const session = await node.ask(accountsApi.showSession)
    await node.close()
    expect([mails.status, session.node.mailSink]).toEqual([status, isShown])
  })
})

describe('the people of an institution', () => {
  let node: TestNode
  beforeAll(async () => {
    node = await createTestNode()
  })
  afterAll(() => node.close())

  it('are managed by its administrator, who cannot lock themselves out', async () => {
    const northshore = await node.institution('northshore')
    const params = { institution: 'northshore' }
    const administrator = await node.signIn('admin@northshore.example', northshore, ['administrator'])
    await node.ask(accountsApi.saveMember, {
      params,
      as: administrator,
      body: { email: 'Ines@northshore.example', roles: ['issuing-officer'] },
    })
    const { members } = await node.ask(accountsApi.listMembers, { params, as: administrator })
    expect(members.map((member) => [member.email, member.roles])).toEqual([
      ['admin@northshore.example', ['administrator']],
      ['ines@northshore.example', ['issuing-officer']],
    ])
    const self = await node.call(accountsApi.saveMember, {
      params,
      as: administrator,
      body: { email: 'admin@northshore.example', roles: [] },
    })
    expect(self.status).toBe(403)
    const { events } = await node.ask(auditApi.listAuditEvents, { params, as: administrator })
    expect(events.map((event) => event.action)).toEqual(['membership.changed', 'institution.created'])
  })

  it('are not shown to strangers, other roles or other institutions', async () => {
    const montana = await node.institution('montana', 'SI')
    const params = { institution: 'montana' }
    const officer = await node.signIn('officer@montana.example', montana, ['issuing-officer'])
    const foreign = await node.signIn('admin@northshore.example')
    expect((await node.call(accountsApi.listMembers, { params })).status).toBe(401)
    expect((await node.call(accountsApi.listMembers, { params, as: officer })).status).toBe(403)
    expect((await node.call(accountsApi.listMembers, { params, as: foreign })).status).toBe(404)
  })
})
