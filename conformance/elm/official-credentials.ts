/**
 * Every credential in the official samples and in those of a real issuer, unsealed.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'

export interface OfficialCredential {
  readonly name: string
  /** The text of the file, sealed or not. */
  readonly text: string
  readonly credential: JsonObject
}

export function officialCredentials(directory: string): readonly OfficialCredential[] {
  return ['elm', 'mynextid', 'edci-2.0.6'].flatMap((folder) => {
    let files: string[] = []
    try {
      files = readdirSync(join(directory, folder), { recursive: true, encoding: 'utf8' })
    } catch {
      // this collection is not among the standards here
    }
    return files
      .filter((file) => /\.json(ld)?$/.test(file))
      .flatMap((file): OfficialCredential[] => {
        const text = readFileSync(join(directory, folder, file), 'utf8')
        const credential = findCredential(JSON.parse(text))
        return credential === null ? [] : [{ name: `${folder}/${file}`, text, credential }]
      })
  })
}

function findCredential(value: unknown): JsonObject | null {
  if (typeof value !== 'object' || value === null) return null
  if ('payload' in value && typeof value.payload === 'string') return findCredential(JSON.parse(value.payload))
  if ('credential' in value) return findCredential(value.credential)
  const types = 'type' in value ? [value.type].flat() : []
  return types.includes('EuropeanDigitalCredential') && isJsonObject(value) ? value : null
}
