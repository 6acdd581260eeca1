/** Presenting: the holder chooses what he shows, and proves that the token is his (RFC 9901, sections 4.3 and 7.2). */
import type { Cryptography, Signer } from '../cryptography.ts'
import { decodeCompactJws, numericDateOf, readClaims, signCompactJws } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import { type ClaimPath, type ClaimPlace, startsPlace } from './claim-path.ts'
import { digestAlgorithmOf, hashName, hashWith, readDisclosure, runHashing } from './disclosure.ts'
import { revealClaims } from './reveal-claims.ts'
import { joinSdJwt, splitSdJwt } from './sd-jwt-parts.ts'

export interface KeyBindingContent {
  /** Signs with the key that the issuer named in `cnf`. */
  readonly signer: Signer
  readonly audience: string
  readonly nonce: string
  readonly issuedAt: Date
}

export interface PresentSdJwtSettings {
  readonly cryptography: Pick<Cryptography, 'sha256' | 'digest'>
  /**
   * Claims to show, each with what stands above it; `all` shows everything. Places are those of the claims with
   * everything open, as `listDisclosable` answers them.
   */
  readonly disclose: readonly ClaimPath[] | 'all'
  /** Whether a claim is shown with all that may be kept back inside it. Default: no. */
  readonly includeNested?: boolean | undefined
  readonly keyBinding?: KeyBindingContent | undefined
}

export const keyBindingType = 'kb+jwt'

/**
 * Cuts an SD-JWT down to what is shown, and binds it to a question where asked. Signatures are not verified.
 *
 * @throws MesheError `sd-jwt.path-not-found` for a path that names nothing concealed and nothing plain; as
 *   `splitSdJwt`, `readDisclosure` and `revealClaims` do
 */
export async function presentSdJwt(text: string, settings: PresentSdJwtSettings): Promise<string> {
  const { jwt, disclosures } = splitSdJwt(text)
  const { cryptography, disclose, keyBinding } = settings
  const kept = disclose === 'all' ? disclosures : await select(text, disclose, settings)
  const shown = joinSdJwt({ jwt, disclosures: kept })
  if (keyBinding === undefined) return shown
  return shown + (await bind(shown, keyBinding, cryptography))
}

/** The places of everything that its holder may keep back, outer before inner. Signatures are not verified. */
export async function listDisclosable(
  text: string,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<readonly ClaimPlace[]> {
  return (await open(text, cryptography)).places.map(({ place }) => place)
}

async function select(
  text: string,
  paths: readonly ClaimPath[],
  { cryptography, includeNested = false }: PresentSdJwtSettings,
): Promise<readonly string[]> {
  const { places, claims } = await open(text, cryptography)
  for (const path of paths) {
    if (!exists(claims, path)) {
      throw new MesheError('sd-jwt.path-not-found', 'There is no such claim to be disclosed.', {
        path: path.map(String),
      })
    }
  }
  const isShown = (place: ClaimPlace) =>
    paths.some((path) =>
      place.length <= path.length
        ? startsPlace(path, place, place.length)
        : includeNested && startsPlace(path, place, path.length),
    )
  return places.filter(({ place }) => isShown(place)).map(({ disclosure }) => disclosure.text)
}

async function open(text: string, cryptography: Pick<Cryptography, 'sha256' | 'digest'>) {
  const { jwt, disclosures } = splitSdJwt(text)
  const payload = readClaims(decodeCompactJws(jwt).payload)
  const hash = hashWith(digestAlgorithmOf(payload[hashName]), cryptography)
  const read = []
  for (const disclosure of disclosures) read.push(await runHashing(readDisclosure(disclosure), hash))
  return revealClaims(payload, read)
}

function exists(value: unknown, path: ClaimPath): boolean {
  const [step, ...rest] = path
  if (step === undefined) return true
  if (step === null) return Array.isArray(value) && value.some((element) => exists(element, rest))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
  return exists((value as Readonly<Record<string | number, unknown>>)[step], rest)
}

async function bind(
  shown: string,
  { signer, audience, nonce, issuedAt }: KeyBindingContent,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<string> {
  const payload = readClaims(decodeCompactJws(splitSdJwt(shown).jwt).payload)
  const hash = hashWith(digestAlgorithmOf(payload[hashName]), cryptography)
  const sdHash = encodeBase64url(await hash(new TextEncoder().encode(shown)))
  const claims = { iat: numericDateOf(issuedAt), aud: audience, nonce, sd_hash: sdHash }
  return signCompactJws(JSON.stringify(claims), { signer, header: { typ: keyBindingType } })
}
