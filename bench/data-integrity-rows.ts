/** Data Integrity (eddsa-rdfc-2022): issue and verify against the usual library, in bulk, and against Ed25519 alone. */
import { sign, verify } from 'node:crypto'
import { addProof, createBatchSigner, verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { nodeCryptography as cryptography } from '../packages/server/src/keys/node-cryptography.ts'
import type { Comparison } from './compare.ts'
import { createReference } from './reference-library.ts'
import { createSampleIssuer, type SampleIssuer } from './sample-award.ts'
import {
  createAnnexOneBadge,
  createBadge,
  createEuropeanCredential,
  createEuropeanCredentialWithPictures,
} from './sample-credentials.ts'

const now = new Date('2026-11-24T10:00:00Z')
const expectations = { resolveDid: async (did: string) => resolveDidKey(did), cryptography, now }

export async function dataIntegrityRows(): Promise<Comparison[]> {
  const issuer = createSampleIssuer()
  const badge = await createBadge(issuer)
  return [
    ...(await issueAndVerify('ob3', issuer, badge)),
    ...(await issueAndVerify('ob3-annex-one', issuer, await createAnnexOneBadge(issuer))),
    ...(await issueAndVerify('elm', issuer, createEuropeanCredential(issuer))),
    ...(await issueAndVerify('elm-480k', issuer, createEuropeanCredentialWithPictures(issuer))),
    await bulk(issuer, badge),
    await againstRawVerify(issuer, badge),
  ]
}

async function issueAndVerify(name: string, issuer: SampleIssuer, credential: JsonObject): Promise<Comparison[]> {
  const settings = settingsOf(issuer)
  const text = JSON.stringify(await addProof(credential, settings))
  const reference = await createReference(issuer, now)
  await requireBothVerify()
  return [
    {
      name: `di-issue-${name}`,
      ours: () => addProof(credential, settings),
      reference: () => reference.issue(credential),
    },
    {
      name: `di-verify-${name}`,
      ours: () => verifyProof(JSON.parse(text), expectations),
      reference: () => reference.verify(JSON.parse(text)),
    },
  ]

  /** A side that refuses is fast and worth nothing. */
  async function requireBothVerify(): Promise<void> {
    const [ours, theirs] = [await addProof(credential, settings), await reference.issue(credential)]
    for (const signed of [ours, theirs]) {
      const judged = await verifyProof(JSON.parse(JSON.stringify(signed)), expectations)
      const { verified } = await reference.verify(JSON.parse(JSON.stringify(signed)))
      if (judged.result !== 'passed' || !verified) throw new Error(`One side does not verify the sample ${name}.`)
    }
  }
}

/** Credentials of one achievement: what a person has of his own is new each time. */
async function bulk(issuer: SampleIssuer, badge: JsonObject): Promise<Comparison> {
  const settings = settingsOf(issuer)
  const reference = await createReference(issuer, now)
  const { id: _id, validFrom, awardedDate, credentialStatus, credentialSubject, ...rest } = badge
  const { identifier, ...subject } = credentialSubject as JsonObject
  const signOne = createBatchSigner({ ...rest, credentialSubject: subject }, settings)
  let person = 0
  const ownPart = () => {
    person += 1
    return {
      id: `urn:uuid:0198c0de-0000-7000-8000-${String(person).padStart(12, '0')}`,
      validFrom,
      awardedDate,
      credentialStatus: {
        ...(credentialStatus as JsonObject),
        id: `https://northshore.example/institutions/northshore/status/1#${person}`,
        statusListIndex: String(person),
      },
      credentialSubject: {
        identifier: [
          { ...(identifier as JsonObject[])[0], identityHash: `Person ${person}` },
          (identifier as JsonObject[])[1]!,
        ],
      },
    }
  }
  const judged = await verifyProof(await signOne(ownPart()), expectations)
  if (judged.result !== 'passed') throw new Error('A credential of the batch does not verify.')
  return {
    name: 'di-bulk-ob3',
    ours: () => signOne(ownPart()),
    reference: () => {
      const own = ownPart()
      return reference.issue({ ...rest, ...own, credentialSubject: { ...subject, ...own.credentialSubject } })
    },
  }
}

/** The whole verification against nothing but the check of the signature: 0.45 is within 2.2 times. */
async function againstRawVerify(issuer: SampleIssuer, badge: JsonObject): Promise<Comparison> {
  const text = JSON.stringify(await addProof(badge, settingsOf(issuer)))
  const message = new Uint8Array(64).fill(7)
  const signature = sign(null, message, issuer.privateKey)
  return {
    name: 'raw-verify-ob3',
    ours: () => verifyProof(JSON.parse(text), expectations),
    reference: async () => verify(null, message, issuer.publicKey, signature),
  }
}

function settingsOf({ signer }: SampleIssuer) {
  return { signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography } as const
}
