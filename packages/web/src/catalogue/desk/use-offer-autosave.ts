/** Saves the draft of an offer by itself, keeps it on this device until it is saved, and never writes over somebody else. */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { apiKey, callApi, ProblemError } from '../../shared/api/index.ts'
import { forgetLocalDraft, readLocalDraft, writeLocalDraft } from './local-draft.ts'
import { type OfferDraft, toDescription, toOfferDraft } from './offer-draft.ts'

type SaveState =
  /** Everything that can be saved is saved. */
  | 'saved'
  | 'unsaved'
  | 'saving'
  /** The node does not answer: kept on this device, tried again by itself. */
  | 'waiting'
  /** Somebody else saved in between. */
  | 'conflict'
  /** The node refuses: see `error`. */
  | 'refused'

const pauseMs = 1000
const againMs = 8000

export interface OfferAutosave {
  readonly draft: OfferDraft
  readonly change: (changes: Partial<OfferDraft>) => void
  readonly state: SaveState
  readonly malformed: readonly string[]
  readonly error: ProblemError | null
  /** True where this device held something that the node did not. */
  readonly wasRestored: boolean
  /** What the other person saved, once there is a conflict. */
  readonly theirs: DeskMicroCredentialView | null
  readonly keepMine: () => void
  readonly takeTheirs: () => void
  /** Saves at once; true once all of it is saved. */
  readonly saveNow: () => Promise<boolean>
}

export function useOfferAutosave(institution: string, offer: DeskMicroCredentialView): OfferAutosave {
  const client = useQueryClient()
  const params = useMemo(() => ({ institution, microCredential: offer.id }), [institution, offer.id])
  const [restored] = useState(() => readLocalDraft(offer.id))
  const [draft, setDraft] = useState<OfferDraft>(() => restored?.draft ?? toOfferDraft(offer.description))
  const [state, setState] = useState<SaveState>(restored === null ? 'saved' : 'unsaved')
  const [error, setError] = useState<ProblemError | null>(null)
  const [theirs, setTheirs] = useState<DeskMicroCredentialView | null>(null)
  const revision = useRef(restored?.revision ?? offer.revision)
  const saved = useRef(JSON.stringify(offer.description))
  const running = useRef<Promise<boolean> | null>(null)
  const latest = useRef(draft)
  latest.current = draft

  const takeOver = useCallback(
    (view: DeskMicroCredentialView) => {
      revision.current = view.revision
      saved.current = JSON.stringify(view.description)
      client.setQueryData(apiKey(catalogueApi.showMicroCredential, { params }), view)
      void client.invalidateQueries({ queryKey: [catalogueApi.listMicroCredentials.id] })
    },
    [client, params],
  )

  const fail = useCallback(
    async (thrown: unknown): Promise<false> => {
      const problem = thrown instanceof ProblemError ? thrown : null
      setError(problem)
      if (problem === null || problem.status === 0 || problem.status >= 500) {
        setState('waiting')
        return false
      }
      if (problem.code !== 'catalogue.revision-conflict') {
        setState('refused')
        return false
      }
      setState('conflict')
      setTheirs(await callApi(catalogueApi.showMicroCredential, { params }).catch(() => null))
      return false
    },
    [params],
  )

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { description, malformed } = toDescription(latest.current)
    const isTheSame = JSON.stringify(description) === saved.current
    const before = latest.current
    try {
      if (!isTheSame) {
        setState('saving')
        const body = { revision: revision.current, description }
        const view = await callApi(catalogueApi.saveDescription, { params, body })
        takeOver(view)
        // The node may write the same thing with other spaces; what was sent counts as saved.
        saved.current = JSON.stringify(description)
      }
    } catch (thrown) {
      return fail(thrown)
    }
    setError(null)
    if (latest.current !== before) {
      setState('unsaved')
      writeLocalDraft(offer.id, { revision: revision.current, draft: latest.current })
      return false
    }
    if (malformed.length === 0) forgetLocalDraft(offer.id)
    else writeLocalDraft(offer.id, { revision: revision.current, draft: before })
    setState('saved')
    return malformed.length === 0
  }, [fail, offer.id, params, takeOver])

  /** One at a time; what is typed meanwhile goes with the next one. */
  const save = useCallback((): Promise<boolean> => {
    running.current ??= saveOnce().finally(() => {
      running.current = null
    })
    return running.current
  }, [saveOnce])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the pause anew
  useEffect(() => {
    if (state !== 'unsaved' && state !== 'waiting') return
    const again = () => void save()
    const timer = setTimeout(again, state === 'waiting' ? againMs : pauseMs)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [state, draft, save])

  const change = useCallback(
    (changes: Partial<OfferDraft>) => {
      const next = { ...latest.current, ...changes }
      latest.current = next
      setDraft(next)
      writeLocalDraft(offer.id, { revision: revision.current, draft: next })
      setState((now) => (now === 'conflict' || now === 'waiting' || now === 'saving' ? now : 'unsaved'))
    },
    [offer.id],
  )

  const keepMine = useCallback(() => {
    if (theirs !== null) takeOver(theirs)
    setTheirs(null)
    setState('unsaved')
  }, [takeOver, theirs])

  const takeTheirs = useCallback(() => {
    forgetLocalDraft(offer.id)
    if (theirs !== null) {
      takeOver(theirs)
      setDraft(toOfferDraft(theirs.description))
    }
    setTheirs(null)
    setError(null)
    setState('saved')
  }, [offer.id, takeOver, theirs])

  const saveNow = useCallback(async () => {
    const done = await save()
    return done || save()
  }, [save])

  const malformed = useMemo(() => toDescription(draft).malformed, [draft])
  return {
    draft,
    change,
    state,
    malformed,
    error,
    wasRestored: restored !== null,
    theirs,
    keepMine,
    takeTheirs,
    saveNow,
  }
}
