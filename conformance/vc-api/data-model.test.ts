/**
 * What vc-data-model-2.0-test-suite asks of an issuer, asked of a started node over HTTP: its own inputs where they are at hand,
 * and a table of our own for each statement of the data model.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownResources } from '../../packages/credentials/src/data-model/known-resources.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { standardsDirectory } from '../standards-directory.ts'
import { completeCredential, credentialInputs, isAccepted } from './official-inputs.ts'
import { credential, issue, issuerPath, refusalOf, v2, verify } from './practice-client.ts'
import { type StartedNode, startPracticeNode } from './started-node.ts'

let node: StartedNode
let issuer: string
beforeAll(async () => {
  node = await startPracticeNode()
  issuer = String((await issue(node, 'eddsa-rdfc-2022'))['issuer'])
})
afterAll(() => node.stop())

describe.skipIf(standardsDirectory === null)('the W3C’s inputs for issuers', () => {
  it('are all here', () => {
    expect(credentialInputs).toHaveLength(93)
  })

  it.each(credentialInputs.filter(isAccepted))('%s is issued, and verifies', async (name) => {
    const input = completeCredential(name, issuer)
    const issued = await issue(node, 'eddsa-rdfc-2022', { credential: input, options: {} })
    expect(issued).toMatchObject(input)
    const { status, body } = await verify(node, issued)
    expect([status, body['verified']]).toEqual([200, true])
  })

  it.each(credentialInputs.filter((name) => !isAccepted(name)))('%s is not issued', async (name) => {
    const answer = await node.post(issuerPath('eddsa-rdfc-2022'), { credential: completeCredential(name, issuer) })
    expect(answer.status).toBe(400)
    expect(refusalOf(answer)[1]).toMatch(
      /^credential\.(malformed|undefined-term|context-unknown|valid-until-before-valid-from)$/,
    )
  })
})

const typed = { type: 'https://example.org/#Made-up' }
const status = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://uni.example/credentials/status/3',
}
const resource = { id: 'https://uni.example/a.css', digestSRI: `sha384-${'A'.repeat(64)}` }

/** Both ways in which the suite writes them: with the name of the algorithm, and without. */
const digestsOfBase = {
  digestSRI: `sha384-${Buffer.from(knownResources.get(v2)?.['sha-384'] ?? '', 'hex').toString('base64')}`,
  digestMultibase: `u${Buffer.from(knownResources.get(v2)?.['sha-256'] ?? '', 'hex').toString('base64url')}`,
}

