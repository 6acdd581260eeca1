/** Every kind of token before everybody who reads one: only the kind that is meant is taken. */
import { signCompactJws } from '@meshe/credentials/jose'
import { verifySdJwtVc } from '@meshe/credentials/sd-jwt-vc'
import { verifyStatusListToken } from '@meshe/credentials/status'
import { verifyCredentialToken, verifyPresentationToken } from '@meshe/credentials/vc-jose'
import { verifyVcJwt } from '@meshe/credentials/vc-jwt'
import { describe, expect, it } from 'vitest'
import {
  cryptography,
  demonstrationIssuer,
  holder,
  now,
  statusListToken,
  statusUri,
} from '../sd-jwt-vc/token-issuer.ts'
import { issuerSigner, verifier } from '../verification/demonstration-issuer.ts'

const list = JSON.parse(Buffer.from((await statusListToken()).split('.')[1] ?? '', 'base64url').toString())
/** One body that would please every reader: what it is must follow from its kind alone. */
const body = {
  ...list,
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'VerifiablePresentation'],
  vct: 'urn:x:1',
  iss: demonstrationIssuer,
  issuer: demonstrationIssuer,
  holder: demonstrationIssuer,
  sub: statusUri,
  credentialSubject: { id: statusUri, type: 'Thing' },
  aud: 'https://verifier.example',
  nonce: 'n',
  sd_hash: 'x',
}
const kinds = [
  'dc+sd-jwt',
  'vc+jwt',
  'vp+jwt',
  'vc+sd-jwt',
  'vp+sd-jwt',
  'statuslist+jwt',
  'kb+jwt',
  'JWT',
  'at+jwt',
  'openid4vci-proof+jwt',
  'oauth-authz-req+jwt',
  'entity-statement+jwt',
  'dpop+jwt',
  undefined,
]
const environment = verifier()
const findKey = async () => {
  const { readVerificationMethodKey } = await import('@meshe/credentials/issuer-keys')
  const document = await environment.resolveDid(demonstrationIssuer)
  return readVerificationMethodKey(document.verificationMethod?.[0] as never)
}
const readers: Readonly<
  Record<string, { readonly takes: readonly string[]; readonly read: (token: string) => Promise<unknown> }>
> = {
  'SD-JWT VC': { takes: ['dc+sd-jwt', 'vc+sd-jwt'], read: (token) => verifySdJwtVc(`${token}~`, environment) },
  'credential token': { takes: ['vc+jwt'], read: (token) => verifyCredentialToken(token, environment) },
  'credential token with selective disclosure': {
    takes: ['vc+sd-jwt'],
    read: (token) => verifyCredentialToken(`${token}~`, environment),
  },
  'presentation token': { takes: ['vp+jwt'], read: (token) => verifyPresentationToken(token, environment) },
  'presentation token with selective disclosure': {
    takes: ['vp+sd-jwt'],
    read: (token) => verifyPresentationToken(`${token}~`, environment),
  },
  // Kinds that it takes are refused for what else the body holds: what a credential never has.
  'credential in a common JWT': { takes: [], read: (token) => verifyVcJwt(token, environment) },
  'status list': {
    takes: ['statuslist+jwt'],
    read: (token) => verifyStatusListToken(token, { uri: statusUri, now, cryptography, findKey }),
  },
}
const matrix = Object.entries(readers).flatMap(([name, { takes, read }]) =>
  kinds.map((kind) => [name, String(kind), kind, kind !== undefined && takes.includes(kind), read] as const),
)

describe('a reader', () => {
  it.each(matrix)('of a %s before %s', async (_name, _kind, typ, isTaken, read) => {
    const header = { kid: issuerSigner.verificationMethod, ...(typ === undefined ? {} : { typ }) }
    const token = await signCompactJws(JSON.stringify(body), { signer: issuerSigner, header })
    if (isTaken) await expect(read(token)).resolves.toBeDefined()
    else await expect(read(token)).rejects.toMatchObject({ code: 'jws.type-mismatch' })
  })

  it('of a proof of the holder’s key takes no other kind', async () => {
    const { issue } = await import('../sd-jwt-vc/token-issuer.ts')
    const issued = await issue()
    const keyBinding = { audience: 'https://verifier.example', nonce: 'n', now }
    for (const typ of kinds.filter((kind) => kind !== 'kb+jwt')) {
      const header = typ === undefined ? {} : { typ }
      const token = await signCompactJws(JSON.stringify(body), { signer: holder.signer, header })
      await expect(verifySdJwtVc(`${issued}${token}`, { ...environment, keyBinding })).rejects.toMatchObject({
        code: 'jws.type-mismatch',
      })
    }
  })
})
