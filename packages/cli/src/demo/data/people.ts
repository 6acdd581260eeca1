/** The people of the demonstration who work at universities. All of them are made up. */
import type { Role } from '@meshe/domain/contract'

export interface DemoStaff {
  readonly email: string
  readonly name: string
  readonly language: string
  readonly roles: readonly Role[]
}

export interface DemoInstitution {
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly country: string
  readonly node: 'office' | 'a' | 'b'
  /** Language of teaching beside English. */
  readonly language: string
  readonly town: string
  /** Hours of learning in one ECTS credit, as the country counts. */
  readonly hoursPerEcts: number
  /** Who looks at the quality of its teaching from outside. */
  readonly agency: string
  readonly staff: readonly DemoStaff[]
}

function staff(slug: string, name: string, language: string, roles: readonly Role[]): DemoStaff {
  const local = name.split(' ')[0]?.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase() ?? 'staff'
  return { email: `${local}@${slug}.example`, name, language, roles }
}

export const ada = staff('network', 'Ada Example', 'en', ['administrator'])

export const ines = staff('northshore', 'Ines Example', 'en', ['catalogue-editor', 'pathway-editor'])
export const tomas = staff('northshore', 'Tomás Example', 'es', ['quality-reviewer'])
export const aoife = staff('northshore', 'Aoife Example', 'en', ['issuing-officer'])
export const niamh = staff('northshore', 'Niamh Example', 'en', ['administrator', 'recognition-officer'])

export const luka = staff('montana', 'Luka Example', 'en', ['recognition-officer'])
export const neza = staff('montana', 'Neža Example', 'en', ['recognition-officer', 'quality-reviewer', 'administrator'])
export const petra = staff('montana', 'Petra Example', 'en', ['pathway-editor', 'issuing-officer', 'catalogue-editor'])

/** Two people run a small office: one writes and awards, the other approves and recognises. */
export function smallOffice(slug: string, language: string, names: readonly [string, string]): readonly DemoStaff[] {
  return [
    staff(slug, names[0], language, ['catalogue-editor', 'issuing-officer', 'pathway-editor']),
    staff(slug, names[1], language, ['quality-reviewer', 'recognition-officer', 'administrator']),
  ]
}
