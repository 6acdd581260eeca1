/**
 * The fixed way in which nodes of MESHE sign: which parts, for how long, under which tag. Nothing is negotiated, so
 * nothing can be negotiated away.
 *
 * @module
 */
import type { Component } from './signature-base.ts'

export const profileTag = 'meshe-fed/1'
export const maxLifetimeSeconds = 300
/** Clocks of two nodes may differ by this much. */
export const clockSkewSeconds = 300
export const label = 'meshe'

export const requestComponents: readonly Component[] = [
  '@method',
  '@authority',
  '@path',
  '@query',
  'content-digest',
  'content-type',
  'meshe-message-id',
].map((name) => ({ name, ofRequest: false }))

/** A response names the request by the request's own signature: it cannot be moved to another one. */
export const responseComponents: readonly Component[] = [
  { name: '@status', ofRequest: false },
  { name: 'content-digest', ofRequest: false },
  { name: 'content-type', ofRequest: false },
  { name: 'meshe-message-id', ofRequest: true },
  { name: 'signature', ofRequest: true },
]
