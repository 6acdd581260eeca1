/**
 * The IRI of a micro-credential: an address under that of the university which gives it.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { didWebOf } from '@meshe/credentials/did'

const address = /^([^?#]+)\/micro-credentials\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export interface MicroCredentialAddress {
  /** DID of the university under whose address it stands. */
  readonly institutionDid: string
  readonly id: string
}

/** What an IRI says about itself, or null where it is not the address of a micro-credential. */
export function readMicroCredentialAddress(iri: string): MicroCredentialAddress | null {
  const [, institution, id] = address.exec(iri) ?? []
  if (institution === undefined || id === undefined) return null
  try {
    return { institutionDid: didWebOf(institution), id }
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}
