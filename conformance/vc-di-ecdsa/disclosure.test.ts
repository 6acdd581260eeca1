/** ecdsa-sd-2023 on an Open Badge with a grading scale: what a holder shows, what stays hidden, and what is refused. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeDerivedProof,
  encodeDerivedProof,
} from '../../packages/credentials/src/data-integrity/ecdsa-sd-2023/proof-value.ts'
import { type ProofReason, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import {
  decodeMultibase,
  encodeMultibase,
  encodeMultikeyBytes,
} from '../../packages/credentials/src/multiformats/index.ts'
import { createTestIssuer } from '../node-cryptography.ts'
import { disclosureIssuer, expectations, giveWhole, showPart } from './disclosure-issuer.ts'
import { gradedBadge } from './graded-badge.ts'

const badge = gradedBadge(disclosureIssuer.did)
const scale = '/credentialSubject/achievement/resultDescription/0/allowedValue'
/** Made once: what is shown of it differs. */
const given = giveWhole(badge)
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const reasonOf = async (document: unknown) => (await verifyProof(document, expectations)).reason

describe('a part of a badge', () => {
  it('holds what is mandatory and what was chosen, and nothing else', async () => {
    const shown = await showPart(await given, ['/credentialSubject/achievement/alignment/1', scale])
    const { proof, ...document } = shown
    expect(document).toEqual({
      '@context': badge['@context'],
      id: badge['id'],
      type: badge['type'],
      issuer: badge['issuer'],
      validFrom: badge['validFrom'],
      validUntil: badge['validUntil'],
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: 'https://northshore.example/micro-credentials/1',
          type: ['Achievement'],
          alignment: [{ type: ['Alignment'], targetName: 'Explain data', targetUrl: 'https://skills.example/2' }],
          resultDescription: [
            {
              id: 'urn:uuid:0199f0a0-0000-7000-8000-00000000000a',
              type: ['ResultDescription'],
              allowedValue: ['F', 'C', 'B', 'A'],
            },
          ],
        },
      },
    })
    expect(String((proof as JsonObject)['proofValue'])).toMatch(/^u2V0B/)
    expect(await verifyProof(shown, expectations)).toMatchObject({ result: 'passed', controller: disclosureIssuer.did })
  })

  const choices: readonly (readonly string[])[] = [
    [],
    ['/name'],
    ['/credentialSubject'],
    ['/credentialSubject/achievement/criteria/narrative'],
    ['/credentialSubject/result/0/value', scale],
    ['/credentialSubject/result/value'],
    ['/credentialSubject/achievement/0/name'],
    ['/credentialSubject/achievement/resultDescription'],
    ['/credentialSubject/achievement/resultDescription/1/allowedValue'],
    [scale, '/credentialSubject/achievement/resultDescription/1/allowedValue'],
    [''],
  ]
  it.each(choices.map((pointers) => [pointers]))('verifies when %j is shown', async (pointers) => {
    const shown = await showPart(await given, pointers)
    expect(await reasonOf(shown)).toBe('proof.verified')
    const text = JSON.stringify(shown)
    expect(await reasonOf(JSON.parse(text.replace('2030-05-01', '2040-05-01')))).toBe('proof.signature-mismatch')
  })

  it('verifies whatever a holder chooses', async () => {
    const whole = await given
    const pointers = pointersOf(badge).filter((pointer) => !pointer.startsWith('/@context'))
    await fc.assert(
      fc.asyncProperty(fc.subarray(pointers), async (chosen) => {
        const shown = await showPart(whole, chosen)
        expect(await reasonOf(shown)).toBe('proof.verified')
        expect(Object.keys(shown['credentialSubject'] ?? {}).length > 0).toBe(
          chosen.some((pointer) => pointer.startsWith('/credentialSubject')),
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    [`${scale}/1`, 'proof.pointer-into-list'],
    ['/credentialSubject/grade', 'proof.pointer-not-found'],
    ['/credentialSubject/constructor', 'proof.pointer-not-found'],
    ['/__proto__', 'proof.pointer-not-found'],
    ['/proof', 'proof.pointer-not-found'],
    ['/credentialSubject/achievement/alignment/2', 'proof.pointer-not-found'],
    ['/credentialSubject/achievement/alignment/01', 'proof.pointer-not-found'],
    ['/credentialSubject/achievement/alignment/-', 'proof.pointer-not-found'],
    ['/credentialSubject/achievement/alignment/targetName', 'proof.pointer-not-found'],
    ['name', 'proof.pointer-malformed'],
    ['/name~2', 'proof.pointer-malformed'],
    ['/a'.repeat(65), 'proof.pointer-malformed'],
  ])('is not made with the pointer %s', async (pointer, code) => {
    await expect(showPart(await given, [pointer])).rejects.toThrow(refusal(code))
    await expect(giveWhole(badge, { mandatoryPointers: [pointer] })).rejects.toThrow(refusal(code))
  })

  it('is not made of nothing, nor from anything but a base proof', async () => {
    const whole = await giveWhole(badge, { mandatoryPointers: [] })
    await expect(showPart(whole, [])).rejects.toThrow(refusal('proof.nothing-selected'))
    await expect(showPart(badge, ['/name'])).rejects.toThrow(refusal('proof.base-missing'))
    await expect(showPart(await showPart(whole, ['/name']), ['/name'])).rejects.toThrow(refusal('proof.base-missing'))
    const twice = { ...whole, proof: [whole['proof'], whole['proof']] } as JsonObject
    await expect(showPart(twice, ['/name'])).rejects.toThrow(refusal('proof.base-missing'))
    const longer = { ...whole, description: 'More.' }
    await expect(showPart(longer, ['/name'])).rejects.toThrow(refusal('proof.malformed'))
    const cut = withProofValue(whole, (bytes) => bytes.slice(0, -1))
    await expect(showPart(cut, ['/name'])).rejects.toThrow(refusal('cbor.malformed'))
  })

  it('is only signed with keys of P-256', async () => {
    const other = createTestIssuer('ES384')
    await expect(giveWhole(badge, { signer: other.signer })).rejects.toThrow(refusal('proof.key-type-mismatch'))
    const ephemeralKey = { publicKey: other.publicKey, sign: other.signer.sign }
    await expect(giveWhole(badge, { ephemeralKey })).rejects.toThrow(refusal('proof.key-type-mismatch'))
  })
})

describe('a badge that is shown in part', () => {
  type Derived = ReturnType<typeof decodeDerivedProof>
  const inside = (change: (proof: Derived) => Partial<Derived>) => (shown: JsonObject) => {
    const { proofValue, ...options } = shown['proof'] as JsonObject
    const derived = decodeDerivedProof(String(proofValue))
    return { ...shown, proof: { ...options, proofValue: encodeDerivedProof({ ...derived, ...change(derived) }) } }
  }
  const bytes = (change: (bytes: Uint8Array) => Uint8Array) => (shown: JsonObject) => withProofValue(shown, change)
  const proof = (more: JsonObject) => (shown: JsonObject) => ({
    ...shown,
    proof: { ...(shown['proof'] as JsonObject), ...more },
  })
  const relabelled = (change: (labels: [number, Uint8Array][]) => [number, Uint8Array][]) =>
    inside(({ labels }) => ({ labels: new Map(change([...labels])) }))
  const unfit = encodeMultikeyBytes({ algorithm: 'P-256', publicKey: Uint8Array.of(2, ...new Uint8Array(31), 1) })

  const changes: readonly (readonly [string, (shown: JsonObject) => unknown, ProofReason])[] = [
    ['a truncated proof', bytes((all) => all.slice(0, -1)), 'proof.disclosure-malformed'],
    ['only the header of a proof', bytes((all) => all.slice(0, 3)), 'proof.disclosure-malformed'],
    ['a byte after its proof', bytes((all) => Uint8Array.of(...all, 0)), 'proof.disclosure-malformed'],
    ['another header', bytes((all) => Uint8Array.of(0xd9, 0x5d, 0x02, ...all.slice(3))), 'proof.disclosure-malformed'],
    [
      'a tag around its proof',
      bytes((all) => Uint8Array.of(...all.slice(0, 3), 0xc6, ...all.slice(3))),
      'proof.disclosure-malformed',
    ],
    [
      'four parts of five',
      bytes((all) => Uint8Array.of(...all.slice(0, 3), 0x84, ...all.slice(4))),
      'proof.disclosure-malformed',
    ],
    [
      'a proof in base58',
      proof({ proofValue: encodeMultibase(new Uint8Array(70).fill(3), 'base58btc') }),
      'proof.disclosure-malformed',
    ],
    [
      'a base signature of 63 bytes',
      inside(({ baseSignature }) => ({ baseSignature: baseSignature.slice(1) })),
      'proof.disclosure-malformed',
    ],
    ['a key beside the curve', inside(() => ({ publicKey: unfit })), 'proof.key-unsound'],
    [
      'an index twice',
      inside(({ mandatoryIndexes: all }) => ({ mandatoryIndexes: [...all, all[0]!] })),
      'proof.disclosure-index',
    ],
    [
      'an index beyond the end',
      inside(({ mandatoryIndexes: all }) => ({ mandatoryIndexes: [...all, 999] })),
      'proof.disclosure-index',
    ],
    [
      'an index less',
      inside(({ mandatoryIndexes: all }) => ({ mandatoryIndexes: all.slice(1) })),
      'proof.disclosure-count',
    ],
    ['a signature less', inside(({ signatures }) => ({ signatures: signatures.slice(1) })), 'proof.disclosure-count'],
    [
      'a signature twice',
      inside(({ signatures }) => ({ signatures: [...signatures, signatures[0]!] })),
      'proof.disclosure-count',
    ],
    [
      'signatures in another order',
      inside(({ signatures }) => ({ signatures: signatures.toReversed() })),
      'proof.signature-mismatch',
    ],
    [
      'a signature of zeros',
      inside(({ signatures }) => ({ signatures: signatures.map(() => new Uint8Array(64)) })),
      'proof.signature-mismatch',
    ],
    ['a base signature of zeros', inside(() => ({ baseSignature: new Uint8Array(64) })), 'proof.signature-mismatch'],
    [
      'the key of another proof',
      inside(() => ({ publicKey: encodeMultikeyBytes(createTestIssuer('ES256').publicKey) })),
      'proof.signature-mismatch',
    ],
    ['a label less', relabelled((labels) => labels.slice(1)), 'proof.disclosure-label'],
    ['a label more', relabelled((labels) => [...labels, [999, new Uint8Array(32)]]), 'proof.disclosure-label'],
    [
      'two labels alike',
      relabelled((labels) => labels.map(([name]) => [name, new Uint8Array(32)])),
      'proof.disclosure-label',
    ],
    [
      'labels exchanged',
      relabelled((labels) => labels.map(([name], at) => [name, labels.at(-1 - at)![1]])),
      'proof.signature-mismatch',
    ],
    ['another name', (shown) => ({ ...shown, name: 'Data mastery' }), 'proof.signature-mismatch'],
    ['another issuer', (shown) => ({ ...shown, issuer: createTestIssuer('ES256').did }), 'proof.disclosure-count'],
    ['one more statement', (shown) => ({ ...shown, description: 'More.' }), 'proof.disclosure-count'],
    ['no end', ({ validUntil: _, ...shown }) => shown, 'proof.disclosure-count'],
    ['no name', ({ name: _, ...shown }) => shown, 'proof.disclosure-count'],
    ['a term without definition', (shown) => ({ ...shown, grade: 'A' }), 'credential.undefined-term'],
    ['another moment', proof({ created: '2026-05-02T00:00:00Z' }), 'proof.signature-mismatch'],
    ['another purpose', proof({ proofPurpose: 'authentication' }), 'proof.purpose-mismatch'],
    ['another suite', proof({ cryptosuite: 'ecdsa-rdfc-2019' }), 'proof.malformed'],
  ]

  it.each(changes)('fails with %s', async (_what, change, reason) => {
    const shown = await showPart(await given, ['/name', '/credentialSubject/achievement/alignment', scale])
    expect(await verifyProof(change(shown), expectations)).toMatchObject({ result: 'failed', reason })
  })

  it('fails with a key of another kind', async () => {
    const shown = await showPart(await given, ['/name'])
    for (const algorithm of ['ES384', 'EdDSA'] as const) {
      const { verificationMethod } = createTestIssuer(algorithm).signer
      expect(await reasonOf(proof({ verificationMethod })(shown))).toBe('proof.key-type-mismatch')
    }
  })

  it('is not the whole, which nobody but its holder sees', async () => {
    expect(await reasonOf(await given)).toBe('proof.base-proof')
  })

  it('never passes with a byte of its proof changed', async () => {
    const shown = await showPart(await given, ['/name', scale])
    const length = decodeMultibase(String((shown['proof'] as JsonObject)['proofValue'])).length
    for (let position = 0; position < length; position += 5) {
      const changed = withProofValue(shown, (all) => all.map((byte, at) => (at === position ? byte ^ 1 : byte)))
      expect.soft(await reasonOf(changed), String(position)).not.toBe('proof.verified')
    }
  })
})

function withProofValue(document: JsonObject, change: (bytes: Uint8Array) => Uint8Array): JsonObject {
  const { proofValue, ...options } = document['proof'] as JsonObject
  const changed = encodeMultibase(change(decodeMultibase(String(proofValue))), 'base64url')
  return { ...document, proof: { ...options, proofValue: changed } }
}

/** Every place of a document that may be shown by itself; lists of values count as one. */
function pointersOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || path.endsWith('allowedValue')) return [path]
  const inner = Object.entries(value).flatMap(([member, item]) => pointersOf(item, `${path}/${member}`))
  return path === '' ? inner : [path, ...inner]
}
