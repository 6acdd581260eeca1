/** The cases of @sd-jwt and the examples of RFC 9901: issued, cut down, verified, and read by the other library. */
import { createHash, randomBytes, sign, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TrustedKey, toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import { issueSdJwt, listDisclosable, presentSdJwt, verifySdJwt } from '@meshe/credentials/sd-jwt'
import { SDJwtInstance } from '@sd-jwt/core'
import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { standardsDirectory } from '../standards-directory.ts'
import { pathsOfFrame, readSpecification, shownPaths } from './frames.ts'

const issuer = createTestKeyPair('ES256')
const holder = createTestKeyPair('ES256')
const trusted: TrustedKey = { key: issuer.publicKey, keyId: null, algorithm: null }
const settings = { cryptography, algorithms: ['ES256'] as const, findKey: () => trusted }
const options = { dsaEncoding: 'ieee-p1363' } as const
const other = new SDJwtInstance<Record<string, unknown>>({
  signAlg: 'ES256',
  hashAlg: 'sha-256',
  signer: async (data: string) =>
    sign('sha256', Buffer.from(data), { key: issuer.privateKey, ...options }).toString('base64url'),
  verifier: async (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: issuer.privateKey, ...options } as never,
      Buffer.from(signature, 'base64url'),
    ),
  hasher: async (data: string | ArrayBuffer) =>
    createHash('sha256')
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  saltGenerator: async (length: number) => randomBytes(length).toString('hex'),
})

const cases =
  standardsDirectory === null ? [] : readCases(join(standardsDirectory, 'vectors/sd-jwt-js/packages/core/test'))
const examples = standardsDirectory === null ? [] : readExamples(join(standardsDirectory, 'vectors/sd-jwt-spec-inputs'))

describe.skipIf(standardsDirectory === null)('the cases of @sd-jwt', () => {
  it.each(cases)('$name', async ({ claims, disclosureFrame, presentationFrames, presentedClaims }) => {
    const { disclosable, decoys } = pathsOfFrame(disclosureFrame, claims)
    const issued = await issueSdJwt(claims, {
      signer: issuer.signer,
      cryptography,
      disclosable,
      decoys,
      header: { typ: 'x' },
    })
    expect((await verifySdJwt(issued, settings)).claims).toEqual(claims)
    expect(await listDisclosable(issued, cryptography)).toHaveLength(disclosable.length)
    const shown = await presentSdJwt(issued, { cryptography, disclose: shownPaths(presentationFrames, claims) })
    const verified = await verifySdJwt(shown, settings)
    expect(verified.claims).toMatchObject(presentedClaims)
    const hidden = issued.split('~').length - shown.split('~').length
    expect(hidden === 0 || verified.concealedCount > 0).toBe(true)
    expect((await other.verify(shown)).payload).toEqual(verified.claims)
  })

  it.each(cases)('$name, issued there', async ({ claims, disclosureFrame, presentationFrames, presentedClaims }) => {
    const issued = await other.issue(claims as never, disclosureFrame as never)
    expect((await verifySdJwt(issued, settings)).claims).toEqual(claims)
    const shown = await presentSdJwt(issued, { cryptography, disclose: shownPaths(presentationFrames, claims) })
    expect((await verifySdJwt(shown, settings)).claims).toEqual((await other.verify(shown)).payload)
    expect((await verifySdJwt(shown, settings)).claims).toMatchObject(presentedClaims)
  })
})

describe.skipIf(standardsDirectory === null)('the examples of the norm', () => {
  it.each(examples)('$name', async ({ claims, disclosable, shown, isBound }) => {
    const issued = await issueSdJwt(claims as JsonObject, {
      signer: issuer.signer,
      cryptography,
      disclosable,
      holderKey: holder.publicKey,
    })
    const cnf = { jwk: toJwk(holder.publicKey) }
    expect((await verifySdJwt(issued, settings)).claims).toEqual({ ...claims, cnf })
    const now = new Date('2026-11-24T10:00:00Z')
    const question = { audience: 'https://verifier.example.org', nonce: '1234567890' }
    const keyBinding = { ...question, signer: holder.signer, issuedAt: now }
    const paths = shownPaths(shown, claims)
    const presented = await presentSdJwt(issued, { cryptography, disclose: paths, ...(isBound ? { keyBinding } : {}) })
    const verified = await verifySdJwt(presented, {
      ...settings,
      ...(isBound ? { keyBinding: { ...question, now } } : {}),
    })
    expect(verified.keyBinding).toBe(isBound ? 'verified' : 'absent')
    for (const place of verified.disclosed) {
      expect(paths.some((path) => place.every((step, index) => path[index] === step || typeof step === 'number'))).toBe(
        true,
      )
    }
    expect(verified.disclosed.length).toBeLessThanOrEqual(disclosable.length)
  })
})

interface Case {
  readonly name: string
  readonly claims: JsonObject
  readonly disclosureFrame: Readonly<Record<string, unknown>>
  readonly presentationFrames: Readonly<Record<string, unknown>>
  readonly presentedClaims: JsonObject
}

function readCases(directory: string): readonly Case[] {
  return readdirSync(directory).map((name) => {
    const {
      disclosureFrame = {},
      presentationFrames = {},
      ...rest
    } = JSON.parse(readFileSync(join(directory, name), 'utf8'))
    return { name, disclosureFrame, presentationFrames, ...rest }
  })
}

function readExamples(directory: string) {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('specification.yml'))
    .map((name) => ({ name, ...readSpecification(readFileSync(join(directory, name), 'utf8')) }))
}
