/** A verification report as lines for a terminal. */
import type { VerificationReport } from '@meshe/credentials/verification'
import { textIn } from '@meshe/domain/catalogue'
import { exitCodes } from './exit-codes.ts'

export const headlines: Readonly<Record<VerificationReport['verdict'], string>> = {
  valid: 'Checked and valid',
  valid_issuer_unlisted: 'Not changed, but we do not know the issuer',
  valid_issuer_uncheckable: 'We could not check the issuer',
  expired: 'It has ended',
  not_yet: 'It has not begun yet',
  suspended: 'Paused by the university',
  withdrawn: 'Withdrawn by the university',
  changed: 'This is not the original',
  unreadable: 'We cannot read this',
  status_uncheckable: 'We could not check if it is still in force',
  key_uncheckable: 'We could not check the seal',
  practice: 'Practice only',
}

const marks = { passed: '[ok]', failed: '[!!]', undetermined: '[--]' } as const

export function reportText(report: VerificationReport): string {
  const lines = [`${headlines[report.verdict]}   (${report.verdict}, ${report.checkedAt})`, '']
  for (const { check, result, reason, source } of report.checks) {
    lines.push(`${marks[result]} ${check.padEnd(12)} ${reason}${source ? `   ${source}` : ''}`)
  }
  const { content, issuer } = report
  if (issuer)
    lines.push(
      '',
      `Issuer   ${issuer.confirmedName ?? issuer.claimedName ?? issuer.id}${issuer.confirmedBy ? `, named by ${issuer.confirmedBy}` : ', not confirmed by a list'}`,
    )
  if (content) {
    lines.push(`Title    ${textIn(content.title, 'en')}`)
    if (content.holderName) lines.push(`Holder   ${content.holderName}`)
    if (content.ects !== null)
      lines.push(`Size     ${content.ects} ECTS${content.hours === null ? '' : `, ${content.hours} hours`}`)
    if (content.eqf !== null) lines.push(`Level    EQF ${content.eqf}`)
  }
  return [...lines, ...extraLines(report)].join('\n')
}

/** Told beside the checks; the verdict does not look at it. */
function extraLines({ accreditation, completeness, profile }: VerificationReport): readonly string[] {
  const lines: string[] = []
  if (completeness !== null) {
    const missing =
      completeness.missing.length === 0 ? 'all 11 elements' : `not told: ${completeness.missing.join(', ')}`
    lines.push(`${marks[completeness.result]} Annex I        ${missing}`)
  }
  if (accreditation !== null) {
    const bodies = accreditation.statements.map(({ body, confirmedBy, state }) => {
      return `${body} (${state}${confirmedBy === null ? '' : `, ${confirmedBy}`})`
    })
    lines.push(`${marks[accreditation.result]} accreditation  ${bodies.join(', ') || 'none'}`)
  }
  if (profile !== null) {
    lines.push(`${marks[profile.result]} profile        ${profile.profile} (ELM ${profile.version})`)
    for (const { code, pointer, property } of profile.findings) {
      lines.push(`     ${code} ${pointer || '/'}${property === null ? '' : ` ${property}`}`)
    }
    if (profile.left > 0) lines.push(`     and ${profile.left} more`)
  }
  return lines.length === 0 ? [] : ['', ...lines]
}

/** The number with which the command ends. */
export function exitCodeOf({ verdict }: Pick<VerificationReport, 'verdict'>): number {
  if (verdict === 'valid') return exitCodes.done
  const isOpen =
    verdict === 'valid_issuer_uncheckable' || verdict === 'status_uncheckable' || verdict === 'key_uncheckable'
  return isOpen ? exitCodes.undetermined : exitCodes.refused
}
