/** For tests: a node with an institution that awards, and the short words of its tests. */
import type { VerificationReport } from '@meshe/credentials/verification'
import { accountsApi, type MailView } from '@meshe/domain/accounts'
import { issuanceApi, type RawAwardRow } from '@meshe/domain/issuance'
import type { z } from 'zod'
import type { Institution } from '../accounts/institution-store.ts'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { sendDueMails } from '../mail/mail-sender.ts'
import { type Caller, createTestNode, type TestNode, type TestNodeOptions } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { listDocuments, type SignedDocument } from './credential-store.ts'
import { signAwards } from './sign-awards.ts'

export const start = new Date('2027-01-15T10:00:00Z')
export const params = { institution: 'northshore' }

export interface IssuingNode {
  readonly node: TestNode
  readonly northshore: Institution
  readonly officer: Caller
  readonly microCredentialId: string
  /** A row about somebody who is not on record yet. */
  somebody(changes?: RawAwardRow): RawAwardRow
  /** A call that awards to these rows. */
  batchOf(rows: readonly RawAwardRow[], more?: object): BatchCall
  signAll(): Promise<void>
  /** Awards to somebody new, up to the mail. */
  awardOne(changes?: RawAwardRow): Promise<{ readonly awardId: string; readonly email: string }>
  documentsOf(awardId: string): Promise<SignedDocument[]>
  reportsOf(awardId: string): Promise<VerificationReport[]>
  revoke(awardId: string, reason?: string): Promise<void>
  mailsTo(email: string): Promise<MailView[]>
}

interface BatchCall {
  readonly params: typeof params
  readonly as: Caller
  readonly body: z.input<typeof issuanceApi.createAwardBatch.body>
}

/** @param legalIdentifier of the institution, where a certificate has to name it */
export async function createIssuingNode(
  options: TestNodeOptions = {},
  { legalIdentifier }: { readonly legalIdentifier?: string } = {},
): Promise<IssuingNode> {
  const node = await createTestNode({ now: start, ...options })
  const northshore = await node.institution('northshore')
  if (legalIdentifier !== undefined) {
    await node.context.db`update institution set legal_identifier = ${legalIdentifier}`
  }
  const officer = await node.signIn('officer@northshore.example', northshore, ['issuing-officer'])
  const microCredentialId = (await publishMicroCredential(node, northshore)).id
  let people = 0

  function somebody(changes: RawAwardRow = {}): RawAwardRow {
    people += 1
    return { givenName: 'Maja', familyName: `Demo ${people}`, email: `person-${people}@learner.example`, ...changes }
  }
  function batchOf(rows: readonly RawAwardRow[], more: object = {}): BatchCall {
    return { params, as: officer, body: { microCredentialId, list: { rows: [...rows] }, ...more } }
  }
  async function signAll(): Promise<void> {
    while ((await signAwards(node.context)) > 0) {}
  }
  function documentsOf(awardId: string): Promise<SignedDocument[]> {
    return listDocuments(node.context.db, { institutionId: northshore.institutionId, awardId })
  }
  return {
    node,
    northshore,
    officer,
    microCredentialId,
    somebody,
    batchOf,
    signAll,
    async awardOne(changes) {
      const row = somebody(changes)
      const batch = await node.ask(issuanceApi.createAwardBatch, batchOf([row]))
      await signAll()
      const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
      return { awardId: shown.awards[0]?.id ?? '', email: String(row['email']) }
    },
    documentsOf,
    async reportsOf(awardId) {
      return Promise.all((await documentsOf(awardId)).map(({ document }) => verifyDocument(node.context, document)))
    },
    async revoke(awardId, reason = 'The marks were mixed up.') {
      await node.ask(issuanceApi.revokeAward, { params: { ...params, award: awardId }, as: officer, body: { reason } })
    },
    async mailsTo(email) {
      while ((await sendDueMails(node.context.db, null, node.context.clock)) > 0) {}
      return (await node.ask(accountsApi.listSinkMails, { query: { to: email } })).mails
    },
  }
}

export function reasonsOf(reports: readonly VerificationReport[], check: 'in-force' | 'unchanged'): (string | null)[] {
  return reports.map(({ checks }) => checks.find((candidate) => candidate.check === check)?.reason ?? null)
}

/** Status and code of a refusal. */
export async function refusalOf(answer: Response): Promise<[number, string]> {
  const { type = '' } = (await answer.json()) as { type?: string }
  return [answer.status, type.replace('urn:meshe:error:', '')]
}
