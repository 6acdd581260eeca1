import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import {
  demonstrationIssuer,
  demonstrationStatusList,
} from '../../../../conformance/open-badges/demonstration-award.ts'
import {
  didDocument,
  issuerSigner,
  now,
  seal,
  statusList,
  strangerKey,
  unsealedBadge,
  verifier,
  withStatusList,
} from '../../../../conformance/verification/demonstration-issuer.ts'
import { createDidResolver } from '../did/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import { verificationReasonCodes } from './verification-reasons.ts'
import type { CheckName } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

const badge = await unsealedBadge()
const sealed = await seal(badge)
const day = 86_400_000
const statusEntry = badge['credentialStatus'] as JsonObject
const suspension = { ...statusEntry, id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000aa', statusPurpose: 'suspension' }

async function judge(credential: JsonObject, environment: VerificationEnvironment = verifier()) {
  const report = await verifyCredential(credential, environment)
  const reasonOf = (name: CheckName) => report.checks.find(({ check }) => check === name)?.reason
  return { ...report, reasonOf }
}

const resealed = async (changes: JsonObject) => seal({ ...badge, ...changes })
const resolving = (document: unknown) =>
  verifier({ resolveDid: createDidResolver({ fetchDidDocument: async () => document }) })
const listing = (credential: JsonObject) => verifier({ fetchStatusList: async () => ({ credential, readAt: now }) })
const stranger = { signer: strangerKey.signer }

describe('a badge that was issued and sealed', () => {
  it('is valid, as an object and as text', async () => {
    for (const input of [sealed, JSON.stringify(sealed), ` ${JSON.stringify(sealed, null, 2)}\n`]) {
      const report = await verifyCredential(input, verifier())
      expect(report).toMatchObject({ verdict: 'valid', verified: true, format: 'open-badges-3.0' })
      expect(report.checks.map(({ reason }) => reason)).toEqual([
        'readable.read',
        'proof.verified',
        'issuer.listed',
        'status.in-force',
        'dates.within',
        'holder.unproven',
      ])
    }
  })

  it('is valid with a seal over the JSON itself', async () => {
    expect((await judge(await seal(badge, { cryptosuite: 'eddsa-jcs-2022' }))).verdict).toBe('valid')
  })

  it('tells what it says and who confirms the issuer', async () => {
    const { content, issuer } = await judge(sealed)
    expect(issuer).toEqual({
      id: demonstrationIssuer,
      claimedName: 'Riverside University (demo)',
      confirmedName: 'Riverside University (demo)',
      confirmedBy: 'List of the pilot',
      country: 'IE',
    })
    expect(content).toMatchObject({
      title: { en: 'Data literacy for care work' },
      holderName: 'Robin Sample',
      ects: 2.5,
      hours: 65,
      eqf: 5,
      grade: 'Pass',
      supervision: 'supervised-on-site-with-identity-verification',
    })
    expect(content?.annexOne).toHaveLength(16)
  })

  it('is valid without a status and without an end', async () => {
    const { credentialStatus: _status, validUntil: _until, ...lasting } = badge
    const report = await judge(await seal(lasting))
    expect(report.verdict).toBe('valid')
    expect([report.reasonOf('in-force'), report.reasonOf('dates')]).toEqual(['status.not-used', 'dates.no-end'])
  })

  it('keeps the moments at which the lists were read', async () => {
    const readAt = new Date('2026-11-24T09:00:00Z')
    const { checks } = await judge(
      sealed,
      verifier({ fetchStatusList: async () => ({ credential: await statusList(), readAt }) }),
    )
    expect(checks[3]).toMatchObject({ at: readAt.toISOString(), source: demonstrationStatusList })
  })

  it('is valid beside a proof of a suite that cannot be judged here, whichever comes first', async () => {
    const foreign = { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023', proofValue: 'u2V0' }
    for (const proof of [
      [foreign, sealed['proof']],
      [sealed['proof'], foreign],
    ]) {
      expect((await judge({ ...badge, proof: proof as JsonObject[] })).verdict).toBe('valid')
    }
  })

  it('is valid beside the seal of somebody else, whichever comes first', async () => {
    const other = (await seal(badge, stranger))['proof'] as JsonObject
    for (const proof of [
      [other, sealed['proof']],
      [sealed['proof'], other],
    ]) {
      const report = await judge({ ...badge, proof: proof as JsonObject[] })
      expect(report.verdict).toBe('valid')
      expect(report.checks[1]?.source).toBe(issuerSigner.verificationMethod)
    }
  })

  it.each([
    ['its key', { id: 'did:key:z6MkwYMhwTvsq376YBAcJHy3vyRWzBgn5vKfVqqDCgm7XVKU' }, 'holder.key-matches'],
    ['the mail address behind the hash', { email: 'robin@learner.example' }, 'holder.email-matches'],
    ['another key', { id: 'did:key:z6MkexampleOther' }, 'holder.unproven'],
    ['another mail address', { email: 'sam@learner.example' }, 'holder.unproven'],
    ['nothing', {}, 'holder.unproven'],
  ])('knows its holder by %s, without a change of the verdict', async (_, presentPerson, reason) => {
    const report = await judge(sealed, verifier({ presentPerson }))
    expect(report.reasonOf('same-person')).toBe(reason)
    expect(report.verdict).toBe('valid')
  })
})

type Case = readonly [
  title: string,
  expected: { readonly verdict: string; readonly check: CheckName; readonly reason: string },
  make: () => Promise<readonly [JsonObject, VerificationEnvironment?]>,
]
const as = (verdict: string, check: CheckName, reason: string) => ({ verdict, check, reason })

const sealCases: readonly Case[] = [
  ['without a seal', as('changed', 'unchanged', 'proof.missing'), async () => [badge]],
  ['with an empty list of seals', as('changed', 'unchanged', 'proof.missing'), async () => [{ ...badge, proof: [] }]],
  [
    'with a seal that is not one',
    as('changed', 'unchanged', 'proof.malformed'),
    async () => [{ ...badge, proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } }],
  ],
  [
    'with one good and one broken seal',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => {
      const proof = sealed['proof'] as JsonObject
      const other = (await resealed({ name: 'Other' }))['proof'] as JsonObject
      return [{ ...badge, proof: [proof, { ...proof, proofValue: other['proofValue'] }] }]
    },
  ],
  [
    'with the broken seal of a stranger beside the good one',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => {
      const other = (await seal({ ...badge, name: 'Other' }, stranger))['proof'] as JsonObject
      return [{ ...badge, proof: [sealed['proof'] as JsonObject, other] }]
    },
  ],
  [
    'with the seals of two strangers',
    as('changed', 'unchanged', 'issuer.key-mismatch'),
    async () => {
      const proof = (await seal(badge, stranger))['proof'] as JsonObject
      return [{ ...badge, proof: [proof, proof] }]
    },
  ],
  [
    'with two seals that cannot be judged here',
    as('key_uncheckable', 'unchanged', 'proof.unsupported-cryptosuite'),
    async () => {
      const proof = { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023' }
      return [{ ...badge, proof: [proof, proof] }]
    },
  ],
  [
    'with the seal of another credential',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [{ ...badge, proof: (await resealed({ name: 'Other' }))['proof'] }],
  ],
  [
    'with a member added that no context defines',
    as('changed', 'unchanged', 'credential.undefined-term'),
    async () => [{ ...sealed, honours: 'summa cum laude' }],
  ],
  [
    'with a member added that a context defines',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [{ ...sealed, evidence: [] as JsonObject[], image: { id: 'https://x.example/i.png', type: 'Image' } }],
  ],
  [
    'sealed for another purpose',
    as('changed', 'unchanged', 'proof.purpose-mismatch'),
    async () => [{ ...sealed, proof: { ...(sealed['proof'] as JsonObject), proofPurpose: 'authentication' } }],
  ],
  [
    'sealed tomorrow',
    as('changed', 'unchanged', 'proof.created-in-future'),
    async () => [await seal(badge, { created: new Date(now.getTime() + day) })],
  ],
  [
    'sealed by a stranger in the name of the university',
    as('changed', 'unchanged', 'issuer.key-mismatch'),
    async () => [await seal(badge, stranger)],
  ],
  [
    'sealed by a stranger who names the key of the university',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [
      await seal(badge, { signer: { ...strangerKey.signer, verificationMethod: issuerSigner.verificationMethod } }),
    ],
  ],
  [
    'sealed with a key that the university does not list',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [
      await seal(badge, { signer: { ...issuerSigner, verificationMethod: `${demonstrationIssuer}#key-2` } }),
    ],
  ],
  [
    'sealed with a key that may not assert',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [sealed, resolving({ ...didDocument, assertionMethod: [] })],
  ],
  [
    'sealed with a key that was revoked',
    as('changed', 'unchanged', 'proof.key-revoked'),
    async () => {
      const methods = didDocument.verificationMethod?.map((method) => ({ ...method, revoked: '2026-10-01T00:00:00Z' }))
      return [sealed, resolving({ ...didDocument, verificationMethod: methods })]
    },
  ],
  [
    'whose university cannot be resolved',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, verifier({ resolveDid: () => Promise.reject(new MesheError('did.unresolvable', 'Down.')) })],
  ],
  [
    'whose resolver breaks',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, verifier({ resolveDid: () => Promise.reject(new TypeError('bug')) })],
  ],
  [
    'whose document belongs to another university',
    as('key_uncheckable', 'unchanged', 'proof.key-unresolvable'),
    async () => [sealed, resolving({ ...didDocument, id: 'did:web:hillside.example' })],
  ],
  [
    'whose document has no key in it',
    as('changed', 'unchanged', 'proof.key-not-authorized'),
    async () => [sealed, resolving({ id: demonstrationIssuer })],
  ],
  [
    'with a seal of a suite that is not supported',
    as('key_uncheckable', 'unchanged', 'proof.unsupported-cryptosuite'),
    async () => [{ ...sealed, proof: { ...(sealed['proof'] as JsonObject), cryptosuite: 'bbs-2023' } }],
  ],
  [
    'with a context that is not known',
    as('key_uncheckable', 'unchanged', 'credential.context-unknown'),
    async () => [{ ...sealed, '@context': [...(badge['@context'] as JsonObject[]), 'https://x.example/context'] }],
  ],
  [
    'when cryptography breaks off',
    as('changed', 'unchanged', 'proof.malformed'),
    async () => [
      sealed,
      verifier({
        cryptography: {
          ...nodeCryptography,
          verifyEd25519: () => {
            throw new Error('no hardware')
          },
        },
      }),
    ],
  ],
  [
    'when cryptography says maybe',
    as('changed', 'unchanged', 'proof.signature-mismatch'),
    async () => [
      sealed,
      verifier({ cryptography: { ...nodeCryptography, verifyEd25519: () => 'yes' as unknown as boolean } }),
    ],
  ],
]

