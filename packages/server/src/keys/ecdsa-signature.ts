/**
 * ECDSA signatures as `node:crypto` has them by itself (DER of Ecdsa-Sig-Value, RFC 3279, section 2.2.3) and as JOSE and Data Integrity
 * have them (r || s, IEEE P1363). Asking `node:crypto` for the second form takes half as long again.
 */

/** r || s of a signature that this process made; each half has `length` bytes. */
export function rawFromDer(der: Uint8Array, length: number): Uint8Array {
  const raw = new Uint8Array(2 * length)
  // SEQUENCE; its length takes two bytes where the curve is P-521
  let position = der[1] === 0x81 ? 3 : 2
  for (const end of [length, 2 * length]) {
    const start = position + 2
    position = start + der[position + 1]!
    const number = der.subarray(der[start] === 0 ? start + 1 : start, position)
    raw.set(number, end - number.length)
  }
  return raw
}

/** The signature of anybody. Both halves have the same length, and neither is zero. */
export function derFromRaw(raw: Uint8Array): Uint8Array {
  const length = raw.length / 2
  const halves = [integerOf(raw.subarray(0, length)), integerOf(raw.subarray(length))]
  const size = halves.reduce((sum, half) => sum + 2 + half.length, 0)
  const der = new Uint8Array((size < 128 ? 2 : 3) + size)
  der[0] = 0x30
  if (size >= 128) der[1] = 0x81
  let position = size < 128 ? 1 : 2
  der[position++] = size
  for (const half of halves) {
    der[position++] = 0x02
    der[position++] = half.length
    der.set(half, position)
    position += half.length
  }
  return der
}

/** Shortest form, with a zero in front where the first bit would make the number negative. */
function integerOf(half: Uint8Array): Uint8Array {
  let start = 0
  while (start < half.length - 1 && half[start] === 0) start += 1
  const digits = half.subarray(start)
  if (digits[0]! < 0x80) return digits
  const padded = new Uint8Array(digits.length + 1)
  padded.set(digits, 1)
  return padded
}
