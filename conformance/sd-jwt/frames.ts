/** The frames in which two other implementations write what is concealed and what is shown, as paths. */
import type { ClaimPath } from '@meshe/credentials/sd-jwt'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

type Frame = Readonly<Record<string, unknown>>

/** `_sd` and `_sd_decoy` of @sd-jwt: keys of members or indexes of elements. */
export function pathsOfFrame(frame: Frame, value: unknown, at: ClaimPath = []) {
  const disclosable: ClaimPath[] = []
  const decoys: { path: ClaimPath; count: number }[] = []
  const step = (name: string) => (Array.isArray(value) ? Number(name) : name)
  for (const name of (frame['_sd'] as (string | number)[] | undefined) ?? [])
    disclosable.push([...at, step(String(name))])
  if (typeof frame['_sd_decoy'] === 'number') decoys.push({ path: at, count: frame['_sd_decoy'] })
  for (const [name, inner] of Object.entries(frame)) {
    if (name.startsWith('_sd')) continue
    const nested = pathsOfFrame(inner as Frame, (value as Frame)[name], [...at, step(name)])
    disclosable.push(...nested.disclosable)
    decoys.push(...nested.decoys)
  }
  return { disclosable, decoys }
}

/** Paths under which a frame of shown claims holds `true`, as far as the claims have them. */
export function shownPaths(frame: unknown, value: unknown, at: ClaimPath = []): ClaimPath[] {
  if (value === undefined || value === null) return []
  if (frame === true) return [at]
  if (typeof frame !== 'object' || frame === null) return []
  return Object.entries(frame).flatMap(([name, inner]) => {
    const next = (value as Frame)[name]
    if (next === undefined) return []
    const path = [...at, Array.isArray(value) ? Number(name) : name]
    return inner === true ? [path] : shownPaths(inner, next, path)
  })
}

/** `!sd` of the norm's own examples, before keys and before elements. */
export function readSpecification(text: string) {
  const document = parseDocument(text, { logLevel: 'silent' })
  const disclosable: ClaimPath[] = []
  const claims = walk(document.get('user_claims', true), [])
  const plain = document.toJS({}) as Frame
  return {
    claims: claims as Frame,
    disclosable,
    shown: plain['holder_disclosed_claims'],
    isBound: plain['key_binding'] === true,
  }

  function walk(node: unknown, at: ClaimPath): unknown {
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => {
          const name = String(isScalar(key) ? key.value : key)
          if (isScalar(key) && key.tag === '!sd') disclosable.push([...at, name])
          return [name, walk(value, [...at, name])]
        }),
      )
    }
    if (!isSeq(node)) return isScalar(node) ? scalarOf(node.value) : null
    return node.items.map((item, index) => {
      const element = item as { readonly tag?: string }
      if (element.tag === '!sd') disclosable.push([...at, index])
      return walk(item, [...at, index])
    })
  }

  /** A number under a tag that is not known stays text there; nothing in the examples depends on it. */
  function scalarOf(value: unknown): unknown {
    return value ?? null
  }
}
