/** JSON Pointers (RFC 6901) into a document whose lists of one may be written without their brackets, as JSON-LD allows. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/index.ts'
import { MesheError } from '../../meshe-error.ts'

const maxTokens = 64
const index = /^(0|[1-9]\d{0,8})$/

/** @throws MesheError `proof.pointer-malformed` */
function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return []
  const tokens = pointer.split('/').slice(1)
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer) || tokens.length > maxTokens) {
    throw new MesheError('proof.pointer-malformed', 'This is no JSON Pointer.', { pointer: pointer.slice(0, 200) })
  }
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * The way a pointer takes through a document: names of members and positions in lists.
 *
 * @throws MesheError `proof.pointer-malformed`, `proof.pointer-not-found` (facts: pointer)
 */
export function resolvePointer(document: JsonObject, pointer: string): readonly (string | number)[] {
  const path: (string | number)[] = []
  let value: JsonValue | undefined = document
  for (const token of parsePointer(pointer)) {
    if (Array.isArray(value) && value.length === 1 && !index.test(token)) {
      path.push(0)
      value = value[0]
    }
    // A list of one that stands there without its brackets is its own first item.
    if (!Array.isArray(value) && token === '0' && !(isJsonObject(value) && Object.hasOwn(value, token))) continue
    const step: string | number = Array.isArray(value) && index.test(token) ? Number(token) : token
    value = valueAt(value, step)
    if (value === undefined) {
      throw new MesheError('proof.pointer-not-found', 'The pointer leads to nothing.', {
        pointer: pointer.slice(0, 200),
      })
    }
    path.push(step)
  }
  return path
}

function valueAt(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}
