/** Nothing but a `MesheError` comes out of a reader of bytes, and nothing signed that was changed is believed. */
import { createDecipheriv, webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { decodeCoseSign1, signCoseSign1 } from '@meshe/credentials/cose'
import { bakeIntoSvg, lookBakedBadge } from '@meshe/credentials/open-badges'
import { type DecryptCbc, openKeyStore } from '@meshe/credentials/pkcs12'
import { decodeTokenStatusList } from '@meshe/credentials/status'
import { describe, expect, it } from 'vitest'
import { decodeCbor, encodeCbor } from '../../packages/credentials/src/cbor/index.ts'
import {
  decodeBaseProof,
  decodeDerivedProof,
  encodeBaseProof,
  encodeDerivedProof,
} from '../../packages/credentials/src/data-integrity/ecdsa-sd-2023/proof-value.ts'
import {
  findRevocation,
  loadAsn1Library,
  lookCertificate,
  verifyTimeStampToken,
} from '../../packages/credentials/src/x509/index.ts'
import { lookPublicKeyOfPem } from '../../packages/credentials/src/x509/public-key-pem.ts'
import { answer, createParty, stamp, timeStamping } from '../jades/test-authority.ts'
import { createTestKey, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { fuzz, fuzzRuns, fuzzTimeoutMs } from './fuzz.ts'
import { type Chance, mutateBytes, mutateText } from './mutate.ts'

const bytes =
  (...seeds: readonly Uint8Array[]) =>
  (chance: Chance) =>
    mutateBytes(chance.pick(seeds), chance)
const file = (path: string) => new Uint8Array(readFileSync(new URL(`../pkcs12/${path}`, import.meta.url)))
const badge = '{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:x:1","type":["OpenBadgeCredential"]}'

function pngOf(chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const written = chunks.map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  })
  return new Uint8Array(Buffer.concat([signature, ...written]))
}

