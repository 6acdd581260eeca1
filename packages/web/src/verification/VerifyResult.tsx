/** The answer: one verdict, six checks, and what the credential says where the seal is proven. */
import type { VerificationReport } from '@meshe/domain/verification'
import { ArrowLeft, Printer } from 'lucide-react'
import {
  CheckRows,
  CredentialContentView,
  credentialMessages,
  useVerdictText,
  VerdictPanel,
} from '../shared/credential/index.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Button, TextButton } from '../shared/primitives/index.ts'
import { verifyMessages } from './messages/index.ts'
import { ReportExtras } from './ReportExtras.tsx'
import { SealLevels } from './SealLevels.tsx'

export interface VerifyResultProps {
  readonly report: VerificationReport
  readonly onAgain: () => void
}

export function VerifyResult({ report, onAgain }: VerifyResultProps) {
  const t = useMessages(verifyMessages)
  const c = useMessages(credentialMessages)
  const f = useFormatters()
  const { title } = useVerdictText()(report)
  return (
    <Page title={title} ownHeading>
      <div className="wrap verify-result">
        <p className="small no-print">
          <TextButton onClick={onAgain} className="verify-again">
            <ArrowLeft aria-hidden="true" size={18} />
            {t('again')}
          </TextButton>
        </p>
        <div className="columns">
          <div className="stack-l">
            <VerdictPanel report={report} heading="h1" />
            <section className="stack-s">
              <h2>{c('rows.title')}</h2>
              <CheckRows report={report} />
            </section>
            <SealLevels report={report} />
            <ReportExtras report={report} />
            <p className="row no-print">
              <Button onClick={() => window.print()}>
                <Printer aria-hidden="true" />
                {t('print')}
              </Button>
              <Button quiet onClick={() => saveReport(report)}>
                {t('download')}
              </Button>
            </p>
            <p className="small print-only">
              {t('print.note', { address: window.location.origin, moment: f.moment(report.checkedAt) })}
            </p>
          </div>
          <ContentOrNothing report={report} />
        </div>
      </div>
    </Page>
  )
}

function ContentOrNothing({ report }: { readonly report: VerificationReport }) {
  const c = useMessages(credentialMessages)
  if (report.content !== null) return <CredentialContentView content={report.content} format={report.format} />
  // What is no credential has nothing that could be wrong.
  if (report.verdict === 'unreadable') return null
  return (
    <div className="card">
      <div className="card-in stack-s">
        <h2>{c('says.nothing')}</h2>
        <p>{c('says.nothing.text')}</p>
      </div>
    </div>
  )
}

function saveReport(report: VerificationReport): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `meshe-check-${report.checkedAt.slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(address)
}
