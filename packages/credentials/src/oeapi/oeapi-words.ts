/** Words of the Open Education API v6 that writer and reader share. */
import type { ModeOfLearning, QualificationCycle } from '../vocabulary/index.ts'

/** Member of `ext` under which MESHE writes what the API has no place for; others pass over it. */
export const annexOneMember = 'meshe:annexOne'

/** `modeOfDelivery`. */
export const modesOfDelivery: Readonly<Record<ModeOfLearning, string>> = {
  'work-based': 'work_based',
  'project-based': 'project_based',
  'on-site': 'presential',
  online: 'online',
  blended: 'blended',
  'research-lab-based': 'research_lab_based',
}

/** `level`. */
export const levels: Readonly<Record<QualificationCycle, string>> = {
  'short-cycle': 'associate_degree',
  'first-cycle': 'bachelor',
  'second-cycle': 'master',
  'third-cycle': 'doctoral',
}

/** The pattern of `Language`. */
export const languagePattern =
  /^([a-z]{2,3})(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{4}))?(-([a-z]{2}|[0-9]{3}))*(-[a-z0-9]{2,8})*(-x(-[a-z0-9]{1,8})+)?$/
