/** States of an award as tone. */
import type { AwardState } from '@meshe/domain/issuance'
import type { Tone } from '../shared/primitives/index.ts'

export const awardTones: Readonly<Record<AwardState, Tone>> = {
  pending: 'none',
  issued: 'info',
  kept: 'ok',
  revoked: 'bad',
}
