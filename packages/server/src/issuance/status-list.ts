/** The published status lists of awards: the bits are derived from the entries, and said in two forms. */

import { institutionSigner, issuerAddressOf } from '../accounts/institution-keys.ts'
import type { Institution, InstitutionKeyAlgorithm } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import { statusListUrl, tokenStatusListUrl } from './sign-awards.ts'
import { createSignedLists, signListToken } from './signed-lists.ts'
import { findStatusList, listSetIndices } from './status-store.ts'

export type StatusListReader = (institution: Institution, listId: string) => Promise<string>

/** @returns a reader of signed lists as credentials; it throws MesheError `issuance.status-list-not-found`. */
export function createStatusListReader(context: AppContext): StatusListReader {
  const { origin } = context.config
  return createReader(context, createSignedLists(context), {
    urlOf: (institution, listId) => statusListUrl(origin, institution, listId),
    issuerOf: ({ did }) => did,
    keyAlgorithm: 'Ed25519',
  })
}

/** @returns a reader of the same lists as tokens, for credentials that are tokens; it throws as the other does. */
export function createTokenStatusListReader(context: AppContext): StatusListReader {
  return createReader(context, createSignedLists(context, signListToken), {
    urlOf: tokenStatusListUrl,
    issuerOf: issuerAddressOf,
    keyAlgorithm: 'P-256',
  })
}

interface ListForm {
  readonly urlOf: (institution: Institution, listId: string) => string
  readonly issuerOf: (institution: Institution) => string
  readonly keyAlgorithm: InstitutionKeyAlgorithm
}

function createReader(
  context: AppContext,
  readSigned: ReturnType<typeof createSignedLists>,
  form: ListForm,
): StatusListReader {
  const { db } = context
  return async (institution, listId) => {
    const { institutionId } = institution
    const { length, version } = await findStatusList(db, institutionId, listId)
    return readSigned({
      url: form.urlOf(institution, listId),
      issuer: form.issuerOf(institution),
      findSigner: () => institutionSigner(context, institution, form.keyAlgorithm),
      length,
      version,
      listSetIndices: () => listSetIndices(db, institutionId, listId),
    })
  }
}
