/**
 * The order of RDFC-1.0: by Unicode code points (RDF Dataset Canonicalization 1.0, section 4, "code point order"). The engine sorts by
 * UTF-16 code units, which differs only between U+E000 to U+FFFF and what needs a pair of surrogates, such as an emoji.
 *
 * @module
 */

const highUnit = /[\ue000-\uffff]/
const surrogate = /[\ud800-\udfff]/

/** Whether sorting by code units may be another order than the one of the norm. */
export function mayNeedCodePointOrder(text: string): boolean {
  return highUnit.test(text) && surrogate.test(text)
}

/** Sorts in place and answers the same array. */
export function sortByCodePoints(texts: string[]): string[] {
  texts.sort()
  const isRight = !texts.some((text) => highUnit.test(text)) || !texts.some((text) => surrogate.test(text))
  return isRight ? texts : texts.sort(compareCodePoints)
}

function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index += 1) {
    const left = one.charCodeAt(index)
    const right = other.charCodeAt(index)
    if (left === right) continue
    if (isSurrogate(left) === isSurrogate(right)) return left - right
    return isSurrogate(left) ? 1 : -1
  }
  return one.length - other.length
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}
