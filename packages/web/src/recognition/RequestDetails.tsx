/** What was sent: which credential, to whom, why. */
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Facts } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'

export function RequestDetails({ request }: { readonly request: RecognitionRequestView }) {
  const t = useMessages(requestMessages)
  const f = useFormatters()
  const { credential, institution, pathway, purpose } = request
  return (
    <section className="stack">
      <h2>{t('details.title')}</h2>
      <Facts
        wide
        facts={[
          {
            term: t('details.credential'),
            value: (
              <>
                <Text map={credential.title} />
                {credential.heldCredentialId !== null && (
                  <>
                    {' '}
                    <Link to={`/me/credentials/${credential.heldCredentialId}`}>{t('details.credential.open')}</Link>
                  </>
                )}
              </>
            ),
          },
          {
            term: t('details.university'),
            value: (
              <>
                <Text map={institution.name} />, {f.country(institution.country)}
              </>
            ),
          },
          {
            term: t('details.path'),
            value:
              pathway === null ? null : (
                <Link to={`/me/stack/${pathway.id}`}>
                  <Text map={pathway.title} />
                </Link>
              ),
          },
          { term: t('details.why'), value: t(`purpose.${purpose}`) },
        ]}
      />
    </section>
  )
}
