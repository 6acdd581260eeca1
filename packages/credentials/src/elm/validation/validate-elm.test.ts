import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../json/index.ts'
import { exampleAward } from '../testing/example-award.ts'
import { toEuropeanDigitalCredential } from '../to-european-digital-credential.ts'
import { type ValidateElmOptions, validateElm } from './validate-elm.ts'

const sound = toEuropeanDigitalCredential(exampleAward).credential
const elm = 'http://data.europa.eu/snb/model/elm/'
const dc = 'http://purl.org/dc/terms/'
const cred = 'https://www.w3.org/2018/credentials#'

function faultsOf(credential: JsonObject, options?: ValidateElmOptions): readonly string[] {
  return validateElm(credential, options).violations.map(
    ({ focus, path, constraint }) => `${constraint} ${path ?? '-'} ${focus.pointer}`,
  )
}

const withMember = (member: string, value: unknown) => ({ ...sound, [member]: value }) as JsonObject
const withClaim = (changes: object) => {
  const subject = sound['credentialSubject'] as JsonObject
  return withMember('credentialSubject', {
    ...subject,
    hasClaim: { ...(subject['hasClaim'] as JsonObject), ...changes },
  })
}
const activity = (members: object) => ({
  influencedBy: {
    type: 'LearningActivity',
    title: { en: 'Seminar' },
    awardedBy: (((sound['credentialSubject'] as JsonObject)['hasClaim'] as JsonObject)['awardedBy'] as JsonObject)[
      'id'
    ],
    ...members,
  },
})
const claim = '/credentialSubject/hasClaim'

