/** For tests: a learner at Northshore, the recognition office of Montana, and a third university, each on a node of its own. */
import { randomUUID } from 'node:crypto'
import { didWebOf } from '@meshe/credentials/did'
import { type CaseView, type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { applyHarvestedChange } from '../catalogue/catalogue-service.ts'
import { inTransaction } from '../db/db.ts'
import { createFederation, eventually } from '../testing/test-federation.ts'
import type { Caller } from '../testing/test-node.ts'
import { type Awarded, award, keep, seize } from './recognition-fixtures.ts'

export const desk = { institution: 'montana' }
export const level = { element: 'level' as const, reasoning: 'Our course asks for level seven.' }

export interface Asked {
  readonly awarded: Awarded
  readonly requestId: string
  readonly caseId: string
}

export async function codeOf(answer: Response): Promise<string> {
  const { type } = (await answer.json()) as { type?: string }
  return type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

export type RecognitionNetwork = Awaited<ReturnType<typeof createRecognitionNetwork>>

export async function createRecognitionNetwork() {
  const federation = await createFederation(['northshore', 'montana', 'sunmere'])
  const { northshore, montana } = federation.members
  const wire = seize(northshore.node)
  const learner = await northshore.node.signIn('maria@learners.example')
  const ana = await montana.node.signIn('ana@montana.example', montana.institution, ['recognition-officer'])
  const bor = await montana.node.signIn('bor@montana.example', montana.institution, ['recognition-officer'])
  const { id: microCredentialId } = await publishMicroCredential(northshore.node, northshore.institution)

  async function send(awarded: Awarded): Promise<RecognitionRequestView> {
    const heldCredentialId = await keep(northshore.node, learner, awarded.document)
    return northshore.node.ask(recognitionApi.requestRecognition, {
      as: learner,
      body: { heldCredentialId, institution: montana.institution.did, purpose: 'credits', message: 'Please count it.' },
    })
  }

  async function caseOf(requestId: string): Promise<string> {
    return eventually(async () => {
      const { db } = montana.node.context
      const [row] = await db<
        { id: string }[]
      >`select case_id as id from recognition_case where request_id = ${requestId}`
      return row?.id
    })
  }

  /** A request that has arrived, is valid and complete, and is being assessed. */
  async function ask(): Promise<Asked> {
    const awarded = await award(northshore, { microCredentialId, email: nextEmail() })
    const { id: requestId } = await send(awarded)
    const caseId = await caseOf(requestId)
    await until(requestId, ({ state }) => state === 'assessing')
    return { awarded, requestId, caseId }
  }

  let learners = 0
  function nextEmail(): string {
    learners += 1
    return `learner-${learners}@learners.example`
  }

  function show(requestId: string): Promise<RecognitionRequestView> {
    return northshore.node.ask(recognitionApi.showRecognitionRequest, {
      as: learner,
      params: { request: requestId },
    })
  }

  function until(requestId: string, holds: (view: RecognitionRequestView) => boolean): Promise<RecognitionRequestView> {
    return eventually(async () => {
      const view = await show(requestId)
      return holds(view) && view
    })
  }

  function showCase(caseId: string, as = ana): Promise<CaseView> {
    return montana.node.ask(recognitionApi.showCase, { params: { ...desk, case: caseId }, as })
  }

  function decide(
    caseId: string,
    ectsGranted: number,
    given: { as?: Caller; isAppeal?: boolean } = {},
  ): Promise<Response> {
    const endpoint = given.isAppeal ? recognitionApi.decideAppeal : recognitionApi.decideCase
    return montana.node.call(endpoint, {
      params: { ...desk, case: caseId },
      as: given.as ?? ana,
      body: {
        ectsGranted,
        substantialDifferences: ectsGranted < 5 ? [level] : [],
        reason: 'We looked at the outcomes and the level.',
      },
    })
  }

  /** A pathway of Montana University that the other node has read. */
  async function publishPathway(): Promise<string> {
    const id = randomUUID()
    const { did } = montana.institution
    const publishedAt = montana.node.context.clock()
    const [entry] = await northshore.node.context.db<{ iri: string }[]>`select iri from catalogue_entry`
    const description = {
      title: { en: 'Care with data' },
      description: { en: 'From first figures to your own study.' },
      ects: 15,
      eqf: 7,
      awardMicroCredentialId: randomUUID(),
      groups: [
        {
          id: 'basics',
          title: { en: 'Basics' },
          rule: { kind: 'all' as const },
          components: [{ id: 'statistics', title: { en: 'Statistics' }, ects: 4, accepts: [entry?.iri ?? ''] }],
        },
      ],
      rules: { minimumEqf: 7 },
    }
    const change = {
      sequence: 1,
      kind: 'pathway' as const,
      id,
      institution: did,
      publishedAt: publishedAt.toISOString(),
    }
    const { origin } = montana.node.context.config
    await federation.harvest()
    for (const { node } of [northshore, montana]) {
      const outcome = await inTransaction(node.context.db, (tx) =>
        applyHarvestedChange(tx, {
          nodeDid: didWebOf(origin),
          nodeOrigin: origin,
          institutions: [{ ...montana.institution }],
          change: { ...change, document: { description } },
          seenAt: publishedAt,
        }),
      )
      if (outcome !== 'applied') throw new Error(outcome)
    }
    return id
  }

  /** What both sides must say alike. */
  async function bothViews({ requestId, caseId }: Pick<Asked, 'requestId' | 'caseId'>) {
    const [mine, theirs] = [await show(requestId), await showCase(caseId)]
    const alike = ({ state, turn, dueAt, question, decision, isLate }: RecognitionRequestView | CaseView) => ({
      state,
      turn,
      dueAt,
      question,
      decision,
      isLate,
    })
    return {
      mine: { ...alike(mine), events: mine.events.slice(1) },
      theirs: { ...alike(theirs), events: theirs.events },
    }
  }

  async function expectOneTruth(asked: Pick<Asked, 'requestId' | 'caseId'>): Promise<void> {
    await eventually(async () => {
      const { mine, theirs } = await bothViews(asked)
      return JSON.stringify(mine) === JSON.stringify(theirs)
    })
  }

  return {
    ...federation,
    wire,
    learner,
    ana,
    bor,
    microCredentialId,
    nextEmail,
    send,
    ask,
    caseOf,
    show,
    until,
    showCase,
    decide,
    expectOneTruth,
    publishPathway,
  }
}
