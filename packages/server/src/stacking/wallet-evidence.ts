/** What a person can bring to pathways: from the wallet, the decisions in it, and what they have asked universities. */
import { MesheError } from '@meshe/credentials'
import {
  type RecognitionDecisionRecord,
  readRecognitionDecisionCredential,
} from '@meshe/credentials/recognition-decision'
import type { Verdict, VerificationReport } from '@meshe/credentials/verification'
import { readMicroCredentialAddress } from '@meshe/domain/catalogue'
import { statedTitle } from '@meshe/domain/contract'
import type { CredentialEvidence, PathwayEvidence, PendingEvidence, RecognitionEvidence } from '@meshe/domain/stacking'
import type { Queryable } from '../db/db.ts'
import { type HeldEvidence, listHeldEvidence } from '../holding/holding-service.ts'
import { type AccountRequest, listRequestsOfAccount } from '../recognition/recognition-service.ts'

export async function listWalletEvidence(db: Queryable, accountId: string): Promise<PathwayEvidence[]> {
  const [held, requests] = await Promise.all([listHeldEvidence(db, accountId), listRequestsOfAccount(db, accountId)])
  const credentials = held.filter((piece) => !isDecision(piece))
  return [
    ...credentials.map(toCredentialEvidence),
    ...newestOfEachCase(held.filter(isDecision).flatMap(readDecision)).flatMap((read) =>
      toRecognitionEvidence(read, { credentials, requests }),
    ),
    ...requests.filter(isOpen).map((request) => toPendingEvidence(request, credentials)),
  ]
}

function isDecision({ formats }: HeldEvidence): boolean {
  return formats.includes('recognition-decision')
}

/** What was achieved, once: the micro-credential, or the credential where it names none. */
function achievementOf(piece: HeldEvidence): string {
  return piece.content.achievementId ?? piece.content.id ?? piece.heldCredentialId
}

function toCredentialEvidence(piece: HeldEvidence): CredentialEvidence {
  const { content, issuer } = piece
  const publisher = content.achievementId === null ? null : readMicroCredentialAddress(content.achievementId)
  const isByPublisher = publisher !== null && publisher.institutionDid === issuer
  return {
    kind: 'credential',
    id: piece.heldCredentialId,
    achievement: achievementOf(piece),
    title: statedTitle(content.title),
    awardingBody: content.awardingBodies[0] ?? '',
    awardedBy: issuer,
    ects: content.ects ?? 0,
    // Whoever may sign may write any address: only the university under whose address it stands can award it.
    microCredential: isByPublisher ? content.achievementId : null,
    eqf: content.eqf,
    awardedOn: dateOf(content.awardedOn ?? content.validFrom),
    validUntil: dateOf(content.validUntil),
    status: statusOf(piece),
  }
}

const proven: ReadonlySet<Verdict> = new Set<Verdict>([
  'valid',
  'valid_issuer_unlisted',
  'valid_issuer_uncheckable',
  // Its date says so, and the date is weighed with the rules of the pathway.
  'expired',
  // A list that does not answer does not withdraw anything.
  'status_uncheckable',
])

/** What the node itself put into the wallet needs no check to be believed; everything else does. */
function statusOf({ report, source }: HeldEvidence): CredentialEvidence['status'] {
  if (report === null) return source === 'added' ? 'unproven' : 'in-force'
  if (report.verdict === 'withdrawn') return 'withdrawn'
  return proven.has(report.verdict) && !isOfSomebodyElse(report) ? 'in-force' : 'unproven'
}

function isOfSomebodyElse({ checks }: VerificationReport): boolean {
  return checks.some(({ check, result }) => check === 'same-person' && result === 'failed')
}

interface HeldDecision {
  readonly piece: HeldEvidence
  readonly decision: RecognitionDecisionRecord
}

function readDecision(piece: HeldEvidence): HeldDecision[] {
  const decision = piece.credentials.map(lookDecision).find((found) => found !== null)
  return decision ? [{ piece, decision }] : []
}

/** A decision on an appeal takes the place of the first one. */
function newestOfEachCase(decisions: readonly HeldDecision[]): HeldDecision[] {
  const byCase = new Map<string, HeldDecision>()
  for (const held of decisions) {
    const { caseId, institution, decidedOn } = held.decision
    const key = `${institution.id} ${caseId}`
    const known = byCase.get(key)
    if (!known || known.decision.decidedOn < decidedOn) byCase.set(key, held)
  }
  return [...byCase.values()]
}

function toRecognitionEvidence(
  { piece, decision }: HeldDecision,
  {
    credentials,
    requests,
  }: { readonly credentials: readonly HeldEvidence[]; readonly requests: readonly AccountRequest[] },
): RecognitionEvidence[] {
  const status = statusOf(piece)
  const isForCredits = decision.purpose === 'credits' || decision.purpose === 'exemption'
  if (!isForCredits || status === 'unproven' || piece.issuer !== decision.institution.id) return []
  const { credential, countsTowards, outcome, ectsGranted } = decision
  const source = credentials.find(({ content, credentialIds }) =>
    isAmong(credential.id, [content.id, ...credentialIds]),
  )
  const isUnderReview = requests.some(
    (request) =>
      request.isUnderReview &&
      request.institution.did === decision.institution.id &&
      request.heldCredentialId === (source?.heldCredentialId ?? null),
  )
  return [
    {
      kind: 'recognition',
      id: piece.heldCredentialId,
      achievement: source ? achievementOf(source) : (credential.id ?? decision.id),
      title: statedTitle(credential.title),
      awardingBody: credential.awardingBody,
      awardedBy: source?.issuer ?? null,
      ects: credential.ectsClaimed ?? ectsGranted,
      decidedBy: decision.institution.id,
      outcome,
      ectsGranted,
      pathwayId: countsTowards?.id.replace(/^urn:uuid:/, '') ?? null,
      componentId: countsTowards?.component ?? null,
      status: status === 'in-force' && isUnderReview ? 'under-review' : status,
    },
  ]
}

function lookDecision(credential: HeldEvidence['credentials'][number]): RecognitionDecisionRecord | null {
  try {
    return readRecognitionDecisionCredential(credential)
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

const openStates: ReadonlySet<AccountRequest['state']> = new Set([
  'submitted',
  'assessing',
  'information-requested',
  'appealed',
])

function isOpen({ state, purpose }: AccountRequest): boolean {
  return openStates.has(state) && (purpose === 'credits' || purpose === 'exemption')
}

function toPendingEvidence(request: AccountRequest, credentials: readonly HeldEvidence[]): PendingEvidence {
  const source = credentials.find(({ heldCredentialId }) => heldCredentialId === request.heldCredentialId)
  return {
    kind: 'pending',
    id: request.requestId,
    achievement: source ? achievementOf(source) : request.requestId,
    title: request.title,
    awardingBody: request.awardingBody,
    awardedBy: source?.issuer ?? null,
    ects: request.ects ?? source?.content.ects ?? 0,
    decidedBy: request.institution.did,
    pathwayId: request.pathwayId,
    componentId: request.componentId,
  }
}

function isAmong(id: string | null, ids: readonly (string | null)[]): boolean {
  return id !== null && ids.includes(id)
}

function dateOf(text: string | null): Date | null {
  if (text === null) return null
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? null : date
}
