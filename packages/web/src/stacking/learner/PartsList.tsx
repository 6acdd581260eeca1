/** Everything the path asks for, group by group, each part with its state and the reason in words. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import type { MyPathwayView } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../../shared/i18n/index.ts'
import { StatusWord, Tag } from '../../shared/primitives/StatusWord.tsx'
import { usePathWords } from '../path-words.ts'
import { myPathMessages } from './messages/my-path.ts'

type Group = MyPathwayView['progress']['groups'][number]
type Component = Group['components'][number]

export interface PartsListProps {
  readonly mine: MyPathwayView
  readonly fresh: ReadonlySet<string>
  readonly entries: readonly CatalogueEntry[]
}

export function PartsList({ mine, fresh, entries }: PartsListProps) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const words = usePathWords()
  const ruleOf = (groupId: string) => mine.pathway.description.groups.find(({ id }) => id === groupId)?.rule
  return (
    <section className="stack" id="parts" aria-labelledby="parts-title">
      <h2 id="parts-title">{t('parts.title')}</h2>
      <div className="path-groups">
        {mine.progress.groups.map((group) => {
          const rule = ruleOf(group.groupId)
          return (
            <section key={group.groupId} className="stack-s">
              <div className="group-head">
                <h3>
                  <Text map={group.title} />
                </h3>
                <StatusWord tone={group.isSatisfied ? 'ok' : 'none'}>
                  {group.isSatisfied ? t('group.done') : t('group.open')}
                </StatusWord>
              </div>
              {rule !== undefined && (
                <p className="muted">
                  {t('group.line', { rule: words.groupRule(rule), countedText: f.number(group.ectsCounted) })}
                </p>
              )}
              <ul className="path-parts">
                {group.components.map((component) => (
                  <Part
                    key={component.componentId}
                    mine={mine}
                    component={component}
                    isNeeded={!group.isSatisfied}
                    isNew={fresh.has(`${group.groupId}/${component.componentId}`)}
                    entries={entries}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </section>
  )
}

const tones = { have: 'ok', waiting: 'info', missing: 'none' } as const

interface PartProps {
  readonly mine: MyPathwayView
  readonly component: Component
  /** False where its group is complete without it. */
  readonly isNeeded: boolean
  readonly isNew: boolean
  readonly entries: readonly CatalogueEntry[]
}

function Part({ mine, component, isNeeded, isNew, entries }: PartProps) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const text = useText()
  const path = usePublicPath()
  const { pathway } = mine
  const { componentId, title, ects, ectsCounted, state, reason, filledBy, accepts } = component
  const institution = text(pathway.institution.name)
  const credits = { ects, ectsText: f.number(ects), countedText: f.number(ectsCounted) }
  const isPartly = state === 'have' && ectsCounted < ects
  const isUnneeded = state === 'missing' && !isNeeded
  const courses = state === 'missing' && isNeeded ? entries.filter(({ iri }) => accepts.includes(iri)) : []
  const mayAsk =
    state === 'missing' &&
    isNeeded &&
    pathway.description.groups.some(({ components }) =>
      components.some(({ id, acceptsRecognition }) => id === componentId && acceptsRecognition),
    )
  const ask = new URLSearchParams({ institution: pathway.institution.did, pathway: pathway.id, component: componentId })
  const isMissingOne = state === 'missing' && reason === 'ask-for-recognition'
  return (
    <li className={`path-part path-part-${state}`}>
      <div className="my-part-head">
        <StatusWord tone={tones[state]}>{isUnneeded ? t('state.unneeded') : t(`state.${state}`)}</StatusWord>
        {isNew && <Tag>{t('part.new')}</Tag>}
      </div>
      <p>
        <b>
          <Text map={title} />
        </b>{' '}
        <span className="muted">{t(isPartly ? 'part.credits.partly' : 'part.credits', credits)}</span>
      </p>
      <p className="small">
        {filledBy !== null && (
          <>{t.rich('part.filled', { title: <Text map={filledBy.title} />, body: filledBy.awardingBody })} </>
        )}
        {isUnneeded
          ? t('reason.unneeded')
          : t(isMissingOne ? 'reason.missing.ask-for-recognition' : `reason.${reason}`, { institution })}
      </p>
      {courses.length > 0 && (
        <div className="small">
          <p className="muted">{t('part.take')}</p>
          <ul>
            {courses.map((entry) => (
              <li key={entry.id}>
                <Link to={path(`/find/${entry.id}`)}>
                  <Text map={entry.description.title} />
                </Link>
                , <Text map={entry.institution.name} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayAsk && (
        <p className="small">
          <Link to={`/me/recognition/new?${ask}`} aria-label={t('part.ask.of', { title: text(title) })}>
            {t('part.ask')}
          </Link>
        </p>
      )}
    </li>
  )
}
