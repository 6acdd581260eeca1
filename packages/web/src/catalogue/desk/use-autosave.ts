/**
 * Saves a description by itself a moment after the last change, with the revision it was read at. What is not saved yet stays on the
 * device; a version that somebody else saved in the meantime is never overwritten unasked.
 */
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { useEffect, useRef, useState } from 'react'
import { type ProblemError, useApiMutation } from '../../shared/api/index.ts'
import { useDraft } from '../../shared/primitives/index.ts'
import { type OfferForm, toDescription, toForm } from './offer-form.ts'

const waitMs = 1200

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'refused'

export interface Autosave {
  readonly form: OfferForm
  readonly change: (changes: Partial<OfferForm>) => void
  readonly state: SaveState
  readonly error: ProblemError | null
  readonly wasRestored: boolean
  readonly save: () => void
  /** After a conflict: what was saved by somebody else, in place of what stands in the form. */
  readonly takeSaved: () => void
}

interface Draft {
  readonly form: OfferForm
  readonly isDirty: boolean
}

export function useAutosave(institution: string, offer: DeskMicroCredentialView): Autosave {
  const { value, setValue, clear, wasRestored } = useDraft<Draft>(`offer-${offer.id}`, {
    form: toForm(offer.description),
    isDirty: false,
  })
  const [revision, setRevision] = useState(offer.revision)
  const [startedDirty] = useState(value.isDirty)
  const latest = useRef(value)
  latest.current = value
  const mutation = useApiMutation(catalogueApi.saveDescription, {
    invalidates: [catalogueApi.showMicroCredential, catalogueApi.listMicroCredentials],
  })

  const save = (atRevision = revision) => {
    const sent = latest.current.form
    mutation.mutate(
      {
        params: { institution, microCredential: offer.id },
        body: { revision: atRevision, description: toDescription(sent) },
      },
      {
        onSuccess: (saved) => {
          setRevision(saved.revision)
          if (latest.current.form !== sent) return
          setValue({ form: sent, isDirty: false })
          clear()
        },
      },
    )
  }
  const isConflict = mutation.error?.code === 'catalogue.revision-conflict'
  const mayTry = value.isDirty && !mutation.isPending && !isConflict

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new form starts the wait again, nothing else does
  useEffect(() => {
    if (!mayTry) return
    const timer = setTimeout(() => save(), waitMs)
    return () => clearTimeout(timer)
  }, [value.form, mayTry])

  return {
    form: value.form,
    change: (changes) => {
      if (!isConflict) mutation.reset()
      setValue({ form: { ...value.form, ...changes }, isDirty: true })
    },
    state: isConflict
      ? 'conflict'
      : mutation.isPending
        ? 'saving'
        : mutation.isError
          ? 'refused'
          : value.isDirty
            ? 'unsaved'
            : 'saved',
    error: isConflict ? null : mutation.error,
    wasRestored: wasRestored && startedDirty,
    save: () => save(isConflict ? offer.revision : revision),
    takeSaved: () => {
      mutation.reset()
      setRevision(offer.revision)
      setValue({ form: toForm(offer.description), isDirty: false })
      clear()
    },
  }
}
