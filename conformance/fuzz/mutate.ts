/**
 * Inputs made from sound ones by small changes, the same for the same seed.
 *
 * @module
 */

export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}

/** Mulberry32: small, fast, the same everywhere; not for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number) => (limit <= 0 ? 0 : next() % limit)
  return { below, pick: (list) => list[below(list.length)]! }
}

/** What breaks readers: marks of each syntax here, names with a meaning to engines, numbers and characters at the edge. */
const fragments = [
  ...[
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '.',
    '~',
    '=',
    '-',
    '_',
    '#',
    '%',
    '/',
    '<',
    '>',
    '&',
    '?',
    '@',
    'z',
    'u',
    ' ',
    '\n',
  ],
  ...[
    '\u0000',
    '\u007f',
    '\u00e9',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\ud83d\ude00',
    '\\u0000',
    '\\ud800',
    '\\"',
  ],
  ...[
    'null',
    'true',
    '-0',
    '1e400',
    '-1E-400',
    '9007199254740993',
    '0x1',
    'NaN',
    '00',
    '[]',
    '{}',
    '""',
    '[[',
    '{"a":',
  ],
  ...['__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty', 'length', 'then', '"__proto__":{},'],
  ...[
    '@context',
    '@id',
    '@type',
    '@value',
    '@graph',
    '@list',
    '@set',
    '@reverse',
    '@json',
    '@index',
    '_:b0',
    'urn:x:y',
  ],
  ...['"@context":null,', '"@context":{"@vocab":"urn:v:"},', '"@graph":[{}],', '"@included":[{}],', '"@nest":{},'],
  ...['alg', 'none', 'HS256', 'crit', 'b64', 'jwk', 'kid', 'x5c', '_sd', '...', '_sd_alg', 'cnf', 'sha-1'],
  ...['%2e%2e', '%00', '%3A', '127.0.0.1', '[::1]', 'localhost', '..', 'did:web:', 'did:key:z6Mk', 'https://'],
  ...['['.repeat(600), '{"a":'.repeat(600), 'A'.repeat(5000), '9'.repeat(400)],
]

/** One to four changes. */
export function mutateText(text: string, chance: Chance): string {
  let changed = text
  for (let times = 1 + chance.below(4); times > 0; times -= 1) changed = changeOnce(changed, chance)
  return changed
}

function changeOnce(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1)
  const end = Math.min(text.length, at + 1 + chance.below(chance.below(4) === 0 ? text.length : 8))
  switch (chance.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + text.slice(at, end) + text.slice(at)
    case 2:
      return text.slice(0, at)
    case 3:
      return (
        text.slice(0, at) +
        String.fromCharCode(chance.below(chance.below(3) === 0 ? 0x10000 : 128)) +
        text.slice(at + 1)
      )
    case 4: {
      const other = chance.below(text.length + 1)
      return text.slice(0, at) + text.slice(other, other + end - at) + text.slice(end)
    }
    case 5:
      return text.slice(0, at) + chance.pick(fragments) + text.slice(end)
    default:
      return text.slice(0, at) + chance.pick(fragments) + text.slice(at)
  }
}

export function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let changed = Buffer.from(bytes)
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(changed.length + 1)
    const end = Math.min(changed.length, at + 1 + chance.below(8))
    switch (chance.below(6)) {
      case 0:
        changed = Buffer.concat([changed.subarray(0, at), changed.subarray(end)])
        break
      case 1:
        changed = Buffer.concat([changed.subarray(0, end), changed.subarray(at)])
        break
      case 2:
        changed = changed.subarray(0, at)
        break
      case 3:
        changed = Buffer.from(changed)
        if (at < changed.length) changed[at] = chance.pick([0, 1, 0x7f, 0x80, 0x84, 0xff])
        break
      default:
        changed = Buffer.from(changed)
        if (at < changed.length) changed[at] = changed[at]! ^ (1 << chance.below(8))
    }
  }
  return new Uint8Array(changed)
}
