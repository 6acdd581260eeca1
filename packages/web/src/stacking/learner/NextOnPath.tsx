/** The best next step on one path: a course that fills a part, else asking for what one has, else waiting. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import type { MyPathwayView } from '@meshe/domain/stacking'
import { OfferCard } from '../../catalogue/OfferCard.tsx'
import { findComponentToTake, findCredentialToAskFor } from '../../holding/next-step.ts'
import { useApi } from '../../shared/api/index.ts'
import { Text, useMessages } from '../../shared/i18n/index.ts'
import { LinkButton } from '../../shared/primitives/index.ts'
import { myPathMessages } from './messages/my-path.ts'

export interface NextOnPathProps {
  readonly mine: MyPathwayView
  readonly entries: readonly CatalogueEntry[] | undefined
  readonly requests: readonly RecognitionRequestView[] | undefined
}

export function NextOnPath(props: NextOnPathProps) {
  const t = useMessages(myPathMessages)
  return (
    <section className="stack">
      <h2>{t('next.title')}</h2>
      <Next {...props} />
    </section>
  )
}

function Next({ mine, entries, requests }: NextOnPathProps) {
  const t = useMessages(myPathMessages)
  const credentials = useApi(holdingApi.listHeldCredentials).data?.credentials ?? []
  const { pathway, progress } = mine
  const institution = <Text map={pathway.institution.name} />
  const target = { institution: pathway.institution.did, pathway: pathway.id }
  if (progress.ectsMissing <= 0) return <p>{t('next.wait')}</p>
  const held = findCredentialToAskFor(mine, { credentials, requests: requests ?? [] })
  const component = findComponentToTake(mine)
  const course = entries?.find(({ iri }) => component?.accepts.includes(iri))
  if (held !== null && course === undefined) {
    return (
      <>
        <p>{t.rich('next.ask', { institution, title: <Text map={held.content.title} /> })}</p>
        <p>
          <LinkButton to={`/me/recognition/new?${new URLSearchParams({ credential: held.id, ...target })}`}>
            {t('next.ask.go')}
          </LinkButton>
        </p>
      </>
    )
  }
  if (component !== null && course !== undefined) {
    return (
      <>
        <p>{t.rich('next.course', { title: <Text map={component.title} /> })}</p>
        <OfferCard entry={course} />
      </>
    )
  }
  return (
    <>
      <p>
        {component === null
          ? t.rich('next.other', { institution })
          : t.rich('next.noCourse', { title: <Text map={component.title} />, institution })}
      </p>
      <p>
        <LinkButton quiet to={`/me/recognition/new?${new URLSearchParams(target)}`}>
          {t('next.noCourse.go')}
        </LinkButton>
      </p>
    </>
  )
}
