/** Tokens that try to be believed: each with the one code under which it must be refused. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import type { SignatureAlgorithm } from '@meshe/credentials'
import { signatureAlgorithms } from '@meshe/credentials/jose'
import { createTestKeyPair } from '../node-cryptography.ts'

export const keyPairs = Object.fromEntries(
  signatureAlgorithms.map((algorithm) => [algorithm, createTestKeyPair(algorithm)]),
) as Record<SignatureAlgorithm, ReturnType<typeof createTestKeyPair>>

export interface Attack {
  readonly what: string
  readonly code: string
  /** The algorithm whose key the verifier trusts. */
  readonly trusted: SignatureAlgorithm
  readonly token: string
}

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const payload = part({ sub: 'Learner (demo)' })

/** A token with any header at all, properly signed by the trusted Ed25519 key. */
export function signed(header: unknown, body = payload): string {
  const input = `${part(header)}.${body}`
  return `${input}.${sign(null, Buffer.from(input), keyPairs.EdDSA.privateKey).toString('base64url')}`
}

function withSignature(header: unknown, signature: Uint8Array | string): string {
  const text = typeof signature === 'string' ? signature : Buffer.from(signature).toString('base64url')
  return `${part(header)}.${payload}.${text}`
}

function hmacWithPublicKey(hash: string, alg: string): string {
  const input = `${part({ alg })}.${payload}`
  const secret = Buffer.from(keyPairs.RS256.publicKey.publicKey)
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

const half = (length: number, fill: number) => new Uint8Array(length).fill(fill)
const joined = (...parts: Uint8Array[]) => Buffer.concat(parts)
const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey
const refusedByName = (code: string, names: readonly string[]): Attack[] =>
  names.map((alg) => ({ what: `alg ${alg}`, code, trusted: 'EdDSA', token: signed({ alg }) }))
const refusedCritical = (code: string, cases: Readonly<Record<string, object>>): Attack[] =>
  Object.entries(cases).map(([what, more]) => ({
    what,
    code,
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', ...more }),
  }))

const algorithmAttacks: Attack[] = [
  ...refusedByName('jws.algorithm-none', ['none', 'None', 'NONE', 'nOnE', ' none']),
  {
    what: 'none without a signature',
    code: 'jws.algorithm-none',
    trusted: 'EdDSA',
    token: withSignature({ alg: 'none' }, ''),
  },
  ...refusedByName('jws.algorithm-symmetric', ['HS256', 'HS384', 'HS512', 'hs256']),
  {
    what: 'HS256 with the public key as secret',
    code: 'jws.algorithm-symmetric',
    trusted: 'RS256',
    token: hmacWithPublicKey('sha256', 'HS256'),
  },
  ...refusedByName('jws.algorithm-not-allowed', [
    'RS1',
    'ES256K',
    'eddsa',
    'EdDSA ',
    'RSA-OAEP',
    'ES256\u0000',
    'PS384',
  ]),
  {
    what: 'secp256k1 under its own name',
    code: 'jws.algorithm-not-allowed',
    trusted: 'ES256',
    token: withSignature(
      { alg: 'ES256K' },
      sign('sha256', Buffer.from('x'), { key: secp256k1, dsaEncoding: 'ieee-p1363' }),
    ),
  },
  { what: 'no alg', code: 'jws.algorithm-missing', trusted: 'EdDSA', token: signed({}) },
  { what: 'alg as number', code: 'jws.algorithm-missing', trusted: 'EdDSA', token: signed({ alg: 1 }) },
  { what: 'alg as list', code: 'jws.algorithm-missing', trusted: 'EdDSA', token: signed({ alg: ['EdDSA'] }) },
  { what: 'alg null', code: 'jws.algorithm-missing', trusted: 'EdDSA', token: signed({ alg: null }) },
  {
    what: 'two alg members',
    code: 'json.duplicate-member',
    trusted: 'EdDSA',
    token: signed('{"alg":"none","alg":"EdDSA"}'),
  },
  {
    what: 'ES256 for an Ed25519 key',
    code: 'jws.algorithm-mismatch',
    trusted: 'EdDSA',
    token: signed({ alg: 'ES256' }),
  },
  { what: 'EdDSA for a P-256 key', code: 'jws.algorithm-mismatch', trusted: 'ES256', token: signed({ alg: 'EdDSA' }) },
  {
    what: 'RS256 for an Ed25519 key',
    code: 'jws.algorithm-mismatch',
    trusted: 'EdDSA',
    token: signed({ alg: 'RS256' }),
  },
  { what: 'ES384 for a P-256 key', code: 'jws.algorithm-mismatch', trusted: 'ES256', token: signed({ alg: 'ES384' }) },
]

const keyAttacks: Attack[] = [
  {
    what: 'a key in the header',
    code: 'jws.embedded-key',
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', jwk: { kty: 'OKP' } }),
  },
  {
    what: 'the address of keys',
    code: 'jws.remote-key',
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', jku: 'https://x.example' }),
  },
  {
    what: 'the address of a certificate',
    code: 'jws.remote-key',
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', x5u: 'https://x.example' }),
  },
  {
    what: 'a certificate',
    code: 'jws.embedded-certificate',
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', x5c: ['AA=='] }),
  },
  {
    what: 'a key identifier that is no text',
    code: 'jws.malformed',
    trusted: 'EdDSA',
    token: signed({ alg: 'EdDSA', kid: 7 }),
  },
]

const criticalAttacks: Attack[] = [
  ...refusedCritical('jws.critical-malformed', {
    'crit as text': { crit: 'exp', exp: 1 },
    'crit empty': { crit: [] },
    'crit null': { crit: null },
    'crit as object': { crit: { exp: 1 }, exp: 1 },
    'crit naming one twice': { crit: ['x', 'x'], x: 1 },
    'crit naming a registered parameter': { crit: ['alg'] },
    'crit naming what is absent': { crit: ['x'] },
    'crit naming a number': { crit: [1], 1: 1 },
    'crit naming an inherited member': { crit: ['toString'] },
  }),
  ...refusedCritical('jws.critical-unknown', {
    'an unknown extension': { crit: ['x'], x: 1 },
    'exp as extension': { crit: ['exp'], exp: 1 },
    'b64 true where nothing is allowed': { crit: ['b64'], b64: true },
  }),
  ...refusedCritical('jws.unencoded-payload', {
    'b64 false': { crit: ['b64'], b64: false },
    'b64 false without crit': { b64: false },
  }),
  ...refusedCritical('jws.malformed', { 'b64 as text': { b64: 'false' }, 'b64 as 0': { b64: 0 } }),
]

const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
const ecdsa = { alg: 'ES256' }
const signatureAttacks: Attack[] = [
  {
    what: 'r of zero',
    code: 'jws.signature-zero',
    trusted: 'ES256',
    token: withSignature(ecdsa, joined(half(32, 0), half(32, 1))),
  },
  {
    what: 's of zero',
    code: 'jws.signature-zero',
    trusted: 'ES256',
    token: withSignature(ecdsa, joined(half(32, 1), half(32, 0))),
  },
  { what: 'both zero', code: 'jws.signature-zero', trusted: 'ES256', token: withSignature(ecdsa, half(64, 0)) },
  {
    what: 'both zero on P-521',
    code: 'jws.signature-zero',
    trusted: 'ES512',
    token: withSignature({ alg: 'ES512' }, half(132, 0)),
  },
  {
    what: 'r of the order',
    code: 'jws.signature-out-of-range',
    trusted: 'ES256',
    token: withSignature(ecdsa, joined(order, half(32, 1))),
  },
  {
    what: 's beyond the order',
    code: 'jws.signature-out-of-range',
    trusted: 'ES256',
    token: withSignature(ecdsa, joined(half(32, 1), half(32, 255))),
  },
  {
    what: 'a signature in DER',
    code: 'jws.signature-length',
    trusted: 'ES256',
    token: withSignature(ecdsa, sign('sha256', Buffer.from('x'), keyPairs.ES256.privateKey)),
  },
  {
    what: 'an empty signature',
    code: 'jws.signature-length',
    trusted: 'EdDSA',
    token: withSignature({ alg: 'EdDSA' }, ''),
  },
  {
    what: 'half a signature',
    code: 'jws.signature-length',
    trusted: 'EdDSA',
    token: withSignature({ alg: 'EdDSA' }, half(32, 1)),
  },
  {
    what: 'a short RSA signature',
    code: 'jws.signature-length',
    trusted: 'RS256',
    token: withSignature({ alg: 'RS256' }, half(64, 1)),
  },
  {
    what: 'RS256 called PS256',
    code: 'jws.signature-mismatch',
    trusted: 'RS256',
    token: withSignature({ alg: 'PS256' }, half(256, 1)),
  },
  {
    what: 'S not below the order of the group',
    code: 'jws.signature-mismatch',
    trusted: 'EdDSA',
    token: withSignature({ alg: 'EdDSA' }, half(64, 255)),
  },
]

const shapeAttacks: Attack[] = [
  '',
  '.',
  '..',
  'a.b',
  'a.b.c.d',
  `${part({ alg: 'EdDSA' })}..*`,
  `${part({ alg: 'EdDSA' })}=.${payload}.AA`,
].map((token): Attack => ({ what: `“${token.slice(0, 12)}”`, code: 'jws.malformed', trusted: 'EdDSA', token }))
const jsonAttacks: Attack[] = [
  { what: 'a header that is no JSON', code: 'json.malformed', trusted: 'EdDSA', token: signed('alg') },
  {
    what: 'a header with a byte order mark',
    code: 'json.byte-order-mark',
    trusted: 'EdDSA',
    token: signed('\ufeff{"alg":"EdDSA"}'),
  },
  { what: 'a header that is a list', code: 'jws.malformed', trusted: 'EdDSA', token: signed('["EdDSA"]') },
  {
    what: 'a header with __proto__',
    code: 'json.forbidden-member',
    trusted: 'EdDSA',
    token: signed('{"alg":"EdDSA","__proto__":{}}'),
  },
  {
    what: 'a deep header',
    code: 'json.too-deep',
    trusted: 'EdDSA',
    token: signed(`{"alg":"EdDSA","x":${'['.repeat(20)}${']'.repeat(20)}}`),
  },
  { what: 'a long token', code: 'jws.too-large', trusted: 'EdDSA', token: `a.${'b'.repeat(600_000)}.c` },
]

export const attacks: readonly Attack[] = [
  ...algorithmAttacks,
  ...keyAttacks,
  ...criticalAttacks,
  ...signatureAttacks,
  ...shapeAttacks,
  ...jsonAttacks,
]
