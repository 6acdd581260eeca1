/**
 * A description as it stands in the form: every field is text, so that nothing typed is lost, however incomplete. What is complete
 * becomes the description that is saved; the rest waits in the form.
 */
import type { MicroCredentialDescription } from '@meshe/domain/catalogue'

type Texts = Readonly<Record<string, string>>
type Skill = { readonly id: string; readonly title: Texts }

export interface OfferForm {
  readonly title: Texts
  readonly description: Texts
  readonly field: string
  readonly languages: readonly string[]
  readonly joint: string
  readonly outcomes: readonly { readonly title: Texts; readonly skills: readonly Skill[] }[]
  readonly ects: string
  readonly hours: string
  readonly eqf: string
  readonly cycle: string
  readonly national: string
  readonly assessments: readonly string[]
  /** Descriptions of assessments that the form does not show, kept as they are. */
  readonly assessmentTexts: Readonly<Record<string, Texts>>
  readonly supervision: string
  readonly grading: string
  readonly modes: readonly string[]
  readonly quality: readonly {
    readonly type: string
    readonly body: string
    readonly reference: string
    readonly validUntil: string
  }[]
  readonly prerequisites: Texts
  readonly stackability: string
  readonly stackabilityText: Texts
  readonly further: Texts
  readonly homepage: string
  readonly startsOn: string
  readonly weeks: string
  readonly hoursPerWeek: string
  readonly price: string
  readonly place: string
  readonly applyAt: string
}

export function toForm(given: MicroCredentialDescription): OfferForm {
  const { offering = {} } = given
  return {
    title: given.title ?? {},
    description: given.description ?? {},
    field: given.field ?? '',
    languages: given.languages ?? [],
    joint: (given.jointAwardingBodies ?? []).join('\n'),
    outcomes: (given.learningOutcomes ?? []).map(({ title, skills }) => ({ title, skills: skills ?? [] })),
    ects: text(given.workload?.ects),
    hours: text(given.workload?.hours),
    eqf: text(given.level?.eqf),
    cycle: given.level?.cycle ?? '',
    national: given.level?.national ?? '',
    assessments: (given.assessments ?? []).map(({ type }) => type),
    assessmentTexts: Object.fromEntries(
      (given.assessments ?? []).flatMap(({ type, description }) => (description ? [[type, description]] : [])),
    ),
    supervision: given.supervision ?? '',
    grading: given.gradingScheme ?? '',
    modes: given.modes ?? [],
    quality: (given.qualityAssurance ?? []).map(({ type, body, reference, validUntil }) => ({
      type,
      body,
      reference: reference ?? '',
      validUntil: validUntil ?? '',
    })),
    prerequisites: given.prerequisites ?? {},
    stackability: given.stackability?.kind ?? '',
    stackabilityText: given.stackability?.description ?? {},
    further: given.furtherInformation ?? {},
    homepage: given.homepage ?? '',
    startsOn: offering.startsOn ?? '',
    weeks: text(offering.weeks),
    hoursPerWeek: text(offering.hoursPerWeek),
    price: text(offering.priceEuro),
    place: offering.place ?? '',
    applyAt: offering.applyAt ?? '',
  }
}

/** What of the form can be saved now. The schema of the contract has the last word. */
export function toDescription(form: OfferForm): MicroCredentialDescription {
  const ects = number(form.ects)
  const hours = number(form.hours)
  const eqf = number(form.eqf)
  const quality = form.quality.filter(({ type, body }) => type !== '' && body.trim() !== '')
  const outcomes = form.outcomes.filter(({ title }) => hasText(title))
  const offering = present({
    startsOn: form.startsOn,
    weeks: number(form.weeks),
    hoursPerWeek: number(form.hoursPerWeek),
    priceEuro: number(form.price),
    place: form.place.trim(),
    applyAt: address(form.applyAt),
  })
  return present({
    title: texts(form.title),
    description: texts(form.description),
    field: form.field,
    languages: some(form.languages),
    jointAwardingBodies: some(
      form.joint
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
    learningOutcomes: some(
      outcomes.map(({ title, skills }) => ({ title: texts(title), ...(skills.length > 0 && { skills }) })),
    ),
    workload: ects !== undefined && hours !== undefined && hours >= 1 ? { ects, hours } : undefined,
    level: eqf === undefined ? undefined : present({ eqf, cycle: form.cycle, national: form.national.trim() }),
    assessments: some(
      form.assessments.map((type) => ({
        type,
        ...(form.assessmentTexts[type] && { description: form.assessmentTexts[type] }),
      })),
    ),
    modes: some(form.modes),
    qualityAssurance: some(
      quality.map(({ type, body, reference, validUntil }) => ({
        type,
        body: body.trim(),
        ...present({ reference: address(reference), validUntil }),
      })),
    ),
    prerequisites: texts(form.prerequisites),
    supervision: form.supervision,
    gradingScheme: form.grading.trim(),
    stackability:
      form.stackability === ''
        ? undefined
        : present({ kind: form.stackability, description: texts(form.stackabilityText) }),
    furtherInformation: texts(form.further),
    homepage: address(form.homepage),
    offering: Object.keys(offering).length === 0 ? undefined : offering,
  }) as MicroCredentialDescription
}

/** Without members that are empty. */
function present<Members extends Record<string, unknown>>(members: Members): Partial<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<Members>
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

function number(typed: string): number | undefined {
  const value = Number(typed.trim().replace(',', '.'))
  return typed.trim() === '' || !Number.isFinite(value) ? undefined : value
}

function address(typed: string): string | undefined {
  const value = typed.trim()
  return /^https?:\/\/./.test(value) && URL.canParse(value) ? value : undefined
}

function hasText(map: Texts): boolean {
  return Object.values(map).some((value) => value.trim() !== '')
}

function texts(map: Texts): Record<string, string> | undefined {
  const filled = Object.fromEntries(Object.entries(map).filter(([, value]) => value.trim() !== ''))
  return Object.keys(filled).length === 0 ? undefined : filled
}

function some<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : [...items]
}
