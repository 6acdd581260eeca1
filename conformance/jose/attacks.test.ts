import { signatureAlgorithms, type TrustedKey, verifyCompactJws } from '@meshe/credentials/jose'
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { attacks, keyPairs, signed } from './attacks.ts'

const trust = (algorithm: keyof typeof keyPairs): TrustedKey => ({
  key: keyPairs[algorithm].publicKey,
  keyId: null,
  algorithm: null,
})
const settings = { cryptography, algorithms: signatureAlgorithms }
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })

describe('a token is refused for', () => {
  it.each(attacks)('$what: $code', async ({ token, trusted, code }) => {
    await expect(verifyCompactJws(token, { ...settings, findKey: () => trust(trusted) })).rejects.toEqual(refusal(code))
  })

  it('an algorithm that its key was not made for', async () => {
    const findKey = () => ({ ...trust('RS256'), algorithm: 'PS256' as const })
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.${'A'.repeat(342)}`
    await expect(verifyCompactJws(token, { ...settings, findKey })).rejects.toEqual(refusal('jws.algorithm-mismatch'))
  })

  it('an algorithm that this context does not allow', async () => {
    const check = verifyCompactJws(signed({ alg: 'EdDSA' }), {
      ...settings,
      algorithms: ['ES256'],
      findKey: () => trust('EdDSA'),
    })
    await expect(check).rejects.toEqual(refusal('jws.algorithm-not-allowed'))
  })

  it.each(['JWT', 'kb+jwt', 'application/statuslist+jwt', '', undefined])(
    'the type %s where another is expected',
    async (typ) => {
      const check = verifyCompactJws(signed({ alg: 'EdDSA', ...(typ === undefined ? {} : { typ }) }), {
        ...settings,
        types: ['vc+jwt'],
        findKey: () => trust('EdDSA'),
      })
      await expect(check).rejects.toEqual(refusal('jws.type-mismatch'))
    },
  )
})

it('none of these headers is what makes the honest token pass', async () => {
  const { payload } = await verifyCompactJws(signed({ alg: 'EdDSA' }), { ...settings, findKey: () => trust('EdDSA') })
  expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ sub: 'Learner (demo)' })
})
