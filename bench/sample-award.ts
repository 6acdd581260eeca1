/** One award of ordinary size, made up, for benchmarks. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Signer } from '@meshe/credentials'
import { didKeyOf } from '@meshe/credentials/did'
import type { Award } from '@meshe/credentials/micro-credential'
import { createNodeSigner } from '../packages/server/src/keys/node-signer.ts'

export interface SampleIssuer {
  readonly did: string
  readonly signer: Signer
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** Raw 32-byte seed, for libraries that import it. */
  readonly seed: Uint8Array
}

export function createSampleIssuer(): SampleIssuer {
  const pair = generateKeyPairSync('ed25519')
  const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const did = didKeyOf(new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)))
  const verificationMethod = `${did}#${did.slice('did:key:'.length)}`
  return {
    did,
    privateKey: key,
    publicKey: pair.publicKey,
    seed: new Uint8Array(der.subarray(-32)),
    signer: createNodeSigner(key, verificationMethod),
  }
}

export function createSampleAward(issuer: string): Award {
  return {
    id: 'urn:uuid:0198c0de-0000-7000-8000-000000000001',
    microCredential: {
      id: 'https://northshore.example/institutions/northshore/micro-credentials/0198c0de-0000-7000-8000-000000000002',
      version: 1,
      title: { en: 'Data literacy for care work' },
      description: { en: 'Reads, cleans and explains the figures of a ward, and knows what they cannot tell.' },
      field: '0612',
      languages: ['en'],
      learningOutcomes: [
        { title: { en: 'clean and join tables from two systems' } },
        { title: { en: 'choose a chart that does not mislead' } },
        { title: { en: 'say how sure a figure is, in plain words' } },
      ],
      workload: { ects: 3, hours: 75 },
      level: { eqf: 6 },
      assessments: [{ type: 'project-work' }, { type: 'oral-examination' }],
      modes: ['online'],
      qualityAssurance: [
        {
          type: 'institutional-quality-assurance',
          body: 'Quality Agency of the Isles (demo)',
          validUntil: '2029-06-30',
        },
      ],
      supervision: 'supervised-online-with-identity-verification',
    },
    institution: {
      id: issuer,
      legalName: { en: 'Northshore University (demo)' },
      country: 'IE',
      homepage: 'https://northshore.example',
      legalIdentifier: 'VATIE-DEMO-1',
    },
    learner: { givenName: 'Maria', familyName: 'Example', email: 'maria@example.org' },
    awardedOn: new Date('2026-06-03T00:00:00Z'),
    validFrom: new Date('2026-06-03T00:00:00Z'),
    salt: 'a-salt-of-twenty-four-ch',
    status: {
      openBadges: {
        statusListCredential: 'https://northshore.example/institutions/northshore/status/1',
        statusListIndex: 94_567,
      },
      europeanDigitalCredential: {
        statusListCredential: 'https://northshore.example/institutions/northshore/status/1',
        statusListIndex: 11_223,
      },
    },
  }
}
