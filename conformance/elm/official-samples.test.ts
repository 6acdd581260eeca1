import { join } from 'node:path'
import {
  openSealedPayload,
  readAwardingCountry,
  readEuropeanDigitalCredential,
  readHolder,
} from '@meshe/credentials/elm'
import { describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'
import { canonicalQuads } from './json-ld-documents.ts'
import { officialCredentials } from './official-credentials.ts'
import { shapesValidator } from './official-shapes.ts'

describe.skipIf(standardsDirectory === null)('the official samples', () => {
  const directory = standardsDirectory ?? ''
  const samples = standardsDirectory === null ? [] : officialCredentials(directory)
  const sample = (name: string) => {
    const found = samples.find((candidate) => candidate.name.includes(name))
    if (found === undefined) throw new Error(`no sample is called ${name}`)
    return found
  }

  it('give the elements of Annex I that the sample micro-credential has', () => {
    const { content, draft, missing } = readEuropeanDigitalCredential(sample('Sample-MC-Annex1-signed').credential)
    expect(content).toMatchObject({
      title: { en: 'Digital micro-credential creation' },
      holderName: 'Ana Andromeda',
      awardingBodies: ['University of Zed'],
      ects: 2,
      hours: 60,
      eqf: 6,
      field: '003',
      languages: ['en'],
      assessments: ['artefact-assessment'],
      supervision: 'unsupervised-without-identity-verification',
      modes: ['blended'],
      grade: 'Pass',
      awardedOn: '2023-09-27T13:54:17+02:00',
      validFrom: '2022-12-31T23:00:00Z',
    })
    expect(content.learningOutcomes).toEqual([
      { en: 'Communication, collaboration and creativity' },
      { en: 'Developing digital content', es: 'Contento digital' },
    ])
    expect(draft).toMatchObject({
      gradingScheme: 'Standard grading',
      level: { eqf: 6, national: 'RQF Level 6' },
      prerequisites: { en: expect.stringContaining('EU Login') },
    })
    expect(draft.learningOutcomes?.[0]?.skills?.map((skill) => skill.title['en'])).toContain(
      'establish collaborative relations',
    )
    expect(missing).toEqual(['quality-assurance'])
    expect(readHolder(sample('Sample-MC-Annex1-signed').credential).dateOfBirth).toBe('1999-10-02')
    expect(readAwardingCountry(sample('Sample-MC-Annex1-signed').credential)).toBe('IE')
  })

  it('give what a certificate of participation has, and nothing more', () => {
    const { content, draft, missing } = readEuropeanDigitalCredential(sample('CertOfPart-signed').credential)
    expect(content).toMatchObject({
      title: { en: 'EDC Updates Webinar' },
      hours: 2,
      ects: null,
      eqf: null,
      grade: null,
    })
    expect(draft.level).toBeUndefined()
    expect(missing).toEqual(['learning-outcomes', 'workload', 'level', 'assessment', 'quality-assurance'])
  })

  it('of a real issuer are read where they do not conform', () => {
    const { content, draft } = readEuropeanDigitalCredential(sample('edc-mc-signed').credential)
    expect(content).toMatchObject({
      holderName: 'Joe Done',
      ects: 5,
      hours: 45,
      eqf: 6,
      grade: '19',
      supervision: null,
    })
    expect(content.annexOne).toEqual(expect.arrayContaining(['assessment', 'supervision']))
    expect(draft.assessments).toBeUndefined()
  })

  it.each(samples.filter(({ name }) => /signed\.jsonld$/.test(name) && !name.includes('unsigned')))(
    'keep the sealed text of $name',
    ({ text }) => {
      const { payload, credential } = openSealedPayload(text)
      expect(JSON.parse(text)).toMatchObject({ payload })
      expect(JSON.parse(payload)).toEqual(credential)
      expect(readEuropeanDigitalCredential(credential).content.id).toMatch(/^urn:credential:/)
    },
  )

  it.each(samples)('read $name without a complaint', ({ credential }) => {
    expect(Object.keys(readEuropeanDigitalCredential(credential).content.title).length).toBeGreaterThan(0)
  })

  const violations =
    standardsDirectory === null
      ? async () => []
      : shapesValidator(join(directory, 'elm/v3.2-lts'), ['EDC-generic-no-cv.ttl', 'EDC-generic-full.ttl'])

  it.each(['Sample-MC-Annex1-signed', 'CertOfPart-signed'])('conform once sealed: %s', async (name) => {
    expect(await violations(await canonicalQuads(sample(name).credential))).toEqual([])
  })

  it('do not conform before they are sealed, nor as real issuers write them', async () => {
    const unsealed = await violations(
      await canonicalQuads(sample('MC-Annex1-unsigned.jsonld').credential, { safe: false }),
    )
    expect(unsealed.map((violation) => violation.split(' on ')[0])).toContain(
      'https://www.w3.org/2018/credentials#issued',
    )
    const real = await violations(await canonicalQuads(sample('edc-mc-signed').credential, { safe: false }))
    expect(real.length).toBeGreaterThan(5)
  })
})
