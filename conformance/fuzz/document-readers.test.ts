/** Nothing but a `MesheError` comes out of a reader of documents, whatever stands in them; most readers refuse nothing. */
import { readContent, readMicroCredential } from '@meshe/credentials/crosswalk'
import { findVerificationMethod, readDidDocument, readVerificationKey } from '@meshe/credentials/did'
import {
  lintElm,
  readAwardingCountry,
  readEuropeanDigitalCredential,
  readHolder,
  validateElm,
} from '@meshe/credentials/elm'
import { findKeyInSet, readIssuerMetadata } from '@meshe/credentials/issuer-keys'
import { decodeJsonJws } from '@meshe/credentials/jose'
import { type JsonObject, type JsonValue, parseJson } from '@meshe/credentials/json'
import { readOeapi } from '@meshe/credentials/oeapi'
import { readAchievementCredential } from '@meshe/credentials/open-badges'
import { isAssertion, toThirdVersion } from '@meshe/credentials/open-badges-2'
import { readRecognitionDecisionCredential } from '@meshe/credentials/recognition-decision'
import { readMicroCredentialClaims, readTypeMetadata } from '@meshe/credentials/sd-jwt-vc'
import { readStatusListReference } from '@meshe/credentials/status'
import { openEnvelope } from '@meshe/credentials/vc-jose'
import { readClaimedCredential, verifyCredential, verifyPresentation } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { readDataIntegrityProof } from '../../packages/credentials/src/data-integrity/data-integrity-proof.ts'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { issue, show, tokenVerifier } from '../sd-jwt-vc/token-issuer.ts'
import { seal, verifier } from '../verification/demonstration-issuer.ts'
import { fuzz, fuzzTimeoutMs } from './fuzz.ts'
import { type Chance, mutateText } from './mutate.ts'
import { mutateJson } from './mutate-json.ts'
import * as sound from './sound-documents.ts'

type Reader = readonly [name: string, seed: JsonObject | readonly JsonObject[], read: (document: JsonObject) => unknown]
const changed = (seed: JsonObject | readonly JsonObject[]) => (chance: Chance) =>
  mutateJson(Array.isArray(seed) ? chance.pick(seed) : (seed as JsonObject), chance)

describe('a reader of documents', { timeout: fuzzTimeoutMs }, () => {
  const refusing: readonly Reader[] = [
    ['a DID document', sound.didDocument, readKeyOfDid],
    ['type metadata', sound.typeMetadata, readTypeMetadata],
    ['a European Digital Credential', sound.europeanCredential, readEuropeanDigitalCredential],
    ['a decision on recognition', sound.decisionCredential, readRecognitionDecisionCredential],
    ['the Open Education API', sound.oeapiAssociation, readOeapi],
    ['a JWS in JSON', sound.jsonJws, (document) => decodeJsonJws(document)],
    ['an envelope', sound.envelope, openEnvelope],
    ['the metadata of an issuer', sound.issuerMetadata, readKeyOfIssuer],
    ['the claims of an SD-JWT VC', sound.microCredentialClaims, readMicroCredentialClaims],
    ['a status claim', { status_list: { idx: 5, uri: 'https://a.example/1' } }, readStatusListReference],
    [
      'any credential as the beginning of a description',
      [sound.achievementCredential, sound.europeanCredential, sound.learnerRecord],
      readMicroCredential,
    ],
    ['any credential', sound.decisionCredential, (document) => readContent(document)],
    [
      'what a wallet keeps',
      [sound.achievementCredential, sound.europeanCredential, sound.learnerRecord, sound.assertion, sound.envelope],
      (document) => readClaimedCredential(document, cryptography),
    ],
  ]
  it.each(refusing)('of %s gives a value or refuses', async (_name, seed, read) => {
    const { accepted, refused } = await fuzz(changed(seed), read)
    expect(Math.min(accepted, refused)).toBeGreaterThan(0)
  })

  const reporting: readonly Reader[] = [
    ['an Open Badge 3.0', sound.achievementCredential, readAchievementCredential],
    ['an Open Badge 2.0', sound.assertion, readSecondVersion],
    ['the profile of a European Digital Credential', sound.europeanCredential, (document) => validateElm(document)],
    ['its oddities', sound.europeanCredential, lintElm],
    ['its holder', sound.europeanCredential, (document) => [readHolder(document), readAwardingCountry(document)]],
    ['a proof', sound.proof, readDataIntegrityProof],
  ]
  it.each(reporting)('of %s refuses nothing', async (_name, seed, read) => {
    expect(await fuzz(changed(seed), read)).toMatchObject({ refused: 0 })
  })
})

describe('the verifier', { timeout: fuzzTimeoutMs }, async () => {
  const badge = await seal(sound.achievementCredential)
  const presentation: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [badge, sound.envelope],
    proof: sound.proof,
  }
  const documents = [sound.achievementCredential, badge, sound.learnerRecord, sound.assertion, sound.envelope]

  it('answers a report on a document, whatever was changed', async () => {
    const environment = verifier()
    const { refused } = await fuzz(
      (chance) => mutateJson(chance.pick(documents), chance),
      (document) => verifyCredential(document, environment),
    )
    expect(refused).toBe(0)
  })

  it('answers a report on a presentation, whatever was changed', async () => {
    const environment = verifier()
    const expectations = { challenge: 'x', domain: 'a.example' }
    const { refused } = await fuzz(
      (chance) => mutateJson(presentation, chance),
      (document) => verifyPresentation(document, environment, expectations),
    )
    expect(refused).toBe(0)
  })

  it('answers a report on a token, whatever was changed', async () => {
    const environment = tokenVerifier()
    const token = await show(await issue(), 'all')
    const { refused } = await fuzz(
      (chance) => mutateText(token, chance),
      async (text) => {
        const report = await verifyCredential(text, environment)
        // a disclosure kept back is the holder's right, and nobody asked for what stands behind them; all else is signed
        if (report.verified)
          expect(token.split('~')).toEqual(expect.arrayContaining(text.trim().split('~').slice(0, -1)))
      },
    )
    expect(refused).toBe(0)
  })
})

function readKeyOfDid(value: JsonObject): unknown {
  const did = sound.didDocument['id'] as string
  return readVerificationKey(findVerificationMethod(readDidDocument(value, did), `${did}#key-1`, 'assertionMethod'))
}

function readKeyOfIssuer(value: JsonObject): unknown {
  const source = readIssuerMetadata(value as JsonValue, 'https://riverside.example')
  return 'keys' in source ? findKeyInSet(source.keys, { keyId: 'a', algorithm: 'EdDSA' }) : source
}

function readSecondVersion(value: JsonObject): unknown {
  const read = readAchievementCredential(toThirdVersion(value))
  return isAssertion(value) ? read : parseJson('null')
}
