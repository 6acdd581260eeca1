/**
 * The words by which a catalogue is searched, the same for every language: without accents, case or punctuation.
 *
 * @module
 */

const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}
const longestWord = 60

/** Text as it is compared: `Złożone Żółwie` gives `zlozone zolwie`, `Straße` gives `strasse`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþħı]/g, (letter) => ligatures[letter] ?? letter)
    .replaceAll('ς', 'σ')
    .normalize('NFC')
}

/** The words of a text in their order, folded; only letters and digits, at most 60 of them each. */
export function searchWords(text: string): string[] {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, longestWord).join(''))
}
