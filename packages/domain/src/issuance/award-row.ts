/**
 * One line of a list of learners: what is needed to award, and what is wrong with it, all at once.
 *
 * @module
 */
import { z } from 'zod'
import { Day, LanguageTag } from '../contract/index.ts'

/** A row that can be awarded. */
export const AwardRow = z.strictObject({
  givenName: z.string().trim().min(1).max(200),
  familyName: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  dateOfBirth: Day.optional(),
  grade: z.string().trim().min(1).max(100).optional(),
  /** Language of the mail and the claim page. */
  language: LanguageTag.optional(),
})
export type AwardRow = z.infer<typeof AwardRow>

/** A row as it came: any text. It is kept even when it cannot be awarded. */
export const RawAwardRow = z.record(z.string().max(100), z.string().max(1000))
export type RawAwardRow = z.infer<typeof RawAwardRow>

export const rowProblems = [
  'given-name-missing',
  'family-name-missing',
  'email-missing',
  'email-malformed',
  'date-of-birth-malformed',
  'grade-too-long',
  'language-malformed',
  'value-too-long',
  'text-damaged',
  'duplicate-in-list',
  'already-awarded',
] as const
export type RowProblem = (typeof rowProblems)[number]

export interface CheckedRow {
  /** Line in the file, counted as a spreadsheet counts: the heading is 1. */
  readonly number: number
  readonly raw: RawAwardRow
  /** The row to award, or null where there are problems. */
  readonly row: AwardRow | null
  readonly problems: readonly { readonly column: string; readonly problem: RowProblem }[]
}

const problemOfColumn: Readonly<Record<string, { missing: RowProblem; malformed: RowProblem }>> = {
  givenName: { missing: 'given-name-missing', malformed: 'value-too-long' },
  familyName: { missing: 'family-name-missing', malformed: 'value-too-long' },
  email: { missing: 'email-missing', malformed: 'email-malformed' },
  dateOfBirth: { missing: 'date-of-birth-malformed', malformed: 'date-of-birth-malformed' },
  grade: { missing: 'grade-too-long', malformed: 'grade-too-long' },
  language: { missing: 'language-malformed', malformed: 'language-malformed' },
}

/** A sign that stands for an unreadable one, or a control character: the file was saved in another character set. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are looked for.
const damagedText = /[\uFFFD\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/**
 * Checks every row and drops none. Two rows with the same address are one award and one problem: the second is marked.
 *
 * @param alreadyAwarded lower-case addresses that hold this micro-credential in force.
 */
export function checkAwardRows(
  rows: readonly { readonly number: number; readonly raw: RawAwardRow }[],
  alreadyAwarded: ReadonlySet<string>,
): CheckedRow[] {
  const seen = new Set<string>()
  return rows.map(({ number, raw }) => {
    const given = Object.fromEntries(
      Object.entries(raw)
        .map(([column, value]) => [column, value.trim()] as const)
        .filter(([column, value]) => value !== '' && Object.hasOwn(problemOfColumn, column)),
    )
    const parsed = AwardRow.safeParse(given)
    const problems: { column: string; problem: RowProblem }[] = []
    for (const issue of parsed.success ? [] : parsed.error.issues) {
      const column = String(issue.path[0] ?? '')
      const names = problemOfColumn[column]
      if (names) problems.push({ column, problem: Object.hasOwn(given, column) ? names.malformed : names.missing })
    }
    const damaged = Object.entries(raw).find(([, value]) => damagedText.test(value))
    if (damaged) {
      const column = Object.hasOwn(problemOfColumn, damaged[0]) ? damaged[0] : ''
      problems.push({ column, problem: 'text-damaged' })
    }
    const address = (given['email'] ?? '').toLowerCase()
    if (address !== '' && seen.has(address)) problems.push({ column: 'email', problem: 'duplicate-in-list' })
    if (address !== '' && alreadyAwarded.has(address)) problems.push({ column: 'email', problem: 'already-awarded' })
    seen.add(address)
    return { number, raw, row: parsed.success && problems.length === 0 ? parsed.data : null, problems }
  })
}

/** Headings people really write, to our columns. Compared in lower case without spaces, hyphens and underscores. */
const headings: Readonly<Record<string, string>> = {
  givenname: 'givenName',
  firstname: 'givenName',
  forename: 'givenName',
  vorname: 'givenName',
  nombre: 'givenName',
  familyname: 'familyName',
  lastname: 'familyName',
  surname: 'familyName',
  nachname: 'familyName',
  apellidos: 'familyName',
  apellido: 'familyName',
  email: 'email',
  emailaddress: 'email',
  mail: 'email',
  correo: 'email',
  correoelectronico: 'email',
  dateofbirth: 'dateOfBirth',
  birthdate: 'dateOfBirth',
  geburtsdatum: 'dateOfBirth',
  fechadenacimiento: 'dateOfBirth',
  grade: 'grade',
  note: 'grade',
  nota: 'grade',
  language: 'language',
  sprache: 'language',
  idioma: 'language',
  prenom: 'givenName',
  nome: 'givenName',
  ime: 'givenName',
  ονομα: 'givenName',
  nom: 'familyName',
  nomdefamille: 'familyName',
  cognome: 'familyName',
  apelido: 'familyName',
  priimek: 'familyName',
  prezime: 'familyName',
  επωνυμο: 'familyName',
  courriel: 'email',
  eposta: 'email',
  datedenaissance: 'dateOfBirth',
  datadinascita: 'dateOfBirth',
  datumrojstva: 'dateOfBirth',
  ημερομηνιαγεννησης: 'dateOfBirth',
  ocena: 'grade',
  voto: 'grade',
  βαθμος: 'grade',
  langue: 'language',
  lingua: 'language',
  jezik: 'language',
  γλωσσα: 'language',
}

/** Our name for a heading of a file, or the heading itself where we do not know it. */
export function columnOfHeading(heading: string): string {
  const name = heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s_.-]/g, '')
    .toLowerCase()
  return Object.hasOwn(headings, name) ? (headings[name] ?? heading) : heading
}
