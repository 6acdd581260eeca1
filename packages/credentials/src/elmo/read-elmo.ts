/**
 * Reads transcripts in the EMREX ELMO format (1.7 and before): one award for each achievement at the top of a report, with the
 * parts of it. The signature of the file (XML-DSig) is not checked: what is read is the beginning of a description, no proof.
 *
 * @module
 */
import { type AwardMembers, draftOfMembers, mapOf, soundMembers, withDifference } from '../crosswalk/award-members.ts'
import { parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { LanguageMap, MicroCredentialDraft } from '../micro-credential/index.ts'
import { qualificationCycles } from '../vocabulary/index.ts'
import { readXml, type XmlElement } from '../xml/index.ts'
import { annexOneNamespace, elmoNamespace, identifierTypes, levelTypes, toToken } from './elmo-words.ts'

export interface ReadAchievementOfElmo {
  readonly members: AwardMembers
  readonly draft: MicroCredentialDraft
}

export interface ReadElmo {
  readonly achievements: readonly ReadAchievementOfElmo[]
  /** Paths of elements that say something and were not read, each once, e.g. `report/attachment/content`. */
  readonly notRead: readonly string[]
}

/**
 * @throws MesheError the `xml.*` codes, `credential.unknown-format` for another document, `json.*` codes for an extension of
 *   MESHE that cannot be read
 */
export function readElmo(text: string): ReadElmo {
  const root = readXml(text)
  if (root.namespace !== elmoNamespace || root.name !== 'elmo') {
    throw new MesheError('credential.unknown-format', 'This is no transcript in the ELMO format.', {})
  }
  const read = new Reading()
  read.element(root, 'generatedDate')
  const learner = readLearner(read, read.element(root, 'learner'))
  const achievements = read.elements(root, 'report').flatMap((report) => readReport(read, report, learner))
  return { achievements, notRead: read.notReadIn(root) }
}

/** Keeps in mind what was asked for. */
class Reading {
  private readonly asked = new Set<XmlElement>()

  elements(outer: XmlElement | undefined, name: string): readonly XmlElement[] {
    const found = (outer?.children ?? []).filter((child) => child.namespace === elmoNamespace && child.name === name)
    for (const element of found) this.asked.add(element)
    return found
  }

  element(outer: XmlElement | undefined, name: string): XmlElement | undefined {
    return this.elements(outer, name)[0]
  }

  /** Text of the only element of a name; undefined where it is empty. */
  token(outer: XmlElement | undefined, name: string): string | undefined {
    const text = toToken(this.element(outer, name)?.text ?? '')
    return text === '' ? undefined : text
  }

  identifier(outer: XmlElement | undefined, type: string): string | undefined {
    const found = (outer?.children ?? []).find(
      (child) => child.name === 'identifier' && child.namespace === elmoNamespace && child.attributes['type'] === type,
    )
    if (found === undefined) return undefined
    this.asked.add(found)
    return toToken(found.text) || undefined
  }

  languageMap(outer: XmlElement | undefined, name: string, change: (text: string) => string): LanguageMap | undefined {
    return mapOf(
      this.elements(outer, name).flatMap((element) => {
        const text = change(element.text)
        return text === '' ? [] : [[element.attributes['xml:lang'] ?? 'und', text] as const]
      }),
    )
  }

  number(outer: XmlElement | undefined, name: string): number | undefined {
    const text = this.token(outer, name) ?? ''
    return /^[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})$/.test(text) ? Number(text) : undefined
  }

  extension(outer: XmlElement | undefined): unknown {
    const found = (outer?.children ?? [])
      .filter((child) => child.namespace === elmoNamespace && child.name === 'extension')
      .flatMap((extension) => extension.children)
      .find((child) => child.namespace === annexOneNamespace && child.name === 'annexOne')
    if (found === undefined) return undefined
    this.asked.add(found)
    return parseJson(found.text)
  }

  notReadIn(root: XmlElement): readonly string[] {
    const paths = new Set<string>()
    const visit = (element: XmlElement, path: string) => {
      const isRead = this.asked.has(element)
      const isLeaf = element.children.length === 0
      const says = element.text.trim() !== '' || Object.keys(element.attributes).length > 0
      if (!isRead && (says || isLeaf) && path !== '') paths.add(path)
      for (const child of element.children) visit(child, path === '' ? child.name : `${path}/${child.name}`)
    }
    visit(root, '')
    return [...paths]
  }
}

function readLearner(read: Reading, learner: XmlElement | undefined): AwardMembers {
  return {
    'learner.id': read.identifier(learner, identifierTypes.did),
    'learner.givenName': read.token(learner, 'givenNames'),
    'learner.familyName': read.token(learner, 'familyName'),
    'learner.dateOfBirth': read.token(learner, 'bday')?.replace(/(?:Z|[+-]\d{2}:\d{2})$/, ''),
  }
}

