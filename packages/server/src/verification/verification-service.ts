/** Checking a credential with the means of this node: its keys and lists, the network's list, guarded requests. */

import type { JsonObject } from '@meshe/credentials/json'
import {
  reportUnreadable,
  type VerificationEnvironment,
  type VerificationReport,
  verifyCredential,
} from '@meshe/credentials/verification'
import { createNodeDidResolver } from '../federation/did-service.ts'
import { lookUpIssuer } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'
import { lookUpPracticeIssuer } from '../practice/practice-keys.ts'
import { createOwnTexts } from './own-texts.ts'
import { createStatusLists } from './status-lists.ts'
import { createTextReader } from './text-reader.ts'

type Asking = Pick<VerificationEnvironment, 'resolveDid' | 'fetchStatusList' | 'fetchText' | 'lookUpIssuer'>

/** What is remembered between verifications: signed own lists, hosts that failed just now. */
const askings = new WeakMap<AppContext, Asking>()

/** Everything that a verification asks others, for `verifyCredential`; add `presentPerson` where somebody is known. */
export function createVerificationEnvironment(context: AppContext): VerificationEnvironment {
  const { clock, cryptography, sealTrustAnchors } = context
  return {
    now: clock(),
    cryptography,
    sealTrustAnchors: sealTrustAnchors ?? undefined,
    ...findAsking(context),
  }
}

export interface VerifySettings {
  readonly presentPerson?: VerificationEnvironment['presentPerson']
}

/** Judges a credential, as text or as JSON. Never throws for what it is given. */
export async function verifyDocument(
  context: AppContext,
  input: string | object,
  { presentPerson }: VerifySettings = {},
): Promise<VerificationReport> {
  const environment = { ...createVerificationEnvironment(context), presentPerson }
  return verifyCredential(typeof input === 'string' ? input : (input as JsonObject), environment)
}

/** The report about an address from which no credential came. */
export function reportOfFailedAddress(context: AppContext, isRefused: boolean): VerificationReport {
  const reason = isRefused ? 'readable.address-refused' : 'readable.address-unreachable'
  return reportUnreadable(reason, createVerificationEnvironment(context))
}

function findAsking(context: AppContext): Asking {
  const known = askings.get(context)
  if (known) return known
  const resolveDid = createNodeDidResolver(context)
  const lookUpListed = lookUpIssuer(context)
  const lookOwn = createOwnTexts(context)
  const readText = createTextReader(context.outbound, context.clock)
  const asking: Asking = {
    resolveDid,
    fetchStatusList: createStatusLists(context, resolveDid),
    fetchText: (url, mediaType) => lookOwn(url) ?? readText(url, mediaType),
    lookUpIssuer: async (did) => (await lookUpPracticeIssuer(context, did)) ?? lookUpListed(did),
  }
  askings.set(context, asking)
  return asking
}
