/**
 * Awards of every shape the record allows, for properties of the European encoding.
 *
 * @module
 */
import type { Award } from '@meshe/credentials/micro-credential'
import {
  assessmentTypes,
  countries,
  iscedFields,
  languages,
  modesOfLearning,
  qualificationCycles,
  qualityAssuranceTypes,
  supervisionTypes,
} from '@meshe/credentials/vocabulary'
import fc from 'fast-check'

const text = fc.oneof(
  fc.constantFrom('Podatkovna pismenost', 'Données & société <1>', 'Ηλεκτρονική "μάθηση"', 'Ċittadinanza diġitali'),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((value) => value.trim() !== ''),
)
const tag = fc.constantFrom('en', 'sl', 'de', 'fr', 'pt-BR', 'sr-Latn', 'mt', 'xx')
const languageMap = fc.dictionary(tag, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const isoDay = day.map((date) => date.toISOString().slice(0, 10))
const url = fc.webUrl({ withFragments: true, withQueryParameters: true })
const ects = fc.integer({ min: 1, max: 240 }).map((halves) => halves / 2)

const skill = fc.record({
  id: fc.oneof(
    fc.uuid().map((id) => `http://data.europa.eu/esco/skill/${id}`),
    fc.constantFrom('https://skills.example/1', 'http://data.europa.eu/esco/skill/twice', 'not an iri'),
  ),
  title: languageMap,
})

/** Hours in quarters as people count them, and any number at all. */
const hours = fc.oneof(
  fc.integer({ min: 1, max: 8000 }).map((quarters) => quarters / 4),
  fc.double({ min: 0.1, max: 2000, noNaN: true }),
)

export const microCredentialArbitrary = fc.record({
  id: fc.uuid().map((id) => `https://university.example/micro-credentials/${id}`),
  version: fc.integer({ min: 1, max: 40 }),
  title: languageMap,
  description: languageMap,
  field: fc.constantFrom(...Object.keys(iscedFields)),
  languages: fc.array(fc.constantFrom(...Object.keys(languages), 'pt-BR', 'de-AT', 'tlh'), {
    minLength: 1,
    maxLength: 4,
  }),
  jointAwardingBodies: optional(fc.array(text, { minLength: 1, maxLength: 2 })),
  learningOutcomes: fc.array(
    fc.record({ title: languageMap, skills: optional(fc.array(skill, { minLength: 1, maxLength: 3 })) }),
    { minLength: 1, maxLength: 4 },
  ),
  workload: fc.record({ ects, hours }),
  level: fc.record({
    eqf: fc.integer({ min: 1, max: 8 }),
    cycle: optional(fc.constantFrom(...qualificationCycles)),
    national: optional(text),
  }),
  assessments: fc.array(fc.record({ type: fc.constantFrom(...assessmentTypes), description: optional(languageMap) }), {
    maxLength: 3,
  }),
  modes: fc.uniqueArray(fc.constantFrom(...modesOfLearning), { minLength: 1, maxLength: 3 }),
  qualityAssurance: fc.array(
    fc.record({
      type: fc.constantFrom(...qualityAssuranceTypes),
      body: text,
      reference: optional(url),
      validUntil: optional(isoDay),
    }),
    { maxLength: 3 },
  ),
  prerequisites: optional(languageMap),
  supervision: optional(fc.constantFrom(...supervisionTypes)),
  gradingScheme: optional(text),
  stackability: optional(
    fc.record({
      kind: fc.constantFrom('stand-alone' as const, 'stackable' as const),
      description: optional(languageMap),
    }),
  ),
  furtherInformation: optional(languageMap),
  homepage: optional(url),
})

const status = fc.record({
  statusListCredential: fc.uuid().map((id) => `https://node.example/status/${id}`),
  statusListIndex: fc.integer({ min: 0, max: 131_071 }),
})

export const awardArbitrary: fc.Arbitrary<Award> = fc.record({
  id: fc.uuid().map((id) => `urn:uuid:${id}`),
  microCredential: microCredentialArbitrary,
  institution: fc.record({
    id: fc.constantFrom('did:web:university.example', 'did:web:node.example:universities:2'),
    legalName: languageMap,
    country: fc.constantFrom(...Object.keys(countries)),
    homepage: optional(url),
    email: optional(fc.emailAddress()),
    legalIdentifier: fc.constantFrom('VATIE-0000000 (demo)', 'NTRDE-HRB0000'),
  }),
  learner: fc.record({
    givenName: text,
    familyName: text,
    dateOfBirth: optional(isoDay),
    email: optional(fc.emailAddress()),
    id: optional(fc.constantFrom('did:key:z6MkExampleHolder', 'urn:uuid:6f0f1a3e-3b0a-4a4c-9c59-1d8a1c5d6f00')),
  }),
  awardedOn: day,
  validFrom: day,
  validUntil: optional(day),
  grade: optional(text),
  parts: optional(
    fc.array(fc.record({ id: fc.uuid().map((id) => `urn:uuid:${id}`), title: languageMap, awardingBody: text, ects }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  salt: fc.constant('0123456789abcdef'),
  status: fc.record({ openBadges: status, europeanDigitalCredential: status }),
})
