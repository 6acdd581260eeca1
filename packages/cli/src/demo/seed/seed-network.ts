/** Fills the network with its data, through the same public interfaces that people use. */
import type { DemoNetwork } from '../network/demo-network.ts'
import { learnerCount, seedAwards, seedGoals, seedGraduates, seedRevocations, seedWallets } from './seed-awards.ts'
import { seedCatalogue, seedPathways } from './seed-catalogue.ts'
import { seedIncompleteRequest, seedRequests } from './seed-requests.ts'
import { createSeedWorld } from './seed-world.ts'

export async function seedNetwork(
  network: DemoNetwork,
  { now, say }: { readonly now: Date; readonly say: (text: string, counter?: string) => void },
): Promise<void> {
  const world = createSeedWorld(network, now)
  await seedCatalogue(world, (done, all) =>
    say('Describing, approving and publishing micro-credentials …', `${done} of ${all}`),
  )
  say('Building pathways to larger awards …')
  await seedPathways(world)
  say(`Awarding ${learnerCount} learners …`)
  await seedAwards(world)
  await seedWallets(world, (done, all) => say('Learners keep their credentials …', `${done} of ${all}`))
  await seedRequests(world, (done, all) => say('Learners ask universities to count them …', `${done} of ${all}`))
  await seedIncompleteRequest(world)
  say('Learners set their goals …')
  await seedGoals(world)
  await seedGraduates(world)
  await seedRevocations(world)
}
