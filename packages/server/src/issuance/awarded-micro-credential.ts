/** The published version that an award was given for, read once for many awards: published versions never change. */
import type { MicroCredential } from '@meshe/credentials/micro-credential'
import { toMicroCredential } from '@meshe/domain/catalogue'
import { findMicroCredentialVersion } from '../catalogue/catalogue-service.ts'
import type { Queryable } from '../db/db.ts'
import type { StoredAward } from './award-store.ts'

type Named = Pick<StoredAward, 'institutionId' | 'microCredentialId' | 'microCredentialVersion'>

export type MicroCredentialReader = (named: Named) => Promise<MicroCredential>

/** @returns a reader; it throws MesheError `catalogue.micro-credential-not-found`. */
export function createMicroCredentialReader(db: Queryable): MicroCredentialReader {
  const known = new Map<string, Promise<MicroCredential>>()
  return (named) => {
    const key = `${named.institutionId} ${named.microCredentialId} ${named.microCredentialVersion}`
    const found = known.get(key) ?? read(named)
    known.set(key, found)
    return found
  }
  async function read({ institutionId, microCredentialId, microCredentialVersion }: Named): Promise<MicroCredential> {
    const published = await findMicroCredentialVersion(db, institutionId, microCredentialId, microCredentialVersion)
    return toMicroCredential(published.description, { id: published.iri, version: published.version })
  }
}
