/** How small courses add up to one larger award. */
import { type CatalogueEntry, catalogueApi } from '@meshe/domain/catalogue'
import { type PathwayView, stackingApi } from '@meshe/domain/stacking'
import { Link, useParams } from 'react-router'
import { OfferCard } from '../catalogue/OfferCard.tsx'
import { useApi } from '../shared/api/index.ts'
import { useVocabularyWords } from '../shared/credential/vocabulary-words.ts'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Page, QueryPage } from '../shared/layout/index.ts'
import { LinkButton } from '../shared/primitives/index.ts'
import { stackingMessages } from './messages/index.ts'
import { usePathWords } from './path-words.ts'
import { StackGraph } from './StackGraph.tsx'
import './stack.css'

type Component = PathwayView['description']['groups'][number]['components'][number]

export function PathPage() {
  const t = useMessages(stackingMessages)
  const path = usePublicPath()
  const { pathway = '' } = useParams()
  const query = useApi(stackingApi.showPathway, { params: { pathway } })
  return (
    <QueryPage query={query} title={t('list.title')} back={{ to: path('/paths'), label: t('path.back') }}>
      {(answer) => <Path pathway={answer} />}
    </QueryPage>
  )
}

function Path({ pathway }: { readonly pathway: PathwayView }) {
  const t = useMessages(stackingMessages)
  const f = useFormatters()
  const text = useText()
  const path = usePublicPath()
  const vocabulary = useVocabularyWords()
  const words = usePathWords()
  const { id, description, institution } = pathway
  // Where the catalogue does not answer, the path itself still stands.
  const entries = useApi(catalogueApi.searchCatalogue, { query: { pathway: id, limit: 100 } }).data?.entries
  const rules = words.rules(description.rules)
  return (
    <Page
      title={text(description.title)}
      lead={<Text map={description.description} />}
      back={{ to: path('/paths'), label: t('path.back') }}
      above={t.rich('path.above', {
        institution: <Text map={institution.name} />,
        country: f.country(institution.country),
      })}
    >
      <p>
        {t('path.size', {
          ects: description.ects,
          ectsText: f.number(description.ects),
          level: vocabulary.level(description.eqf),
        })}
      </p>
      <PathFigure pathway={pathway} />
      <section className="stack">
        <h2>{t('path.parts')}</h2>
        <div className="path-groups">
          {description.groups.map((group) => (
            <section key={group.id} className="stack-s">
              <h3>
                <Text map={group.title} />
              </h3>
              <p className="muted">{words.groupRule(group.rule)}</p>
              <ul className="path-parts">
                {group.components.map((component) => (
                  <Part key={component.id} component={component} entries={entries ?? []} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      <section className="stack-s">
        <h2>{t('path.rules')}</h2>
        {rules.length === 0 ? (
          <p>{t('rules.none')}</p>
        ) : (
          <ul>
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
      </section>
      <div className="grid grid-2">
        {entries !== undefined && <FirstStep entries={entries} />}
        <section className="stack-s">
          <h2>{t('path.mine.title')}</h2>
          <p className="muted">{t('path.mine.note')}</p>
          <p>
            <LinkButton to={`/me/stack/${id}`}>{t('path.mine')}</LinkButton>
          </p>
        </section>
      </div>
    </Page>
  )
}

function PathFigure({ pathway: { id, description, institution } }: { readonly pathway: PathwayView }) {
  const t = useMessages(stackingMessages)
  const f = useFormatters()
  const text = useText()
  const words = usePathWords()
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
            state: 'missing',
            seed: id,
          }}
          groups={description.groups.map((group) => ({
            id: group.id,
            title: text(group.title),
            note: words.groupRule(group.rule),
            state: 'missing',
            components: group.components.map((component) => ({
              id: component.id,
              title: text(component.title),
              note: words.credits(component.ects),
              state: 'missing',
              seed: component.accepts[0] ?? component.id,
            })),
          }))}
        />
      </div>
      <figcaption className="card-in small">
        {t.rich('path.caption', { institution: <Text map={institution.name} /> })}
      </figcaption>
    </figure>
  )
}

function Part({ component, entries }: { readonly component: Component; readonly entries: readonly CatalogueEntry[] }) {
  const t = useMessages(stackingMessages)
  const path = usePublicPath()
  const words = usePathWords()
  const accepted = entries.filter(({ iri }) => component.accepts.includes(iri))
  return (
    <li className="path-part path-part-missing">
      <p>
        <b>
          <Text map={component.title} />
        </b>{' '}
        <span className="muted">{words.credits(component.ects)}</span>
      </p>
      {accepted.length > 0 && (
        <div className="small">
          <p className="muted">{t('part.accepts')}</p>
          <ul>
            {accepted.map((entry) => (
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
      {component.accepts.length === 0 && <p className="muted small">{t('part.nothing')}</p>}
      <p className="muted small">{component.acceptsRecognition ? t('part.recognition') : t('part.noRecognition')}</p>
    </li>
  )
}

function FirstStep({ entries }: { readonly entries: readonly CatalogueEntry[] }) {
  const t = useMessages(stackingMessages)
  const today = new Date().toISOString().slice(0, 10)
  const next = entries.find(({ description: { offering } }) => (offering?.startsOn ?? '') >= today)
  return (
    <section className="stack-s">
      <h2>{t('path.first')}</h2>
      {next === undefined ? <p>{t('path.first.none')}</p> : <OfferCard entry={next} />}
    </section>
  )
}
