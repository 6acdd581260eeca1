/** Badges whose status list says this or that, is not to be believed or does not answer. */

import { MesheError } from '@meshe/credentials'
import { createDidResolver } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { didDocument, now, statusList, strangerKey, verifier, withStatusList } from './demonstration-issuer.ts'
import { as, badge, type Case, dayMs, resealed, sealed, stranger } from './judged-badge.ts'

const statusEntry = badge['credentialStatus'] as JsonObject
const suspension = { ...statusEntry, id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000aa', statusPurpose: 'suspension' }
const listing = (credential: JsonObject) => verifier({ fetchStatusList: async () => ({ credential, readAt: now }) })

export const listCases: readonly Case[] = [
  [
    'whose bit says revoked',
    as('withdrawn', 'in-force', 'status.revoked'),
    async () => [sealed, withStatusList({ on: [40_000] })],
  ],
  [
    'whose neighbour is revoked',
    as('valid', 'in-force', 'status.in-force'),
    async () => [sealed, withStatusList({ on: [39_999, 40_001] })],
  ],
  [
    'that is paused',
    as('suspended', 'in-force', 'status.suspended'),
    async () => [
      await resealed({ credentialStatus: suspension }),
      withStatusList({ purpose: 'suspension', on: [40_000] }),
    ],
  ],
  [
    'that is revoked and ended',
    as('withdrawn', 'in-force', 'status.revoked'),
    async () => [await resealed({ validUntil: '2026-10-01T00:00:00Z' }), withStatusList({ on: [40_000] })],
  ],
  [
    'that was withdrawn, while its second list does not answer',
    as('withdrawn', 'in-force', 'status.revoked'),
    async () => {
      const second = { ...suspension, statusListCredential: 'https://riverside.example/status/2' }
      const fetchStatusList = async (url: string) => {
        if (url.endsWith('/2')) throw new Error('down')
        return { credential: await statusList({ on: [40_000] }), readAt: now }
      }
      return [await resealed({ credentialStatus: [second, statusEntry] }), verifier({ fetchStatusList })]
    },
  ],
  [
    'with a second list that does not answer',
    as('status_uncheckable', 'in-force', 'status.unreachable'),
    async () => {
      const second = { ...suspension, statusListCredential: 'https://riverside.example/status/2' }
      const fetchStatusList = async (url: string) => {
        if (url.endsWith('/2')) throw new Error('down')
        return { credential: await statusList(), readAt: now }
      }
      return [await resealed({ credentialStatus: [statusEntry, second] }), verifier({ fetchStatusList })]
    },
  ],
  [
    'whose list does not answer',
    as('status_uncheckable', 'in-force', 'status.unreachable'),
    async () => [sealed, verifier({ fetchStatusList: () => Promise.reject(new MesheError('status.unreachable', '')) })],
  ],
  [
    'whose list is not JSON',
    as('status_uncheckable', 'in-force', 'status.unreachable'),
    async () => [sealed, listing('<html>' as unknown as JsonObject)],
  ],
  ['whose list is empty', as('status_uncheckable', 'in-force', 'status.malformed'), async () => [sealed, listing({})]],
  [
    'whose list is another credential of the university',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => [sealed, listing(sealed)],
  ],
  [
    'whose list has no seal',
    as('status_uncheckable', 'in-force', 'status.list-changed'),
    async () => {
      const { proof: _, ...list } = await statusList()
      return [sealed, listing(list)]
    },
  ],
  [
    'whose list was changed',
    as('status_uncheckable', 'in-force', 'status.list-changed'),
    async () => {
      const list = await statusList({ on: [40_000] })
      const clean = await statusList()
      return [sealed, listing({ ...list, credentialSubject: clean['credentialSubject'] })]
    },
  ],
  [
    'whose list is sealed by a stranger in the name of the university',
    as('status_uncheckable', 'in-force', 'status.list-changed'),
    async () => [sealed, withStatusList({ sealing: stranger })],
  ],
  [
    'whose list is the list of a stranger',
    as('status_uncheckable', 'in-force', 'status.list-issuer-mismatch'),
    async () => [sealed, withStatusList({ issuer: strangerKey.did, sealing: stranger })],
  ],
  [
    'whose list has a key that cannot be found',
    as('status_uncheckable', 'in-force', 'status.list-key-uncheckable'),
    async () => {
      let asked = 0
      const resolve = createDidResolver({ fetchDidDocument: async () => didDocument })
      const resolveDid = (did: string) => {
        asked += 1
        return asked === 1 ? resolve(did) : Promise.reject(new MesheError('did.unresolvable', 'Down.'))
      }
      return [sealed, verifier({ resolveDid })]
    },
  ],
  [
    'whose list is of yesterday',
    as('status_uncheckable', 'in-force', 'status.list-expired'),
    async () => [sealed, withStatusList({ validUntil: new Date(now.getTime() - 1000) })],
  ],
  [
    'whose list is of tomorrow',
    as('status_uncheckable', 'in-force', 'status.list-not-yet'),
    async () => [
      sealed,
      withStatusList({ validFrom: new Date(now.getTime() + dayMs / 2), validUntil: new Date(now.getTime() + dayMs) }),
    ],
  ],
  [
    'whose list comes from a clock that runs a minute ahead',
    as('valid', 'in-force', 'status.in-force'),
    async () => [
      sealed,
      withStatusList({ validFrom: new Date(now.getTime() + 60_000), validUntil: new Date(now.getTime() + dayMs) }),
    ],
  ],
  [
    'whose list hides its end',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => {
      const { validUntil, ...list } = await statusList({ validUntil: new Date(now.getTime() - dayMs) })
      const hidden = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': validUntil }
      return [sealed, listing({ ...list, 'https://www.w3.org/2018/credentials#validUntil': hidden })]
    },
  ],
  [
    'whose list is for another purpose',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => [sealed, withStatusList({ purpose: 'suspension' })],
  ],
  [
    'whose list stands at another address',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => [sealed, withStatusList({ id: 'https://riverside.example/status/2' })],
  ],
  [
    'whose index lies outside the list',
    as('status_uncheckable', 'in-force', 'status.out-of-range'),
    async () => [await resealed({ credentialStatus: { ...statusEntry, statusListIndex: '131072' } })],
  ],
  [
    'whose index is no number',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => [await resealed({ credentialStatus: { ...statusEntry, statusListIndex: '-1' } })],
  ],
  [
    'with nine lists',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => {
      const entries = Array.from({ length: 9 }, (_, at) => ({ ...statusEntry, id: `urn:example:${at}` }))
      return [await resealed({ credentialStatus: entries })]
    },
  ],
  [
    'with a status of another kind',
    as('status_uncheckable', 'in-force', 'status.unsupported'),
    async () => [
      await resealed({
        credentialStatus: { id: 'https://riverside.example/r', type: 'https://x.example/Revocations' },
      }),
    ],
  ],
  [
    'with a purpose that nobody knows',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => [await resealed({ credentialStatus: { ...statusEntry, statusPurpose: 'mood' } })],
  ],
  [
    'with a list that only tells of a newer version',
    as('valid', 'in-force', 'status.not-used'),
    async () => [await resealed({ credentialStatus: { ...statusEntry, statusPurpose: 'refresh' } })],
  ],
]
