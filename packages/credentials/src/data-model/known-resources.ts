/** Resources that never change, by their digests: what a credential says of them can be checked without fetching anything. */

import { credentialContexts } from './contexts.ts'
import type { Digests } from './resource-digest.ts'

/** VC Data Model 1.1, appendix B.1, and 2.0, appendix B.1 Base Context. */
export const knownResources: ReadonlyMap<string, Digests> = new Map([
  [
    credentialContexts['1.1'],
    {
      'sha-256': 'ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc',
      'sha-384': '82c3b3eab863754bbfd2b9f17d8d6db9f61169f301cbf0b05e1fc4beb5f5c51dd4d2e888c274f49c3fbb2408f61faed1',
      'sha-512':
        '536a40b390dda94a9e39196c00090f62668e8184fe3c8c02c4a22c85666e68bf6e85d3dc7f2dba85b2b62ef95d97de24132568d8504db43f2c9c82d2e88418d2',
    },
  ],
  [
    credentialContexts['2.0'],
    {
      'sha-256': '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
      'sha-384': '97f1eb8e5042356c805fdd61afa2c557663785e0794dcafa21e138fd38def18cb360133c221aa31d6896a6bf3e65b614',
      'sha-512':
        '5d55452bd2dcf8a29f5a290473eb242b1c5fb77d4e68f1a0aa87baa4dba2694852d65ec63d48ac04a99d956f9f7153b9406f84d2d04c74869b02c239a1d81305',
    },
  ],
])
