/**
 * What can be said of an Open Badge 2.0 without asking anybody. A hosted badge is only proven by its address; a signed one by
 * a key that stands at the issuer's address. A key that the badge itself brings shows whether it was changed, and never who
 * signed: anybody can bring a key.
 *
 * @module
 */
import { listOf, objectOf, textOf } from '../crosswalk/members.ts'
import type { Cryptography, PublicKey } from '../cryptography.ts'
import { verifyCompactJws } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { lookPublicKeyOfPem } from '../x509/public-key-pem.ts'

export type AssertionReason =
  | 'proof.hosted-only'
  | 'proof.own-key-only'
  | 'proof.key-unresolvable'
  | 'proof.signature-mismatch'
  | 'proof.malformed'
  | 'proof.missing'

/** @param token the JWS the assertion was read from, or null for one that stands alone */
export async function judgeAssertion(
  assertion: JsonObject,
  token: string | null,
  cryptography: Pick<Cryptography, 'verify'>,
): Promise<AssertionReason> {
  const verification = objectOf(assertion['verification'] ?? assertion['verify'])
  const types = listOf(verification['type'])
  if (token === null) {
    if (types.some((type) => type === 'HostedBadge' || type === 'hosted')) return 'proof.hosted-only'
    return 'proof.missing'
  }
  if (!types.some((type) => type === 'SignedBadge' || type === 'signed')) return 'proof.malformed'
  const key = await ownKey(assertion, verification['creator'])
  return key === null ? 'proof.key-unresolvable' : judgeSignature(token, key, cryptography)
}

/** The key that the badge brings along: the one it names, at the verification or at the issuer. */
async function ownKey(assertion: JsonObject, creator: unknown): Promise<PublicKey | null> {
  const { publicKey } = objectOf(objectOf(assertion['badge'])['issuer'])
  const named = textOf(typeof creator === 'string' ? creator : objectOf(creator)['id'])
  const candidates = [creator, ...listOf(publicKey)]
    .map(objectOf)
    .filter((candidate) => named === null || candidate['id'] === named)
  for (const candidate of candidates) {
    const pem = textOf(candidate['publicKeyPem'])
    const key = pem === null ? null : await lookPublicKeyOfPem(pem)
    if (key !== null) return key
  }
  return null
}

async function judgeSignature(
  token: string,
  key: PublicKey,
  cryptography: Pick<Cryptography, 'verify'>,
): Promise<AssertionReason> {
  try {
    const findKey = () => ({ key, keyId: null, algorithm: null })
    await verifyCompactJws(token, { algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'], cryptography, findKey })
    return 'proof.own-key-only'
  } catch (error) {
    const code = error instanceof MesheError ? error.code : ''
    return /^jws\.(signature|algorithm-mismatch)/.test(code) ? 'proof.signature-mismatch' : 'proof.malformed'
  }
}
