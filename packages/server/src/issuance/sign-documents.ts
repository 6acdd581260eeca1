/** One award in every encoding that it has a place in a status list for, each signed as its norm has it. */
import { MesheError, type Signer } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import type { Award } from '@meshe/credentials/micro-credential'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { issueSdJwtVc, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import type { StatusListReference } from '@meshe/credentials/status'
import type { AppContext } from '../http/context.ts'
import type { SealKey } from '../keys/seal-key.ts'
import type { SignedDocument } from './credential-store.ts'
import { sealDocument } from './seal-document.ts'

export interface DocumentSigners {
  /** Ed25519, for proofs. */
  readonly proofs: Signer
  /** P-256, for tokens. */
  readonly tokens: Signer
  /** Null where the institution does not seal. */
  readonly seal: SealKey | null
}

export interface DocumentOrder {
  readonly award: Award
  /** `iss` of the token: the https address of the institution. */
  readonly issuerAddress: string
  /** Null for an award that was written before nodes issued tokens: it gets none, because nothing could withdraw it. */
  readonly tokenStatus: StatusListReference | null
  readonly signers: DocumentSigners
}

/** Badge first. */
export async function signDocuments(
  context: Pick<AppContext, 'cryptography' | 'clock' | 'log'>,
  order: DocumentOrder,
): Promise<SignedDocument[]> {
  const { award, signers } = order
  const proven = await signProven(context, order)
  const token = await signToken(context, order)
  const sealed = signers.seal === null ? null : await sealDocument(context, award, signers.seal)
  return [...proven, token, sealed].filter((document) => document !== null)
}

async function signProven(
  { cryptography, clock }: Pick<AppContext, 'cryptography' | 'clock'>,
  { award, signers }: DocumentOrder,
): Promise<SignedDocument[]> {
  const encodings = [await toAchievementCredential(award, { cryptography }), toEuropeanDigitalCredential(award)]
  const settings = { signer: signers.proofs, cryptosuite: 'eddsa-rdfc-2022', created: clock(), cryptography } as const
  const documents: SignedDocument[] = []
  for (const { format, credential, losses } of encodings) {
    const document = JSON.stringify(await addProof(credential, settings))
    documents.push({ format, credentialId: String(credential['id']), document, losses })
  }
  return documents
}

/** Bound to no key of the holder: no wallet has handed one over when an award is signed. */
async function signToken(
  { cryptography }: Pick<AppContext, 'cryptography'>,
  { award, issuerAddress, tokenStatus, signers }: DocumentOrder,
): Promise<SignedDocument | null> {
  if (tokenStatus === null) return null
  const institution = { ...award.institution, id: issuerAddress }
  const { format, claims, disclosable, losses } = toMicroCredentialClaims(
    { ...award, institution },
    { status: tokenStatus },
  )
  const credentialId = claims['jti']
  if (typeof credentialId !== 'string') throw new MesheError('credential.malformed', 'The token has no identifier.')
  const signer = signers.tokens
  const document = await issueSdJwtVc(claims, { signer, keyId: signer.verificationMethod, cryptography, disclosable })
  return { format, credentialId, document, losses }
}
