/**
 * The eight levels of the European Qualifications Framework (Council Recommendation 2017/C 189/03), each with a plain
 * sentence of our own on what a learner at that level does.
 *
 * @module
 */
import { codeOfConcept, conceptIri } from './concept-iri.ts'

export const eqfLevelSchemeId = 'http://data.europa.eu/snb/eqf/25831c2'

export const eqfLevels: Readonly<Record<string, { readonly label: string; readonly descriptor: string }>> = {
  1: { label: 'Level 1', descriptor: 'Does simple tasks under direct guidance, with basic general knowledge.' },
  2: { label: 'Level 2', descriptor: 'Solves routine problems with basic facts of a field, under some supervision.' },
  3: {
    label: 'Level 3',
    descriptor: 'Completes tasks responsibly and adapts to circumstances, knowing facts and concepts.',
  },
  4: {
    label: 'Level 4',
    descriptor: 'Manages own work in settings that are mostly predictable, and oversees routine work.',
  },
  5: {
    label: 'Level 5',
    descriptor: 'Solves abstract problems creatively and supervises where change cannot be foreseen.',
  },
  6: {
    label: 'Level 6',
    descriptor: 'Masters a field critically and decides in complex professional settings (bachelor).',
  },
  7: { label: 'Level 7', descriptor: 'Works at the forefront of a field and transforms complex settings (master).' },
  8: {
    label: 'Level 8',
    descriptor: 'Extends knowledge at the frontier of a field with scholarly integrity (doctorate).',
  },
}

/** IRI of a level, 1 to 8; throws `vocabulary.unknown-code`. */
export function eqfLevelIri(level: number): string {
  return conceptIri(eqfLevels, String(level), iriOf)
}

/** The level whose IRI this is, or null. */
export function lookEqfLevel(iri: string): number | null {
  const level = codeOfConcept(eqfLevels, (code) => iriOf(code) === iri)
  return level === null ? null : Number(level)
}

function iriOf(level: string): string {
  return `http://data.europa.eu/snb/eqf/${level}`
}
