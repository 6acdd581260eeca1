/**
 * The claims of a micro-credential of the network as an SD-JWT VC: one table for the type metadata, for what may be kept
 * back and for the crosswalk.
 *
 * @module
 */
import type { AnnexOneElementId, LanguageMap } from '../micro-credential/index.ts'
import type { ClaimPath } from '../sd-jwt/index.ts'
import type { DisclosureRule } from './type-metadata.ts'

/** Identifier of the type; it changes when a claim gets another meaning or becomes mandatory. */
export const microCredentialType = 'urn:meshe:vct:micro-credential:1'

export interface TypedClaim {
  readonly path: ClaimPath
  readonly label: LanguageMap
  readonly sd: DisclosureRule
  readonly mandatory: boolean
  /** The element of Annex I of the Council Recommendation 2022/C 243/02 that it carries. */
  readonly annexOne: AnnexOneElementId | null
}

export const microCredentialTypeName: LanguageMap = {
  en: 'Micro-credential',
  es: 'Microcredencial',
  de: 'Microcredential',
}

const mandatory = true
const optional = false

/** What identifies the person and how well she did can be kept back; what was learned and who says so cannot. */
export const microCredentialClaims: readonly TypedClaim[] = [
  claim('given_name', ['Given name', 'Nombre', 'Vorname'], 'always', mandatory, 'learner'),
  claim('family_name', ['Family name', 'Apellidos', 'Nachname'], 'always', mandatory, 'learner'),
  claim('birthdate', ['Date of birth', 'Fecha de nacimiento', 'Geburtsdatum'], 'always', optional, null),
  claim(
    'sub',
    ['Identifier of the holder', 'Identificador del titular', 'Kennung der Person'],
    'always',
    optional,
    null,
  ),
  claim('title', ['Title', 'Título', 'Titel'], 'never', mandatory, 'title'),
  claim('description', ['In short', 'En breve', 'Kurz gesagt'], 'never', optional, null),
  claim(
    'awarding_body',
    ['Awarding body', 'Institución que otorga', 'Verleihende Stelle'],
    'never',
    mandatory,
    'awarding-body',
  ),
  claim(['awarding_body', 'country'], ['Country', 'País', 'Land'], 'never', mandatory, 'country'),
  claim('joint_awarding_bodies', ['Awarded with', 'Otorgada junto con', 'Verliehen mit'], 'never', optional, null),
  claim(
    'awarded_on',
    ['Date of issuing', 'Fecha de expedición', 'Ausgestellt am'],
    'never',
    mandatory,
    'date-of-issuing',
  ),
  claim(
    'learning_outcomes',
    ['Learning outcomes', 'Resultados de aprendizaje', 'Lernergebnisse'],
    'never',
    mandatory,
    'learning-outcomes',
  ),
  claim('workload', ['Workload', 'Carga de trabajo', 'Arbeitsaufwand'], 'never', mandatory, 'workload'),
  claim('level', ['Level', 'Nivel', 'Niveau'], 'never', mandatory, 'level'),
  claim('assessments', ['Assessment', 'Evaluación', 'Prüfung'], 'never', mandatory, 'assessment'),
  claim(
    'modes',
    ['Form of participation', 'Forma de participación', 'Form der Teilnahme'],
    'never',
    mandatory,
    'participation',
  ),
  claim(
    'quality_assurance',
    ['Quality assurance', 'Garantía de calidad', 'Qualitätssicherung'],
    'never',
    mandatory,
    'quality-assurance',
  ),
  claim('field', ['Field of education', 'Campo de educación', 'Bildungsfeld'], 'never', optional, null),
  claim('languages', ['Languages', 'Idiomas', 'Sprachen'], 'never', optional, null),
  claim(
    'prerequisites',
    ['Prerequisites', 'Requisitos previos', 'Voraussetzungen'],
    'never',
    optional,
    'prerequisites',
  ),
  claim('supervision', ['Supervision', 'Supervisión', 'Aufsicht'], 'never', optional, 'supervision'),
  claim('grading_scheme', ['Grading scheme', 'Sistema de calificación', 'Notensystem'], 'never', optional, null),
  claim('grade', ['Grade', 'Calificación', 'Note'], 'always', optional, 'grade'),
  claim('stackability', ['Stackability', 'Acumulabilidad', 'Anrechenbarkeit'], 'never', optional, 'stackability'),
  claim(
    'further_information',
    ['Further information', 'Más información', 'Weitere Angaben'],
    'never',
    optional,
    'further-information',
  ),
  claim('parts', ['Parts', 'Partes', 'Teile'], 'always', optional, null),
  claim('homepage', ['Web page', 'Página web', 'Webseite'], 'never', optional, null),
  claim(
    'micro_credential',
    ['Description awarded for', 'Descripción otorgada', 'Zugrunde liegende Beschreibung'],
    'never',
    mandatory,
    null,
  ),
]

type Labels = readonly [en: string, es: string, de: string]

function claim(
  path: string | ClaimPath,
  [en, es, de]: Labels,
  sd: DisclosureRule,
  isMandatory: boolean,
  annexOne: AnnexOneElementId | null,
): TypedClaim {
  return { path: typeof path === 'string' ? [path] : path, label: { en, es, de }, sd, mandatory: isMandatory, annexOne }
}
