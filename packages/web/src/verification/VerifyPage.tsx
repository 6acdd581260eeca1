/** Checking a credential without an account, and what came of it. */
import { type VerificationReport, verificationApi } from '@meshe/domain/verification'
import { useEffect, useRef, useState } from 'react'
import { useApiMutation } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { ActionError, Skeleton } from '../shared/primitives/index.ts'
import { CredentialInput, type CredentialInputValue } from './CredentialInput.tsx'
import { verifyMessages } from './messages/index.ts'
import { VerifyResult } from './VerifyResult.tsx'
import './verify.css'

export function VerifyPage() {
  const t = useMessages(verifyMessages)
  const [report, setReport] = useState<VerificationReport | null>(null)
  const verify = useApiMutation(verificationApi.verify, { onSuccess: setReport })
  const result = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (report === null) return
    window.scrollTo({ top: 0 })
    result.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }, [report])

  if (report !== null) {
    return (
      <div ref={result}>
        <VerifyResult
          report={report}
          onAgain={() => {
            verify.reset()
            setReport(null)
          }}
        />
      </div>
    )
  }
  const check = (body: CredentialInputValue) => verify.mutate({ body })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="verify">
        <div className="stack">
          <ActionError error={verify.error} />
          <CredentialInput onCheck={check} isBusy={verify.isPending} />
          {verify.isPending && (
            <div>
              <p className="hidden-visually" role="status">
                {t('checking')}
              </p>
              <Skeleton lines={3} />
            </div>
          )}
        </div>
        <aside className="card">
          <div className="card-in stack-s">
            <h2>{t('need.title')}</h2>
            <ul className="stack-s">
              <li>{t('need.file')}</li>
              <li>{t('need.kinds')}</li>
              <li>{t('need.private')}</li>
            </ul>
          </div>
        </aside>
      </div>
    </Page>
  )
}
