/** Fills the network with its data. */
import type { DemoNetwork } from '../network/demo-network.ts'

export async function seedNetwork(
  _network: DemoNetwork,
  _options: { readonly now: Date; readonly say: (text: string) => void },
): Promise<void> {}
