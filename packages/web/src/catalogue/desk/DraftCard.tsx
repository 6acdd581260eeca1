/** How a learner would see the description now, also while parts are missing. */
import type { MicroCredentialDescription } from '@meshe/domain/catalogue'
import { useVocabularyWords } from '../../shared/credential/index.ts'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Facts } from '../../shared/primitives/index.ts'
import { Selvedge } from '../../shared/weave/Selvedge.tsx'
import { catalogueMessages } from '../messages/index.ts'
import { offerDeskMessages } from './messages/index.ts'

export interface DraftCardProps {
  readonly description: MicroCredentialDescription
  /** IRI of the micro-credential, for its strip. */
  readonly seed: string
}

export function DraftCard({ description, seed }: DraftCardProps) {
  const t = useMessages(offerDeskMessages)
  const c = useMessages(catalogueMessages)
  const f = useFormatters()
  const words = useVocabularyWords()
  const { name } = useDesk()
  const { title, workload, level, modes = [], languages = [], assessments = [], offering = {} } = description
  const price = offering.priceEuro
  const how = [
    ...(modes.length > 0 ? [words.modes(modes)] : []),
    ...(languages.length > 0 ? [words.languages(languages)] : []),
  ]
  return (
    <article className="card">
      <Selvedge seed={seed} />
      <div className="card-in stack-s">
        <h3>{title === undefined ? t('untitled') : <Text map={title} />}</h3>
        <p className="muted small">
          <Text map={name} />
        </p>
        {description.description !== undefined && (
          <p className="small">
            <Text map={description.description} />
          </p>
        )}
        <div className="small">
          <Facts
            facts={[
              {
                term: t('card.size'),
                value: words.size({ ects: workload?.ects ?? null, hours: workload?.hours ?? null }),
              },
              { term: t('card.level'), value: level === undefined ? null : words.level(level.eqf) },
              { term: t('card.how'), value: how.length === 0 ? null : f.capital(how.join(', ')) },
              {
                term: t('card.tested'),
                value:
                  assessments.length === 0 ? null : f.capital(words.assessments(assessments.map(({ type }) => type))),
              },
              {
                term: c('card.cost'),
                value: price === undefined ? null : price === 0 ? c('cost.free') : f.euro(price),
              },
              { term: c('card.starts'), value: offering.startsOn === undefined ? null : f.day(offering.startsOn) },
            ]}
          />
        </div>
        {(description.learningOutcomes ?? []).length > 0 && (
          <ul className="small">
            {(description.learningOutcomes ?? []).map((outcome) => (
              <li key={JSON.stringify(outcome)}>
                <Text map={outcome.title} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  )
}
