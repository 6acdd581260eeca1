/**
 * Writes an award as a transcript in the EMREX ELMO format, valid against its schema. What ELMO has no place for stands in an
 * extension, so that MESHE reads back every member as it was; what others miss of it is named.
 *
 * @module
 */
import { differenceOf, lossesOf, membersOf } from '../crosswalk/award-members.ts'
import type { Loss } from '../crosswalk/encoding.ts'
import type { Award, LanguageMap } from '../micro-credential/index.ts'
import { type ElementToWrite, withoutForbidden, writeXml } from '../xml/index.ts'
import { annexOneNamespace, elmoNamespace, identifierTypes, levelTypes, toToken } from './elmo-words.ts'
import { readElmo } from './read-elmo.ts'

export interface Elmo {
  readonly xml: string
  /** Losses for this very award to a reader of ELMO; `reduced` ones are still read by MESHE. */
  readonly losses: readonly Loss[]
}

/** @param options `generatedAt`: when the file is made */
export function toElmo(award: Award, { generatedAt }: { readonly generatedAt: Date }): Elmo {
  const plain = writeXml(transcript(award, generatedAt, null))
  const read = readElmo(plain).achievements[0]?.members ?? {}
  const difference = differenceOf(membersOf(award), read)
  return { xml: writeXml(transcript(award, generatedAt, difference)), losses: lossesOf(award, difference, 'ELMO') }
}

/** Countries of our table that the list of the schema does not have. */
const countriesWithoutCode = new Set(['FO', 'GI', 'IM', 'XK'])

const gradingSchemeId = 'grading-scheme-1'

function transcript(award: Award, generatedAt: Date, difference: object | null): ElementToWrite {
  const { institution, learner, microCredential } = award
  return {
    name: 'elmo',
    attributes: { xmlns: elmoNamespace },
    content: [
      leaf('generatedDate', generatedAt.toISOString()),
      {
        name: 'learner',
        content: [
          ...identifier(identifierTypes.did, learner.id),
          leaf('givenNames', learner.givenName),
          leaf('familyName', learner.familyName),
          ...only('bday', isDay(learner.dateOfBirth) ? learner.dateOfBirth : undefined),
        ],
      },
      {
        name: 'report',
        content: [
          {
            name: 'issuer',
            content: [
              ...only('country', countriesWithoutCode.has(institution.country) ? undefined : institution.country),
              ...identifier(identifierTypes.did, institution.id),
              ...identifier(identifierTypes.legal, institution.legalIdentifier),
              ...texts('title', institution.legalName),
              leaf('url', institution.homepage ?? ''),
            ],
          },
          specification(award, difference),
          leaf('issueDate', award.awardedOn.toISOString()),
          ...(microCredential.gradingScheme === undefined
            ? []
            : [
                {
                  name: 'gradingScheme',
                  attributes: { localId: gradingSchemeId },
                  content: [leaf('description', microCredential.gradingScheme)],
                },
              ]),
        ],
      },
    ],
  }
}

function specification(award: Award, difference: object | null): ElementToWrite {
  const { microCredential } = award
  return {
    name: 'learningOpportunitySpecification',
    content: [
      ...identifier(identifierTypes.iri, microCredential.id),
      ...texts('title', microCredential.title),
      leaf('type', 'Course'),
      leaf('iscedCode', microCredential.field),
      ...only('url', microCredential.homepage),
      ...texts('description', microCredential.description),
      { name: 'specifies', content: [instance(award)] },
      ...(award.parts ?? []).map(({ id, title, ects }) => ({
        name: 'hasPart',
        content: [
          {
            name: 'learningOpportunitySpecification',
            content: [
              ...identifier(identifierTypes.iri, id),
              ...texts('title', title),
              {
                name: 'specifies',
                content: [{ name: 'learningOpportunityInstance', content: credit(ects) }],
              },
            ],
          },
        ],
      })),
      ...(difference === null ? [] : [extension(difference)]),
    ],
  }
}

function instance({ id, awardedOn, grade, microCredential }: Award): ElementToWrite {
  const { level, workload, languages, gradingScheme } = microCredential
  return {
    name: 'learningOpportunityInstance',
    content: [
      ...identifier(identifierTypes.iri, id),
      leaf('date', awardedOn.toISOString().slice(0, 10)),
      leaf('status', 'passed'),
      ...only('gradingSchemeLocalId', gradingScheme === undefined ? undefined : gradingSchemeId),
      ...only('resultLabel', grade),
      ...credit(workload.ects),
      ...levelOf(levelTypes.eqf, String(level.eqf)),
      ...levelOf(levelTypes.cycle, level.cycle),
      ...levelOf(levelTypes.national, level.national),
      ...only('languageOfInstruction', languages[0]),
      ...only('engagementHours', decimal(workload.hours)),
    ],
  }
}

/** JSON in a text: characters that XML cannot have are written as JSON escapes them. */
function extension(difference: object): ElementToWrite {
  const json = JSON.stringify(difference).replace(/[\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16)}`
  })
  return {
    name: 'extension',
    content: [{ name: 'annexOne', attributes: { xmlns: annexOneNamespace }, content: json }],
  }
}

function leaf(name: string, content: string): ElementToWrite {
  return { name, content }
}

function only(name: string, content: string | undefined): readonly ElementToWrite[] {
  return content === undefined ? [] : [leaf(name, content)]
}

function identifier(type: string, value: string | undefined): readonly ElementToWrite[] {
  return value === undefined ? [] : [{ name: 'identifier', attributes: { type }, content: value }]
}

function texts(name: string, map: LanguageMap): readonly ElementToWrite[] {
  const known = Object.entries(map).filter(([tag]) => /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(tag))
  if (known.length === 0) return [leaf(name, Object.values(map)[0] ?? '')]
  return known.map(([tag, content]) => ({ name, attributes: { 'xml:lang': tag }, content }))
}

function credit(ects: number): readonly ElementToWrite[] {
  const value = decimal(ects)
  return value === undefined ? [] : [{ name: 'credit', content: [leaf('scheme', 'ECTS'), leaf('value', value)] }]
}

function levelOf(type: string, value: string | undefined): readonly ElementToWrite[] {
  const isWritten = value !== undefined && toToken(withoutForbidden(value)) !== ''
  return isWritten ? [{ name: 'level', content: [leaf('type', type), leaf('value', value)] }] : []
}

/** `xs:decimal` knows no exponent. */
function decimal(value: number): string | undefined {
  const text = String(value)
  return /^\d+(\.\d+)?$/.test(text) ? text : undefined
}

function isDay(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
