/** Who holds the credential: the key of `cnf`, for one audience and one nonce (SD-JWT VC, section 3.4; RFC 9901, section 7.3). */
import { numericDateOf, signCompactJws } from '@meshe/credentials/jose'
import { presentSdJwt } from '@meshe/credentials/sd-jwt'
import { verifySdJwtVc } from '@meshe/credentials/sd-jwt-vc'
import { describe, expect, it } from 'vitest'
import { createTestKeyPair } from '../node-cryptography.ts'
import { verifier } from '../verification/demonstration-issuer.ts'
import { claimsOf, cryptography, disclosable, holder, issue, now } from './token-issuer.ts'

const audience = 'https://verifier.example'
const nonce = 'n-0S6_WzA2Mj'
const issued = await issue(claimsOf(), { holderKey: holder.publicKey })
const keyBinding = { audience, nonce, now }
const thief = createTestKeyPair('ES256')

const present = (differences: object = {}, disclose = disclosable) =>
  presentSdJwt(issued, {
    cryptography,
    disclose,
    keyBinding: { signer: holder.signer, audience, nonce, issuedAt: now, ...differences },
  })
const verify = (text: string, expected = keyBinding) => verifySdJwtVc(text, { ...verifier(), keyBinding: expected })

describe('a holder', () => {
  it('proves her key for this question', async () => {
    const verified = await verify(await present())
    expect(verified).toMatchObject({ keyBinding: 'verified', issuer: 'did:web:riverside.example' })
  })

  it.each<[string, () => Promise<string> | string, string]>([
    ['without the proof', () => issued, 'sd-jwt.key-binding-missing'],
    ['with another key', () => present({ signer: thief.signer }), 'jws.signature-mismatch'],
    ['for another audience', () => present({ audience: 'https://other.example' }), 'jwt.audience-mismatch'],
    ['for another question', () => present({ nonce: 'other' }), 'sd-jwt.nonce-mismatch'],
    ['from yesterday', () => present({ issuedAt: new Date(now.getTime() - 86_400_000) }), 'sd-jwt.key-binding-expired'],
    ['from tomorrow', () => present({ issuedAt: new Date(now.getTime() + 86_400_000) }), 'jwt.issued-in-future'],
    [
      'for fewer disclosures',
      async () => {
        const shown = await present({}, [['grade']])
        const all = (await present()).split('~')
        return [...all.slice(0, -1), shown.split('~').at(-1)].join('~')
      },
      'sd-jwt.key-binding-mismatch',
    ],
    ['with a token of another kind', async () => `${issued}${await binding({ typ: 'JWT' })}`, 'jws.type-mismatch'],
    ['with a key of its own', async () => `${issued}${await binding({ typ: 'kb+jwt', jwk: {} })}`, 'jws.embedded-key'],
    ['with the credential itself', () => `${issued}${issued.split('~')[0]}`, 'jws.type-mismatch'],
  ])('is refused %s', async (_, make, code) => {
    await expect(verify(await make())).rejects.toMatchObject({ code })
  })

  it('cannot prove a key that the issuer did not bind', async () => {
    const unbound = await issue(claimsOf(), { holderKey: undefined })
    await expect(verify(`${unbound}${await binding({ typ: 'kb+jwt' })}`)).rejects.toMatchObject({
      code: 'sd-jwt.key-binding-key-missing',
    })
  })
})

function binding(header: object): Promise<string> {
  const claims = { iat: numericDateOf(now), aud: audience, nonce, sd_hash: 'x' }
  return signCompactJws(JSON.stringify(claims), { signer: holder.signer, header: { ...header } })
}
