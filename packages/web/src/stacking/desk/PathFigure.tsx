/** The picture of a path at the desk; for the eye only, the form beside it says the same. */
import type { PathwayDescription } from '@meshe/domain/stacking'
import { useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { usePathWords } from '../path-words.ts'
import { StackGraph } from '../StackGraph.tsx'
import { pathDeskMessages } from './messages/index.ts'

export interface PathFigureProps {
  readonly description: PathwayDescription
  readonly seed: string
}

export function PathFigure({ description, seed }: PathFigureProps) {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  const words = usePathWords()
  const { ects, eqf } = description
  return (
    <figure className="card stack-figure">
      <div className="stack-picture">
        <StackGraph
          award={{
            title: text(description.title),
            note: t('figure.award', { ects, ectsText: f.number(ects), eqf }),
            state: 'missing',
            seed,
          }}
          groups={description.groups.map((group) => ({
            id: group.id,
            title: text(group.title),
            note: words.groupRule(group.rule),
            state: 'missing' as const,
            components: group.components.map((component) => ({
              id: component.id,
              title: text(component.title),
              note: words.credits(component.ects),
              state: 'missing' as const,
              seed: component.accepts[0] ?? component.id,
            })),
          }))}
        />
      </div>
      <figcaption className="card-in small">{t('figure.caption')}</figcaption>
    </figure>
  )
}
