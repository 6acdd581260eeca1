/** The published status lists of awards: the bits are derived from the entries, and said in two forms. */
import type { Institution } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import { statusListUrl, tokenStatusListUrl } from './sign-awards.ts'
import { createSignedLists, signListToken } from './signed-lists.ts'
import { findStatusList, listSetIndices } from './status-store.ts'

export type StatusListReader = (institution: Institution, listId: string) => Promise<string>

/** @returns a reader of signed lists as credentials; it throws MesheError `issuance.status-list-not-found`. */
export function createStatusListReader(context: AppContext): StatusListReader {
  const { origin } = context.config
  return createReader(context, createSignedLists(context), (institution, listId) =>
    statusListUrl(origin, institution, listId),
  )
}

/** @returns a reader of the same lists as tokens, for credentials that are tokens; it throws as the other does. */
export function createTokenStatusListReader(context: AppContext): StatusListReader {
  return createReader(context, createSignedLists(context, signListToken), tokenStatusListUrl)
}

function createReader(
  { db }: AppContext,
  readSigned: ReturnType<typeof createSignedLists>,
  urlOf: (institution: Institution, listId: string) => string,
): StatusListReader {
  return async (institution, listId) => {
    const { institutionId } = institution
    const { length, version } = await findStatusList(db, institutionId, listId)
    return readSigned({
      url: urlOf(institution, listId),
      institution,
      length,
      version,
      listSetIndices: () => listSetIndices(db, institutionId, listId),
    })
  }
}
