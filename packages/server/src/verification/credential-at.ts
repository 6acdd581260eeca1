/** The credential behind an address: of a file, or of the link that a holder gives to others. */
import { MesheError } from '@meshe/credentials'
import { listTrustedInstitutions } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'

const maxBytes = 512 * 1024
const claimPath = /^\/c\/([A-Za-z0-9_-]{22,86})$/

/** Answers a request to this very node without leaving it. */
export type AskOwn = (path: string) => Promise<Response>

/**
 * Reads the text at an address. The claim link of a node leads to the credential itself.
 *
 * @throws MesheError `outbound.*`, `node.unreachable`
 */
export async function readCredentialAt(
  { outbound, config, db }: Pick<AppContext, 'outbound' | 'config' | 'db'>,
  url: string,
  askOwn: AskOwn,
): Promise<string> {
  const address = new URL(url)
  const token = claimPath.exec(address.pathname)?.[1]
  const isNode = async () =>
    address.origin === config.origin ||
    (await listTrustedInstitutions(db)).some((of) => of.nodeOrigin === address.origin)
  const target =
    token !== undefined && (await isNode())
      ? new URL(`/api/v1/claims/${token}/documents/open-badges-3.0`, address.origin)
      : address
  if (target.origin === config.origin) {
    const answer = await askOwn(`${target.pathname}${target.search}`)
    return expectFound(answer.status, await answer.text())
  }
  const answer = await outbound(target.href, { maxBytes })
  return expectFound(answer.status, answer.body)
}

function expectFound(status: number, text: string): string {
  if (status === 200) return text
  throw new MesheError('node.unreachable', 'There is nothing at this address.', { status })
}
