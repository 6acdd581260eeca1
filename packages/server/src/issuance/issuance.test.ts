import { accountsApi } from '@meshe/domain/accounts'
import { auditApi } from '@meshe/domain/audit'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { sendDueMails } from '../mail/mail-sender.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { listDocuments } from './credential-store.ts'
import { signAwards } from './sign-awards.ts'

let node: TestNode
let northshore: Institution
let officer: Caller
let microCredentialId: string
const params = { institution: 'northshore' }

beforeAll(async () => {
  node = await createTestNode()
  northshore = await node.institution('northshore')
  officer = await node.signIn('officer@northshore.example', northshore, ['issuing-officer'])
  microCredentialId = (await publishMicroCredential(node, northshore)).id
})
afterAll(() => node.close())

async function signAll(): Promise<void> {
  while ((await signAwards(node.context)) > 0) {}
}

describe('awarding to a list', () => {
  it('issues two sealed documents that verify, and mails one link each', async () => {
    const csv =
      '\uFEFFVorname;Nachname;E-Mail;Geburtsdatum;Sprache\r\nMaría;Núñez;Maria@Learner.example;1990-02-03;es\r\nŁukasz;Groß;lukasz@learner.example;;de\r\n'
    const checked = await node.ask(issuanceApi.checkAwardList, {
      params,
      as: officer,
      body: { microCredentialId, list: { csv } },
    })
    expect([checked.ready, checked.withProblems]).toEqual([2, 0])
    const batch = await node.ask(issuanceApi.createAwardBatch, {
      params,
      as: officer,
      body: { microCredentialId, list: { csv } },
    })
    expect(batch).toMatchObject({ total: 2, pending: 2, issued: 0, keptForLater: 0, claimed: 0 })
    await signAll()
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    expect(shown).toMatchObject({ total: 2, pending: 0, issued: 2 })
    expect(shown.awards.map((award) => [award.state, award.learner.familyName, award.learner.email])).toEqual([
      ['issued', 'Núñez', 'maria@learner.example'],
      ['issued', 'Groß', 'lukasz@learner.example'],
    ])
    const formats = new Set<string>()
    for (const award of shown.awards) {
      for (const { document, format } of await listDocuments(node.context.db, {
        institutionId: northshore.institutionId,
        awardId: award.id,
      })) {
        const report = await verifyDocument(node.context, document)
        formats.add(format)
        expect(report.checks.filter((check) => check.result === 'failed')).toEqual([])
        expect(report.checks.find((check) => check.check === 'unchanged')?.result).toBe('passed')
        expect(report.checks.find((check) => check.check === 'in-force')).toMatchObject({
          result: 'passed',
          reason: 'status.in-force',
        })
        expect(report.content?.holderName).toBe(`${award.learner.givenName} ${award.learner.familyName}`)
      }
    }
    expect([...formats]).toEqual(['open-badges-3.0', 'european-digital-credential'])
    await sendDueMails(node.context.db, null, node.context.clock)
    const { mails } = await node.ask(accountsApi.listSinkMails, { query: { to: 'maria@learner.example' } })
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toContain('Tu certificado')
    expect(mails[0]?.text).toMatch(/\/c\/[\w-]{43}\n/)
  })
})
void [describe, auditApi]
