/** HTTP face of the recognition office: inbox, case, clock, decision, appeal, review. */
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import {
  type DecisionRequest,
  longestDecisionMonths,
  recognitionApi,
  requireProvingCredential,
} from '@meshe/domain/recognition'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { mountMember, type Router } from '../http/mount.ts'
import { verifyCase } from './case-credential.ts'
import { countCases, findCase, listInbox, lockCase, type StoredCase } from './case-store.ts'
import { toCaseSummary, toCaseView } from './case-view.ts'
import { type CaseMove, moveCase } from './change-case.ts'
import { lookDecisionMonths, saveDecisionMonths } from './intake-store.ts'

interface Desk {
  readonly institutionId: string
  readonly caseId: string
  readonly accountId: string
}

export function mountRecognitionDesk(router: Router): void {
  const { context } = router
  const { db, clock } = context
  const deskOf = (given: {
    readonly institution: { readonly institutionId: string }
    readonly params: { readonly case: string }
    readonly account: { readonly accountId: string }
  }): Desk => ({
    institutionId: given.institution.institutionId,
    caseId: given.params.case,
    accountId: given.account.accountId,
  })

  mountMember(router, recognitionApi.listCases, async ({ institution, query }) => {
    const cases = await listInbox(db, institution.institutionId, { state: query.state ?? null })
    return {
      cases: cases.map((stored) => toCaseSummary(stored, clock())),
      counts: await countCases(db, institution.institutionId),
    }
  })

  mountMember(router, recognitionApi.showCase, async (input) => {
    const { institutionId, caseId, accountId } = deskOf(input)
    return toCaseView(context, await findCase(db, institutionId, caseId), { viewerId: accountId })
  })

  mountMember(router, recognitionApi.confirmComplete, async (input) => {
    const months = await lookDecisionMonths(db, input.institution.institutionId)
    return change(context, deskOf(input), ({ process }) => ({
      step: {
        kind: 'complete',
        ectsClaimed: requireWorkload(process.ectsClaimed ?? input.body?.ectsClaimed),
        months: months ?? longestDecisionMonths,
      },
    }))
  })

  mountMember(router, recognitionApi.askForInformation, async (input) => {
    const { question } = input.body
    return change(context, deskOf(input), () => ({ step: { kind: 'ask', question }, text: question }))
  })

  mountMember(router, recognitionApi.announceDelay, async (input) => {
    const { reason, newDueOn } = input.body
    return change(context, deskOf(input), () => ({ step: { kind: 'announce-delay', newDueOn }, text: reason }))
  })

  mountMember(router, recognitionApi.decideCase, (input) =>
    decide(context, deskOf(input), { body: input.body, isAppeal: false }),
  )
  mountMember(router, recognitionApi.decideAppeal, (input) =>
    decide(context, deskOf(input), { body: input.body, isAppeal: true }),
  )

  mountMember(router, recognitionApi.reviewDecision, async (input) => {
    const desk = deskOf(input)
    const { result, reason } = input.body
    return change(context, desk, () =>
      result === 'confirmed'
        ? { step: { kind: 'confirm' }, text: reason }
        : { step: { kind: 'take-back', reason, deciderId: desk.accountId }, text: reason },
    )
  })

  mountMember(router, recognitionApi.showDecisionCredential, async (input) => {
    const { institutionId, caseId } = deskOf(input)
    const { decisionDocument } = await findCase(db, institutionId, caseId)
    if (decisionDocument === null) throw new MesheError('credential.not-found', 'There is no signed decision yet.')
    return JSON.parse(decisionDocument)
  })

  mountMember(router, recognitionApi.showRecognitionPolicy, async ({ institution }) => ({
    decisionMonths: (await lookDecisionMonths(db, institution.institutionId)) ?? longestDecisionMonths,
  }))

  mountMember(router, recognitionApi.saveRecognitionPolicy, async ({ institution, body, account }) => {
    const { institutionId } = institution
    await inTransaction(db, async (tx) => {
      await saveDecisionMonths(tx, institutionId, body.decisionMonths)
      const subject = { kind: 'institution', id: institutionId }
      const action = 'recognition.policy-changed'
      await recordAudit(tx, { institutionId, action, subject, accountId: account.accountId }, clock())
    })
    return body
  })
}

async function change(
  context: AppContext,
  { institutionId, caseId, accountId }: Desk,
  moveOf: (stored: StoredCase) => Pick<CaseMove, 'step' | 'text'>,
  report?: VerificationReport,
) {
  const moved = await inTransaction(context.db, async (tx) => {
    const stored = await lockCase(tx, institutionId, caseId)
    return moveCase(tx, context, { stored, move: { ...moveOf(stored), by: 'university', accountId } })
  })
  wakeAfterChange(context)
  return toCaseView(context, moved, { viewerId: accountId, ...(report && { report }) })
}

/** The credential is checked before the decision, outside of its transaction: what others answer takes time. */
async function decide(
  context: AppContext,
  desk: Desk,
  { body, isAppeal }: { readonly body: DecisionRequest; readonly isAppeal: boolean },
) {
  const before = await findCase(context.db, desk.institutionId, desk.caseId)
  const report = await verifyCase(context, context.db, { key: before, email: before.applicant.email })
  const { condition = null, ...assessment } = body
  const step = {
    kind: isAppeal ? ('decide-appeal' as const) : ('decide' as const),
    assessment: { ...assessment, condition },
    deciderId: desk.accountId,
  }
  const moveOf = () => {
    requireProvingCredential(report.verdict, { ectsGranted: body.ectsGranted, isAppeal })
    return { step }
  }
  return change(context, desk, moveOf, report)
}

function requireWorkload(ectsClaimed: number | undefined): number {
  if (ectsClaimed !== undefined && ectsClaimed > 0) return ectsClaimed
  throw new MesheError(
    'recognition.workload-unknown',
    'The credential does not say how many credits it is worth. Say how many are asked for.',
  )
}

/** What a change may have left to do: sign, send, write. */
function wakeAfterChange({ jobs }: AppContext): void {
  jobs.wake('sign-decisions')
  jobs.wake('federation-outbox')
}
