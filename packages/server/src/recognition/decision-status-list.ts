/** Whether decisions still stand: a signed status list, made from the decisions themselves (Bitstring Status List 1.0). */
import { MesheError } from '@meshe/credentials'
import type { StatusReference } from '@meshe/credentials/micro-credential'
import { institutionSigner } from '../accounts/institution-keys.ts'
import { findInstitutionBySlug, type Institution } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import { createSignedLists } from '../issuance/signed-lists.ts'
import { countStatusIndices, listSupersededIndices } from './decision-store.ts'

/** The smallest list that the norm allows: 131,072 decisions hide each other. */
const listLength = 131_072

/** Where the bit of a decision is published. */
export function decisionStatusReference(
  { config }: Pick<AppContext, 'config'>,
  { slug }: Pick<Institution, 'slug'>,
  statusIndex: number,
): StatusReference {
  return {
    statusListCredential: urlOf(config.origin, slug, Math.floor(statusIndex / listLength)),
    statusListIndex: statusIndex % listLength,
  }
}

export type DecisionStatusListReader = (institution: Institution, list: number) => Promise<string>

/** @returns a reader of signed lists; it throws MesheError `issuance.status-list-not-found` for one without any decision. */
export function createDecisionStatusListReader(context: AppContext): DecisionStatusListReader {
  const readSigned = createSignedLists(context)
  const { db, config } = context
  return async (institution, list) => {
    const { institutionId, slug } = institution
    const from = list * listLength
    // A decision is replaced by drawing a place for the next one: how many are drawn changes with every bit.
    const version = await countStatusIndices(db, institutionId)
    if (from >= version) throw new MesheError('issuance.status-list-not-found', 'There is no such status list.')
    const listSetIndices = async () => {
      const superseded = await listSupersededIndices(db, institutionId, { from, to: from + listLength })
      return superseded.map((index) => index - from)
    }
    const url = urlOf(config.origin, slug, list)
    const findSigner = () => institutionSigner(context, institution)
    return readSigned({ url, issuer: institution.did, findSigner, length: listLength, version, listSetIndices })
  }
}

/** Answers lists of this very node without asking the network; null for any other address. */
export function createOwnDecisionStatusLists(context: AppContext): (url: string) => Promise<string> | null {
  const read = createDecisionStatusListReader(context)
  const { origin } = context.config
  return (url) => {
    const match = url.startsWith(`${origin}/`)
      ? /^\/institutions\/([a-z0-9-]+)\/decision-status\/(\d{1,5})$/.exec(url.slice(origin.length))
      : null
    if (match === null) return null
    return findInstitutionBySlug(context.db, match[1] ?? '').then((institution) => read(institution, Number(match[2])))
  }
}

function urlOf(origin: string, slug: string, list: number): string {
  return `${origin}/institutions/${slug}/decision-status/${list}`
}
