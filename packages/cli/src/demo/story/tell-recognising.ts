/** Step 5: the learner asks University B to count it; its officer sees it checked, decides by the rules, and everybody is told. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import { federationApi } from '@meshe/domain/federation'
import { holdingApi } from '@meshe/domain/holding'
import { type CaseView, type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { type PathwayView, stackingApi } from '@meshe/domain/stacking'
import { beginAssessment, findCase, waitForRequest } from '../journeys/recognising.ts'
import { codeOf, eventually } from '../network/node-client.ts'
import { atA, atB, mariaName, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'
import type { Awarded } from './tell-awarding.ts'
import type { Described } from './tell-describing.ts'
import { verifyAt } from './tell-verifying.ts'

export interface Recognised {
  readonly request: Outcome<RecognitionRequestView>
  readonly decided: Outcome<CaseView>
}

interface Told {
  readonly described: Described
  readonly awarded: Awarded
  /** The pathway that B has built, for which Maria asks. */
  readonly pathwayId: Outcome<string>
}

export async function tellRecognising({ step }: StoryTeller, stage: Stage, told: Told): Promise<Recognised> {
  const { a, b, luka, niamh } = stage
  const { described, awarded } = told
  const desk = { client: b, slug: atB.institution, officer: luka }

  const request = await step('recognition-requested', async () => {
    const { person, held } = awarded.kept.found()
    const pathway = await eventually(async () => {
      const { pathways } = await a.ask(stackingApi.listPathways)
      return pathways.find(({ id }) => id === told.pathwayId.found())
    }, 'the pathway of B at A')
    const sent = await a.ask(recognitionApi.requestRecognition, {
      body: {
        heldCredentialId: held.id,
        institution: pathway.institution.did,
        purpose: 'credits',
        pathwayId: pathway.id,
        componentId: 'data',
        message: 'I would like to use this for the part on working with data.',
      },
      as: person,
    })
    const delivered = await waitForRequest(a, { id: sent.id, as: person }, ({ delivery }) => delivery === 'delivered')
    return [
      `Maria asked ${nameOf(pathway.institution)} from her wallet at A; delivered and receipted, state "${delivered.state}"`,
      delivered,
    ]
  })

  const arrived = await step('officer-sees-verified', async () => {
    request.found()
    const found = await findCase(desk, { applicant: mariaName, title: described.title })
    expectThat(found.report.verdict === 'valid', `B's officer sees "${found.report.verdict}"`)
    expectThat(found.content?.holderName === mariaName, `holder ${found.content?.holderName}`)
    return [
      `Luka sees it at B: ${found.report.verdict}, ${found.ectsClaimed} ECTS claimed, issuer confirmed by ${found.report.issuer?.confirmedBy}`,
      found,
    ]
  })

  await step('criteria-prefilled', async () => {
    const { criteria, missing } = arrived.found()
    expectThat(criteria.length === 7, `${criteria.length} criteria`)
    expectThat(
      criteria.every(({ credentialSays }) => credentialSays.length > 0),
      'a criterion is empty',
    )
    expectThat(missing.length === 0, `missing: ${missing.join()}`)
    return [criteria.map(({ criterion, result }) => `${criterion} ${result}`).join(', ')]
  })

  await step('partial-needs-difference', async () => {
    const params = { ...atB, case: arrived.found().id }
    await beginAssessment(desk, arrived.found().id)
    const { state, dueAt } = await b.ask(recognitionApi.showCase, { params, as: luka })
    expectThat(state === 'assessing' && dueAt !== null, `state "${state}", due ${dueAt}`)
    const partial = { ectsGranted: 2, reason: 'The part on visualisation is not covered by this course.' }
    const refused = await b.call(recognitionApi.decideCase, { params, body: partial, as: luka })
    const code = codeOf(refused.body)
    expectThat(refused.status === 422 && code === 'recognition.ground-required', `${refused.status} ${code}`)
    const unreasoned = await b.call(recognitionApi.decideCase, {
      params,
      body: { ectsGranted: 3, reason: '' },
      as: luka,
    })
    expectThat(unreasoned.status === 400, `a decision without reason answered ${unreasoned.status}`)
    return [
      `2 of 3 credits without a substantial difference: refused (${code}); no reason: refused; the clock runs until ${dueAt?.slice(0, 10)}`,
    ]
  })

  const decided = await step('decided', async () => {
    const params = { ...atB, case: arrived.found().id }
    const view = await b.ask(recognitionApi.decideCase, {
      params,
      body: {
        ectsGranted: 3,
        reason: 'Outcomes, level and assessment match what our part on working with data asks for.',
      },
      as: luka,
    })
    expectThat(
      view.decision?.outcome === 'full' && view.state === 'decided',
      `${view.decision?.outcome}, ${view.state}`,
    )
    return [
      `full: ${view.decision?.ectsGranted} of ${view.decision?.ectsClaimed} ECTS, appeal until ${view.decision?.appealUntil.slice(0, 10)}`,
      view,
    ]
  })

  const heard = await step('learner-told', async () => {
    decided.found()
    const { person } = awarded.kept.found()
    const view = await waitForRequest(
      a,
      { id: request.found().id, as: person },
      (now) => now.decision !== null && now.decisionCredentialId !== null,
    )
    expectThat(view.decision?.outcome === 'full' && view.decision.reason.length > 10, 'no outcome or no reason')
    const mails = await eventually(async () => {
      const texts = await a.mailsTo(person.email)
      return texts.some(({ text }) => text.includes('/requests/') || text.includes(request.found().id)) ? texts : null
    }, 'a mail about the decision')
    return [`Maria reads outcome, reason and how to appeal at A; ${mails.length} mails in all`, view]
  })

  await step('decision-credential-verifies', async () => {
    const { person } = awarded.kept.found()
    const params = { credential: heard.found().decisionCredentialId ?? '' }
    const held = await a.ask(holdingApi.showHeldCredential, { params, as: person })
    const document = await a.ask(holdingApi.downloadHeldCredential, {
      params: { ...params, format: held.format },
      as: person,
    })
    const report = await verifyAt(stage.office, document)
    expectThat(
      report.verdict === 'valid' && report.format === 'recognition-decision',
      `${report.format} ${report.verdict}`,
    )
    return [
      `the decision is a signed credential in her wallet; the office finds it ${report.verdict}, by ${report.issuer?.confirmedName}`,
    ]
  })

  await step('issuer-told', async () => {
    decided.found()
    const told = await eventually(async () => {
      const { messages } = await a.ask(federationApi.listMessages, { params: atA, as: niamh })
      const notices = messages.filter(
        ({ direction, type }) => direction === 'received' && type === 'recognition.notice',
      )
      return notices.length >= 2 ? notices : null
    }, 'the notices of B to the issuer')
    return [`A has ${told.length} signed notices of B: received, decided`]
  })
  return { request, decided }
}

function nameOf(institution: PathwayView['institution'] | CatalogueEntry['institution']): string {
  return institution.name['en'] ?? institution.slug
}
