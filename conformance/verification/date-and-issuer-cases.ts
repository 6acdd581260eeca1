/** Badges out of their time, and issuers that are not on the list. */
import { now, verifier } from './demonstration-issuer.ts'
import { as, type Case, resealed, sealed } from './judged-badge.ts'

export const otherCases: readonly Case[] = [
  [
    'that ended a second ago',
    as('expired', 'dates', 'dates.expired'),
    async () => [await resealed({ validUntil: new Date(now.getTime() - 1000).toISOString() })],
  ],
  [
    'that ends this very moment',
    as('valid', 'dates', 'dates.within'),
    async () => [await resealed({ validUntil: now.toISOString() })],
  ],
  [
    'that ended in another time zone',
    as('expired', 'dates', 'dates.expired'),
    async () => [await resealed({ validUntil: '2026-11-24T10:30:00+01:00' })],
  ],
  [
    'that starts in a second',
    as('not_yet', 'dates', 'dates.not-yet'),
    async () => [await resealed({ validFrom: new Date(now.getTime() + 1000).toISOString() })],
  ],
  [
    'that ended, while its list does not answer',
    as('expired', 'dates', 'dates.expired'),
    async () => [
      await resealed({ validUntil: '2026-10-01T00:00:00Z' }),
      verifier({ fetchStatusList: () => Promise.reject(new Error('down')) }),
    ],
  ],
  [
    'whose issuer stands on no list',
    as('valid_issuer_unlisted', 'issuer', 'issuer.unlisted'),
    async () => [
      sealed,
      verifier({ lookUpIssuer: async () => ({ listed: false, listName: 'List of the pilot', readAt: now }) }),
    ],
  ],
  [
    'whose list of issuers does not answer',
    as('valid_issuer_uncheckable', 'issuer', 'issuer.list-unreachable'),
    async () => [
      sealed,
      verifier({
        lookUpIssuer: async () => ({ listed: 'unknown', listName: 'List', reason: 'timeout', readAt: now }),
      }),
    ],
  ],
  [
    'whose list of issuers breaks',
    as('valid_issuer_uncheckable', 'issuer', 'issuer.list-unreachable'),
    async () => [sealed, verifier({ lookUpIssuer: () => Promise.reject(new Error('bug')) })],
  ],
  [
    'whose list of issuers answers nonsense',
    as('valid_issuer_unlisted', 'issuer', 'issuer.unlisted'),
    async () => [
      sealed,
      verifier({ lookUpIssuer: async () => ({ listed: 'yes', listName: 'List', readAt: now }) as never }),
    ],
  ],
  [
    'that was made for practice',
    as('practice', 'issuer', 'issuer.practice'),
    async () => {
      const lookUpIssuer = async () =>
        ({ listed: true, practice: true, name: 'Practice', country: 'IE', listName: 'List', readAt: now }) as const
      return [sealed, verifier({ lookUpIssuer })]
    },
  ],
  [
    'that was made for practice and ended',
    as('practice', 'dates', 'dates.expired'),
    async () => {
      const lookUpIssuer = async () =>
        ({ listed: true, practice: true, name: 'Practice', country: 'IE', listName: 'List', readAt: now }) as const
      return [await resealed({ validUntil: '2026-10-01T00:00:00Z' }), verifier({ lookUpIssuer })]
    },
  ],
]
