/** Encoding a status list of 131,072 entries, one in a hundred of them set, against the two libraries. */

import { Bitstring } from '@digitalbazaar/bitstring'
import { createStatusBits, encodeStatusList, setStatus } from '@meshe/credentials/status'
import { StatusList } from '@sd-jwt/jwt-status-list'
import { nodeCryptography as cryptography } from '../packages/server/src/keys/node-cryptography.ts'
import type { Comparison } from './compare.ts'

const length = 131_072

export async function statusRows(): Promise<Comparison[]> {
  const bits = createStatusBits(length)
  const bitstring = new Bitstring({ length })
  const statuses = new Array<number>(length).fill(0)
  for (const index of setIndexes()) {
    setStatus(bits, index, true)
    bitstring.set(index, true)
    statuses[index] = 1
  }
  const statusList = new StatusList(statuses, 1)
  const ours = () => encodeStatusList(bits, cryptography)
  return [
    { name: 'status-encode', ours, reference: () => bitstring.encodeBits() },
    { name: 'status-encode-token', ours, reference: async () => statusList.compressStatusList() },
  ]
}

/** Spread without a pattern, the same in every run. */
function setIndexes(): readonly number[] {
  let state = 1
  return Array.from({ length: length / 100 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * length)
  })
}
