/** The whole story of the network, in its order. */
import type { DemoNetwork } from '../network/demo-network.ts'
import { setStage } from './cast.ts'
import { createStoryTeller, type StepResult } from './story-teller.ts'
import { tellAwarding } from './tell-awarding.ts'
import { tellBadInput } from './tell-bad-input.ts'
import { tellDescribing } from './tell-describing.ts'
import { tellEncodings } from './tell-encodings.ts'
import { tellRecognising } from './tell-recognising.ts'
import { tellBuilding, tellStacking } from './tell-stacking.ts'
import { tellVerifying } from './tell-verifying.ts'
import { tellWithdrawing } from './tell-withdrawing.ts'

export async function tellStory(
  network: DemoNetwork,
  { now, tell }: { readonly now: Date; readonly tell: (step: StepResult) => void },
): Promise<readonly StepResult[]> {
  const teller = createStoryTeller(tell)
  const stage = await setStage(network)
  const described = await tellDescribing(teller, stage, now)
  const built = await tellBuilding(teller, stage, now)
  const awarded = await tellAwarding(teller, stage, described)
  const award = await tellEncodings(teller, stage, awarded)
  await tellVerifying(teller, stage, awarded)
  const recognised = await tellRecognising(teller, stage, { described, awarded, pathwayId: built.pathwayId })
  await tellStacking(teller, stage, { built, described, awarded, recognised })
  await tellBadInput(teller, stage, { award })
  await tellWithdrawing(teller, stage, { award, awarded, recognised })
  return teller.steps
}
