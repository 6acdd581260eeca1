import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../../../../conformance/standards-directory.ts'
import { encodeMultibase } from '../multiformats/index.ts'
import { checkCredentialShape, credentialContexts, digestsOf, judgeDigests } from './index.ts'
import { knownResources } from './known-resources.ts'

const bytes = new TextEncoder().encode('h1 { color: green }')
const hash = (name: string) => createHash(name).update(bytes).digest()
const sri = (name: string) => `${name}-${hash(name).toString('base64')}`
const multibase = (code: number, name: string) => {
  const digest = hash(name)
  return encodeMultibase(Uint8Array.of(code, digest.length, ...digest), 'base64url')
}

/** As the test suite of the W3C writes it: the digest itself, without the name of its algorithm. */
const bare = (name: string) => encodeMultibase(hash(name), 'base64url')

describe('the digest of a resource', () => {
  it.each([
    [{ digestSRI: sri('sha256') }, 'matches'],
    [{ digestSRI: sri('sha384') }, 'matches'],
    [{ digestSRI: sri('sha512') }, 'matches'],
    [{ digestSRI: `${sri('sha384')}?ct=text/css` }, 'matches'],
    [{ digestSRI: sri('sha384').replace('=', '') }, 'matches'],
    [{ digestSRI: `${sri('sha256')} sha256-AAAA` }, 'matches'],
    [{ digestSRI: `${sri('sha256')} sha512-AAAA` }, 'differs'],
    [{ digestSRI: 'sha256-AAAA' }, 'differs'],
    [{ digestSRI: 'md5-AAAA' }, 'unsupported'],
    [{ digestMultibase: multibase(0x12, 'sha256') }, 'matches'],
    [{ digestMultibase: multibase(0x13, 'sha512') }, 'matches'],
    [{ digestMultibase: multibase(0x20, 'sha384') }, 'matches'],
    [{ digestMultibase: multibase(0x12, 'sha512') }, 'differs'],
    [
      { digestMultibase: encodeMultibase(Uint8Array.of(0x12, 32, ...hash('sha256').subarray(1)), 'base64url') },
      'differs',
    ],
    [{ digestMultibase: multibase(0x11, 'sha1') }, 'unsupported'],
    [{ digestMultibase: bare('sha256') }, 'matches'],
    [{ digestMultibase: bare('sha384') }, 'matches'],
    [{ digestMultibase: bare('sha512') }, 'matches'],
    [
      {
        digestMultibase: encodeMultibase(
          hash('sha256').map((byte) => byte ^ 1),
          'base58btc',
        ),
      },
      'differs',
    ],
    [{ digestMultibase: encodeMultibase(hash('sha512').subarray(0, 32), 'base64url') }, 'differs'],
    [{ digestMultibase: encodeMultibase(hash('sha256').subarray(1), 'base64url') }, 'unsupported'],
    [{ digestSRI: sri('sha256'), digestMultibase: bare('sha384') }, 'matches'],
    [{ digestMultibase: 'x' }, 'unsupported'],
    [{ digestMultibase: 'u' }, 'unsupported'],
    [{ digestSRI: sri('sha256'), digestMultibase: multibase(0x12, 'sha256') }, 'matches'],
    [{ digestSRI: sri('sha256'), digestMultibase: multibase(0x12, 'sha512') }, 'differs'],
    [{ digestSRI: sri('sha256'), digestMultibase: multibase(0x11, 'sha1') }, 'unsupported'],
    [{}, 'unsupported'],
  ])('%j %s', async (resource, judgement) => {
    expect(judgeDigests(resource, await digestsOf(bytes, nodeCryptography))).toBe(judgement)
  })
})

describe('a resource that is known here', () => {
  const context = credentialContexts['2.0']
  const digest = `sha256-${Buffer.from(knownResources.get(context)?.['sha-256'] ?? '', 'hex').toString('base64')}`
  const found = (digestSRI: string) =>
    checkCredentialShape({
      '@context': [context],
      type: ['VerifiableCredential'],
      issuer: 'did:web:northshore.example',
      credentialSubject: { id: 'did:example:learner' },
      relatedResource: [{ id: context, digestSRI }],
    }).map(({ code, path }) => `${code} ${path}`)

  it('is held against its digest', () => {
    expect(found(digest)).toEqual([])
    expect(found(sri('sha256'))).toEqual(['shape.digest-differs /relatedResource/0'])
  })

  it.skipIf(standardsDirectory === null).each([
    [credentialContexts['1.1'], 'credentials-v1.jsonld'],
    [context, 'credentials-v2.jsonld'],
  ])('%s has the digests of the official file', async (url, file) => {
    const official = new TextEncoder().encode(readStandardsFile(`contexts/w3c/${file}`))
    expect(knownResources.get(url)).toEqual(await digestsOf(official, nodeCryptography))
  })
})
