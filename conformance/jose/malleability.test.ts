/** The twin of an ECDSA signature: RFC 7518, section 3.4 knows no rule against it, and half of all honest signatures are one. */
import { describe, expect, it } from 'vitest'
import { curves } from '../../packages/credentials/src/jose/curves.ts'
import { signCompactJws, verifyCompactJws } from '../../packages/credentials/src/jose/index.ts'
import { decodeBase64url, encodeBase64url } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestKeyPair, nodeCryptography } from '../node-cryptography.ts'

describe.each([
  ['ES256', curves['P-256']],
  ['ES384', curves['P-384']],
  ['ES512', curves['P-521']],
] as const)('a token signed with %s', (algorithm, { coordinateLength, order }) => {
  const { signer, publicKey: key } = createTestKeyPair(algorithm)
  const settings = {
    algorithms: [algorithm],
    cryptography: nodeCryptography,
    findKey: () => ({ key, keyId: null, algorithm: null }),
  }
  const withOtherS = (token: string, change: (s: bigint, order: bigint) => bigint) => {
    const [header, payload, written = ''] = token.split('.')
    const signature = Buffer.from(decodeBase64url(written))
    const s = BigInt(`0x${signature.subarray(coordinateLength).toString('hex')}`)
    const digits = change(s, BigInt(`0x${Buffer.from(order).toString('hex')}`)).toString(16)
    const half = Buffer.from(digits.padStart(coordinateLength * 2, '0'), 'hex')
    const changed = encodeBase64url(Buffer.concat([signature.subarray(0, coordinateLength), half]))
    return `${header}.${payload}.${changed}`
  }

  it('is verified with s and with the order less s, and says the same', async () => {
    const token = await signCompactJws('{}', { signer })
    const twin = withOtherS(token, (s, n) => n - s)
    expect(twin).not.toBe(token)
    expect(await verifyCompactJws(twin, settings)).toEqual(await verifyCompactJws(token, settings))
  })

  it.each([
    ['s + 1', (s: bigint) => s + 1n, 'jws.signature-mismatch'],
    ['the order', (_s: bigint, n: bigint) => n, 'jws.signature-out-of-range'],
    ['zero', () => 0n, 'jws.signature-zero'],
  ])('is refused with %s', async (_what, change, code) => {
    const token = withOtherS(await signCompactJws('{}', { signer }), change)
    await expect(verifyCompactJws(token, settings)).rejects.toThrow(expect.objectContaining({ code }))
  })
})
