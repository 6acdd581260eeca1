/**
 * How many of the learning outcomes that are asked for have a counterpart by their words, in a language both sides use.
 * A hint for a reader, not a judgement: the same thing said in other words is not found.
 *
 * @module
 */
import type { LanguageMap } from '@meshe/credentials/micro-credential'

/** Share of the words of an asked outcome that its counterpart must have. */
const neededShare = 0.5

/** @returns null where nothing is asked, nothing is held, or no language is shared */
export function compareOutcomes(held: readonly LanguageMap[], asked: readonly LanguageMap[]): number | null {
  const isComparable = asked.some((one) => held.some((other) => sharedLanguages(one, other).length > 0))
  if (!isComparable) return null
  return asked.filter((one) => held.some((other) => isCounterpart(one, other))).length
}

function isCounterpart(asked: LanguageMap, held: LanguageMap): boolean {
  return sharedLanguages(asked, held).some((language) => {
    const wanted = wordsOf(asked[language] ?? '')
    const present = wordsOf(held[language] ?? '')
    const found = [...wanted].filter((word) => present.has(word)).length
    return wanted.size > 0 && found / wanted.size >= neededShare
  })
}

function sharedLanguages(one: LanguageMap, other: LanguageMap): string[] {
  return Object.keys(one).filter((language) => Object.hasOwn(other, language))
}

/** Words of four letters or more: short ones are mostly the same in every sentence. Compared by their first six letters. */
function wordsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  return new Set(words.map((word) => word.slice(0, 6)))
}
