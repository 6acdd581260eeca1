/** How fast an Open Badge is issued and verified with Data Integrity (eddsa-rdfc-2022), against the usual library. */
import { addProof, verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { nodeCryptography } from '../packages/server/src/keys/node-cryptography.ts'
import { compare } from './compare.ts'
import { measureElmValidation } from './elm-validate.ts'
import { createReference } from './reference-library.ts'
import type { BenchmarkRow } from './run.ts'
import { createSampleAward, createSampleIssuer } from './sample-award.ts'

export async function run(): Promise<BenchmarkRow[]> {
  const cryptography = nodeCryptography
  const now = new Date('2026-11-24T10:00:00Z')
  const issuer = createSampleIssuer()
  const { credential } = await toAchievementCredential(createSampleAward(issuer.did), { cryptography })
  const settings = { signer: issuer.signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography } as const
  const expectations = { resolveDid: async (did: string) => resolveDidKey(did), cryptography, now }
  const text = JSON.stringify(await addProof(credential, settings))
  const reference = await createReference(issuer, now)
  await requireBothVerify()
  return [
    await compare({
      name: 'di-issue-ob3',
      ours: () => addProof(credential, settings),
      reference: () => reference.issue(credential),
    }),
    await compare({
      name: 'di-verify-ob3',
      ours: () => verifyProof(JSON.parse(text), expectations),
      reference: () => reference.verify(JSON.parse(text)),
    }),
    ...(await measureElmValidation()),
  ]

  /** A side that refuses is fast and worth nothing. */
  async function requireBothVerify(): Promise<void> {
    const ours = await verifyProof(JSON.parse(text), expectations)
    const theirs = await reference.verify(JSON.parse(text))
    if (ours.result !== 'passed' || !theirs.verified) throw new Error('one side does not verify the sample')
  }
}
