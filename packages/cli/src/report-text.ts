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
  return lines.join('\n')
}

/** The number with which the command ends. */
export function exitCodeOf({ verdict }: Pick<VerificationReport, 'verdict'>): number {
  if (verdict === 'valid') return exitCodes.done
  const isOpen =
    verdict === 'valid_issuer_uncheckable' || verdict === 'status_uncheckable' || verdict === 'key_uncheckable'
  return isOpen ? exitCodes.undetermined : exitCodes.refused
}
