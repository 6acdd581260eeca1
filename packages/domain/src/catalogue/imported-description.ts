/**
 * What can be kept of a description that comes from another system: each member that fits, nothing that does not.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import type { MicroCredentialDraft } from '@meshe/credentials/micro-credential'
import { MicroCredentialDescription } from './micro-credential-description.ts'

const mostRepairs = 500
const longestList = 40

/**
 * Keeps what fits the schema and leaves out the smallest part around what does not: a bad skill, not all outcomes.
 *
 * @throws MesheError `catalogue.nothing-to-import` where nothing at all is left
 */
export function toImportedDescription(draft: MicroCredentialDraft): MicroCredentialDescription {
  const { id: _id, version: _version, ...members } = draft
  const candidate = shortened(members) as Record<string, unknown>
  for (let repair = 0; repair < mostRepairs; repair += 1) {
    const parsed = MicroCredentialDescription.safeParse(candidate)
    if (parsed.success) return requireContent(parsed.data)
    const [issue] = parsed.error.issues
    const unknownMember = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    removeAt(candidate, [...(issue?.path ?? []), ...unknownMember])
  }
  throw nothing()
}

function requireContent(description: MicroCredentialDescription): MicroCredentialDescription {
  const { title, learningOutcomes = [] } = description
  if (title === undefined && learningOutcomes.length === 0) throw nothing()
  return description
}

/** A copy whose lists hold no more than a description may. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, longestList).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member)]))
}

/** Removes what stands at the path; where nothing stands there, what should have had it. */
function removeAt(root: Record<string, unknown>, path: readonly PropertyKey[]): void {
  const parents: unknown[] = [root]
  for (const step of path.slice(0, -1)) parents.push(memberOf(parents.at(-1), step))
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = parents[depth - 1]
    const step = path[depth - 1] as PropertyKey
    if (memberOf(parent, step) === undefined) continue
    if (Array.isArray(parent)) parent.splice(Number(step), 1)
    else delete (parent as Record<PropertyKey, unknown>)[step]
    return
  }
  for (const member of Object.keys(root)) delete root[member]
}

function memberOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined
}

function nothing(): MesheError {
  return new MesheError('catalogue.nothing-to-import', 'There is nothing in it that describes a micro-credential.')
}
