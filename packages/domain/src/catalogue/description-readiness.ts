/**
 * What a description still lacks before a second person may approve it.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { type AnnexOneElementId, missingMandatoryElements, presentElements } from '@meshe/credentials/micro-credential'
import { type MicroCredentialDescription, PublishableDescription } from './micro-credential-description.ts'

export interface DescriptionReadiness {
  /** Mandatory elements of Annex I that are missing, in its order. */
  readonly missing: readonly AnnexOneElementId[]
  readonly present: readonly AnnexOneElementId[]
  /** Members that the catalogue needs beside Annex I. */
  readonly missingForCatalogue: readonly ('description' | 'field' | 'languages')[]
  readonly isReady: boolean
}

/** Judges a description at any stage. */
export function describeReadiness(description: MicroCredentialDescription): DescriptionReadiness {
  const missing = missingMandatoryElements(description)
  const missingForCatalogue = (['description', 'field', 'languages'] as const).filter((member) => {
    const value = description[member]
    return value === undefined || (Array.isArray(value) && value.length === 0)
  })
  return {
    missing,
    present: presentElements(description),
    missingForCatalogue,
    isReady: missing.length === 0 && missingForCatalogue.length === 0,
  }
}

/** @throws MesheError `catalogue.incomplete` naming what is missing. */
export function requirePublishable(description: MicroCredentialDescription): PublishableDescription {
  const readiness = describeReadiness(description)
  if (!readiness.isReady) {
    throw new MesheError('catalogue.incomplete', 'The description is not complete yet.', {
      missing: [...readiness.missing, ...readiness.missingForCatalogue],
    })
  }
  return PublishableDescription.parse(description)
}
