/** Step 7: A withdraws the credential; within a minute everybody who checks it hears so, and B's decision goes to review. */
import type { AwardView } from '@meshe/domain/issuance'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { eventually } from '../network/node-client.ts'
import { atA, atB, maria, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'
import type { Awarded } from './tell-awarding.ts'
import type { Recognised } from './tell-recognising.ts'
import { verifyAt, verifyByCommand } from './tell-verifying.ts'

interface Told {
  readonly award: Outcome<AwardView>
  readonly awarded: Awarded
  readonly recognised: Recognised
}

export async function tellWithdrawing({ step }: StoryTeller, stage: Stage, told: Told): Promise<void> {
  const { a, b, office, aoife, luka } = stage
  const revoked = await step('revoked', async () => {
    const params = { ...atA, award: told.award.found().id }
    const reason = 'The project was handed in by somebody else.'
    const view = await a.ask(issuanceApi.revokeAward, { params, body: { reason }, as: aoife })
    expectThat(view.state === 'revoked' && view.revocation?.reason === reason, `state "${view.state}"`)
    const mails = await a.mailsTo(maria.email)
    expectThat(
      mails.some(({ text }) => text.includes(reason)),
      'Maria was not told why',
    )
    return ['Aoife withdrew it at A with a reason; Maria has a mail that says why', performance.now()]
  })

  await step('withdrawn-within-a-minute', async () => {
    const { badge, european, token } = told.awarded.documents.found()
    const since = revoked.found()
    const seen: string[] = []
    for (const [name, client] of [
      ['A', a],
      ['B', b],
      ['office', office],
    ] as const) {
      for (const document of [badge, european, token]) {
        await eventually(
          async () => (await verifyAt(client, document)).verdict === 'withdrawn',
          `"withdrawn" at ${name}`,
          {
            withinMs: 60_000 - (performance.now() - since),
            everyMs: 250,
          },
        )
      }
      seen.push(`${name} ${((performance.now() - since) / 1000).toFixed(1)} s`)
    }
    const { code, report } = await verifyByCommand(badge, b.origin)
    expectThat(
      code === 1 && report.verdict === 'withdrawn',
      `the command line says ${report.verdict}, exit code ${code}`,
    )
    return [`all three encodings "withdrawn": ${seen.join(', ')}, command line exit code 1`]
  })

  await step('decision-under-review', async () => {
    revoked.found()
    const params = { ...atB, case: told.recognised.decided.found().id }
    const reviewed = await eventually(async () => {
      const view = await b.ask(recognitionApi.showCase, { params, as: luka })
      return view.state === 'review-required' ? view : null
    }, 'the review of the decision at B')
    expectThat(reviewed.reviewReason !== null, 'no reason is given')
    const request = told.recognised.request.found().id
    const { person } = told.awarded.kept.found()
    await eventually(async () => {
      const view = await a.ask(recognitionApi.showRecognitionRequest, { params: { request }, as: person })
      return view.state === 'review-required'
    }, 'the news of the review to reach Maria')
    return [`B's decision is "review-required": ${reviewed.reviewReason}; Maria sees it too`]
  })
}
