/** What was signed and then changed is never valid, in any format. */
import { signCoseSign1, verifyCoseSign1 } from '@meshe/credentials/cose'
import { addProof, verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import { createSeal, verifySeal } from '@meshe/credentials/jades'
import { readJwk, signCompactJws, toJwk, verifyCompactJws } from '@meshe/credentials/jose'
import { canonicalizeJson, isJsonObject, type JsonObject, type JsonValue, parseJson } from '@meshe/credentials/json'
import { issueSdJwt, verifySdJwt } from '@meshe/credentials/sd-jwt'
import { describe, expect, it } from 'vitest'
import { createParty, signerOf } from '../jades/test-authority.ts'
import { createTestKey, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { fuzz, fuzzRuns, fuzzTimeoutMs } from './fuzz.ts'
import { type Chance, mutateBytes, mutateText } from './mutate.ts'

const key = createTestKey(new Uint8Array(32).fill(6))
const now = new Date('2026-06-01T12:00:00Z')
const created = new Date('2026-05-01T00:00:00Z')
const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: key.did, type: ['Profile'], name: 'Northshore University (demo)' },
  validFrom: '2026-05-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', type: ['AchievementSubject'], creditsEarned: 3 },
}
const claims = { iss: 'https://northshore.example', name: 'Data literacy', level: { eqf: 6 }, skills: ['one', 'two'] }
const trusted = readJwk(toJwk({ algorithm: 'Ed25519', publicKey: key.publicKey }))
const settings = { cryptography, algorithms: ['EdDSA'], findKey: () => trusted } as const

/** One leaf of the document becomes something else, or a character of its text changes. */
function changed(chance: Chance, signed: string): string {
  if (chance.below(2) === 0) return mutateText(signed, chance)
  const leaves = signed.match(/"[^"]*"|\d+/g) ?? []
  const leaf = chance.pick(leaves)
  return signed.replace(leaf, chance.pick(leaves.filter((other) => other !== leaf)))
}

describe('a changed document', { timeout: fuzzTimeoutMs }, () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const)(
    'with %s fails, or says the same as before',
    async (cryptosuite) => {
      const original = await addProof(credential, { signer: key.signer, cryptosuite, created, cryptography })
      const signed = JSON.stringify(original)
      const expectations = { resolveDid: async (did: string) => resolveDidKey(did), cryptography, now }
      expect((await verifyProof(original, expectations)).result).toBe('passed')
      let verified = 0
      await fuzz(
        (chance) => changed(chance, signed),
        async (text) => {
          const document = parseJson(text)
          const { result } = await verifyProof(document, expectations)
          if (result !== 'passed') return
          verified += 1
          expect(meaningOf(withoutOverriddenContext(document as JsonObject))).toBe(meaningOf(original))
        },
      )
      expect(verified).toBeLessThan(fuzzRuns / 5)
    },
  )
})

/**
 * Whatever context a proof of eddsa-rdfc-2022 names, that of the document takes its place before anything is read (vc-di-eddsa, section
 * 3.2.5, step 4); with eddsa-jcs-2022 it is signed.
 */
function withoutOverriddenContext(document: JsonObject): JsonObject {
  const { proof } = document
  if (!isJsonObject(proof) || proof['cryptosuite'] !== 'eddsa-rdfc-2022') return document
  const { '@context': _, ...own } = proof
  return { ...document, proof: own }
}

/** The order of types says nothing, nor does a type said twice or a list of one (JSON-LD 1.1, section 4.3); `id` is `@id`. */
function meaningOf(value: JsonValue): string {
  return canonicalizeJson(
    JSON.parse(JSON.stringify(value).replaceAll('"@id":', '"id":'), (member, inner) => {
      if (member === 'type' || member === '@type') return [...new Set([inner].flat())].sort()
      return Array.isArray(inner) && inner.length === 1 ? inner[0] : inner
    }),
  )
}

describe('a changed token', { timeout: fuzzTimeoutMs }, () => {
  it('with a JWS is refused', async () => {
    const token = await signCompactJws(JSON.stringify(claims), { signer: key.signer, header: { typ: 'vc+jwt' } })
    expect((await verifyCompactJws(token, settings)).header['typ']).toBe('vc+jwt')
    await fuzz(
      (chance) => mutateText(token, chance),
      async (text) => {
        await verifyCompactJws(text, settings)
        expect(text).toBe(token)
      },
    )
  })

  it('with an SD-JWT is refused, unless only disclosures were kept back', async () => {
    const disclosable = [['name'], ['level', 'eqf'], ['skills', 0]]
    const token = await issueSdJwt(claims, { signer: key.signer, cryptography, disclosable })
    const [jwt, ...disclosures] = token.split('~')
    expect((await verifySdJwt(token, settings)).claims).toEqual(claims)
    await fuzz(
      (chance) => mutateText(token, chance),
      async (text) => {
        const verified = await verifySdJwt(text, settings)
        const [first, ...rest] = text.split('~')
        const others = verified.keyBinding === 'absent' ? rest : rest.slice(0, -1)
        expect(first).toBe(jwt)
        expect(disclosures).toEqual(expect.arrayContaining(others))
      },
    )
  })
})

describe('a changed message', { timeout: fuzzTimeoutMs }, () => {
  it('is refused, or says the same under the same kind', async () => {
    const payload = new TextEncoder().encode(JSON.stringify(claims))
    const header = new Map([[16, 'application/vc+cose']])
    const message = await signCoseSign1(payload, { signer: key.signer, header })
    const expected = { ...settings, types: ['vc+cose'] }
    expect((await verifyCoseSign1(message, expected)).payload).toEqual(payload)
    await fuzz(
      (chance) => mutateBytes(message, chance),
      async (bytes) => {
        const verified = await verifyCoseSign1(bytes, expected)
        expect(verified.payload).toEqual(payload)
        expect(verified.header.type).toBe('vc+cose')
      },
    )
  })
})

describe('a changed seal', { timeout: fuzzTimeoutMs }, async () => {
  const root = await createParty({ name: { '2.5.4.3': 'Root (demo)' }, isAuthority: true })
  const leaf = await createParty({ name: { '2.5.4.3': 'Seal (demo)' }, issuer: root })
  const payload = '{"type":["VerifiableCredential"],"name":"Käse"}'
  const made = await createSeal(payload, {
    signer: signerOf(leaf),
    certificates: [leaf.der],
    signedAt: created,
    cryptography,
  })
  const seal: JsonObject = { ...made, payload }
  const options = { cryptography, now, trustAnchors: [root.der] }

  it('is never unchanged', async () => {
    const judge = (value: JsonObject) => verifySeal(value, options)
    expect((await judge(seal)).integrity.result).toBe('passed')
    const text = JSON.stringify(seal)
    await fuzz(
      (chance) => changed(chance, text),
      async (input) => {
        const value = parseJson(input)
        if (!isJsonObject(value)) return
        const report = await judge(value)
        if (report.integrity.result !== 'passed') return
        const [signature] = value['signatures'] as JsonObject[]
        const [original] = seal['signatures'] as JsonObject[]
        expect([value['payload'], signature?.['protected'], signature?.['signature']]).toEqual([
          payload,
          original?.['protected'],
          original?.['signature'],
        ])
      },
    )
  })
})
