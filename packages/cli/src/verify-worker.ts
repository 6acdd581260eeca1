/** Judges a part of many credentials in a thread of its own. */
import { answering } from '@meshe/server'
import { createJudge } from './judge-source.ts'
import { type Judged, judgeEach, type VerifyTask } from './verify-many.ts'

export const answer = answering(
  async ({ sources, settings }: VerifyTask): Promise<Judged[]> => judgeEach(sources, await createJudge(settings)),
)
