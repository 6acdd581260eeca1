/**
 * Judges the proofs of a foreign document (Verifiable Credential Data Integrity 1.0, sections 4.4 and 4.5).
 *
 * @module
 */
import type { Cryptography, PublicKey } from '../cryptography.ts'
import { lookDateTimeStamp } from '../data-model/index.ts'
import {
  type DidResolver,
  findVerificationMethod,
  type ProofPurpose,
  readVerificationKey,
  type VerificationMethod,
} from '../did/index.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type DataIntegrityProof, readDataIntegrityProof } from './data-integrity-proof.ts'
import { type ProofReason, type ProofReport, reportOf } from './proof-report.ts'
import { verifySignature } from './verify-signature.ts'

export interface ProofExpectations {
  readonly resolveDid: DidResolver
  readonly cryptography: Cryptography
  /** Default `assertionMethod`. */
  readonly proofPurpose?: ProofPurpose | undefined
  readonly now: Date
  /** When given, the proof must be made for it. */
  readonly domain?: string | undefined
  /** When given, the proof must answer it. */
  readonly challenge?: string | undefined
}

const maxProofs = 16
/** Clocks of two parties may differ by this much. */
const clockSkewMs = 5 * 60_000

/**
 * Whether a document is unchanged since its proofs were made. Every proof of a set must verify; a chained proof is
 * checked over the proofs it names. Never throws for what stands in the document: it fails closed.
 *
 * @returns the report of the first proof that does not pass (a failed one before an undetermined one), or of the first
 *   proof when all do. Whether its `controller` may speak for the issuer is the caller's question.
 */
export async function verifyProof(document: unknown, expectations: ProofExpectations): Promise<ProofReport> {
  return summaryOf(await verifyProofs(document, expectations))
}

/** As `verifyProof`, with the report of each proof in its order; one report where there is no proof that could be judged. */
export async function verifyProofs(
  document: unknown,
  expectations: ProofExpectations,
): Promise<readonly [ProofReport, ...ProofReport[]]> {
  if (!isJsonObject(document)) return [reportOf('proof.malformed')]
  const proofs = asList(document['proof'])
  if (proofs.length > maxProofs) return [reportOf('proof.malformed')]
  const { proof: _, ...unsecured } = document
  const reports: ProofReport[] = []
  for (const proof of proofs) reports.push(await judgeProof(proof, { unsecured, proofs, expectations }))
  const [first, ...others] = reports
  return first === undefined ? [reportOf('proof.missing')] : [first, ...others]
}

/** The first report that does not pass, a failed one before an undetermined one; the first of all when all pass. */
export function summaryOf(reports: readonly [ProofReport, ...ProofReport[]]): ProofReport {
  return (
    reports.find((report) => report.result === 'failed') ??
    reports.find((report) => report.result === 'undetermined') ??
    reports[0]
  )
}

interface ProofSituation {
  readonly unsecured: JsonObject
  /** All proofs of the document. */
  readonly proofs: readonly JsonValue[]
  readonly expectations: ProofExpectations
}

async function judgeProof(value: JsonValue, situation: ProofSituation): Promise<ProofReport> {
  const proof = readDataIntegrityProof(value)
  if (typeof proof === 'string') return reportOf(proof)
  const { verificationMethod, created } = proof
  const whose = { verificationMethod, created: created?.text ?? null }
  const mismatch = lookMismatch(proof, situation.expectations)
  if (mismatch !== null) return reportOf(mismatch, whose)
  const method = await resolveMethod(proof, situation.expectations)
  if (typeof method === 'string') return reportOf(method, whose)
  const reason = await judgeSignature(proof, method, situation)
  return reportOf(reason, { ...whose, controller: method.controller })
}