const sound: readonly (readonly [string, JsonObject])[] = [
  [
    'further contexts as addresses and objects',
    { '@context': [v2, 'https://www.w3.org/ns/credentials/examples/v2', { A: 'https://example.org/#A' }] },
  ],
  ['types in any order', { type: ['https://example.org/#A', 'VerifiableCredential', 'https://example.org/#B'] }],
  ['one type as text', { type: 'VerifiableCredential' }],
  ['an id of any scheme', { id: 'did:example:credentials:1' }],
  ['several subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
  ['a subject without id', { credentialSubject: { name: 'Alice' } }],
  ['a beginning in the far future', { validFrom: '4023-02-26T01:02:58.447Z' }],
  ['an end that has passed', { validUntil: '2020-01-01T00:00:00Z' }],
  [
    'dates with an offset, the same moment',
    { validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-05-01T02:00:00+02:00' },
  ],
  ['a name with language and direction', { name: { '@value': 'Data', '@language': 'en', '@direction': 'ltr' } }],
  [
    'names in several languages',
    {
      name: [
        { '@value': 'Data', '@language': 'en' },
        { '@value': 'Daten', '@language': 'de' },
      ],
    },
  ],
  ['a schema', { credentialSchema: { ...typed, id: 'https://uni.example/schema.json' } }],
  [
    'several schemas',
    {
      credentialSchema: [
        { ...typed, id: 'urn:a:1' },
        { ...typed, id: 'urn:a:2' },
      ],
    },
  ],
  ['a status of another kind, without id', { credentialStatus: typed }],
  ['two entries of status lists', { credentialStatus: [status, { ...status, statusPurpose: 'suspension' }] }],
  ['a refresh service', { refreshService: typed }],
  ['several terms of use', { termsOfUse: [typed, { ...typed, id: 'urn:terms:1' }] }],
  ['several pieces of evidence', { evidence: [typed, { ...typed, id: 'https://uni.example/evidence/1' }] }],
  ['a related resource', { relatedResource: resource }],
  [
    'the digest of the base context',
    { relatedResource: { id: v2, mediaType: 'application/ld+json', ...digestsOfBase } },
  ],
  [
    'related resources with media type and another digest',
    {
      relatedResource: [
        { ...resource, mediaType: 'text/css' },
        { id: 'urn:a:b', digestMultibase: 'uEiAA' },
      ],
    },
  ],
]

const malformed: readonly (readonly [string, JsonObject, string])[] = [
  ['no context', { '@context': undefined }, 'shape.context-missing'],
  ['null as context', { '@context': null }, 'shape.context-missing'],
  ['a context that is no list', { '@context': v2 }, 'shape.context-malformed'],
  ['an empty list of contexts', { '@context': [] }, 'shape.context-base-not-first'],
  [
    'another context first',
    { '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] },
    'shape.context-base-not-first',
  ],
  ['an object first', { '@context': [{}, v2] }, 'shape.context-base-not-first'],
  [
    'a context that is no URL',
    { '@context': [v2, 'https ://not-a-url/contexts/example/v1'] },
    'shape.context-malformed',
  ],
  ['a number as context', { '@context': [v2, 123192875] }, 'shape.context-malformed'],
  ['null among the contexts', { '@context': [v2, null] }, 'shape.context-malformed'],
  ['a list among the contexts', { '@context': [v2, [v2]] }, 'shape.context-malformed'],
  ['no type', { type: undefined }, 'shape.type-missing'],
  ['null as type', { type: null }, 'shape.type-missing'],
  ['no type in the list', { type: [] }, 'shape.type-missing'],
  ['another type only', { type: ['https://example.org/#A'] }, 'shape.type-not-a-credential'],
  ['a number as type', { type: ['VerifiableCredential', 4] }, 'shape.type-malformed'],
  ['an object as type', { type: ['VerifiableCredential', {}] }, 'shape.type-malformed'],
  ['null as id', { id: null }, 'shape.id-malformed'],
  ['an id that is no URL', { id: 'not-a-url' }, 'shape.id-malformed'],
  ['an empty id', { id: '' }, 'shape.id-malformed'],
  ['several ids', { id: ['did:example:a', 'did:example:b'] }, 'shape.id-malformed'],
  ['an object as id', { id: {} }, 'shape.id-malformed'],
  ['null as issuer', { issuer: null }, 'shape.issuer-malformed'],
  ['an issuer that is no URL', { issuer: 'not-a-url' }, 'shape.issuer-malformed'],
  ['an issuer without id', { issuer: { name: 'Practice University (demo)' } }, 'shape.issuer-malformed'],
  ['an issuer whose id is null', { issuer: { id: null } }, 'shape.issuer-malformed'],
  ['an issuer whose id is no URL', { issuer: { id: 'not-a-url' } }, 'shape.issuer-malformed'],
  ['two issuers', { issuer: ['did:example:a', 'did:example:b'] }, 'shape.issuer-malformed'],
  ['no subject', { credentialSubject: undefined }, 'shape.subject-missing'],
  ['no subject in the list', { credentialSubject: [] }, 'shape.subject-missing'],
  ['a subject that says nothing', { credentialSubject: {} }, 'shape.subject-empty'],
  ['a second subject that says nothing', { credentialSubject: [{ id: 'did:example:a' }, {}] }, 'shape.subject-empty'],
  ['text as subject', { credentialSubject: 'did:example:a' }, 'shape.subject-malformed'],
  ['a subject whose id is no URL', { credentialSubject: { id: 'alice' } }, 'shape.id-malformed'],
  [
    'a subject with several ids',
    { credentialSubject: { id: ['did:example:a', 'did:example:b'] } },
    'shape.id-malformed',
  ],
  ['validFrom that is a day', { validFrom: '2026-01-01' }, 'shape.date-malformed'],
  ['validFrom without offset', { validFrom: '2026-01-01T00:00:00' }, 'shape.date-malformed'],
  ['a number as validFrom', { validFrom: 1_760_000_000 }, 'shape.date-malformed'],
  ['validUntil that is no moment', { validUntil: 'soon' }, 'shape.date-malformed'],
  ['validUntil on the 30th of February', { validUntil: '2026-02-30T00:00:00Z' }, 'shape.date-malformed'],
  ['null as validUntil', { validUntil: null }, 'shape.date-malformed'],
  ['two values of validFrom', { validFrom: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] }, 'shape.date-malformed'],
  ['a status without type', { credentialStatus: { id: 'urn:status:1' } }, 'shape.type-missing'],
  ['a status with several ids', { credentialStatus: { ...typed, id: ['urn:a:1', 'urn:a:2'] } }, 'shape.id-malformed'],
  ['a status whose id is no URL', { credentialStatus: { ...typed, id: 'not-a-url' } }, 'shape.id-malformed'],
  ['text as status', { credentialStatus: 'urn:status:1' }, 'shape.member-malformed'],
  ['a schema without type', { credentialSchema: { id: 'urn:a:1' } }, 'shape.type-missing'],
  ['a schema without id', { credentialSchema: typed }, 'shape.id-missing'],
  ['a number as id of a schema', { credentialSchema: { ...typed, id: 4 } }, 'shape.id-malformed'],
  ['a schema whose id is no URL', { credentialSchema: { ...typed, id: 'schema' } }, 'shape.id-malformed'],
  ['a second schema without id', { credentialSchema: [{ ...typed, id: 'urn:a:1' }, typed] }, 'shape.id-missing'],
  ['a refresh service without type', { refreshService: { id: 'urn:a:1' } }, 'shape.type-missing'],
  ['text as refresh service', { refreshService: 'https://uni.example/refresh' }, 'shape.member-malformed'],
  ['terms of use without type', { termsOfUse: { id: 'urn:terms:1' } }, 'shape.type-missing'],
  ['a second one without type', { termsOfUse: [typed, { id: 'urn:terms:1' }] }, 'shape.type-missing'],
  ['evidence without type', { evidence: { id: 'urn:a:1' } }, 'shape.type-missing'],
  ['text as evidence', { evidence: ['seen'] }, 'shape.member-malformed'],
  ['a number as name', { name: 7 }, 'shape.text-malformed'],
  [
    'a name with a further member',
    { name: { '@value': 'Data', '@language': 'en', url: 'https://uni.example' } },
    'shape.text-malformed',
  ],
  ['a name in an unknown direction', { name: { '@value': 'Data', '@direction': 'up' } }, 'shape.text-malformed'],
  ['a name in no language', { name: { '@value': 'Data', '@language': 'not a tag' } }, 'shape.text-malformed'],
  ['a name without value', { name: { '@language': 'en' } }, 'shape.text-malformed'],
  ['a description with a further member', { description: { '@value': 'Data', '@type': 'x' } }, 'shape.text-malformed'],
  ['a list of texts as related resources', { relatedResource: [resource.id] }, 'shape.member-malformed'],
  ['a related resource without id', { relatedResource: { digestSRI: resource.digestSRI } }, 'shape.id-missing'],
  ['a related resource named twice', { relatedResource: [resource, resource] }, 'shape.resource-named-twice'],
  ['a related resource without digest', { relatedResource: { id: resource.id } }, 'shape.digest-missing'],
  ['a digest that is none', { relatedResource: { ...resource, digestSRI: 'md5-AAAA' } }, 'shape.digest-malformed'],
  ['a wrong digest of a resource that is known', { relatedResource: { ...resource, id: v2 } }, 'shape.digest-differs'],
  [
    'a wrong multibase digest of one',
    { relatedResource: { id: v2, digestMultibase: 'uEiBZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQQ' } },
    'shape.digest-differs',
  ],
  [
    'a wrong bare digest of one',
    { relatedResource: { id: v2, digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k' } },
    'shape.digest-differs',
  ],
]

const draftOf = (more: JsonObject) => JSON.parse(JSON.stringify({ ...credential, ...more })) as JsonObject

describe('the data model 2.0', () => {
  it.each(sound)('allows %s', async (_, more) => {
    const issued = await issue(node, 'eddsa-rdfc-2022', { credential: draftOf(more) })
    expect(issued).toMatchObject(draftOf(more))
    expect((await verify(node, issued)).status).toBe(200)
  })

  it.each(malformed)('does not allow %s', async (_, more, fault) => {
    const answer = await node.post(issuerPath('eddsa-rdfc-2022'), { credential: draftOf(more) })
    expect(refusalOf(answer)).toEqual([400, 'credential.malformed'])
    expect(answer.body['fault']).toBe(fault)
  })

  it.each<readonly [string, JsonObject, string]>([
    [
      'an end before the beginning',
      { validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-04-30T23:59:59Z' },
      'credential.valid-until-before-valid-from',
    ],
    [
      'a type without meaning',
      { '@context': [v2], type: ['VerifiableCredential', 'Unmapped'] },
      'credential.undefined-term',
    ],
    [
      'a type that means no URL',
      { '@context': [v2, { A: 'a' }], type: ['VerifiableCredential', 'A'] },
      'credential.malformed',
    ],
    [
      'a redefined type',
      { '@context': [v2, { VerifiableCredential: 'https://example.org/#Other' }] },
      'credential.malformed',
    ],
    ['a redefined term', { '@context': [v2, { name: 'https://example.org/#other' }] }, 'credential.malformed'],
    [
      'a status type that means no URL',
      { '@context': [v2], credentialStatus: { type: 'NoUrl' } },
      'credential.undefined-term',
    ],
    [
      'a member without meaning',
      { '@context': [v2], credentialSubject: { id: 'did:example:a', shoe: 44 } },
      'credential.undefined-term',
    ],
  ])('does not allow %s', async (_, more, code) => {
    const answer = await node.post(issuerPath('eddsa-rdfc-2022'), { credential: draftOf(more) })
    expect(refusalOf(answer)).toEqual([400, code])
  })

  it.each([
    ['nothing', {}],
    ['null', { credential: null }],
    ['a list', { credential: [] }],
    ['text', { credential: 'VerifiableCredential' }],
    ['options that are none', { credential, options: 'none' }],
  ])('is not asked of %s', async (_, body) => {
    expect(refusalOf(await node.post(issuerPath('eddsa-rdfc-2022'), body))).toEqual([400, 'request.invalid'])
  })
})
