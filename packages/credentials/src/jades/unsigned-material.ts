/** What was added to a seal after signing: `etsiU` with time-stamps, certificates and revocation data (TS 119 182-1, section 5.3). */
import { isJsonObject, objectOf, objectsOf } from '../crosswalk/members.ts'
import { type JsonObject, parseJson } from '../json/index.ts'
import { decodeBase64url } from '../multiformats/index.ts'
import type { RevocationMaterial } from '../x509/index.ts'
import { lookDer, lookTokens } from './seal-header.ts'

interface ArchiveStamp {
  readonly tokens: readonly Uint8Array[]
  /** The elements before it, as they stand: they are stamped with the rest. */
  readonly before: readonly string[]
}

export interface UnsignedMaterial {
  readonly signatureTokens: readonly Uint8Array[]
  readonly archiveStamps: readonly ArchiveStamp[]
  readonly certificates: readonly Uint8Array[]
  readonly revocation: RevocationMaterial
}

const noMaterial: UnsignedMaterial = {
  signatureTokens: [],
  archiveStamps: [],
  certificates: [],
  revocation: { lists: [], answers: [] },
}
const maxElements = 32

/** Null when it is not written as the norm says. Elements that are not read here, counter-signatures among them, prove nothing. */
export function lookUnsignedMaterial(etsiU: unknown): UnsignedMaterial | null {
  if (etsiU === undefined) return noMaterial
  if (!Array.isArray(etsiU) || etsiU.length === 0 || etsiU.length > maxElements) return null
  const texts: string[] = []
  let material = noMaterial
  for (const element of etsiU) {
    if (typeof element !== 'string') return null
    const next = lookElement(element)
    const extended = next === null ? null : extend(material, next, texts)
    if (extended === null) return null
    material = extended
    texts.push(element)
  }
  return material
}

function extend(material: UnsignedMaterial, element: JsonObject, before: readonly string[]): UnsignedMaterial | null {
  const tokens = lookTokens(element['sigTst'])
  const archive = lookTokens(element['arcTst'])
  if (tokens === null || archive === null) return null
  const values = objectOf(element['rVals'])
  return {
    signatureTokens: [...material.signatureTokens, ...tokens],
    archiveStamps:
      archive.length === 0
        ? material.archiveStamps
        : [...material.archiveStamps, { tokens: archive, before: [...before] }],
    certificates: [
      ...material.certificates,
      ...objectsOf(element['xVals']).map((item) => lookDer(objectOf(item['x509Cert'])['val'])),
    ].filter((der) => der !== null),
    revocation: {
      lists: [...material.revocation.lists, ...valuesOf(values['crlVals'])],
      answers: [...material.revocation.answers, ...valuesOf(values['ocspVals'])],
    },
  }
}

function valuesOf(items: unknown): readonly Uint8Array[] {
  return objectsOf(items)
    .map((item) => lookDer(item['val']))
    .filter((der) => der !== null)
}

function lookElement(text: string): JsonObject | null {
  try {
    const element = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64url(text)))
    return isJsonObject(element) && Object.keys(element).length === 1 ? element : null
  } catch {
    return null
  }
}
