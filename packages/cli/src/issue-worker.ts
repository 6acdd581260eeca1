/** Makes and signs badges, in a thread of its own where there are many. */
import type { KeyObject } from 'node:crypto'
import { addProof } from '@meshe/credentials/data-integrity'
import type { Award } from '@meshe/credentials/micro-credential'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { answering, createNodeSigner, nodeCryptography } from '@meshe/server'

export interface IssueTask {
  readonly awards: readonly Award[]
  readonly privateKey: KeyObject
  readonly verificationMethod: string
  readonly now: Date
}

/** Texts of signed credentials, in the order of the awards. */
export async function signBadges({ awards, privateKey, verificationMethod, now }: IssueTask): Promise<string[]> {
  const cryptography = nodeCryptography
  const signer = createNodeSigner(privateKey, verificationMethod)
  const texts: string[] = []
  for (const award of awards) {
    const { credential } = await toAchievementCredential(award, { cryptography })
    const signed = await addProof(credential, { signer, cryptosuite: 'eddsa-rdfc-2022', created: now, cryptography })
    texts.push(`${JSON.stringify(signed, null, 2)}\n`)
  }
  return texts
}

export const answer = answering(signBadges)
