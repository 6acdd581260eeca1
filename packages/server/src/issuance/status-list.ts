/** The published status lists of awards: the bits are derived from the entries. */
import type { Institution } from '../accounts/institution-store.ts'
import { institutionSigner } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import { statusListUrl } from './sign-awards.ts'
import { createSignedLists } from './signed-lists.ts'
import { findStatusList, listSetIndices } from './status-store.ts'

export type StatusListReader = (institution: Institution, listId: string) => Promise<string>

/** @returns a reader of signed lists; it throws MesheError `issuance.status-list-not-found`. */
export function createStatusListReader(context: AppContext): StatusListReader {
  const readSigned = createSignedLists(context)
  const { db, config } = context
  return async (institution, listId) => {
    const { institutionId } = institution
    const { length, version } = await findStatusList(db, institutionId, listId)
    const url = statusListUrl(config.origin, institution, listId)
    return readSigned({
      url,
      issuer: institution.did,
      findSigner: () => institutionSigner(context, institution),
      length,
      version,
      listSetIndices: () => listSetIndices(db, institutionId, listId),
    })
  }
}