function readReport(read: Reading, report: XmlElement, learner: AwardMembers): readonly ReadAchievementOfElmo[] {
  const issuer = read.element(report, 'issuer')
  const schemes = new Map(
    read.elements(report, 'gradingScheme').map((scheme) => {
      const descriptions = read.languageMap(scheme, 'description', (text) => text)
      return [scheme.attributes['localId'] ?? '', descriptions?.['en'] ?? Object.values(descriptions ?? {})[0]] as const
    }),
  )
  const common: AwardMembers = {
    ...learner,
    'institution.id': read.identifier(issuer, identifierTypes.did),
    'institution.legalIdentifier': read.identifier(issuer, identifierTypes.legal),
    'institution.country': read.token(issuer, 'country'),
    'institution.legalName': read.languageMap(issuer, 'title', toToken),
    'institution.homepage': read.token(issuer, 'url'),
    awardedOn: instantOf(read.token(report, 'issueDate')),
    validFrom: instantOf(read.token(report, 'issueDate')),
  }
  return read.elements(report, 'learningOpportunitySpecification').map((specification) => {
    const own = readSpecification(read, specification, schemes)
    const parts = readParts(read, specification, common)
    const members = withDifference(
      soundMembers({ ...common, ...own, ...(parts.length === 0 ? {} : { parts }) }),
      read.extension(specification),
    )
    return { members, draft: draftOfMembers(members) }
  })
}

function readSpecification(
  read: Reading,
  specification: XmlElement,
  schemes: ReadonlyMap<string, string | undefined>,
): AwardMembers {
  const instance = read.element(read.element(specification, 'specifies'), 'learningOpportunityInstance')
  const language = read.token(instance, 'languageOfInstruction')
  read.token(specification, 'type')
  read.token(instance, 'status')
  const date = read.token(instance, 'date')
  return {
    id: read.identifier(instance, identifierTypes.iri),
    'microCredential.id': read.identifier(specification, identifierTypes.iri),
    'microCredential.title': read.languageMap(specification, 'title', toToken),
    'microCredential.description': read.languageMap(specification, 'description', (text) => text),
    'microCredential.field': read.token(specification, 'iscedCode'),
    'microCredential.homepage': read.token(specification, 'url'),
    'microCredential.workload': readWorkload(read, instance),
    'microCredential.level': readLevel(read, instance),
    'microCredential.languages': language === undefined ? undefined : [language],
    'microCredential.gradingScheme': schemes.get(read.token(instance, 'gradingSchemeLocalId') ?? ''),
    grade: read.token(instance, 'resultLabel'),
    ...(date === undefined ? {} : dayOf(date)),
  }
}

/** The day of the achievement is the nearer date; the report may have been made long after. */
function dayOf(date: string): AwardMembers {
  const awardedOn = instantOf(date.slice(0, 10))
  return awardedOn === undefined ? {} : { awardedOn, validFrom: awardedOn }
}

function readWorkload(read: Reading, instance: XmlElement | undefined) {
  const credits = read
    .elements(instance, 'credit')
    .filter((credit) => /^ects$/i.test(read.token(credit, 'scheme') ?? ''))
    .flatMap((credit) => read.number(credit, 'value') ?? [])
  const hours = read.number(instance, 'engagementHours')
  return credits.length === 0 && hours === undefined ? undefined : { ects: credits[0] ?? 0, hours: hours ?? 0 }
}

function readLevel(read: Reading, instance: XmlElement | undefined) {
  const levels = new Map(
    read.elements(instance, 'level').flatMap((level) => {
      const type = read.token(level, 'type')
      const value = read.token(level, 'value')
      return type === undefined || value === undefined ? [] : [[type, value] as const]
    }),
  )
  const eqf = /^[1-8]$/.exec(levels.get(levelTypes.eqf) ?? '')?.[0]
  if (eqf === undefined) return undefined
  const cycle = qualificationCycles.find((code) => code === levels.get(levelTypes.cycle))
  const national = levels.get(levelTypes.national)
  return { eqf: Number(eqf), ...(cycle && { cycle }), ...(national && { national }) }
}

/** ELMO does not say who awarded a part: it is taken to be who made the report. */
function readParts(read: Reading, specification: XmlElement, common: AwardMembers) {
  const awardingBody = Object.values((common['institution.legalName'] ?? {}) as LanguageMap)[0] ?? ''
  return read.elements(specification, 'hasPart').flatMap((part) => {
    const inner = read.element(part, 'learningOpportunitySpecification')
    if (inner === undefined) return []
    const own = readSpecification(read, inner, new Map())
    const workload = own['microCredential.workload'] as { readonly ects: number } | undefined
    const title = own['microCredential.title']
    return [{ id: own['microCredential.id'] ?? '', title: title ?? {}, awardingBody, ects: workload?.ects ?? 0 }]
  })
}

function instantOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