const plain: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential'],
  issuer: demonstrationIssuer,
  credentialSubject: { name: 'Robin' },
}
const borrowedProof = sealed['proof'] as JsonObject
const clique = Array.from({ length: 14 }, (_, from) => ({
  id: `_:n${from}`,
  knows: Array.from({ length: 14 }, (_, to) => ({ id: `_:n${to}` })).filter((_, to) => to !== from),
}))

const strangeCases: readonly Case[] = [
  [
    'whose seal has expired',
    as('changed', 'unchanged', 'proof.expired'),
    async () => [{ ...sealed, proof: { ...borrowedProof, expires: '2026-10-01T00:00:00Z' } }],
  ],
  [
    'whose seal builds on one that is gone',
    as('changed', 'unchanged', 'proof.previous-missing'),
    async () => [{ ...sealed, proof: { ...borrowedProof, previousProof: 'urn:example:gone' } }],
  ],
  [
    'made to keep the reader busy for ever',
    as('changed', 'unchanged', 'canonicalization.too-complex'),
    async () => [{ ...plain, credentialSubject: { name: 'Robin', knows: clique }, proof: borrowedProof }],
  ],
  [
    'with a context that is none',
    as('changed', 'unchanged', 'credential.malformed'),
    async () => [{ ...plain, '@context': [...(plain['@context'] as string[]), { x: 5 }], proof: borrowedProof }],
  ],
  [
    'that redefines a protected word',
    as('changed', 'unchanged', 'credential.malformed'),
    async () => {
      const context = [...(plain['@context'] as string[]), { name: 'https://x.example/name' }]
      return [{ ...plain, '@context': context, proof: borrowedProof }]
    },
  ],
  [
    'about nobody',
    as('valid', 'same-person', 'holder.not-named'),
    async () => [await seal({ ...plain, credentialSubject: { honour: 'x' } })],
  ],
  [
    'when hashing breaks off after the seal was proven',
    as('key_uncheckable', 'unchanged', 'proof.check-broke-off'),
    async () => {
      let hashes = 0
      const sha256 = (bytes: Uint8Array) => {
        hashes += 1
        if (hashes > 4) throw new Error('no hardware')
        return nodeCryptography.sha256(bytes)
      }
      const presentPerson = { email: 'robin@learner.example' }
      return [sealed, verifier({ cryptography: { ...nodeCryptography, sha256 }, presentPerson })]
    },
  ],
]

