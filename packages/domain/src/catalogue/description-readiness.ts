/**
 * What a description still lacks before a second person may approve it.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { type AnnexOneElementId, missingMandatoryElements, presentElements } from '@meshe/credentials/micro-credential'
import { iscedFields, languages } from '@meshe/credentials/vocabulary'
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
  const missingForCatalogue = (['description', 'field', 'languages'] as const).filter(
    (member) => !isUsable(description, member),
  )
  return {
    missing,
    present: presentElements(description),
    missingForCatalogue,
    isReady: missing.length === 0 && missingForCatalogue.length === 0,
  }
}

/** A code that no vocabulary knows counts as missing: no credential could be made with it. */
function isUsable(description: MicroCredentialDescription, member: 'description' | 'field' | 'languages'): boolean {
  const { field, languages: taught = [] } = description
  if (member === 'field') return field !== undefined && Object.hasOwn(iscedFields, field)
  if (member === 'languages') return taught.length > 0 && taught.every(isKnownLanguage)
  return description.description !== undefined
}

function isKnownLanguage(tag: string): boolean {
  return Object.hasOwn(languages, tag.split('-')[0] ?? tag)
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
