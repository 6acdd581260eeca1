/** Step 2: a list of 300 is awarded; a learner without any account sees her credential, keeps it and downloads it. */
import type { JsonDocument } from '@meshe/domain/contract'
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { type AwardBatchView, issuanceApi } from '@meshe/domain/issuance'
import { award, claimTokens, findClaim, keep, type OpenClaim } from '../journeys/awarding.ts'
import type { Person } from '../network/node-client.ts'
import { atA, maria, mariaName, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'
import type { Described } from './tell-describing.ts'

export interface Awarded {
  readonly batch: Outcome<AwardBatchView>
  readonly claim: Outcome<OpenClaim>
  readonly kept: Outcome<{ readonly person: Person; readonly held: HeldCredentialView }>
  readonly documents: Outcome<{
    readonly badge: JsonDocument
    readonly european: JsonDocument
    /** The SD-JWT VC of the award. */
    readonly token: string
  }>
}

const learners = 300

export async function tellAwarding({ step }: StoryTeller, stage: Stage, described: Described): Promise<Awarded> {
  const { a, aoife } = stage
  const desk = { client: a, slug: atA.institution, officer: aoife }
  const microCredentialId = () => described.published.found().id

  await step('csv-errors-by-row', async () => {
    const body = { microCredentialId: microCredentialId(), list: { csv: damagedList } }
    const checked = await a.ask(issuanceApi.checkAwardList, { params: atA, body, as: aoife })
    const wrong = checked.rows.filter(({ isReady }) => !isReady)
    const problems = wrong.flatMap(({ number, problems: found }) =>
      found.map(({ problem }) => `row ${number} ${problem}`),
    )
    expectThat(checked.rows.length === 6, `${checked.rows.length} of 6 rows came back`)
    expectThat(problems.length === 5, `problems: ${problems.join(', ')}`)
    const refused = await a.call(issuanceApi.createAwardBatch, { params: atA, body, as: aoife })
    expectThat(refused.status === 422, `the list was taken with its errors (${refused.status})`)
    const { total } = await a.ask(issuanceApi.listAwards, { params: atA, as: aoife, query: { q: 'example.org' } })
    expectThat(total === 0, `${total} awards were written all the same`)
    return [`6 rows in, 6 rows back; ${problems.join(', ')}; nothing written`]
  })

  const batch = await step('award-300', async () => {
    const idempotencyKey = 'story-cohort-2026'
    const begunAt = performance.now()
    const done = await award(desk, microCredentialId(), { csv: cohort() }, { idempotencyKey })
    const seconds = ((performance.now() - begunAt) / 1000).toFixed(1)
    const again = await award(desk, microCredentialId(), { csv: cohort() }, { idempotencyKey })
    expectThat(again.id === done.id, 'sending the list again made a second batch')
    const { total } = await a.ask(issuanceApi.listAwards, { params: atA, as: aoife })
    expectThat(done.issued === learners && total === learners, `${done.issued} issued, ${total} awards in all`)
    return [`${done.issued} of ${done.total} signed in ${seconds} s; the same list again changes nothing`, done]
  })

  const claim = await step('claim-before-sign-up', async () => {
    const open = await findClaim(a, maria.email, described.title)
    const tokens = await claimTokens(a, maria.email)
    expectThat(tokens.length === 1, `${tokens.length} mails with a claim link`)
    expectThat(
      open.view.state === 'open' && open.view.content?.holderName === mariaName,
      `holder ${open.view.content?.holderName}`,
    )
    const stranger = await a.call(holdingApi.showClaim, { params: { token: 'x'.repeat(43) } })
    expectThat(stranger.status === 404, `a made-up link answered ${stranger.status}`)
    return [
      `one mail; without an account Maria sees ${open.view.content?.ects} ECTS, EQF ${open.view.content?.eqf}, link until ${open.view.expiresAt.slice(0, 10)}`,
      open,
    ]
  })

  const documents = await step('downloaded', async () => {
    const { token } = claim.found()
    const [badge, european] = await Promise.all(
      (['open-badges-3.0', 'european-digital-credential'] as const).map((format) =>
        a.ask(holdingApi.downloadClaim, { params: { token, format } }),
      ),
    )
    if (!badge || !european) throw new Error('a document is missing')
    const params = { token, format: 'sd-jwt-vc' as const }
    const walletToken = String((await a.call(holdingApi.downloadClaim, { params })).body)
    return [
      `${JSON.stringify(badge).length} and ${JSON.stringify(european).length} characters of signed JSON and a token of ${walletToken.length}, before any sign-up`,
      { badge, european, token: walletToken },
    ]
  })

  const kept = await step('kept', async () => {
    const { person, held } = await keep(a, { token: claim.found().token, email: maria.email })
    const format = 'open-badges-3.0'
    const mine = await a.ask(holdingApi.downloadHeldCredential, { params: { credential: held.id, format }, as: person })
    expectThat(JSON.stringify(mine) === JSON.stringify(documents.found().badge), 'what is kept is not what was issued')
    expectThat(held.report.verdict === 'valid', `her wallet says ${held.report.verdict}`)
    const view = await a.ask(holdingApi.showClaim, { params: { token: claim.found().token }, as: person })
    expectThat(view.state === 'kept', `the claim is "${view.state}"`)
    return [
      `kept with a mail link, byte for byte as issued; her wallet says "${held.report.verdict}"`,
      { person, held },
    ]
  })
  return { batch, claim, kept, documents }
}

const heading = 'First name,Last name,E-mail,Grade,Language'

/** Three hundred made-up learners, Maria among them. */
function cohort(): string {
  const others = Array.from({ length: learners - 1 }, (_, index) => {
    const given = givenNames[index % givenNames.length] ?? ''
    return `${given},Learner ${index + 1},learner-${index + 1}@example.org,${55 + (index % 45)},en`
  })
  return [heading, `${maria.givenName},${maria.familyName},${maria.email},82,${maria.language}`, ...others].join('\n')
}

const givenNames = ['Zoë', 'Łukasz', 'Ñusta', 'Søren', 'Björk', 'Eőrs', 'Anaïs', 'Weiß', 'Ćirila', 'Ελένη']

const damagedList = [
  heading,
  'Nora,Example,nora@example.org,70,en',
  ',Example,without-name@example.org,70,en',
  'Otto,Example,not-an-address,70,en',
  'Nora,Example,nora@example.org,71,en',
  'Pia,,pia@example.org,70,english please',
  'Rosa,Example,rosa@example.org,70,en',
].join('\n')
