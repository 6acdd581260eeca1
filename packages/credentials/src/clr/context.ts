/**
 * The words of the Comprehensive Learner Record 2.0 (1EdTech), in the two versions that stand behind its two addresses. No
 * package carries them; `conformance/clr` proves them against the official files.
 *
 * @module
 */

const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#'
const alias = { id: '@id', type: '@type' }
const set = (name: string, type: string) => ({ '@id': `${clr}${name}`, '@type': type, '@container': '@set' })

interface Version {
  readonly badges: string
  /** Terms that came with 2.0.1. */
  readonly isLater: boolean
}

function contextOf({ badges, isLater }: Version): object {
  return {
    '@context': {
      ...alias,
      ClrCredential: {
        '@id': `${clr}ClrCredential`,
        '@context': { ...alias, ...(isLater ? { partial: { '@id': `${clr}partial`, '@type': 'xsd:boolean' } } : {}) },
      },
      ClrSubject: {
        '@id': `${clr}ClrSubject`,
        '@context': {
          ...alias,
          cred: 'https://www.w3.org/2018/credentials#',
          obi: badges,
          achievement: set('achievement', 'obi:Achievement'),
          association: set('association', `${clr}Association`),
          verifiableCredential: set('verifiableCredential', 'cred:verifiableCredential'),
          ...(isLater ? { identifier: set('identifier-1', 'obi:Identifier') } : {}),
        },
      },
      Association: {
        '@id': `${clr}Association`,
        '@context': {
          associationType: { '@id': `${clr}AssociationType` },
          sourceId: { '@id': `${clr}sourceId`, '@type': 'xsd:anyURI' },
          targetId: { '@id': `${clr}targetId`, '@type': 'xsd:anyURI' },
        },
      },
    },
  }
}

export const clrContextUrls = {
  '2.0': 'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
  '2.0.1': 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
} as const

export const clrContexts: ReadonlyMap<string, object> = new Map([
  [clrContextUrls['2.0'], contextOf({ badges: 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#', isLater: false })],
  [clrContextUrls['2.0.1'], contextOf({ badges: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#', isLater: true })],
])
