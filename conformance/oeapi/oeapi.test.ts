/** The Open Education API v6: valid against the official schemas, and read back byte for byte. */
import { awardPaths, membersOf } from '@meshe/credentials/crosswalk'
import type { JsonObject } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import { annexOneMember, readOeapi, toOeapi } from '@meshe/credentials/oeapi'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const write = (award: Award) => toOeapi(award, { cryptography: nodeCryptography })

function schemaOf(name: string) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(JSON.parse(readStandardsFile('ooapi/v6/oeapi.json')), 'oeapi.json')
  const validate = ajv.compile({ $ref: `oeapi.json#/components/schemas/${name}` })
  return (value: unknown) => {
    validate(value)
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
  }
}

describe.skipIf(standardsDirectory === null)('an association of MESHE', () => {
  it('is valid against the official schemas, whatever the award', async () => {
    const faults = schemaOf('ProgrammeOfferingAssociation')
    expect(faults((await write(demonstrationAward)).association)).toEqual([])
    await fc.assert(
      fc.asyncProperty(awardArbitrary, async (award) => {
        expect(faults((await write(award)).association)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it.each(['associationId', 'role', 'person', 'programmeOffering'])('without %s is not', async (member) => {
    const { [member]: _, ...rest } = (await write(demonstrationAward)).association
    expect(schemaOf('ProgrammeOfferingAssociation')(rest)).not.toEqual([])
  })
})

describe('an association of MESHE', () => {
  it('gives back every member of the award, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(awardArbitrary, async (award) => {
        const { association } = await write(award)
        const read = readOeapi(JSON.parse(JSON.stringify(association)))
        expect(read.members).toEqual(membersOf(award))
        expect(read.notRead).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('without its extension says everything that is not named as lost', async () => {
    await fc.assert(
      fc.asyncProperty(awardArbitrary, async (award) => {
        const { association, losses } = await write(award)
        const plain = readOeapi({ ...association, ext: null }).members
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

  it('loses to others, for an ordinary award, exactly this', async () => {
    const { losses } = await write(demonstrationAward)
    expect(losses.map(({ kind, path }) => `${kind} ${path}`)).toMatchInlineSnapshot(`
      [
        "reduced validUntil",
        "reduced parts",
        "reduced institution.email",
        "reduced microCredential.version",
        "reduced microCredential.jointAwardingBodies",
        "reduced microCredential.learningOutcomes",
        "reduced microCredential.level",
        "reduced microCredential.assessments",
        "reduced microCredential.qualityAssurance",
        "reduced microCredential.supervision",
        "reduced microCredential.gradingScheme",
        "reduced microCredential.stackability",
        "reduced microCredential.furtherInformation",
        "no-term learner.email",
        "no-term status",
      ]
    `)
  })

  it('never holds the mail address of the learner', async () => {
    const award = { ...demonstrationAward, learner: { ...demonstrationAward.learner, email: 'robin@learner.example' } }
    expect(JSON.stringify((await write(award)).association)).not.toContain('robin@')
  })
})

const programme = {
  programmeId: '123e4567-e89b-12d3-a456-426614174000',
  primaryCode: { codeType: 'programme_code', code: 'BIO' },
  programmeType: 'programme',
  name: [{ language: 'en-GB', value: 'Biology' }],
}

describe('a description from the API', () => {
  it('is the beginning of one here', () => {
    const { draft, notRead } = readOeapi({
      ...programme,
      levelOfQualification: 'eqf_6',
      studyLoad: [
        { studyLoadUnit: 'ects', value: 5 },
        { studyLoadUnit: 'sbu', value: 140 },
      ],
      modesOfDelivery: ['hybrid', 'online'],
      qualificationAwarded: 'certificate',
      assessment: [{ language: 'en', value: 'Exam' }],
    })
    expect(draft).toEqual({
      title: { 'en-GB': 'Biology' },
      workload: { ects: 5, hours: 0 },
      level: { eqf: 6 },
      modes: ['online'],
    })
    expect(notRead).toEqual(['qualificationAwarded', 'assessment'])
  })

  it('of a course is one too', () => {
    const { programmeId: courseId, programmeType: _, ...rest } = programme
    expect(readOeapi({ ...rest, courseId }).draft.title).toEqual({ 'en-GB': 'Biology' })
  })

  it.each<readonly [string, JsonObject]>([
    ['a name that is a text', { name: 'Biology' }],
    ['a name without a language', { name: [{ value: 'Biology' }] }],
    ['an empty name', { name: [{ language: 'en', value: '' }] }],
    ['a name in a wrong tag', { name: [{ language: '__proto__', value: 'x' }] }],
    ['a name that is null', { name: null }],
  ])('with %s has no title', (_, members) => {
    expect(readOeapi({ ...programme, ...members }).draft.title).toBeUndefined()
  })

  it.each<readonly [string, JsonObject]>([
    ['a level beyond the framework', { levelOfQualification: 'eqf_9' }],
    ['a level of the Netherlands alone', { levelOfQualification: 'nlqf_4plus' }],
    ['a study load that is a text', { studyLoad: [{ studyLoadUnit: 'ects', value: '5' }] }],
    ['a negative study load', { studyLoad: [{ studyLoadUnit: 'ects', value: -5 }] }],
    ['a mode of its own', { modesOfDelivery: ['telepathy'] }],
  ])('with %s has none', (_, members) => {
    const { draft } = readOeapi({ ...programme, ...members })
    expect([draft.level, draft.workload, draft.modes]).toEqual([undefined, undefined, undefined])
  })

  it.each<JsonObject>([{}, { name: [] }, { personId: 'x' }, { type: 'VerifiableCredential' }])(
    'is not %j',
    (document) => {
      expect(() => readOeapi(document)).toThrow(expect.objectContaining({ code: 'credential.unknown-format' }))
    },
  )

  it('with an extension that says nonsense is read without the nonsense', () => {
    const nonsense = {
      'microCredential.title': { en: 7 },
      'microCredential.version': 0,
      'microCredential.modes': ['x'],
      other: {},
    }
    expect(readOeapi({ ...programme, ext: { [annexOneMember]: nonsense } }).draft).toEqual({
      title: { 'en-GB': 'Biology' },
    })
  })
})
