/** The answers of a request as they are given: kept over a reload, and the first ones may come with the address. */
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { useDraft } from '../shared/primitives/index.ts'
import { answerDraft, type Known, newDraft, type RequestDraft } from './request-draft.ts'

export interface KeptRequest {
  readonly draft: RequestDraft
  /** Whether the address still brings answers that were not taken over. */
  readonly isTaking: boolean
  readonly wasRestored: boolean
  readonly answer: (patch: Partial<Omit<RequestDraft, 'key'>>) => void
  readonly restart: () => void
  readonly clear: () => void
}

const broughtAlong = ['credential', 'institution', 'pathway'] as const

export function useRequestDraft({ credentials, institutions, pathways }: Known): KeptRequest {
  const [params, setParams] = useSearchParams()
  const { value, setValue, clear, wasRestored } = useDraft<RequestDraft>('recognition-request', newDraft())
  const isTaking = broughtAlong.some((name) => params.has(name))
  const answer = (patch: Partial<Omit<RequestDraft, 'key'>>) => setValue((now) => answerDraft(now, patch))
  useEffect(() => {
    if (!isTaking) return
    const [credential, institution, pathway] = broughtAlong.map((name) => params.get(name))
    setValue((now) => {
      const start = credential !== null && credential !== now.heldCredentialId ? newDraft() : now
      const isHeld = credentials.some(({ id }) => id === credential)
      const isKnown = institutions.some(({ did }) => did === institution)
      const given = answerDraft(start, {
        ...(isHeld ? { heldCredentialId: credential ?? '' } : {}),
        ...(isKnown ? { institution: institution ?? '' } : {}),
      })
      const isPathway = pathways.some(({ id }) => id === pathway)
      return isPathway ? { ...given, pathwayId: pathway ?? null, componentId: params.get('component') ?? '' } : given
    })
    setParams({}, { replace: true })
  }, [isTaking, params, credentials, institutions, pathways, setValue, setParams])
  const restart = () => {
    setValue(newDraft())
    setParams({})
  }
  return { draft: value, isTaking, wasRestored, answer, restart, clear }
}