function lookMismatch(proof: DataIntegrityProof, expectations: ProofExpectations): ProofReason | null {
  const { now, domain, challenge, proofPurpose = 'assertionMethod' } = expectations
  if (proof.proofPurpose !== proofPurpose) return 'proof.purpose-mismatch'
  if (domain !== undefined && !proof.domains.includes(domain)) return 'proof.domain-mismatch'
  if (challenge !== undefined && proof.challenge !== challenge) return 'proof.challenge-mismatch'
  if (proof.expires !== null && proof.expires <= now) return 'proof.expired'
  if (proof.created !== null && proof.created.moment.getTime() > now.getTime() + clockSkewMs) {
    return 'proof.created-in-future'
  }
  return null
}

async function resolveMethod(
  { verificationMethod }: DataIntegrityProof,
  { resolveDid, proofPurpose = 'assertionMethod', now }: ProofExpectations,
): Promise<VerificationMethod | ProofReason> {
  try {
    const id = withFragment(verificationMethod)
    const document = await resolveDid(id.split('#')[0]!)
    const method = findVerificationMethod(document, id, proofPurpose)
    return isOutOfUse(method, now) ? 'proof.key-revoked' : method
  } catch (error) {
    const code = error instanceof MesheError ? error.code : null
    if (code === 'key.controller-mismatch') return 'proof.controller-mismatch'
    return code === 'key.not-found' || code === 'key.not-authorized'
      ? 'proof.key-not-authorized'
      : (lookUnsoundKey(error) ?? 'proof.key-unresolvable')
  }
}

/** Open Badges in the field name a did:key itself; it holds one key only, so there is no doubt which is meant. */
function withFragment(verificationMethod: string): string {
  const didKey = /^did:key:([^#?/]+)$/.exec(verificationMethod)
  return didKey === null ? verificationMethod : `${verificationMethod}#${didKey[1]}`
}

/** Controlled Identifiers 1.0, section 2.2: nothing verifies with a key from the moment it is revoked or expires. */
function isOutOfUse({ revoked, expires }: VerificationMethod, now: Date): boolean {
  return [revoked, expires].some((end) => {
    if (end === undefined) return false
    const moment = lookDateTimeStamp(end)
    return moment === null || moment <= now
  })
}

async function judgeSignature(
  proof: DataIntegrityProof,
  method: VerificationMethod,
  { unsecured, proofs, expectations: { cryptography } }: ProofSituation,
): Promise<ProofReason> {
  const previous = proof.previousProofs.map((id) => proofs.find((other) => isJsonObject(other) && other['id'] === id))
  if (previous.includes(undefined)) return 'proof.previous-missing'
  const document = proof.suite.documentOf(unsecured, proof.options)
  if (document === null) return 'proof.signature-mismatch'
  const signed = previous.length === 0 ? document : { ...document, proof: previous as JsonValue[] }
  const key = readKey(method)
  if (typeof key === 'string') return key
  if (!proof.suite.keyTypes.includes(key.algorithm)) return 'proof.key-type-mismatch'
  const { suite, options: proofOptions, proofValue } = proof
  try {
    if ('judge' in suite) return await suite.judge({ document: signed, proofOptions, proofValue, key, cryptography })
    return await verifySignature({ suite, document: signed, proofOptions, proofValue, key, cryptography })
  } catch (error) {
    return reasonOf(error)
  }
}

/** The key, or why there is none: one of a kind unknown here is out of reach, an unsound one proves nothing. */
function readKey(method: VerificationMethod): PublicKey | ProofReason {
  try {
    return readVerificationKey(method)
  } catch (error) {
    return lookUnsoundKey(error) ?? 'proof.key-unresolvable'
  }
}

function lookUnsoundKey(error: unknown): ProofReason | null {
  const unsound = new Set(['key.low-order', 'key.not-on-curve', 'key.too-weak', 'key.private'])
  return error instanceof MesheError && unsound.has(error.code) ? 'proof.key-unsound' : null
}

function reasonOf(error: unknown): ProofReason {
  if (!(error instanceof MesheError)) return 'proof.malformed'
  switch (error.code) {
    case 'credential.undefined-term':
    case 'credential.context-unknown':
    case 'credential.malformed':
    case 'canonicalization.too-complex':
      return error.code
    default:
      return 'proof.malformed'
  }
}
