/** The types that others build on: what comes in and what goes out of the functions of each entry. */
import { describe, expectTypeOf, it } from 'vitest'
import { readMicroCredential } from './crosswalk/index.ts'
import { addProof, type ProofReport, verifyProof } from './data-integrity/index.ts'
import { createDidResolver, type DidResolver } from './did/index.ts'
import { toEuropeanDigitalCredential } from './elm/index.ts'
import { type Cryptography, type ErrorCode, MesheError, type Signer } from './index.ts'
import { type SealReport, sealEuropeanDigitalCredential, verifySeal } from './jades/index.ts'
import { type JsonObject, parseJson } from './json/index.ts'
import type { Award, MicroCredential, MicroCredentialDraft } from './micro-credential/index.ts'
import { toAchievementCredential } from './open-badges/index.ts'
import { type KeyStore, openKeyStore } from './pkcs12/index.ts'
import { issueSdJwt, verifySdJwt } from './sd-jwt/index.ts'
import {
  type Verdict,
  type VerificationReason,
  type VerificationReport,
  verifyCredential,
} from './verification/index.ts'
import { createWebCryptography, createWebSigner, type WebPlatform } from './web-cryptography/index.ts'

describe('the types of the package', () => {
  it('let a text or an object in and give the same report', () => {
    expectTypeOf(verifyCredential).parameter(0).toEqualTypeOf<string | JsonObject>()
    expectTypeOf(verifyCredential).returns.resolves.toEqualTypeOf<VerificationReport>()
    expectTypeOf<VerificationReport['verdict']>().toEqualTypeOf<Verdict>()
    expectTypeOf<VerificationReport['content']>().extract<null>().toEqualTypeOf<null>()
  })

  it('name every reason and every code one by one', () => {
    expectTypeOf<string>().not.toExtend<VerificationReason>()
    expectTypeOf<string>().not.toExtend<ErrorCode>()
    expectTypeOf<'key-store.password-wrong'>().toExtend<ErrorCode>()
    expectTypeOf(new MesheError('json.malformed', '').code).toEqualTypeOf<ErrorCode>()
  })

  it('take what they read for unknown until it is checked', () => {
    expectTypeOf(parseJson).returns.toBeUnknown()
    expectTypeOf(readMicroCredential).returns.toHaveProperty('draft').toEqualTypeOf<MicroCredentialDraft>()
    expectTypeOf<MicroCredentialDraft>().not.toExtend<MicroCredential>()
  })

  it('write each format from one award', () => {
    expectTypeOf(toEuropeanDigitalCredential).parameter(0).toEqualTypeOf<Award>()
    expectTypeOf(toAchievementCredential).parameter(0).toEqualTypeOf<Award>()
    expectTypeOf(toAchievementCredential).returns.resolves.toEqualTypeOf<
      ReturnType<typeof toEuropeanDigitalCredential>
    >()
  })

  it('sign with any signer and say of a seal three things apart', () => {
    expectTypeOf(addProof).parameter(1).toHaveProperty('signer').toEqualTypeOf<Signer>()
    expectTypeOf(verifyProof).returns.resolves.toEqualTypeOf<ProofReport>()
    expectTypeOf(sealEuropeanDigitalCredential).returns.resolves.toEqualTypeOf<JsonObject>()
    expectTypeOf(verifySeal).returns.resolves.toEqualTypeOf<SealReport>()
    expectTypeOf<SealReport>().toHaveProperty('integrity')
    expectTypeOf<SealReport>().toHaveProperty('trust')
    expectTypeOf<SealReport>().toHaveProperty('time')
    expectTypeOf(openKeyStore).returns.resolves.toEqualTypeOf<KeyStore>()
  })

  it('do not let a seal be made by a signer that names no algorithm', () => {
    expectTypeOf<Signer>().not.toExtend<Parameters<typeof sealEuropeanDigitalCredential>[1]['signer']>()
  })

  it('give texts of SD-JWT and claims', () => {
    expectTypeOf(issueSdJwt).returns.resolves.toBeString()
    expectTypeOf(verifySdJwt).returns.resolves.toHaveProperty('claims').toEqualTypeOf<JsonObject>()
  })

  it('fit the platform as it is', () => {
    expectTypeOf<typeof globalThis>().toExtend<WebPlatform>()
    expectTypeOf(createWebCryptography).returns.toEqualTypeOf<Cryptography>()
    expectTypeOf(createWebSigner).returns.toEqualTypeOf<Signer>()
    expectTypeOf(createDidResolver).returns.toEqualTypeOf<DidResolver>()
  })

  it('are read-only', () => {
    expectTypeOf<Award>().toEqualTypeOf<Readonly<Award>>()
    expectTypeOf<VerificationReport>().toEqualTypeOf<Readonly<VerificationReport>>()
    expectTypeOf<KeyStore>().toEqualTypeOf<Readonly<KeyStore>>()
  })
})
