/** What this university decided on the same or a similar course. */
import type { CaseView } from '@meshe/domain/recognition'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { Tag } from '../../shared/primitives/index.ts'
import { caseMessages } from './messages/case.ts'

export function Precedents({ precedents }: { readonly precedents: CaseView['precedents'] }) {
  const t = useMessages(caseMessages)
  const f = useFormatters()
  return (
    <section className="stack-s">
      <h2>{t('precedents.title')}</h2>
      {precedents.length === 0 ? (
        <p>{t('precedents.none')}</p>
      ) : (
        <ul className="case-precedents">
          {precedents.map(({ title, awardingBody, ectsGranted, ectsClaimed, decidedAt, similarity }) => (
            <li key={decidedAt}>
              {t.rich('precedent.line', {
                title: <Text map={title} />,
                body: awardingBody,
                granted: f.number(ectsGranted),
                claimed: f.number(ectsClaimed),
                date: f.shortDay(decidedAt),
              })}{' '}
              <Tag>{t(`precedent.${similarity}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
