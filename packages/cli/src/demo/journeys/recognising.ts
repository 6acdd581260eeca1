/** How a university is asked to count a credential, and how its officer comes to a decision. */
import {
  type CaseView,
  type DecisionRequest,
  type RecognitionRequestView,
  recognitionApi,
} from '@meshe/domain/recognition'
import type { z } from 'zod'
import { eventually, type NodeClient, type Person } from '../network/node-client.ts'

export interface RecognitionDesk {
  readonly client: NodeClient
  readonly slug: string
  readonly officer: Person
}

/** The case of an applicant for a title in the inbox of an office, once the request has arrived. */
export async function findCase(
  { client, slug, officer }: RecognitionDesk,
  { applicant, title }: { readonly applicant: string; readonly title: string },
): Promise<CaseView> {
  return eventually(async () => {
    const { cases } = await client.ask(recognitionApi.listCases, { params: { institution: slug }, as: officer })
    const found = cases.find(
      ({ applicantName, title: titles }) => applicantName === applicant && Object.values(titles).includes(title),
    )
    if (!found) return null
    return client.ask(recognitionApi.showCase, { params: { institution: slug, case: found.id }, as: officer })
  }, `the request of ${applicant} at ${slug}`)
}

/** Waits until a case is being assessed: the node begins by itself where nothing is missing, else the officer says so. */
export async function beginAssessment({ client, slug, officer }: RecognitionDesk, caseId: string): Promise<void> {
  const params = { institution: slug, case: caseId }
  await eventually(async () => {
    const { state } = await client.ask(recognitionApi.showCase, { params, as: officer })
    if (state === 'submitted') await client.call(recognitionApi.confirmComplete, { params, as: officer })
    return state !== 'submitted'
  }, 'the assessment to begin')
}

/** Says that the file is complete and decides. */
export async function decide(
  desk: RecognitionDesk,
  caseId: string,
  decision: z.input<typeof DecisionRequest>,
): Promise<CaseView> {
  await beginAssessment(desk, caseId)
  const { client, slug, officer } = desk
  const params = { institution: slug, case: caseId }
  return client.ask(recognitionApi.decideCase, { params, body: decision, as: officer })
}

/** The learner's copy of a request, once it says what is looked for. */
export function waitForRequest(
  client: NodeClient,
  { id, as }: { readonly id: string; readonly as: Person },
  isSo: (request: RecognitionRequestView) => boolean,
): Promise<RecognitionRequestView> {
  return eventually(async () => {
    const request = await client.ask(recognitionApi.showRecognitionRequest, { params: { request: id }, as })
    return isSo(request) ? request : null
  }, 'the news about a request to reach the learner')
}
