/**
 * RC2 in CBC mode, decryption only (RFC 2268): what older programs wrote certificates into key stores with. It hides
 * nothing from anybody today; it is here so that such a file can still be opened.
 *
 * @module
 */
const table = hexBytes(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0b' +
    'f09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303' +
    'f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc' +
    '2491af50a1f47039997c3a8523b8b47afc02365b255597312d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
)
const rotations = [1, 2, 3, 5]

/** @throws RangeError when the bytes are no whole blocks or not filled up as PKCS #7 has it */
export function decryptRc2Cbc(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes.length % 8 !== 0) throw new RangeError('No whole blocks.')
  const words = expandKey(key)
  const plain = new Uint8Array(bytes.length)
  let before = iv
  for (let offset = 0; offset < bytes.length; offset += 8) {
    const block = bytes.subarray(offset, offset + 8)
    const opened = decryptBlock(words, block)
    for (let index = 0; index < 8; index++) plain[offset + index] = opened[index]! ^ before[index]!
    before = block
  }
  const padding = plain.at(-1)!
  if (padding < 1 || padding > 8 || plain.subarray(-padding).some((byte) => byte !== padding)) {
    throw new RangeError('Not filled up as it should be.')
  }
  return plain.subarray(0, -padding)
}

/** The effective length is the length of the key. */
function expandKey(key: Uint8Array): Uint16Array {
  const long = new Uint8Array(128)
  long.set(key)
  const { length } = key
  for (let index = length; index < 128; index++) long[index] = table[(long[index - 1]! + long[index - length]!) & 255]!
  long[128 - length] = table[long[128 - length]!]!
  for (let index = 127 - length; index >= 0; index--) long[index] = table[long[index + 1]! ^ long[index + length]!]!
  return Uint16Array.from({ length: 64 }, (_, index) => long[index * 2]! | (long[index * 2 + 1]! << 8))
}

function decryptBlock(key: Uint16Array, block: Uint8Array): Uint8Array {
  const r = Uint16Array.from({ length: 4 }, (_, index) => block[index * 2]! | (block[index * 2 + 1]! << 8))
  const at = (index: number) => r[(index + 4) % 4]!
  let next = 63
  for (let round = 16; round > 0; round--) {
    for (let index = 3; index >= 0; index--) {
      const turn = rotations[index]!
      const turned = (at(index) >> turn) | (at(index) << (16 - turn))
      r[index] = turned - key[next--]! - (at(index - 1) & at(index - 2)) - (~at(index - 1) & at(index - 3))
    }
    if (round !== 12 && round !== 6) continue
    for (let index = 3; index >= 0; index--) r[index] = at(index) - key[at(index - 1) & 63]!
  }
  return Uint8Array.from({ length: 8 }, (_, index) => (r[index >> 1]! >> ((index & 1) * 8)) & 255)
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}
