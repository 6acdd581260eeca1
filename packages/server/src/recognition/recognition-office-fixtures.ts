/** For tests: a learner and the recognition office of a university on the same node, whose clock stands still. */
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { createFederation, eventually } from '../testing/test-federation.ts'
import { award, keep } from './recognition-fixtures.ts'

export const begin = new Date('2027-10-31T10:00:00Z')
export const desk = { institution: 'northshore' }
export const reason = 'We looked at the outcomes and the level.'
export const quality = { element: 'quality' as const, reasoning: 'Nobody assures its quality.' }
export const someId = '0198c0de-0000-7000-8000-00000000000f'

export type RecognitionOffice = Awaited<ReturnType<typeof createRecognitionOffice>>

export async function createRecognitionOffice() {
  const federation = await createFederation(['northshore'], { now: begin })
  const member = federation.members.northshore
  const { node, institution } = member
  const learner = await node.signIn('maria@learners.example')
  const officer = await node.signIn('ana@northshore.example', institution, ['recognition-officer'])
  const { id: microCredentialId } = await publishMicroCredential(node, institution)

  function moveTo(now: Date): void {
    node.setNow(now)
    federation.office.setNow(now)
  }

  let learners = 0

  async function send(document?: Record<string, unknown>): Promise<{ view: RecognitionRequestView; awardId: string }> {
    learners += 1
    const given = { microCredentialId, email: `learner-${learners}@learners.example` }
    const awarded = await award(member, given)
    const heldCredentialId = await keep(node, learner, document ?? awarded.document)
    const view = await node.ask(recognitionApi.requestRecognition, {
      as: learner,
      body: { heldCredentialId, institution: institution.did, purpose: 'exemption' },
    })
    return { view, awardId: awarded.awardId }
  }

  async function until(requestId: string, holds: (view: RecognitionRequestView) => boolean) {
    return eventually(async () => {
      const view = await node.ask(recognitionApi.showRecognitionRequest, {
        as: learner,
        params: { request: requestId },
      })
      return holds(view) && view
    })
  }

  async function open(document?: Record<string, unknown>, state = 'assessing') {
    const { view, awardId } = await send(document)
    await until(view.id, (seen) => seen.state === state && seen.delivery === 'delivered')
    const [row] = await node.context.db<
      { id: string }[]
    >`select case_id as id from recognition_case where request_id = ${view.id}`
    return { requestId: view.id, caseId: row?.id ?? '', awardId }
  }

  function at(caseId: string) {
    return { params: { ...desk, case: caseId }, as: officer }
  }

  function full(caseId: string): Promise<Response> {
    const body = { ectsGranted: 5, substantialDifferences: [], reason }
    return node.call(recognitionApi.decideCase, { ...at(caseId), body })
  }

  return {
    node,
    institution,
    member,
    learner,
    officer,
    microCredentialId,
    moveTo,
    send,
    until,
    open,
    at,
    full,
    close: federation.close,
  }
}
