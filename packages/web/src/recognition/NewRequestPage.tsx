/** Asking a university to count a credential: one question a page, nothing lost on the way. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type AnswerOf, callApi, type ProblemError, useApi } from '../shared/api/index.ts'
import { Text, useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { ActionError, Button, Callout, EmptyState, LinkButton, Query, TextButton } from '../shared/primitives/index.ts'
import { CheckAnswers } from './CheckAnswers.tsx'
import { newRequestMessages } from './messages/new.ts'
import { CredentialQuestion, MessageQuestion, PathQuestion, UniversityQuestion, WhyQuestion } from './questions.tsx'
import {
  isAnswered,
  type Known,
  pathwaysToAskFor,
  type Question,
  questionsOf,
  type RequestDraft,
  reachableQuestion,
  toBody,
} from './request-draft.ts'
import { type KeptRequest, useRequestDraft } from './use-request-draft.ts'
import './recognition.css'

export function NewRequestPage() {
  const t = useMessages(newRequestMessages)
  const credentials = useApi(holdingApi.listHeldCredentials)
  const institutions = useApi(catalogueApi.listInstitutions)
  const pathways = useApi(stackingApi.listPathways)
  const own = credentials.data?.credentials.filter(({ source }) => source !== 'recognition')
  if (own !== undefined && own.length === 0) {
    return (
      <Page title={t('title')} width="read">
        <EmptyState
          title={t('credential.empty')}
          action={<LinkButton to="/me/add">{t('credential.empty.go')}</LinkButton>}
        >
          {t('credential.empty.text')}
        </EmptyState>
      </Page>
    )
  }
  if (own === undefined || institutions.data === undefined || pathways.isPending) {
    const failed = credentials.error === null ? institutions : credentials
    return (
      <Page title={t('title')} width="read">
        <Query query={failed as typeof credentials}>{() => null}</Query>
      </Page>
    )
  }
  return (
    <Asking
      known={{
        credentials: own,
        institutions: institutions.data.institutions,
        // Where the list of paths does not come, one can still ask in general.
        pathways: pathways.data?.pathways ?? [],
      }}
    />
  )
}

/** Shows no question while the address still brings answers: which one is open is not known before they are taken. */
function Asking({ known }: { readonly known: Known }) {
  const t = useMessages(newRequestMessages)
  const { isTaking, ...request } = useRequestDraft(known)
  if (isTaking)
    return (
      <Page title={t('title')} width="read">
        {null}
      </Page>
    )
  return <Questions known={known} request={request} />
}

interface QuestionsProps {
  readonly known: Known
  readonly request: Omit<KeptRequest, 'isTaking'>
}

function Questions({ known, request: { draft, answer, restart, clear, wasRestored } }: QuestionsProps) {
  const t = useMessages(newRequestMessages)
  const [params, setParams] = useSearchParams()
  const [shown, setShown] = useState<Question | null>(null)
  const pathways = pathwaysToAskFor(known.pathways, draft.institution)
  const asked = questionsOf(pathways)
  const question = reachableQuestion(draft, asked, params.get('step') ?? shown)
  const index = asked.indexOf(question)
  const [problem, setProblem] = useState<string | null>(null)
  const send = useSending(clear)
  useFocusOnQuestion(question)

  // An answer alone does not move on, not even before the address names the question.
  useEffect(() => setShown(question), [question])
  useEffect(() => {
    if (params.get('step') !== question) setParams({ step: question }, { replace: true })
  }, [params, question, setParams])

  const goTo = (next: Question) => {
    setProblem(null)
    setParams({ step: next })
  }
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    if (question === 'check') {
      send.mutate(draft)
      return
    }
    if (question === 'message') answer({ message: draft.message ?? '' })
    else if (!isAnswered(draft, question)) {
      setProblem(t(`${question}.missing`))
      document.querySelector<HTMLElement>('main form input')?.focus()
      return
    }
    goTo(asked[index + 1] ?? 'check')
  }
  const before = asked[index - 1]
  const parts: Record<Question, ReactNode> = {
    credential: <CredentialQuestion {...{ known, draft, answer, problem }} />,
    university: <UniversityQuestion {...{ known, draft, answer, problem }} />,
    path: <PathQuestion {...{ known, draft, answer, problem }} />,
    why: <WhyQuestion {...{ known, draft, answer, problem }} />,
    message: <MessageQuestion {...{ known, draft, answer, problem }} />,
    check: <CheckAnswers known={known} draft={draft} asked={asked} onChange={goTo} />,
  }
  const receiver = known.institutions.find(({ did }) => did === draft.institution)
  return (
    <Page
      title={t('title.step', { question: t(`${question}.question`) })}
      heading={t(`${question}.question`)}
      above={question === 'check' ? t('progress.check') : t('progress', { step: index + 1, count: asked.length - 1 })}
      width="read"
    >
      {wasRestored && index > 0 && question !== 'check' && (
        <p className="small muted">
          {t('restored')} <TextButton onClick={restart}>{t('restored.again')}</TextButton>
        </p>
      )}
      <form className="stack-l" onSubmit={goOn} noValidate>
        {parts[question]}
        {question === 'check' && <SendError error={send.error} />}
        <div className="row">
          <Button type="submit" busy={send.isPending}>
            {question === 'check' && receiver !== undefined ? <SendLabel name={receiver.name} /> : t('next')}
          </Button>
          {before !== undefined && (
            <Button quiet onClick={() => goTo(before)}>
              {t('back')}
            </Button>
          )}
        </div>
        <p className="muted small">{t('kept')}</p>
      </form>
    </Page>
  )
}

function useSending(clear: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation<AnswerOf<typeof recognitionApi.requestRecognition>, ProblemError, RequestDraft>({
    mutationFn: (draft) =>
      callApi(recognitionApi.requestRecognition, { body: toBody(draft), idempotencyKey: draft.key }),
    onSuccess: async ({ id }) => {
      clear()
      await Promise.all(
        [recognitionApi.listRecognitionRequests, stackingApi.listMyPathways, stackingApi.showMyProgress].map(
          (endpoint) => client.invalidateQueries({ queryKey: [endpoint.id] }),
        ),
      )
      await navigate(`/me/recognition/${id}`, { state: { justSent: true }, replace: true })
    },
  })
}

/** The page stays, the question is another one: the heading says so. Not on the first one. */
function useFocusOnQuestion(question: Question): void {
  const previous = useRef(question)
  useEffect(() => {
    if (previous.current === question) return
    previous.current = question
    window.scrollTo({ top: 0 })
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [question])
}

function SendLabel({ name }: { readonly name: Known['institutions'][number]['name'] }) {
  const t = useMessages(newRequestMessages)
  return t.rich('send', { institution: <Text map={name} /> })
}

function SendError({ error }: { readonly error: ProblemError | null }) {
  const t = useMessages(newRequestMessages)
  if (error?.code === 'recognition.already-asked') {
    return (
      <Callout
        tone="info"
        title={t('already.title')}
        live
        actions={<Link to="/me/recognition">{t('already.go')}</Link>}
      >
        {t('already.text')}
      </Callout>
    )
  }
  if (error?.code === 'recognition.credential-proves-nothing') {
    return (
      <Callout tone="warn" live>
        {t('nothing.text')}
      </Callout>
    )
  }
  return <ActionError error={error} />
}
