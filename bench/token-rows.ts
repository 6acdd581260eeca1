/** JWS against jose and SD-JWT against @sd-jwt, both with ES256 and with keys imported once. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { readJwk, signCompactJws, toJwk, verifyCompactJws } from '@meshe/credentials/jose'
import { issueSdJwt, verifySdJwt } from '@meshe/credentials/sd-jwt'
import { SDJwtInstance } from '@sd-jwt/core'
import { CompactSign, compactVerify } from 'jose'
import { nodeCryptography as cryptography } from '../packages/server/src/keys/node-cryptography.ts'
import { createNodeSigner, rawPublicKeyOf } from '../packages/server/src/keys/node-signer.ts'
import type { Comparison } from './compare.ts'
import { createSampleIssuer } from './sample-award.ts'
import { createBadge } from './sample-credentials.ts'

interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export async function tokenRows(): Promise<Comparison[]> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keys = { privateKey, publicKey: createPublicKey(privateKey) }
  return [...(await jwsRows(keys)), ...(await sdJwtRows(keys))]
}

async function jwsRows({ privateKey, publicKey }: KeyPair): Promise<Comparison[]> {
  const text = JSON.stringify(await createBadge(createSampleIssuer()))
  const signer = createNodeSigner(privateKey, 'key-1', 'ES256')
  const header = { alg: 'ES256', typ: 'vc+jwt', kid: 'key-1' }
  const token = await signCompactJws(text, { signer, header: { typ: 'vc+jwt', kid: 'key-1' } })
  const settings = verifyingSettings(privateKey)
  return [
    {
      name: 'jws-sign',
      ours: () => signCompactJws(text, { signer, header: { typ: 'vc+jwt', kid: 'key-1' } }),
      reference: () => new CompactSign(new TextEncoder().encode(text)).setProtectedHeader(header).sign(privateKey),
    },
    {
      name: 'jws-verify',
      ours: () => verifyCompactJws(token, settings),
      reference: () => compactVerify(token, publicKey, { algorithms: ['ES256'] }),
    },
  ]
}

/** A micro-credential with 17 claims that the holder may keep back. */
async function sdJwtRows({ privateKey, publicKey }: KeyPair): Promise<Comparison[]> {
  const names = Array.from({ length: 17 }, (_, index) => `claim${index}`)
  const claims = {
    iss: 'https://northshore.example',
    vct: 'urn:example:micro-credential',
    ...Object.fromEntries(
      names.map((name, index) => [name, `What the learner may show or keep back, number ${index}`]),
    ),
  }
  const signer = createNodeSigner(privateKey, 'key-1', 'ES256')
  const ours = { signer, cryptography, disclosable: names.map((name) => [name]), header: { typ: 'dc+sd-jwt' } }
  const token = await issueSdJwt(claims, ours)
  const settings = verifyingSettings(privateKey)
  const library = createLibrary({ privateKey, publicKey })
  return [
    {
      name: 'sd-jwt-issue',
      ours: () => issueSdJwt(claims, ours),
      reference: () => library.issue(claims, { _sd: names } as never, { header: { typ: 'dc+sd-jwt' } }),
    },
    {
      name: 'sd-jwt-verify',
      ours: () => verifySdJwt(token, settings),
      reference: () => library.verify(token),
    },
  ]
}

function verifyingSettings(privateKey: KeyObject) {
  const key = readJwk({ ...toJwk(rawPublicKeyOf(privateKey)), alg: 'ES256' })
  return { cryptography, algorithms: ['ES256'], findKey: () => key } as const
}

/** The library with the same cryptography. */
function createLibrary({ privateKey, publicKey }: KeyPair) {
  const dsaEncoding = 'ieee-p1363'
  return new SDJwtInstance({
    signAlg: 'ES256',
    hashAlg: 'sha-256',
    signer: async (data: string) =>
      sign('sha256', Buffer.from(data), { key: privateKey, dsaEncoding }).toString('base64url'),
    verifier: async (data: string, signature: string) =>
      verify('sha256', Buffer.from(data), { key: publicKey, dsaEncoding }, Buffer.from(signature, 'base64url')),
    hasher: async (data: string | ArrayBuffer) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : Buffer.from(data))
        .digest(),
    saltGenerator: async (length: number) => randomBytes(length).toString('hex'),
  })
}