describe('a reader of pictures', { timeout: fuzzTimeoutMs }, () => {
  const iTXt = Buffer.concat([Buffer.from('openbadgecredential\0\0\0\0\0'), Buffer.from(badge)])
  const png = pngOf([
    ['IHDR', Buffer.alloc(13)],
    ['iTXt', iTXt],
    ['IEND', Buffer.alloc(0)],
  ])
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${badge}]]></openbadges:credential><openbadges:credential verify="a.b.c"/></svg>`

  it('finds a badge in a PNG, or none', async () => {
    expect(lookBakedBadge(png)).toBe(badge)
    expect((await fuzz(bytes(png), lookBakedBadge)).refused).toBe(0)
  })

  it('finds a badge in an SVG, or none', async () => {
    expect((await fuzz((chance) => mutateText(svg, chance), lookBakedBadge)).refused).toBe(0)
    expect((await fuzz(bytes(new TextEncoder().encode(svg)), lookBakedBadge)).refused).toBe(0)
  })

  it('bakes a badge into an SVG so that it is found again, or refuses', async () => {
    const { accepted, refused } = await fuzz(
      (chance) => mutateText('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', chance),
      (picture) => expect(lookBakedBadge(bakeIntoSvg(picture, badge))).toBe(badge),
    )
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })
})

describe('a reader of CBOR', { timeout: fuzzTimeoutMs }, () => {
  const proof = {
    baseSignature: new Uint8Array(64).fill(1),
    publicKey: new Uint8Array(35).fill(2),
    signatures: [new Uint8Array(64).fill(4), new Uint8Array(64).fill(5)],
  }
  const base = { ...proof, hmacKey: new Uint8Array(32).fill(3), mandatoryPointers: ['/issuer', '/validFrom'] }
  const derived = { ...proof, labels: new Map([[0, new Uint8Array(32)]]), mandatoryIndexes: [0, 1, 300] }
  /** Changed in its bytes, or in their encoding. */
  const encoded = (value: string) => (chance: Chance) =>
    chance.below(4) === 0
      ? mutateText(value, chance)
      : `u${Buffer.from(mutateBytes(Buffer.from(value.slice(1), 'base64url'), chance)).toString('base64url')}`

  it('gives a value that is written back as it was, or refuses', async () => {
    const seed = encodeCbor([1, 24, 70_000, 'Käse', new Uint8Array(300), [[], new Map([['a', 1]])]])
    const { accepted, refused } = await fuzz(bytes(seed), (input) => encodeCbor(decodeCbor(input)))
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  it('takes a COSE message apart, or refuses', async () => {
    const message = await signCoseSign1(new TextEncoder().encode(badge), {
      signer: createTestKey().signer,
      header: new Map<number, string | Uint8Array>([
        [4, new TextEncoder().encode('key-1')],
        [16, 'application/vc+cose'],
      ]),
    })
    const { accepted, refused } = await fuzz(bytes(message), decodeCoseSign1)
    expect(Math.min(accepted, refused)).toBeGreaterThan(fuzzRuns / 100)
  })

  it('gives a base proof or refuses', async () => {
    const { accepted, refused } = await fuzz(encoded(encodeBaseProof(base)), decodeBaseProof)
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  it('gives a derived proof or refuses', async () => {
    const { accepted, refused } = await fuzz(encoded(encodeDerivedProof(derived)), decodeDerivedProof)
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })
})

describe('a reader of status lists in tokens', { timeout: fuzzTimeoutMs }, () => {
  it('gives bits or refuses', async () => {
    const list = deflateSync(Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 37) % 256)))
    const { accepted, refused } = await fuzz(
      (chance) => ({
        bits: chance.pick([1, 2, 4, 8, 3]),
        lst:
          chance.below(3) === 0
            ? mutateText(list.toString('base64url'), chance)
            : Buffer.from(mutateBytes(list, chance)).toString('base64url'),
      }),
      (value) => decodeTokenStatusList(value, cryptography),
    )
    expect(refused).toBeGreaterThan(fuzzRuns / 10)
    expect(accepted + refused).toBe(fuzzRuns)
  })
})

describe('a reader of key stores', { timeout: fuzzTimeoutMs }, () => {
  const decryptCbc: DecryptCbc = (cipher, { bytes: input, iv, key }) => {
    const decipher = createDecipheriv(`${cipher}-cbc`, key, iv)
    return new Uint8Array(Buffer.concat([decipher.update(input), decipher.final()]))
  }
  const settings = { password: 'quince', decryptCbc, now: new Date('2027-06-01T00:00:00Z') }

  it('opens one, with and without a protection, or refuses', async () => {
    const seeds = ['quick', 'quick-without-mac', 'bare'].map((name) => file(`key-stores/${name}.p12`))
    for (const seed of seeds) await expect(openKeyStore(seed, settings)).resolves.toMatchObject({ algorithm: 'ES256' })
    const { accepted, refused } = await fuzz(bytes(...seeds), (input) => openKeyStore(input, settings))
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })
})

describe('a reader of certificates', { timeout: fuzzTimeoutMs }, async () => {
  const library = await loadAsn1Library()
  const root = await createParty({ name: { '2.5.4.3': 'Root (demo)' }, isAuthority: true })
  const clock = await createParty({
    name: { '2.5.4.3': 'Clock (demo)' },
    issuer: root,
    keyUsage: 0x80,
    purposes: [timeStamping],
  })
  const [issuer, certificate] = [lookCertificate(root.der, library)!, lookCertificate(clock.der, library)!]

  it('takes a certificate, or says it is none', async () => {
    expect((await fuzz(bytes(root.der, clock.der), (der) => lookCertificate(der, library))).refused).toBe(0)
  })

  it('takes a public key in PEM, or says it is none', async () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(await exported(clock.keys.publicKey)).toString('base64')}\n-----END PUBLIC KEY-----\n`
    expect(await lookPublicKeyOfPem(pem)).toMatchObject({ algorithm: 'P-256' })
    const { refused } = await fuzz((chance) => mutateText(pem, chance), lookPublicKeyOfPem)
    expect(refused).toBe(0)
  })

  it('never verifies a time-stamp token that was changed', async () => {
    const stamped = new TextEncoder().encode('stamped')
    const token = new Uint8Array(Buffer.from(await stamp(clock, stamped, '2026-03-01T10:00:05Z'), 'base64'))
    const verify = (der: Uint8Array) => verifyTimeStampToken(der, { stamped, pool: [], cryptography, library })
    expect((await verify(token)).reason).toBe('token.verified')
    const { refused } = await fuzz(bytes(token), async (der) => {
      const { reason, time } = await verify(der)
      // a change beside what is signed may leave the time as it was
      if (reason === 'token.verified') expect(time).toEqual(new Date('2026-03-01T10:00:05Z'))
    })
    expect(refused).toBe(0)
  })

  it('believes nothing about revocation that was changed', async () => {
    const made = await answer({ responder: root, issuer: root, about: clock, madeAt: '2026-03-01T10:00:00Z' })
    const pem = readFileSync(new URL('../pkcs12/authority/demo-seal-authority.pem', import.meta.url), 'utf8')
    const der = new Uint8Array(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'))
    const authority = lookCertificate(der, library)!
    const seeds = [
      { seed: new Uint8Array(Buffer.from(made, 'base64')), kind: 'answers', about: certificate, by: issuer },
      // any certificate of that authority which its list does not name
      {
        seed: file('authority/demo-seal-authority.crl'),
        kind: 'lists',
        about: { ...certificate, issuerName: authority.subjectName },
        by: authority,
      },
    ] as const
    const find = ({ seed, kind, about, by }: (typeof seeds)[number], changed: Uint8Array = seed) =>
      findRevocation(about, by, {
        material: { lists: [], answers: [], [kind]: [changed] },
        cryptography,
        library,
        at: new Date('2026-01-01T00:00:00Z'),
      })
    const originals = new Map<object, unknown>()
    for (const one of seeds) originals.set(one, await find(one))
    expect([...originals.values()]).toEqual([
      expect.objectContaining({ state: 'good' }),
      expect.objectContaining({ state: 'good' }),
    ])
    const { refused } = await fuzz(
      (chance) => {
        const one = chance.pick(seeds)
        return { one, changed: mutateBytes(one.seed, chance) }
      },
      async ({ one, changed }) => {
        const finding = await find(one, changed)
        if (finding.state !== 'unknown') expect(finding).toEqual(originals.get(one))
      },
    )
    expect(refused).toBe(0)
  })
})

async function exported(key: webcrypto.CryptoKey): Promise<ArrayBuffer> {
  return webcrypto.subtle.exportKey('spki', key)
}
