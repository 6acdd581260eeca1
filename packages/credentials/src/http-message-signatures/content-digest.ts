/** Content-Digest with SHA-256 (RFC 9530, section 2). */
import type { Cryptography } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64, lookBase64 } from '../multiformats/index.ts'

export async function contentDigestOf(body: Uint8Array, { sha256 }: Pick<Cryptography, 'sha256'>): Promise<string> {
  return `sha-256=:${encodeBase64(await sha256(body))}:`
}

/**
 * Holds a header against the body it came with. Other algorithms may stand beside SHA-256; only SHA-256 is believed.
 *
 * @throws MesheError `federation.digest-mismatch`
 */
export async function checkContentDigest(
  header: string | undefined,
  body: Uint8Array,
  { sha256 }: Pick<Cryptography, 'sha256'>,
): Promise<void> {
  const members = (header ?? '').split(',').map((member) => member.trim())
  const stated = members.flatMap((member) => /^sha-256=:([A-Za-z0-9+/=]+):$/.exec(member)?.[1] ?? [])
  const expected = stated.length === 1 ? lookBase64(stated[0]!) : null
  const actual = await sha256(body)
  const isSame = expected?.length === actual.length && expected.every((byte, index) => byte === actual[index])
  if (!isSame) throw new MesheError('federation.digest-mismatch', 'The body is not the one that was signed.')
}
