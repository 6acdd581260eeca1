/** One path at the desk: building it, publishing it, and the learners on the way. */
import { type DeskPathwayView, stackingApi } from '@meshe/domain/stacking'
import { Link, useParams, useSearchParams } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page, QueryPage } from '../../shared/layout/index.ts'
import { StatusWord } from '../../shared/primitives/index.ts'
import { BuildPath } from './BuildPath.tsx'
import { pathTones } from './DeskPathsPage.tsx'
import { pathDeskMessages } from './messages/index.ts'
import { PathFigure } from './PathFigure.tsx'
import { PathLearners } from './PathLearners.tsx'
import { PathReading } from './PathReading.tsx'
import './path-desk.css'

export function DeskPathPage() {
  const t = useMessages(pathDeskMessages)
  const { institution } = useDesk()
  const { pathway: id = '' } = useParams()
  const query = useApi(stackingApi.showDeskPathway, { params: { institution, pathway: id } })
  const back = { to: `/u/${institution}/paths`, label: t('back') }
  return (
    <QueryPage query={query} title={t('list.title')} back={back}>
      {(answer) => <Pathway key={id} pathway={answer} back={back} />}
    </QueryPage>
  )
}

interface PathwayProps {
  readonly pathway: DeskPathwayView
  readonly back: { readonly to: string; readonly label: string }
}

function Pathway({ pathway, back }: PathwayProps) {
  const t = useMessages(pathDeskMessages)
  const text = useText()
  const { can } = useDesk()
  const [search] = useSearchParams()
  const seesLearners = can('pathway-editor', 'issuing-officer')
  const mayBuild = can('pathway-editor')
  const asked = search.get('show')
  const shown = asked === 'learners' && seesLearners ? 'learners' : asked === 'build' || mayBuild ? 'build' : 'learners'
  return (
    <Page
      title={text(pathway.description.title)}
      heading={<Text map={pathway.description.title} />}
      above={<StatusWord tone={pathTones[pathway.state]}>{t(`state.${pathway.state}`)}</StatusWord>}
      back={back}
    >
      {seesLearners && (
        <nav aria-label={t('views')}>
          <ul className="path-views">
            <li>
              <Link to="?show=build" replace aria-current={shown === 'build' ? 'page' : undefined}>
                {t('view.build')}
              </Link>
            </li>
            <li>
              <Link to="?show=learners" replace aria-current={shown === 'learners' ? 'page' : undefined}>
                {t('view.learners', { count: pathway.learners })}
              </Link>
            </li>
          </ul>
        </nav>
      )}
      {shown === 'learners' && seesLearners ? (
        <PathLearners pathway={pathway} />
      ) : mayBuild ? (
        <BuildPath pathway={pathway} />
      ) : (
        <>
          <PathFigure description={pathway.description} seed={pathway.id} />
          <PathReading description={pathway.description} />
        </>
      )}
    </Page>
  )
}
