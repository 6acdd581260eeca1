/** The documents of a case, checked: which one the case stands on, and what it says. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import {
  type ClaimedCredential,
  type CredentialContent,
  readClaimedCredential,
  type VerificationReport,
} from '@meshe/credentials/verification'
import { statedIdentifier, statedTitle } from '@meshe/domain/contract'
import { missingForAssessment, notStated } from '@meshe/domain/recognition'
import type { Queryable } from '../db/db.ts'
import { didOfIssuer } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'
import { nodeCryptography } from '../keys/node-cryptography.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { type CaseKey, listCaseDocuments } from './case-file-store.ts'
import type { CaseCredential } from './case-store.ts'

/** What a document claims, before anything is proven. Whatever cannot be read claims nothing; the check says why. */
export async function readClaims(document: Readonly<Record<string, unknown>>): Promise<{
  readonly credential: CaseCredential
  readonly ects: number | null
}> {
  const claimed = await lookClaimed(document as JsonObject)
  const content = claimed?.content ?? null
  const issuer = claimed?.issuer ?? null
  const names = {
    issuerDid: claimed?.format === 'sd-jwt-vc' && issuer !== null ? didOfIssuer(issuer) : issuer,
    credentialId: statedIdentifier(claimed?.id ?? null),
  }
  return { credential: toCaseCredential(content, names), ects: content?.ects ?? null }
}

async function lookClaimed(document: JsonObject): Promise<ClaimedCredential | null> {
  try {
    return await readClaimedCredential(document, nodeCryptography)
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

export function toCaseCredential(
  content: CredentialContent | null,
  { issuerDid, credentialId }: { readonly issuerDid: string | null; readonly credentialId: string | null },
): CaseCredential {
  return {
    credentialId: statedIdentifier(content?.id ?? null) ?? credentialId,
    achievementId: statedIdentifier(content?.achievementId ?? null),
    issuerDid: statedIdentifier(issuerDid),
    title: statedTitle(content?.title ?? {}),
    awardingBody: content?.awardingBodies[0] ?? notStated,
    eqf: content?.eqf ?? null,
    field: statedIdentifier(content?.field ?? null),
  }
}

/**
 * Checks every encoding of the credential now and answers the report of the best one: proven before not proven,
 * then the one that leaves the least open. One report is one document: nothing is put together from two.
 */
export async function verifyCase(
  context: AppContext,
  db: Queryable,
  { key, email }: { readonly key: CaseKey; readonly email: string },
): Promise<VerificationReport> {
  const documents = (await listCaseDocuments(db, key)).filter(({ kind }) => kind === 'credential')
  const reports: VerificationReport[] = []
  for (const { document } of documents) {
    reports.push(await verifyDocument(context, JSON.parse(document), { presentPerson: { email } }))
  }
  const best = reports.sort((one, other) => rank(one) - rank(other))[0]
  if (!best) throw new Error('A recognition case holds no credential.')
  return best
}

/** Checks what the learner supplied on request. */
export async function verifyFurther(context: AppContext, db: Queryable, key: CaseKey): Promise<VerificationReport[]> {
  const further = (await listCaseDocuments(db, key)).filter(({ kind }) => kind === 'further')
  return Promise.all(further.map(({ document }) => verifyDocument(context, JSON.parse(document))))
}

function rank(report: VerificationReport): number {
  return (report.verified ? 0 : 100) + (report.content === null ? 50 : 0) + missingForAssessment(report).length
}
