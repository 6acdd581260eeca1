/** Transcripts in the ELMO format: valid against the official schema, and read back byte for byte. */
import { type AwardMembers, awardPaths, membersOf } from '@meshe/credentials/crosswalk'
import { annexOneNamespace, readElmo, toElmo } from '@meshe/credentials/elmo'
import { countries } from '@meshe/credentials/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { faultsOfElmo } from './schema.ts'

const generatedAt = new Date('2026-11-24T10:00:00Z')
const write = (award: Parameters<typeof toElmo>[0]) => toElmo(award, { generatedAt })
const only = (xml: string): AwardMembers => {
  const { achievements } = readElmo(xml)
  expect(achievements).toHaveLength(1)
  return achievements[0]?.members ?? {}
}

describe.skipIf(standardsDirectory === null)('a transcript of MESHE', () => {
  it('is valid against the official schema, whatever the award', async () => {
    const awards = fc.sample(awardArbitrary, { numRuns: 150, seed: 20_261_124 })
    const everywhere = Object.keys(countries).map((country) => {
      return { ...demonstrationAward, institution: { ...demonstrationAward.institution, country } }
    })
    const documents = [demonstrationAward, ...awards, ...everywhere].map((award) => write(award).xml)
    expect(await faultsOfElmo(documents)).toEqual([])
  }, 60_000)

  it.each([
    ['the learner', /<learner>.*<\/learner>/],
    ['the date of the report', /<issueDate>.*<\/issueDate>/],
    ['the title of the achievement', /(<title[^>]*>[^<]*<\/title>)+(?=<type>)/],
  ])('without %s is not', async (_, part) => {
    const { xml } = write(demonstrationAward)
    expect(xml).toMatch(part)
    expect(await faultsOfElmo([xml.replace(part, '')])).not.toEqual([])
  })
})

describe('a transcript of MESHE', () => {
  it('gives back every member of the award, byte for byte', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        expect(only(write(award).xml)).toEqual(membersOf(award))
      }),
      { numRuns: 300 },
    )
  })

  it('gives back texts that XML cannot hold', () => {
    const { microCredential } = demonstrationAward
    const title = { en: ' a  \u0000\u0001\ufffe <b>&amp;]]>\r\n' }
    const award = { ...demonstrationAward, grade: '\t', microCredential: { ...microCredential, title } }
    expect(only(write(award).xml)).toEqual(membersOf(award))
  })

  it('without its extension says everything that is not named as lost', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        const { xml, losses } = write(award)
        const plain = only(xml.replace(/<extension>.*<\/extension>/s, ''))
        const lost = new Set(losses.map(({ path }) => path))
        const wanted = membersOf(award)
        for (const path of awardPaths) {
          if (lost.has(path)) expect(plain[path]).not.toEqual(wanted[path])
          else expect(plain[path]).toEqual(wanted[path])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('loses to others, for an ordinary award, exactly this', () => {
    const { losses } = write(demonstrationAward)
    expect(losses.map(({ kind, path }) => `${kind} ${path}`)).toMatchInlineSnapshot(`
      [
        "reduced validUntil",
        "reduced parts",
        "reduced institution.email",
        "reduced microCredential.version",
        "reduced microCredential.languages",
        "reduced microCredential.jointAwardingBodies",
        "reduced microCredential.learningOutcomes",
        "reduced microCredential.assessments",
        "reduced microCredential.modes",
        "reduced microCredential.qualityAssurance",
        "reduced microCredential.prerequisites",
        "reduced microCredential.supervision",
        "reduced microCredential.stackability",
        "reduced microCredential.furtherInformation",
        "no-term learner.email",
        "no-term status",
      ]
    `)
  })

  it('never holds the mail address of the learner', () => {
    const award = { ...demonstrationAward, learner: { ...demonstrationAward.learner, email: 'robin@learner.example' } }
    expect(write(award).xml).not.toContain('robin@')
  })

  it('leaves nothing unread', () => {
    expect(readElmo(write(demonstrationAward).xml).notRead).toEqual([])
  })
})

describe.skipIf(standardsDirectory === null)('the official example', () => {
  it('is read, and what is not read of it is named', () => {
    const { achievements, notRead } = readElmo(readStandardsFile('elmo/example.xml'))
    expect(achievements[0]?.members).toMatchObject({
      'learner.dateOfBirth': '1983-04-12',
      'institution.country': 'PL',
      'microCredential.title': { no: 'Master i biologi', en: 'Master of Science in Biology' },
      'microCredential.field': '0511',
      'microCredential.workload': { ects: 120, hours: 0 },
      awardedOn: '2009-06-15T00:00:00.000Z',
    })
    expect(achievements[0]?.members.parts).not.toEqual([])
    expect(notRead).toEqual(
      expect.arrayContaining(['learner/citizenship', 'learner/identifier', 'report/attachment/title']),
    )
  })
})

const xml = write(demonstrationAward).xml

describe('a transcript that is', () => {
  it.each<readonly [string, string, string]>([
    ['empty', '', 'xml.malformed'],
    ['cut', xml.slice(0, -20), 'xml.malformed'],
    ['no XML', '{"elmo":1}', 'xml.malformed'],
    ['of another namespace', xml.replace('tree/v1', 'tree/v2'), 'credential.unknown-format'],
    [
      'another document',
      '<report xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"/>',
      'credential.unknown-format',
    ],
    ['with a document type', xml.replace('<elmo', '<!DOCTYPE elmo [<!ENTITY x "y">]><elmo'), 'xml.document-type'],
    [
      'with an entity from outside',
      xml.replace('<elmo', '<!DOCTYPE elmo SYSTEM "file:///etc/passwd"><elmo'),
      'xml.document-type',
    ],
    ['with an unknown entity', xml.replace('Course', '&lol;'), 'xml.malformed'],
    ['with a prefix of no namespace', xml.replace('<type>', '<x:type/><type>'), 'xml.malformed'],
    ['nested too deeply', '<a>'.repeat(70) + '</a>'.repeat(70), 'xml.too-deep'],
    ['of too many elements', `<a>${'<b/>'.repeat(60_000)}</a>`, 'xml.too-large'],
    ['too large', `<a>${' '.repeat(9_000_000)}</a>`, 'xml.too-large'],
  ])('%s is refused', (_, text, code) => {
    expect(() => readElmo(text)).toThrow(expect.objectContaining({ code }))
  })

  it('with an extension that says nonsense is read without the nonsense', () => {
    const nonsense = {
      'microCredential.title': 7,
      'microCredential.level': { eqf: 12 },
      grade: ['A'],
      other: 1,
      'microCredential.workload': { ects: -1, hours: 'x' },
    }
    const forged = xml.replace(/(<annexOne[^>]*>).*(<\/annexOne>)/s, `$1${JSON.stringify(nonsense)}$2`)
    expect(forged).toContain(annexOneNamespace)
    expect(only(forged)).toEqual(only(xml.replace(/<extension>.*<\/extension>/s, '')))
  })

  it('with an extension that is no JSON is refused', () => {
    expect(() => readElmo(xml.replace(/(<annexOne[^>]*>).*(<\/annexOne>)/s, '$1{$2'))).toThrow(
      expect.objectContaining({ code: 'json.malformed' }),
    )
  })
})
