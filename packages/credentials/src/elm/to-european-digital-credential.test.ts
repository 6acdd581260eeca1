import { describe, expect, it } from 'vitest'
import { MesheError } from '../meshe-error.ts'
import type { Award, MicroCredential } from '../micro-credential/index.ts'
import { drawAward, escapeXml } from './display-parameter.ts'
import { exampleAward } from './testing/example-award.ts'
import { toEuropeanDigitalCredential } from './to-european-digital-credential.ts'

function described(change: Partial<MicroCredential>): Award {
  return { ...exampleAward, microCredential: { ...exampleAward.microCredential, ...change } }
}

function refusalOf(award: Award): string {
  try {
    toEuropeanDigitalCredential(award)
  } catch (error) {
    if (error instanceof MesheError) return error.code
    throw error
  }
  return 'nothing was refused'
}

function lossesOf(award: Award): readonly string[] {
  return toEuropeanDigitalCredential(award).losses.map(({ path, kind }) => `${kind} ${path}`)
}

describe('an award as a European Digital Credential', () => {
  it.each(['XX', 'si', 'SVN', '', 'constructor', '__proto__'])('is refused for the country "%s"', (country) => {
    expect(refusalOf({ ...exampleAward, institution: { ...exampleAward.institution, country } })).toBe(
      'vocabulary.unknown-code',
    )
  })

  it.each(['', '6', '0699', 'toString'])('is refused for the field "%s"', (field) => {
    expect(refusalOf(described({ field }))).toBe('vocabulary.unknown-code')
  })

  it.each([0, 9, 6.5, -1, Number.NaN])('is refused for level %d', (eqf) => {
    expect(refusalOf(described({ level: { eqf } }))).toBe('vocabulary.unknown-code')
  })

  it('is refused for an index that is no natural number', () => {
    const status = {
      openBadges: { statusListCredential: 'https://node.example/s', statusListIndex: 1 },
      europeanDigitalCredential: { statusListCredential: 'https://node.example/s', statusListIndex: -1 },
    }
    expect(refusalOf({ ...exampleAward, status })).toBe('status.range')
  })

  it('has its own identifier, and its own status beside that of the badge', () => {
    const { credential } = toEuropeanDigitalCredential(exampleAward)
    expect(credential['id']).toBe('urn:credential:01932b6e-7d3a-7c41-9c1a-5f3f1c9a0b11')
    expect(credential['credentialStatus']).toEqual({
      id: 'https://node.example/status/2#94567',
      type: ['BitstringStatusListEntry', 'CredentialStatus'],
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://node.example/status/2',
    })
  })

  it('writes the date of birth as the start of that day and the hours as a duration of hours', () => {
    const text = JSON.stringify(toEuropeanDigitalCredential(exampleAward).credential)
    expect(text).toContain('"dateOfBirth":"1999-10-02T00:00:00Z"')
    expect(text).toContain('"volumeOfLearning":"PT62H30M"')
    expect(text).toContain('"point":"2.5"')
  })

  it('names exactly what it cannot say about the example', () => {
    expect(lossesOf(exampleAward)).toEqual([
      'no-term learner.email',
      'reduced microCredential.version',
      'reduced microCredential.level.cycle',
      'reduced microCredential.level.national',
      'reduced microCredential.stackability',
      'reduced microCredential.supervision',
    ])
  })

  it('loses nothing but the version for a plain award', () => {
    const { email: _email, ...learner } = exampleAward.learner
    const plain = described({
      level: { eqf: 6 },
      stackability: undefined,
      supervision: 'unsupervised-without-identity-verification',
    })
    expect(lossesOf({ ...plain, learner })).toEqual(['reduced microCredential.version'])
  })

  it('names a language that the European list does not have, and a variety that it does not tell apart', () => {
    expect(lossesOf(described({ languages: ['tlh', 'pt-BR', 'pt', 'sl'] }))).toEqual(
      expect.arrayContaining([
        'no-term microCredential.languages.0',
        'reduced microCredential.languages.1',
        'reduced microCredential.languages.2',
      ]),
    )
  })

  it('names a second title of one skill and a skill without an IRI', () => {
    const id = 'http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505a'
    const skills = [
      { id, title: { en: 'one' } },
      { id, title: { en: 'two' } },
      { id: 'python', title: { en: 'Python' } },
    ]
    const losses = lossesOf(described({ learningOutcomes: [{ title: { en: 'A' }, skills }] }))
    expect(losses).toContain('reduced microCredential.learningOutcomes.0.skills.1')
    expect(losses).toContain('no-term microCredential.learningOutcomes.0.skills.2')
    expect(losses).not.toContain('reduced microCredential.learningOutcomes.0.skills.0')
  })
})

describe('the page that a credential shows', () => {
  it('is well-formed XML whatever the names are', () => {
    const drawn = drawAward(described({ title: { en: '<script>"A" & \u0000B</script>' } }), 'en')
    expect(drawn).not.toContain('<script>')
    expect(drawn).not.toContain('\u0000')
    expect(drawn).toContain('&lt;script&gt;&quot;A&quot; &amp; \u{FFFD}B&lt;/script&gt;')
  })

  it.each([
    ['&lt;', '&amp;lt;'],
    ['\u0008', '\u{FFFD}'],
    ['\uD800', '\u{FFFD}'],
    ['\uFFFE', '\u{FFFD}'],
    ['𝔸', '𝔸'],
  ])('escapes %j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped)
  })

  it('stays small for a very long title', () => {
    const title = { en: `${'a'.repeat(500)} ${'long title '.repeat(500)}` }
    expect(drawAward(described({ title }), 'en').length).toBeLessThan(3000)
  })

  it('shows each language of the title once, and English when the list knows none of them', () => {
    const languagesOf = (title: MicroCredential['title']) => {
      const { credential } = toEuropeanDigitalCredential(described({ title }))
      const display = credential['displayParameter'] as { language: readonly { id: string }[] }
      return display.language.map(({ id }) => id.replace(/.*\//, ''))
    }
    expect(languagesOf({ 'pt-BR': 'A', pt: 'B', sl: 'C' })).toEqual(['POR', 'SLV'])
    expect(languagesOf({ tlh: 'A' })).toEqual(['ENG'])
  })
})
