/** Keys that were read and found sound, by their text: one issuer's key is asked for again and again. */
import type { PublicKey } from '../cryptography.ts'
import { checkPublicKey } from '../jose/index.ts'
import { decodeMultikey, encodeMultikey } from '../multiformats/index.ts'

interface SoundKey {
  readonly key: PublicKey
  /** Whether the text is the one that an encoder writes. */
  readonly isWrittenWell: boolean
}

const soundKeys = new Map<string, SoundKey>()
const maxSoundKeys = 1000

/** @throws MesheError as `decodeMultikey` and `checkPublicKey` do */
export function findSoundKey(multikey: string): SoundKey {
  const known = soundKeys.get(multikey)
  if (known !== undefined) return known
  const key = decodeMultikey(multikey)
  checkPublicKey(key)
  const found = { key, isWrittenWell: encodeMultikey(key) === multikey }
  if (soundKeys.size >= maxSoundKeys) soundKeys.clear()
  soundKeys.set(multikey, found)
  return found
}
