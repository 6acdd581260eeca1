/** Badges of other issuers, read into descriptions: what is found and what is missing. */
import { readMicroCredential } from '@meshe/credentials/crosswalk'
import { describe, expect, it } from 'vitest'
import { listStandardsFiles, readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const read = (path: string) => readMicroCredential(JSON.parse(readStandardsFile(path)))
const dutch = 'dc4eu-vc/standards/education_credential/micro_credential'

describe.skipIf(standardsDirectory === null)('a badge of another issuer', () => {
  it('from MyNextID gives outcomes from its skills and lacks what badges have no term for', () => {
    const { draft, missing, institution } = read(
      'mynextid/microcredential/v1/open-badge/examples/open-badge-mc-example.json',
    )
    expect(draft.learningOutcomes?.map((outcome) => outcome.skills?.[0]?.id)).toEqual([
      'http://data.europa.eu/esco/skill/f10142ce-d522-49c3-9fd1-054fb63529d4',
      'http://data.europa.eu/esco/skill/81a2db2c-7e55-44d0-9cd9-74c25147d7cd',
    ])
    expect(draft.workload).toEqual({ ects: 5, hours: 0 })
    expect(missing).toEqual(['country', 'workload', 'level', 'assessment', 'participation', 'quality-assurance'])
    expect(institution).toEqual({ legalName: { en: 'NETIS d.o.o.' } })
  })

  it('from the Netherlands is read in its own terms', () => {
    const { draft, missing, institution } = read(`${dutch}/uvh_at_microcredential_full_1.json`)
    expect(draft).toMatchObject({
      level: { eqf: 4 },
      workload: { ects: 3, hours: 0 },
      modes: ['on-site', 'blended'],
      supervision: 'supervised-on-site-with-identity-verification',
      gradingScheme: 'Final Project Grade: 1 to 10',
      languages: ['nl-NL'],
    })
    expect(missing).toEqual(['workload', 'assessment'])
    expect(institution?.country).toBe('NL')
  })

  it('counts credits of the United States not as ECTS', () => {
    expect(read('ob3/validator-fixtures/complete.json').draft.workload).toBeUndefined()
  })

  it.each(
    listStandardsFiles('ob3/validator-fixtures').filter(
      (name) => /^(simple|complete).*\.json$/.test(name) && !name.includes('err-type'),
    ),
  )('%s of 1EdTech’s fixtures is read without an error', (name) => {
    const { format, missing } = read(`ob3/validator-fixtures/${name}`)
    expect(format).toBe('open-badges-3.0')
    expect(missing).toContain('workload')
  })

  it.each(['simple-err-type.json', 'endorsement-valid.json'])('%s is no badge', (name) => {
    expect(() => read(`ob3/validator-fixtures/${name}`)).toThrow(
      expect.objectContaining({ code: 'credential.unknown-format' }),
    )
  })
})
