/** A credential in a list: what, from whom, how large, in which state. */
import type { CredentialContent, VerificationReport } from '@meshe/domain/verification'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages } from '../i18n/index.ts'
import { Selvedge } from '../weave/Selvedge.tsx'
import { credentialMessages } from './messages/index.ts'
import { VerdictWord } from './VerdictPanel.tsx'
import { useVocabularyWords } from './vocabulary-words.ts'
import './credential.css'

export interface CredentialCardProps {
  readonly content: CredentialContent
  readonly verdict?: VerificationReport['verdict']
  /** Where the title leads. */
  readonly to?: string
  readonly heading?: 'h2' | 'h3'
  readonly children?: ReactNode
}

export function CredentialCard({ content, verdict, to, heading: Heading = 'h3', children }: CredentialCardProps) {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const body = f.list(content.awardingBodies)
  const on = content.awardedOn ?? content.validFrom
  return (
    <article className="card credential-card">
      <Selvedge seed={content.achievementId ?? content.id ?? ''} />
      <div className="card-in stack-s">
        <Heading>
          {to === undefined ? (
            <Text map={content.title} />
          ) : (
            <Link to={to}>
              <Text map={content.title} />
            </Link>
          )}
        </Heading>
        <p className="muted small">{on === null ? body : t('card.on', { body, date: f.shortDay(on) })}</p>
        <p className="small">{words.size(content)}</p>
        {verdict !== undefined && <VerdictWord verdict={verdict} />}
        {children}
      </div>
    </article>
  )
}