const listCases: readonly Case[] = [
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
      withStatusList({ validFrom: new Date(now.getTime() + 1000), validUntil: new Date(now.getTime() + day) }),
    ],
  ],
  [
    'whose list hides its end',
    as('status_uncheckable', 'in-force', 'status.malformed'),
    async () => {
      const { validUntil, ...list } = await statusList({ validUntil: new Date(now.getTime() - day) })
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

const otherCases: readonly Case[] = [
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

describe('a badge', () => {
  const cases = [...sealCases, ...strangeCases, ...listCases, ...otherCases]

  it.each(cases)('%s is judged %o', async (_, { verdict, check, reason }, make) => {
    const [credential, environment] = await make()
    const report = await judge(credential, environment)
    expect({ verdict: report.verdict, reason: report.reasonOf(check) }).toEqual({ verdict, reason })
    expect(report.verified).toBe(verdict === 'valid')
    expect(report.checks.map((made) => made.check)).toEqual([
      'readable',
      'unchanged',
      'issuer',
      'in-force',
      'dates',
      'same-person',
    ])
    const isProven = report.checks[1]?.result === 'passed'
    expect([report.content !== null, report.issuer !== null]).toEqual([isProven, isProven])
  })

  it('meets every reason that the verifier can give', () => {
    const elsewhere = /^(readable|skipped|holder)\./
    const onlyForPresentations = ['proof.domain-mismatch', 'proof.challenge-mismatch']
    const onlyForForgery = ['proof.hidden-member']
    const met = new Set(cases.map(([, { reason }]) => reason))
    const gone = verificationReasonCodes.filter((code) => !met.has(code) && !elsewhere.test(code))
    expect(gone.toSorted()).toEqual(
      [...onlyForPresentations, ...onlyForForgery, 'dates.no-end', 'issuer.listed', 'proof.verified'].toSorted(),
    )
  })

  it('asks nobody but the resolver while the seal is not proven', async () => {
    const asked: string[] = []
    const ask = async (what: string) => {
      asked.push(what)
      throw new Error('not yet')
    }
    await judge({ ...sealed, name: 'Other' }, verifier({ fetchStatusList: ask, lookUpIssuer: ask }))
    expect(asked).toEqual([])
  })
})
