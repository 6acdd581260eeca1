/** Signs what anybody composed, with a key that only practises. It is checked as if it were real, and nothing of it is kept. */
import { MesheError } from '@meshe/credentials'
import { addBaseProof, addProof } from '@meshe/credentials/data-integrity'
import { checkPresentationShape, credentialContexts, lookDataModelVersion } from '@meshe/credentials/data-model'
import { asList, isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { canonicalize } from '@meshe/credentials/json-ld'
import {
  envelopeCredential,
  envelopePresentation,
  issueCredentialToken,
  issuePresentationToken,
} from '@meshe/credentials/vc-jose'
import { type PracticeIssuerName, practiceIssuerKindOf, signsPresentations } from '@meshe/domain/practice'
import type { Queryable } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { checkComposed } from '../issuance/check-composed.ts'
import { createEphemeralKey } from '../keys/ephemeral-key.ts'
import { findPracticeKey } from './practice-keys.ts'
import { drawPracticeStatusEntry } from './practice-status-list.ts'
import { forgetSignaturesBefore } from './practice-store.ts'
import { recordAround } from './record-signature.ts'

const dataIntegrityContext = 'https://w3id.org/security/data-integrity/v2'
/** How long it is known that something was signed. */
const keptMs = 30 * 24 * 3600_000

interface ComposedForPractice {
  readonly credential: JsonObject
  /** ecdsa-sd-2023 only. Without them the profile of MESHE holds. */
  readonly mandatoryPointers?: readonly string[] | undefined
}

/** @throws MesheError as `checkComposed`, `canonicalize` and `addBaseProof` do */
export async function issueForPractice(
  context: AppContext,
  name: PracticeIssuerName,
  { credential, mandatoryPointers }: ComposedForPractice,
): Promise<JsonObject> {
  const { keyType, securing, hasStatusList = false } = practiceIssuerKindOf(name)
  const { did, signer } = await findPracticeKey(context, keyType)
  const checked = withProofContext(checkComposed(credential, did))
  const draft = hasStatusList ? await withStatusEntry(context, checked, name) : checked
  await canonicalize(draft)
  return recordAround(context, { issuer: name, kind: 'practice-credential' }, async () => {
    const { cryptography } = context
    const created = context.clock()
    if (securing === 'vc+jwt') {
      return envelopeCredential(await issueCredentialToken(draft, { signer, issuedAt: created }))
    }
    if (securing === 'ecdsa-sd-2023') {
      const ephemeralKey = createEphemeralKey()
      return addBaseProof(draft, { signer, created, cryptography, ephemeralKey, mandatoryPointers })
    }
    return addProof(draft, { signer, created, cryptography, cryptosuite: securing })
  })
}

interface ComposedPresentation {
  readonly presentation: JsonObject
  readonly challenge?: string | undefined
  readonly domain?: string | undefined
}

/**
 * @throws MesheError `practice.no-presentations`, `credential.proof-present`, `credential.malformed` (facts: fault, path),
 *   `credential.issuer-mismatch` when another holder is named, and as `canonicalize` and `issuePresentationToken` do
 */
export async function proveForPractice(
  context: AppContext,
  name: PracticeIssuerName,
  { presentation, challenge, domain }: ComposedPresentation,
): Promise<JsonObject> {
  const { keyType, securing } = practiceIssuerKindOf(name)
  if (!signsPresentations(name) || securing === 'ecdsa-sd-2023') {
    throw new MesheError('practice.no-presentations', 'This issuer signs no presentations.')
  }
  const { did, signer } = await findPracticeKey(context, keyType)
  const draft = withProofContext(checkPresentation(presentation, did))
  await canonicalize(draft)
  return recordAround(context, { issuer: name, kind: 'practice-presentation' }, async () => {
    const created = context.clock()
    if (securing === 'vc+jwt') {
      const claims = {
        ...(domain === undefined ? {} : { aud: domain }),
        ...(challenge === undefined ? {} : { nonce: challenge }),
      }
      return envelopePresentation(await issuePresentationToken(draft, { signer, issuedAt: created, claims }))
    }
    return addProof(draft, {
      signer,
      created,
      cryptography: context.cryptography,
      cryptosuite: securing,
      proofPurpose: 'authentication',
      challenge,
      domain,
    })
  })
}

function checkPresentation(presentation: JsonObject, did: string): JsonObject {
  if (presentation['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The presentation has a proof already.')
  }
  const draft = presentation['holder'] === undefined ? { ...presentation, holder: did } : presentation
  const [fault] = checkPresentationShape(draft)
  if (fault !== undefined) {
    throw new MesheError('credential.malformed', fault.message, { fault: fault.code, path: fault.path })
  }
  const { holder } = draft
  if ((isJsonObject(holder) ? holder['id'] : holder) !== did) {
    throw new MesheError('credential.issuer-mismatch', 'The holder of the presentation is not the one who signs here.')
  }
  return draft
}

/** Data model 1.1 does not know the words of a proof: they are added at the end (Data Integrity 1.0, section 2.4.2). */
function withProofContext(document: JsonObject): JsonObject {
  const contexts = asList(document['@context'])
  const isOld = lookDataModelVersion(document) === '1.1'
  const hasWords = contexts.includes(dataIntegrityContext) || contexts.includes(credentialContexts['2.0'])
  return isOld && !hasWords ? { ...document, '@context': [...contexts, dataIntegrityContext] } : document
}

async function withStatusEntry(context: AppContext, draft: JsonObject, name: PracticeIssuerName): Promise<JsonObject> {
  const entry = await drawPracticeStatusEntry(context, name)
  const given = asList(draft['credentialStatus'])
  return { ...draft, credentialStatus: given.length === 0 ? entry : [...given, entry] }
}

/** Forgets signatures of long ago. */
export function forgetPracticeSignatures(db: Queryable, now: Date): Promise<void> {
  return forgetSignaturesBefore(db, new Date(now.getTime() - keptMs))
}