describe('a European Digital Credential', () => {
  it('that MESHE writes conforms to the profile that it names', () => {
    expect(validateElm(sound)).toEqual({
      conforms: true,
      version: '3.2',
      profile: 'edc-generic-full',
      violations: [],
    })
  })

  it.each<readonly [string, JsonObject, string]>([
    ['without an issuer', withMember('issuer', undefined), `minCount ${cred}issuer `],
    [
      'with two dates of issuing',
      withMember('issued', ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']),
      `maxCount ${cred}issued `,
    ],
    ['with a date that is none', withMember('validFrom', '1 January 2026'), `datatype ${cred}validFrom `],
    [
      'with a title that is no title by language',
      withClaim({ title: 'Data literacy' }),
      `datatype ${dc}title ${claim}`,
    ],
    [
      'with two titles of one language',
      withClaim({ title: { en: 'One', EN: 'Two' } }),
      `uniqueLang ${dc}title ${claim}`,
    ],
    ['whose awarding is a text', withClaim({ awardedBy: 'the university' }), `minCount ${elm}awardedBy ${claim}`],
    [
      'whose awarding is an address nobody describes',
      withClaim({ awardedBy: 'https://university.example/' }),
      `class ${elm}awardedBy ${claim}`,
    ],
    [
      'with a specification of another class',
      withClaim({ specifiedBy: { type: 'Note', noteLiteral: { en: 'x' } } }),
      `or ${elm}specifiedBy ${claim}`,
    ],
    [
      'that is more than complete',
      withClaim(activity({ levelOfCompletion: 101 })),
      `maxInclusive ${elm}levelOfCompletion ${claim}/influencedBy`,
    ],
    [
      'with credits as half a number',
      withClaim(activity({ levelOfCompletion: 2.5 })),
      `datatype ${elm}levelOfCompletion ${claim}/influencedBy`,
    ],
    [
      'whose profile is of no list',
      withMember('credentialProfiles', { id: 'https://other.example/p', type: 'Concept' }),
      `node ${elm}credentialProfiles `,
    ],
    [
      'whose profile has no address',
      withMember('credentialProfiles', { type: 'Concept' }),
      `nodeKind ${elm}credentialProfiles `,
    ],
    [
      'whose subject claims nothing',
      withMember('credentialSubject', { type: 'Person' }),
      `minCount ${elm}hasClaim /credentialSubject`,
    ],
    ['with a keyword that is not followed', withClaim({ '@reverse': {} }), `unreadable - ${claim}/@reverse`],
    ['with a translation that is a number', withClaim({ title: { en: 1 } }), `unreadable - ${claim}/title/en`],
    ['with an identifier that is a number', withClaim({ id: 1 }), `unreadable - ${claim}`],
    ['with a context of its own inside', withClaim({ '@context': {} }), `unreadable - ${claim}/@context`],
    [
      'in words of another context',
      withMember('@context', [...(sound['@context'] as string[]), { title: 'urn:x' }]),
      'context - /@context',
    ],
    [
      'in the words of Verifiable Credentials 2.0',
      withMember('@context', ['https://www.w3.org/ns/credentials/v2']),
      'context - /@context',
    ],
  ])('%s does not conform', (_, credential, fault) => {
    expect(faultsOf(credential)).toContain(fault)
    expect(validateElm(credential).conforms).toBe(false)
  })

  it('is faulted where the node stands first, escaped as a pointer', () => {
    const credential = withClaim({ additionalNote: [{ type: 'Note', 'elm:a/b~c': 1 }] })
    expect(faultsOf(credential)).toContain(`minCount ${elm}noteLiteral ${claim}/additionalNote/0`)
  })

  it.each<readonly [string, readonly string[]]>([
    ['edc-converted', [`minCount ${cred}evidence `]],
    ['edc-issued-by-mandate', [`minCount ${cred}evidence `]],
    ['edc-accredited', [`minCount ${cred}evidence `]],
  ])('that names %s is judged by it', (profile, faults) => {
    const credentialSchema = { id: `http://data.europa.eu/snb/model/ap/${profile}`, type: 'ShaclValidator2017' }
    expect(validateElm({ ...sound, credentialSchema }).profile).toBe(profile)
    expect(faultsOf({ ...sound, credentialSchema })).toEqual(faults)
  })

  it('of 3.1 is read with the terms of 3.1', () => {
    const node = { type: 'LearningAssessment', resultDestribution: { type: 'ResultDistribution' } }
    const credential = withClaim({ provenBy: node })
    expect(validateElm(credential).version).toBe('3.1')
    expect(faultsOf(credential)).not.toContain(`class ${elm}resultDistribution ${claim}/provenBy`)
    const status = { id: 'https://node.example/s#1', type: 'CredentialStatus' }
    expect(faultsOf(withMember('credentialStatus', status), { version: '3.1' })).toEqual([
      `datatype ${cred}credentialStatus `,
    ])
  })
})

describe('a hostile document', () => {
  it('of great depth is named unreadable, not followed', () => {
    let node: JsonObject = { type: 'Note' }
    for (let depth = 0; depth < 20_000; depth += 1) node = { hasPart: node }
    const { violations } = validateElm(withClaim({ hasPart: node }))
    expect(violations.map(({ constraint }) => constraint)).toContain('unreadable')
  })

  it('of lists in lists is named unreadable, not followed', () => {
    let value: unknown = []
    for (let depth = 0; depth < 20_000; depth += 1) value = [value]
    expect(faultsOf(withClaim({ hasPart: value })).some((fault) => fault.startsWith('unreadable'))).toBe(true)
    expect(validateElm(withMember('proof', value)).conforms).toBe(true)
  })

  it('with very many equal values is read in time that grows with their number', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `https://other.example/${at % 20_000}`)
    expect(faultsOf(withClaim({ additionalNote: many }))).toEqual([`class ${elm}additionalNote ${claim}`])
  })

  it.each([{}, { type: 'EuropeanDigitalCredential' }, { '@context': null, type: [null] }])(
    '%j is judged all the same',
    (input) => {
      expect(validateElm(input as JsonObject).conforms).toBe(false)
    },
  )
})
