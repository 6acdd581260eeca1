import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../crosswalk/encoding.ts'
import { lintElm } from './lint-elm.ts'
import { exampleAward } from './testing/example-award.ts'
import { toEuropeanDigitalCredential } from './to-european-digital-credential.ts'

type Changeable = Record<string, unknown>

/** The example with one place changed, and what is said about it. */
function warningsAfter(change: (credential: Changeable) => void): readonly string[] {
  const credential = structuredClone(toEuropeanDigitalCredential(exampleAward).credential) as Changeable
  change(credential)
  return lintElm(credential as JsonObject).map(({ code, path }) => `${code} ${path}`)
}

function at(credential: Changeable, path: string): Changeable {
  return path.split('/').reduce<unknown>((value, key) => (value as Changeable)[key], credential) as Changeable
}

const specification = 'credentialSubject/hasClaim/specifiedBy'
const image = 'displayParameter/individualDisplay/0/displayDetail/image'

describe('the linter of the European Learning Model', () => {
  it('has nothing to say about a credential that we write', () => {
    expect(warningsAfter(() => {})).toEqual([])
  })

  it.each(['P60M', 'P2Y', 'P1W', '60 hours', 'PT', 'P', 'PT1.5H', '-PT60H'])(
    'warns of %s as a volume of learning',
    (duration) => {
      const found = warningsAfter((credential) => {
        at(credential, specification)['volumeOfLearning'] = duration
      })
      expect(found).toEqual([`elm.duration-without-hours /${specification}/volumeOfLearning`])
    },
  )

  it.each(['PT60H', 'PT3600M', 'P2DT12H', 'PT0H'])('accepts %s as a volume of learning', (duration) => {
    expect(
      warningsAfter((credential) => Object.assign(at(credential, specification), { volumeOfLearning: duration })),
    ).toEqual([])
  })

  it('leaves months alone where a maximum duration is meant', () => {
    expect(
      warningsAfter((credential) => Object.assign(at(credential, specification), { maximumDuration: 'P6M' })),
    ).toEqual([])
  })

  it.each(['1999-10-01T22:00:00Z', '1999-10-01T23:00:00Z', '1999-10-02T01:00:00+02:00', '1999-10-02T00:30:00Z'])(
    'warns of a birth at %s',
    (dateOfBirth) => {
      expect(
        warningsAfter((credential) => Object.assign(at(credential, 'credentialSubject'), { dateOfBirth })),
      ).toEqual(['elm.date-of-birth-shifted /credentialSubject/dateOfBirth'])
    },
  )

  it.each(['1999-10-02T00:00:00Z', '1999-10-02T00:00:00+02:00', '1999-10-02'])(
    'accepts a birth at %s',
    (dateOfBirth) => {
      expect(
        warningsAfter((credential) => Object.assign(at(credential, 'credentialSubject'), { dateOfBirth })),
      ).toEqual([])
    },
  )

  it('warns of one identifier with different contents, not of a reference', () => {
    const note = { id: 'urn:epass:note:1', type: 'Note', noteLiteral: { en: 'one' } }
    expect(
      warningsAfter((credential) =>
        Object.assign(at(credential, specification), { additionalNote: [note, { ...note }, { id: note.id }] }),
      ),
    ).toEqual([])
    expect(
      warningsAfter((credential) =>
        Object.assign(at(credential, specification), {
          additionalNote: [note, { ...note, noteLiteral: { de: 'zwei' } }],
        }),
      ),
    ).toEqual([`elm.identifier-reused /${specification}/additionalNote/1/id`])
  })

  it('warns of two contents in one media object, in one place or by one identifier', () => {
    expect(
      warningsAfter((credential) => Object.assign(at(credential, image), { content: ['aGVsbG8=', 'd29ybGQ='] })),
    ).toEqual([`elm.content-repeated /${image}/content`])
    const found = warningsAfter((credential) => {
      const { id } = at(credential, image)
      at(credential, image.replace('/0/', '/1/'))['id'] = id
    })
    expect(found).toContain(`elm.content-repeated /${image}/content`)
    expect(found).toContain(`elm.identifier-reused /${image.replace('/0/', '/1/')}/id`)
  })

  it.each(['cnf', 'eIDASΙdentifier', 'titel', 'constructor', 'a/b'])('warns of the undefined term %s', (term) => {
    const found = warningsAfter((credential) => Object.assign(at(credential, 'issuer'), { [term]: 'value' }))
    expect(found).toContain(`elm.term-undefined /issuer/${term.replace('/', '~1')}`)
  })

  it('warns of an undefined class and of a term of the credential where no credential is', () => {
    expect(
      warningsAfter((credential) => Object.assign(at(credential, specification), { type: 'MicroCredential' })),
    ).toContain(`elm.term-undefined /${specification}/type`)
    expect(
      warningsAfter((credential) =>
        Object.assign(at(credential, 'credentialSubject'), { validFrom: '2026-01-01T00:00:00Z' }),
      ),
    ).toEqual(['elm.term-undefined /credentialSubject/validFrom'])
  })

  it('leaves what other norms say about proof and status alone', () => {
    expect(
      warningsAfter((credential) =>
        Object.assign(credential, { proof: { type: 'DataIntegrityProof', cryptosuite: 'x' } }),
      ),
    ).toEqual([])
  })

  it('warns of the context of Verifiable Credentials 2.0 beside that of the model', () => {
    const found = warningsAfter((credential) => {
      credential['@context'] = [
        'https://www.w3.org/ns/credentials/v2',
        'http://data.europa.eu/snb/model/context/edc-ap',
      ]
    })
    expect(found).toEqual(['elm.contexts-incompatible /@context'])
  })

  it.each([
    ['issued', ''],
    ['displayParameter', ''],
    ['eIDASIdentifier', 'issuer'],
    ['title', specification],
    ['content', image],
  ])('warns of a missing %s in "%s"', (member, path) => {
    const found = warningsAfter((credential) => {
      // the issuer stands as awarding body too, and is one node with it
      const places = path === 'issuer' ? organisationsIn(credential) : [path === '' ? credential : at(credential, path)]
      for (const place of places) delete place[member]
    })
    expect(found.map((warning) => warning.split(' ')[0])).toContain('elm.member-missing')
    expect(found.some((warning) => warning.endsWith(`/${member}`))).toBe(true)
  })

  it('warns of a name in two languages, which the profile does not allow a person', () => {
    const givenName = { en: 'Maja', de: 'Maja' }
    expect(warningsAfter((credential) => Object.assign(at(credential, 'credentialSubject'), { givenName }))).toEqual([
      'elm.member-repeated /credentialSubject/givenName',
    ])
  })

  it.each([
    {},
    { type: null },
    { type: 7, issuer: [[[]]] },
    { credentialSubject: 'did:example:1' },
    { issuer: null, '@context': 4 },
    { type: 'Person', givenName: { en: { toString: [] } } },
  ])('never throws on %j', (odd: JsonObject) => {
    expect(Array.isArray(lintElm(odd))).toBe(true)
  })
})

function organisationsIn(value: unknown): readonly Changeable[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(organisationsIn)
  return (value as Changeable)['id'] === exampleAward.institution.id ? [value as Changeable, ...inner] : inner
}
