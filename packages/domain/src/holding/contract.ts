/** Receiving and keeping: the claim link and the hosted wallet. */
import { credentialFormats } from '@meshe/credentials/verification'
import { z } from 'zod'
import { Email, endpoint, JsonDocument, LanguageMap, LinkToken, Moment, noAnswer } from '../contract/index.ts'
import { CredentialContent, VerificationReport } from '../verification/index.ts'

const Format = z.enum(credentialFormats)

/** A European Digital Credential under a JAdES seal: a file of its own beside the one with a Data Integrity proof. */
export const sealedFormat = 'sealed-european-digital-credential'
/** Kinds of files that are kept and downloaded: what they say, and for one of them how it is secured. */
export const documentFormats = [...credentialFormats, sealedFormat] as const
export const DocumentFormat = z.enum(documentFormats)
export type DocumentFormat = z.infer<typeof DocumentFormat>

export const ClaimView = z.object({
  state: z.enum(['open', 'kept', 'expired', 'withdrawn']),
  institution: z.object({ name: LanguageMap, country: z.string(), contact: z.string().nullable() }),
  /** The credential, shown before any sign-up; null only where the link has expired. */
  content: CredentialContent.nullable(),
  /** `m…@example.org`: where the mail link would go. */
  emailHint: z.string().nullable(),
  expiresAt: Moment,
  formats: z.array(
    z.object({
      format: DocumentFormat,
      losses: z.array(z.object({ path: z.string(), kind: z.string(), note: z.string() })),
    }),
  ),
  /** Where it can be found once it is kept by the person who is signed in. */
  heldCredentialId: z.uuid().nullable(),
})
export type ClaimView = z.infer<typeof ClaimView>

export const KeepAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('mail-sent'), emailHint: z.string() }),
  z.object({ outcome: z.literal('kept'), heldCredentialId: z.uuid() }),
])
export type KeepAnswer = z.infer<typeof KeepAnswer>

export const HeldCredentialView = z.object({
  id: z.uuid(),
  content: CredentialContent,
  format: Format,
  /** Of its files. */
  formats: z.array(DocumentFormat),
  addedAt: Moment,
  source: z.enum(['claimed', 'added', 'recognition']),
  /** The last check; made anew whenever the credential is opened. */
  report: VerificationReport,
})
export type HeldCredentialView = z.infer<typeof HeldCredentialView>

const claimParams = z.strictObject({ token: LinkToken })
const heldParams = z.strictObject({ credential: z.uuid() })

export const holdingApi = {
  showClaim: endpoint({
    id: 'showClaim',
    method: 'GET',
    path: '/api/v1/claims/{token}',
    summary: 'Shows a prepared credential to whoever holds the link, before any sign-up.',
    access: { kind: 'public' },
    params: claimParams,
    answer: ClaimView,
  }),
  downloadClaim: endpoint({
    id: 'downloadClaim',
    method: 'GET',
    path: '/api/v1/claims/{token}/documents/{format}',
    summary: 'The signed credential itself: JSON, or a token as text.',
    access: { kind: 'public' },
    params: claimParams.extend({ format: DocumentFormat }),
    answer: JsonDocument,
  }),
  keepClaim: endpoint({
    id: 'keepClaim',
    method: 'POST',
    path: '/api/v1/claims/{token}/keeping',
    summary: 'Keeps the credential in the hosted wallet: at once for its signed-in owner, else through a mail link.',
    access: { kind: 'public' },
    params: claimParams,
    body: z.strictObject({ email: Email.optional() }),
    answer: KeepAnswer,
    status: 202,
  }),
  renewClaim: endpoint({
    id: 'renewClaim',
    method: 'POST',
    path: '/api/v1/claims/{token}/renewal',
    summary: 'Sends a new link to the address of the award when this one has expired.',
    access: { kind: 'public' },
    params: claimParams,
    answer: z.object({ sent: z.literal(true) }),
    status: 202,
  }),
  listHeldCredentials: endpoint({
    id: 'listHeldCredentials',
    method: 'GET',
    path: '/api/v1/me/credentials',
    summary: 'Lists what the signed-in person holds, with the status of each.',
    access: { kind: 'account' },
    answer: z.object({ credentials: z.array(HeldCredentialView) }),
  }),
  addCredential: endpoint({
    id: 'addCredential',
    method: 'POST',
    path: '/api/v1/me/credentials',
    summary: 'Adds a credential from anywhere to the wallet. It is kept even where it cannot be checked today.',
    access: { kind: 'account' },
    body: z.strictObject({ document: z.union([JsonDocument, z.string().min(1).max(1_000_000)]) }),
    answer: HeldCredentialView,
    status: 201,
    maxBodyBytes: 2 * 1024 * 1024,
  }),
  showHeldCredential: endpoint({
    id: 'showHeldCredential',
    method: 'GET',
    path: '/api/v1/me/credentials/{credential}',
    summary: 'Shows one credential and checks it now.',
    access: { kind: 'account' },
    params: heldParams,
    answer: HeldCredentialView,
  }),
  downloadHeldCredential: endpoint({
    id: 'downloadHeldCredential',
    method: 'GET',
    path: '/api/v1/me/credentials/{credential}/documents/{format}',
    summary: 'The credential exactly as it was issued: JSON, or a token as text.',
    access: { kind: 'account' },
    params: heldParams.extend({ format: DocumentFormat }),
    answer: JsonDocument,
  }),
  removeHeldCredential: endpoint({
    id: 'removeHeldCredential',
    method: 'DELETE',
    path: '/api/v1/me/credentials/{credential}',
    summary: 'Takes a credential out of the wallet. It stays valid.',
    access: { kind: 'account' },
    params: heldParams,
    answer: noAnswer,
    status: 204,
  }),
}
