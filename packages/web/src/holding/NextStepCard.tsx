/** The one thing to do next, with its reason and its button. */
import type { HeldCredentialView } from '@meshe/domain/holding'
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import type { MyPathwayView } from '@meshe/domain/stacking'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ProblemError } from '../shared/api/index.ts'
import { useFormatters, useMessages, usePublicPath, useText, type Values } from '../shared/i18n/index.ts'
import { LinkButton, Skeleton } from '../shared/primitives/index.ts'
import { homeMessages } from './messages/home.ts'
import { findNextStep, type NextStep } from './next-step.ts'
import { isDecisionRead } from './read-decisions.ts'

type Asked<Answer> = UseQueryResult<Answer, ProblemError>

export interface NextStepCardProps {
  readonly credentials: Asked<{ credentials: HeldCredentialView[] }>
  readonly requests: Asked<{ requests: RecognitionRequestView[] }>
  readonly pathways: Asked<{ pathways: MyPathwayView[] }>
}

export function NextStepCard({ credentials, requests, pathways }: NextStepCardProps) {
  const t = useMessages(homeMessages)
  const words = useStepWords()
  if (credentials.isPending || requests.isPending || pathways.isPending) return <Skeleton lines={2} />
  const step = findNextStep({
    credentials: credentials.data?.credentials,
    requests: requests.data?.requests,
    pathways: pathways.data?.pathways,
    isRead: isDecisionRead,
  })
  if (step === null) return null
  const { values, to } = words(step)
  return (
    <section className="card me-next" aria-labelledby="next-step">
      <div className="card-in stack-s">
        <h2 id="next-step">{t('next.title')}</h2>
        <p className="read">{t(`next.${step.kind}`, values)}</p>
        <p>
          <LinkButton to={to}>{t(`next.${step.kind}.go`)}</LinkButton>
        </p>
      </div>
    </section>
  )
}

function useStepWords(): (step: NextStep) => { readonly values: Values; readonly to: string } {
  const text = useText()
  const path = usePublicPath()
  const f = useFormatters()
  const ofRequest = ({ institution, credential, id }: RecognitionRequestView) => ({
    values: { institution: text(institution.name), title: text(credential.title) },
    to: `/me/recognition/${id}`,
  })
  const ofPath = ({ pathway: { id, institution, description } }: MyPathwayView) => ({
    values: { institution: text(institution.name), path: text(description.title) },
    to: `/me/stack/${id}`,
  })
  return (step) => {
    switch (step.kind) {
      case 'answer-question':
      case 'read-decision':
      case 'wait':
        return ofRequest(step.request)
      case 'look-at-credential':
        return { values: { title: text(step.held.content.title) }, to: `/me/credentials/${step.held.id}` }
      case 'ask-award':
        return ofPath(step.mine)
      case 'ask-to-count': {
        const { id, institution } = step.mine.pathway
        const search = new URLSearchParams({ credential: step.held.id, institution: institution.did, pathway: id })
        return {
          values: { ...ofPath(step.mine).values, title: text(step.held.content.title) },
          to: `/me/recognition/new?${search}`,
        }
      }
      case 'take-course': {
        const { title, ects } = step.component
        const { values, to } = ofPath(step.mine)
        return { values: { ...values, title: text(title), ects, ectsText: f.number(ects) }, to }
      }
      case 'set-goal':
        return { values: {}, to: '/me/stack' }
      case 'first-credential':
      case 'find-next':
        return { values: {}, to: path('/find') }
    }
  }
}
