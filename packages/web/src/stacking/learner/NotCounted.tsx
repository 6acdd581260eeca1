/** What is held but does not count on this path, each with its reason. */
import { holdingApi } from '@meshe/domain/holding'
import type { MyPathwayView } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { myPathMessages } from './messages/my-path.ts'

export function NotCounted({ mine: { pathway, progress } }: { readonly mine: MyPathwayView }) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const text = useText()
  const held = useApi(holdingApi.listHeldCredentials).data?.credentials ?? []
  if (progress.notCounted.length === 0) return null
  const institution = text(pathway.institution.name)
  return (
    <section className="stack-s">
      <h2>{t('not.title')}</h2>
      <ul className="not-counted">
        {progress.notCounted.map(({ evidenceId, title, awardingBody, ects, reason }) => {
          const isHeld = held.some(({ id }) => id === evidenceId)
          const ask = new URLSearchParams({
            ...(isHeld ? { credential: evidenceId } : {}),
            institution: pathway.institution.did,
            pathway: pathway.id,
          })
          return (
            <li key={evidenceId}>
              <p>
                <b>
                  {isHeld ? (
                    <Link to={`/me/credentials/${evidenceId}`}>
                      <Text map={title} />
                    </Link>
                  ) : (
                    <Text map={title} />
                  )}
                </b>{' '}
                <span className="muted small">
                  {t('not.line', {
                    credits: t('part.credits', { ects, ectsText: f.number(ects) }),
                    body: awardingBody,
                  })}
                </span>
              </p>
              <p>{t(`reason.${reason}`, { institution })}</p>
              {reason === 'ask-for-recognition' && (
                <p>
                  <Link to={`/me/recognition/new?${ask}`} aria-label={t('not.ask.of', { title: text(title) })}>
                    {t('not.ask')}
                  </Link>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
