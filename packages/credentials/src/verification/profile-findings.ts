/** Where a European Digital Credential leaves its application profile, and what else looks wrong in it (European Learning Model). */
import { lintElm, validateElm } from '../elm/index.ts'
import type { JsonObject } from '../json/index.ts'
import type { ProfileFinding, ProfileFindings } from './verification-report.ts'

const maxFindings = 50

/** Never throws. Oddities that the profile names as well are told once, by the profile. */
export function findProfileFindings(document: JsonObject): ProfileFindings {
  const { proof: _, ...credential } = document
  const { conforms, profile, version, violations } = validateElm(credential)
  const findings: readonly ProfileFinding[] = [
    ...violations.map(({ focus, path, constraint }): ProfileFinding => {
      return { code: `profile.${constraint}`, pointer: focus.pointer, property: path }
    }),
    ...lintElm(credential)
      .filter(({ code }) => code !== 'elm.member-missing' && code !== 'elm.member-repeated')
      .map(({ code, path }): ProfileFinding => ({ code, pointer: path, property: null })),
  ]
  const isRead = violations.every(({ constraint }) => constraint !== 'unreadable' && constraint !== 'context')
  return {
    result: conforms ? 'passed' : isRead ? 'failed' : 'undetermined',
    profile,
    version,
    findings: findings.slice(0, maxFindings),
    left: Math.max(0, findings.length - maxFindings),
  }
}
