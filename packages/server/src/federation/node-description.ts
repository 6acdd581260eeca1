/** What this node says of itself, and what another one says of itself. */
import { MesheError } from '@meshe/credentials'
import { didWebOf } from '@meshe/credentials/did'
import { parseJson } from '@meshe/credentials/json'
import { NodeDescription } from '@meshe/domain/federation'
import { listInstitutions } from '../accounts/institution-store.ts'
import type { AppContext } from '../http/context.ts'
import type { ResolveDid } from './did-service.ts'

const protocolVersion = 1

export async function describeNode({ db, config }: Pick<AppContext, 'db' | 'config'>): Promise<NodeDescription> {
  const institutions = await listInstitutions(db)
  return {
    did: didWebOf(config.origin),
    name: config.name,
    kind: config.kind,
    origin: config.origin,
    protocolVersions: [protocolVersion],
    institutions: institutions.map(({ did, slug, name, country, homepage }) => ({
      did,
      slug,
      name,
      country,
      homepage,
    })),
  }
}

/**
 * Reads the description of the node at an origin and holds it against what the origin can prove: the node's DID is that
 * of the origin and has a document, and so has each of its universities, under the same origin.
 *
 * @throws MesheError `node.unreachable` where nothing answers, `federation.member-invalid` with a `reason`
 */
export async function readNodeDescription(
  { outbound }: Pick<AppContext, 'outbound'>,
  { origin, resolveDid }: { readonly origin: string; readonly resolveDid: ResolveDid },
): Promise<NodeDescription> {
  const description = await fetchDescription(outbound, origin)
  const did = didWebOf(origin)
  if (description.origin !== origin) throw invalid('origin')
  if (description.did !== did) throw invalid('did')
  if (!description.protocolVersions.includes(protocolVersion)) throw invalid('protocol-version')
  const dids = description.institutions.map((institution) => institution.did)
  if (new Set(dids).size !== dids.length) throw invalid('institution-twice')
  if (!dids.every((institution) => institution.startsWith(`${did}:`))) throw invalid('institution-elsewhere')
  for (const identifier of [did, ...dids]) {
    const { document } = await resolveDid(identifier, { maxAgeMs: 0, allowsStale: false }).catch((error) => {
      throw invalid('did-document', error)
    })
    if ((document.assertionMethod ?? []).length === 0) throw invalid('no-key')
  }
  return description
}

async function fetchDescription(outbound: AppContext['outbound'], origin: string): Promise<NodeDescription> {
  const answer = await outbound(`${origin}/.well-known/meshe-node`, { maxBytes: 1024 * 1024 }).catch((error) => {
    throw new MesheError('node.unreachable', 'There is no node that answers at this address.', { origin }, error)
  })
  if (answer.status !== 200) {
    throw new MesheError('node.unreachable', 'There is no node at this address.', { origin, status: answer.status })
  }
  try {
    return NodeDescription.parse(parseJson(answer.body))
  } catch (error) {
    throw invalid('malformed', error)
  }
}

function invalid(reason: string, cause?: unknown): MesheError {
  return new MesheError(
    'federation.member-invalid',
    'The node does not prove what it says of itself.',
    { reason },
    cause,
  )
}
