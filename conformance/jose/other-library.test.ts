/** Each signature accepted by jose, and each of jose's accepted here. */
import {
  readJwk,
  signatureAlgorithms,
  signCompactJws,
  signGeneralJws,
  toJwk,
  verifyCompactJws,
  verifyJsonJws,
} from '@meshe/credentials/jose'
import { CompactSign, compactVerify, GeneralSign, generalVerify, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { keyPairs } from './attacks.ts'

const text = JSON.stringify({ iss: 'https://uni-north.example', name: 'Universität Nord (demo)' })

describe.each(signatureAlgorithms)('%s', (algorithm) => {
  const { privateKey, publicKey, signer } = keyPairs[algorithm]
  const settings = {
    cryptography,
    algorithms: [algorithm],
    findKey: () => readJwk({ ...toJwk(publicKey), alg: algorithm }),
  }

  it('signed here is verified there', async () => {
    const token = await signCompactJws(text, { signer, header: { typ: 'vc+jwt' } })
    const key = await importJWK(toJwk(publicKey) as never, algorithm)
    const { payload, protectedHeader } = await compactVerify(token, key, { algorithms: [algorithm] })
    expect(Buffer.from(payload).toString()).toBe(text)
    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'vc+jwt' })
  })

  it('signed there is verified here', async () => {
    const token = await new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: algorithm }).sign(privateKey)
    const { payload } = await verifyCompactJws(token, settings)
    expect(Buffer.from(payload).toString()).toBe(text)
  })

  it('in JSON goes both ways', async () => {
    const here = await signGeneralJws(text, [{ signer, header: { kid: 'key-1' } }])
    expect(
      (await generalVerify(here as never, await importJWK(toJwk(publicKey) as never, algorithm))).protectedHeader?.alg,
    ).toBe(algorithm)
    const there = await new GeneralSign(Buffer.from(text))
      .addSignature(privateKey)
      .setProtectedHeader({ alg: algorithm })
      .sign()
    expect(await verifyJsonJws(JSON.parse(JSON.stringify(there)), settings)).toHaveLength(1)
  })

  it('changed anywhere is refused on both sides', async () => {
    const token = await signCompactJws(text, { signer })
    const [header, , signature] = token.split('.') as [string, string, string]
    const other = `${header}.${Buffer.from(text.replace('Nord', 'Sued')).toString('base64url')}.${signature}`
    await expect(verifyCompactJws(other, settings)).rejects.toMatchObject({ code: 'jws.signature-mismatch' })
    await expect(compactVerify(other, await importJWK(toJwk(publicKey) as never, algorithm))).rejects.toThrow()
  })
})
