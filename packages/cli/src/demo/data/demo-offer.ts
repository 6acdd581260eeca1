/** What the data files say of a micro-credential, and how it becomes the description that staff would write. */
import {
  type AssessmentType,
  type ModeOfLearning,
  type QualificationCycle,
  type SupervisionType,
  searchEscoSkills,
} from '@meshe/credentials/vocabulary'
import type { MicroCredentialDescription } from '@meshe/domain/catalogue'
import { institutionOf } from './institutions.ts'
import type { DemoInstitution } from './people.ts'

export type Text = Readonly<Record<string, string>>

export interface DemoOffer {
  /** University and short name, e.g. `northshore/data-literacy`. */
  readonly key: string
  readonly title: Text
  readonly about: Text
  readonly outcomes: readonly Text[]
  /** Labels of ESCO skills that belong to the first outcome. */
  readonly skills?: readonly string[]
  /** ISCED-F 2013. */
  readonly field: string
  /** Languages of teaching; that of the university unless said. */
  readonly languages?: readonly string[]
  readonly ects: number
  readonly eqf: number
  readonly weeks: number
  /** Days from the day the demonstration is set up. */
  readonly startsIn: number
  readonly price: number
  readonly assessments: readonly AssessmentType[]
  readonly modes?: readonly ModeOfLearning[]
  readonly supervision?: SupervisionType
  readonly prerequisites?: Text
  /** What it counts towards, where it does. */
  readonly stacks?: Text
  readonly further?: Text
  /** How far its description is; published unless said. */
  readonly state?: 'draft' | 'in-review' | 'returned' | 'approved'
}

const dayMs = 24 * 3600_000

/** The whole description, as of `now`. */
export function toDescription(offer: DemoOffer, now: Date): MicroCredentialDescription {
  const slug = offer.key.split('/')[0] ?? ''
  const institution = institutionOf(slug)
  const hours = Math.round(offer.ects * institution.hoursPerEcts)
  const isOnline = (offer.modes ?? ['blended']).every((mode) => mode === 'online')
  const [first, ...others] = offer.outcomes
  const skills = (offer.skills ?? []).map(skillOf)
  return {
    title: { ...offer.title },
    description: { ...offer.about },
    field: offer.field,
    languages: [...(offer.languages ?? [institution.language])],
    learningOutcomes: [
      { title: { ...first }, ...(skills.length > 0 && { skills }) },
      ...others.map((title) => ({ title: { ...title } })),
    ],
    workload: { ects: offer.ects, hours },
    level: levelOf(institution, offer.eqf),
    assessments: offer.assessments.map((type) => ({ type })),
    modes: [...(offer.modes ?? (['blended'] as const))],
    qualityAssurance: qualityOf(institution, now),
    prerequisites: { ...(offer.prerequisites ?? { en: 'None. Curiosity and a computer are enough.' }) },
    supervision: offer.supervision ?? 'supervised-online-with-identity-verification',
    gradingScheme: gradings[institution.country] ?? 'Pass or fail',
    stackability: offer.stacks
      ? { kind: 'stackable', description: { ...offer.stacks } }
      : {
          kind: 'stand-alone',
          description: { en: 'Complete in itself. Other universities decide whether to count it.' },
        },
    furtherInformation: { ...(offer.further ?? { en: `Taught by staff of the university in ${institution.town}.` }) },
    homepage: `https://${slug}.example/micro/${offer.key.split('/')[1]}`,
    offering: {
      startsOn: new Date(now.getTime() + offer.startsIn * dayMs).toISOString().slice(0, 10),
      weeks: offer.weeks,
      hoursPerWeek: Math.max(0.5, Math.round(hours / offer.weeks)),
      priceEuro: offer.price,
      ...(!isOnline && { place: institution.town }),
      applyAt: `https://${slug}.example/apply/${offer.key.split('/')[1]}`,
    },
  }
}

function skillOf(label: string): { id: string; title: Record<string, string> } {
  const found = searchEscoSkills(label, 20).find((skill) => skill.label === label)
  if (!found) throw new Error(`ESCO has no skill "${label}" in the selection of the project`)
  return { id: found.id, title: { en: found.label } }
}

const cycles: Readonly<Record<number, QualificationCycle>> = {
  5: 'short-cycle',
  6: 'first-cycle',
  7: 'second-cycle',
  8: 'third-cycle',
}

function levelOf({ country }: DemoInstitution, eqf: number): NonNullable<MicroCredentialDescription['level']> {
  const cycle = cycles[eqf]
  const national = nationalLevels[country]?.[eqf]
  return { eqf, ...(cycle && { cycle }), ...(national && { national }) }
}

/** The level of the national framework by that of the European one. */
const nationalLevels: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  IE: { 4: 'NFQ 5', 5: 'NFQ 6', 6: 'NFQ 8', 7: 'NFQ 9' },
  DE: { 4: 'DQR 4', 5: 'DQR 5', 6: 'DQR 6', 7: 'DQR 7' },
  ES: { 5: 'MECES 1', 6: 'MECES 2', 7: 'MECES 3' },
  FR: { 4: 'niveau 4', 5: 'niveau 5', 6: 'niveau 6', 7: 'niveau 7' },
  SE: { 4: 'SeQF 4', 5: 'SeQF 5', 6: 'SeQF 6', 7: 'SeQF 7' },
  NL: { 4: 'NLQF 4', 5: 'NLQF 5', 6: 'NLQF 6', 7: 'NLQF 7' },
  SI: { 4: 'SOK 5', 5: 'SOK 6', 6: 'SOK 7', 7: 'SOK 8' },
  IT: { 5: 'QNQ 5', 6: 'QNQ 6', 7: 'QNQ 7' },
  PT: { 4: 'QNQ 4', 5: 'QNQ 5', 6: 'QNQ 6', 7: 'QNQ 7' },
  HR: { 4: 'HKO 4.2', 5: 'HKO 5', 6: 'HKO 6', 7: 'HKO 7' },
  PL: { 5: 'PRK 5', 6: 'PRK 6', 7: 'PRK 7' },
  GR: { 5: 'HQF 5', 6: 'HQF 6', 7: 'HQF 7' },
}

const gradings: Readonly<Record<string, string>> = {
  IE: '0 to 100, pass at 40',
  DE: '1,0 bis 5,0, bestanden bis 4,0',
  ES: '0 a 10, aprobado desde 5',
  FR: '0 à 20, validé à partir de 10',
  SE: 'A till F, godkänt från E',
  NL: '1 tot 10, voldoende vanaf 5,5',
  SI: '5 do 10, uspešno od 6',
  IT: '18 a 30, superato da 18',
  PT: '0 a 20, aprovado a partir de 10',
  HR: '1 do 5, prolaz od 2',
  PL: '2 do 5, zaliczone od 3',
  GR: '0 έως 10, επιτυχία από 5',
}

function qualityOf({ slug, agency }: DemoInstitution, now: Date): MicroCredentialDescription['qualityAssurance'] {
  return [
    {
      type: 'institutional-quality-assurance',
      body: agency,
      reference: `https://${slug}.example/quality`,
      validUntil: `${now.getUTCFullYear() + 3}-12-31`,
    },
  ]
}
