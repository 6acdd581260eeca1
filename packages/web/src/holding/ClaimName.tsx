/** Whether the name is right, and how the university is reached where it is not. */
import type { ClaimView } from '@meshe/domain/holding'
import { useMessages, useText } from '../shared/i18n/index.ts'
import { claimMessages } from './messages/claim.ts'

export function NameQuestion({ claim }: { readonly claim: ClaimView }) {
  const t = useMessages(claimMessages)
  const name = claim.content?.holderName ?? null
  return (
    <section className="card">
      <div className="card-in stack-s">
        <h2 className="claim-question">{t('name.title')}</h2>
        <p>{name === null ? t('name.none') : t('name.shown', { name })}</p>
        <p>{t('name.text')}</p>
        <ContactLine claim={claim} />
      </div>
    </section>
  )
}

/** The contact of a university may be a mail address, a web address or words. */
export function ContactLine({ claim }: { readonly claim: ClaimView }) {
  const t = useMessages(claimMessages)
  const text = useText()
  const { contact, name } = claim.institution
  if (contact === null) return <p>{t('name.noContact')}</p>
  const href = hrefOf(contact, t('name.subject', { title: text(claim.content?.title ?? {}) }))
  if (href === null) return <p>{t('name.contact', { contact })}</p>
  return (
    <p>
      <a href={href} rel="noreferrer">
        {t('name.write', { institution: text(name) })}
      </a>{' '}
      <span className="muted small">{contact.replace(/^mailto:/, '')}</span>
    </p>
  )
}

function hrefOf(contact: string, subject: string): string | null {
  if (/^https?:\/\//.test(contact)) return contact
  const address = contact.replace(/^mailto:/, '')
  return /^[^\s@]+@[^\s@]+$/.test(address) ? `mailto:${address}?subject=${encodeURIComponent(subject)}` : null
}
