/** One sound document of every kind that somebody may hand in, to be changed. All that is in them is made up. */
import { createDidDocument } from '@meshe/credentials/did'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import type { JsonObject, JsonValue } from '@meshe/credentials/json'
import { toOeapi } from '@meshe/credentials/oeapi'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import {
  type RecognitionDecisionRecord,
  toRecognitionDecisionCredential,
} from '@meshe/credentials/recognition-decision'
import { microCredentialTypeMetadata, toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { createTestKey, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { demonstrationAward, demonstrationIssuer } from '../open-badges/demonstration-award.ts'

const key = createTestKey(new Uint8Array(32).fill(7))

const { credential: badge } = await toAchievementCredential(demonstrationAward, { cryptography })
export const achievementCredential: JsonObject = {
  ...badge,
  relatedResource: [{ id: 'https://a.example/1', digestMultibase: 'uEiAA' }],
  evidence: [{ id: 'urn:x:evidence', type: ['Evidence'], name: 'Report' }],
  endorsementJwt: ['a.b.c'],
}
export const { credential: europeanCredential } = toEuropeanDigitalCredential(demonstrationAward)
export const oeapiAssociation = (await toOeapi(demonstrationAward, { cryptography })).association as JsonObject
export const { claims: microCredentialClaims } = toMicroCredentialClaims(demonstrationAward)
export const typeMetadata = microCredentialTypeMetadata as unknown as JsonObject
export const didDocument = createDidDocument({
  id: demonstrationIssuer,
  keys: [{ fragment: 'key-1', publicKey: key.publicKey }],
}) as unknown as JsonObject

export const assertion: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://northshore.example/assertions/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'robin@learner.example' },
  issuedOn: '2026-06-03T00:00:00Z',
  badge: {
    id: 'https://northshore.example/badges/teamwork',
    type: 'BadgeClass',
    '@language': 'en',
    name: 'Teamwork',
    description: 'Works with others.',
    criteria: { id: 'https://northshore.example/criteria', narrative: '- shares work\n- gives feedback' },
    alignment: [{ targetName: 'teamwork', targetUrl: 'http://data.europa.eu/esco/skill/1' }],
    issuer: { id: 'https://northshore.example/issuer', type: 'Profile', name: 'Northshore University (demo)' },
  },
  verification: { type: 'HostedBadge' },
}

export const learnerRecord: JsonObject = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000c1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'All of it',
  issuer: { id: demonstrationIssuer, type: ['Profile'], name: 'Riverside University (demo)' },
  validFrom: '2026-06-03T00:00:00Z',
  credentialSubject: {
    type: ['ClrSubject'],
    id: 'did:example:learner',
    verifiableCredential: [achievementCredential],
  },
}

const decision: RecognitionDecisionRecord = {
  id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000d1',
  caseId: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000c1',
  institution: { id: demonstrationIssuer, name: { en: 'Riverside University (demo)' }, country: 'IE' },
  holder: { name: 'Robin Sample' },
  credential: {
    id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000e1',
    title: { en: 'Data literacy' },
    awardingBody: 'Hillside Academy (demo)',
    ectsClaimed: 3,
  },
  outcome: 'partial',
  ectsGranted: 2,
  purpose: 'credits',
  countsTowards: { id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000f1', title: { en: 'Diploma' }, component: 'Two' },
  substantialDifferences: [{ element: 'workload', reasoning: 'A laboratory part of 20 hours.' }],
  conditions: ['Take the laboratory part'],
  reason: { text: 'We count two of three credits.', language: 'en' },
  decidedOn: new Date('2026-11-01T09:30:00Z'),
  appealUntil: new Date('2026-12-01T23:59:59Z'),
  appealRoute: 'Write to the appeals office.',
  status: { statusListCredential: 'https://riverside.example/status/1', statusListIndex: 12 },
}
export const decisionCredential = toRecognitionDecisionCredential(decision)

const base64url = (value: JsonValue) => Buffer.from(JSON.stringify(value)).toString('base64url')
export const jsonJws: JsonObject = {
  payload: base64url({ iss: demonstrationIssuer }),
  signatures: [
    { protected: base64url({ alg: 'EdDSA', typ: 'JOSE+JSON' }), header: { kid: 'a' }, signature: 'AAAA' },
    { protected: base64url({ alg: 'ES256', crit: ['b64'], b64: true }), signature: 'BBBB' },
  ],
}
export const envelope: JsonObject = {
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: 'data:application/vc+jwt,eyJhbGciOiJFZERTQSJ9.e30.AAAA',
  type: 'EnvelopedVerifiableCredential',
}
const jwk: JsonObject = { kty: 'OKP', crv: 'Ed25519', kid: 'a', x: Buffer.from(key.publicKey).toString('base64url') }
export const issuerMetadata: JsonObject = {
  issuer: 'https://riverside.example',
  jwks: { keys: [jwk, { ...jwk, kid: 'b' }] },
}
export const proof: JsonObject = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-05-01T00:00:00Z',
  expires: '2030-05-01T00:00:00Z',
  verificationMethod: `${demonstrationIssuer}#key-1`,
  proofPurpose: 'assertionMethod',
  domain: ['a.example'],
  challenge: 'x',
  previousProof: ['urn:x:1'],
  proofValue: 'z3FXQ',
}
