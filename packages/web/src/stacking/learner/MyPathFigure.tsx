/** The picture of the way, with the reason at each line. The list below says the same in words. */
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import type { MyPathwayView } from '@meshe/domain/stacking'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { StackGraph } from '../StackGraph.tsx'
import type { NodeState } from '../stack-graph-layout.ts'
import { myPathMessages } from './messages/my-path.ts'

type Group = MyPathwayView['progress']['groups'][number]
type Component = Group['components'][number]

export interface MyPathFigureProps {
  readonly mine: MyPathwayView
  /** Parts that are new, as `group/component`. */
  readonly fresh: ReadonlySet<string>
  readonly waiting: readonly RecognitionRequestView[]
}

export function MyPathFigure({ mine: { pathway, progress, awarded }, fresh, waiting }: MyPathFigureProps) {
  const t = useMessages(myPathMessages)
  const f = useFormatters()
  const text = useText()
  const { description, institution } = pathway
  const credits = (ects: number) => t('part.credits', { ects, ectsText: f.number(ects) })
  const edgeOf = ({ reason, state, componentId }: Component): string | undefined => {
    if (state === 'missing') return undefined
    const dueAt = waiting.find((request) => request.componentId === componentId)?.dueAt ?? null
    if (reason === 'being-decided' && dueAt !== null) return t('edge.due', { date: f.shortDay(dueAt) })
    const key = `edge.${reason}`
    return t.has(key) ? t(key) : undefined
  }
  return (
    <figure className="card stack-figure">
      <div className="stack-picture">
        <StackGraph
          award={{
            title: text(description.title),
            note: t('graph.award', {
              ects: description.ects,
              ectsText: f.number(description.ects),
              eqf: description.eqf,
            }),
            state: awarded ? 'have' : 'missing',
            seed: pathway.id,
          }}
          groups={progress.groups.map((group) => ({
            id: group.groupId,
            title: text(group.title),
            note: t('graph.group', { countedText: f.number(group.ectsCounted) }),
            state: stateOfGroup(group),
            components: group.components.map((component) => {
              const { filledBy } = component
              const edge = edgeOf(component)
              return {
                id: component.componentId,
                title: text(filledBy?.title ?? component.title),
                note:
                  filledBy === null
                    ? credits(component.ects)
                    : t('graph.from', { credits: credits(component.ects), body: filledBy.awardingBody }),
                state: component.state,
                seed: component.accepts[0] ?? component.componentId,
                isNew: fresh.has(`${group.groupId}/${component.componentId}`),
                ...(edge === undefined ? {} : { edge }),
              }
            }),
          }))}
        />
      </div>
      <figcaption className="card-in small">
        <span className="legend-picture">
          {t('legend')} <a href="#parts">{t('legend.list')}</a>
          {' · '}
        </span>
        {t.rich('decides', { institution: <Text map={institution.name} /> })}
      </figcaption>
    </figure>
  )
}

/** Solid once its rule is met; dashed while what is missing is being checked. */
function stateOfGroup({ isSatisfied, components }: Group): NodeState {
  if (isSatisfied) return 'have'
  return components.some(({ state }) => state === 'waiting') ? 'waiting' : 'missing'
}
