/** A path to read, for whoever may not change it. */
import type { PathwayDescription } from '@meshe/domain/stacking'
import { Text, useMessages } from '../../shared/i18n/index.ts'
import { usePathWords } from '../path-words.ts'
import { pathDeskMessages } from './messages/index.ts'

export function PathReading({ description }: { readonly description: PathwayDescription }) {
  const t = useMessages(pathDeskMessages)
  const words = usePathWords()
  const rules = words.rules(description.rules)
  return (
    <div className="stack-l">
      <p className="lead">
        <Text map={description.description} />
      </p>
      {description.groups.map((group) => (
        <section key={group.id} className="stack-s">
          <h2>
            <Text map={group.title} />
          </h2>
          <p className="muted">{words.groupRule(group.rule)}</p>
          <ul>
            {group.components.map((component) => (
              <li key={component.id}>
                <Text map={component.title} />, {words.credits(component.ects)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rules.length > 0 && (
        <section className="stack-s">
          <h2>{t('rules.title')}</h2>
          <ul>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
