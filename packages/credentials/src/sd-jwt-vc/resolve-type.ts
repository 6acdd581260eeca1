/** From the name of a type to its metadata, with everything that it takes over from the types it extends (SD-JWT VC, sections 5.4 and 8.5). */
import type { Cryptography } from '../cryptography.ts'
import { type JsonValue, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { hasIntegrity } from './integrity.ts'
import { type ClaimMetadata, readTypeMetadata, type TypeMetadata } from './type-metadata.ts'

export interface ResolveTypeSettings {
  readonly cryptography: Pick<Cryptography, 'digest'>
  /** `vct#integrity` of the credential. */
  readonly integrity?: string | undefined
  /** The text of the metadata of a type, from a registry, a cache or its address; null where there is none. */
  readonly findType: (vct: string) => Promise<string | null>
}

const maxExtensions = 8
const limits = { maxBytes: 256 * 1024, maxDepth: 16, maxNodes: 20_000 }

/**
 * The metadata of a type with what it inherits, or null where nobody describes the type.
 *
 * @throws MesheError `type-metadata.integrity-mismatch`, `type-metadata.mismatch` (another type), `type-metadata.circular`,
 *   `type-metadata.too-deep`, `type-metadata.missing` (of a type that is extended), `type-metadata.contradiction`
 *   (a rule of an extended type weakened), and as `readTypeMetadata` and `parseJson` do
 */
export async function resolveType(vct: string, settings: ResolveTypeSettings): Promise<TypeMetadata | null> {
  const chain: TypeMetadata[] = []
  let next: { readonly vct: string; readonly integrity: string | null } | null = {
    vct,
    integrity: settings.integrity ?? null,
  }
  while (next !== null) {
    if (chain.some((type) => type.vct === next?.vct)) {
      throw new MesheError('type-metadata.circular', 'The type extends itself.', { vct: next.vct })
    }
    if (chain.length > maxExtensions) {
      throw new MesheError('type-metadata.too-deep', 'The type extends too many others.', { vct })
    }
    const text = await settings.findType(next.vct)
    if (text === null) {
      if (chain.length === 0) return null
      throw new MesheError('type-metadata.missing', 'Nobody describes the type that is extended.', { vct: next.vct })
    }
    if (next.integrity !== null && !(await hasIntegrity(text, next.integrity, settings.cryptography))) {
      throw new MesheError('type-metadata.integrity-mismatch', 'The description of the type is another one.', {
        vct: next.vct,
      })
    }
    const type = readTypeMetadata(parseJson(text, limits) as JsonValue)
    if (type.vct !== next.vct) {
      throw new MesheError('type-metadata.mismatch', 'The description is of another type.', { vct: next.vct })
    }
    chain.push(type)
    next = type.extends === null ? null : { vct: type.extends, integrity: type.extendsIntegrity }
  }
  return chain.reduceRight((base, type) => extendType(base, type))
}

/**
 * A type over the one that it extends: claims of the same path take the place of the inherited ones, and may say more
 * but not less.
 *
 * @throws MesheError `type-metadata.contradiction`
 */
export function extendType(base: TypeMetadata, type: TypeMetadata): TypeMetadata {
  const pathOf = ({ path }: ClaimMetadata) => JSON.stringify(path)
  const own = new Map(type.claims.map((claim) => [pathOf(claim), claim]))
  const inherited = base.claims.map((claim) => {
    const child = own.get(pathOf(claim))
    own.delete(pathOf(claim))
    return child === undefined ? claim : extendClaim(claim, child)
  })
  return {
    ...type,
    display: type.display.length > 0 ? type.display : base.display,
    claims: [...inherited, ...own.values()],
  }
}

function extendClaim(base: ClaimMetadata, child: ClaimMetadata): ClaimMetadata {
  const isBound = base.sd === 'always' || base.sd === 'never'
  const weakensDisclosure = isBound && child.sd !== null && child.sd !== base.sd
  const weakensPresence = base.mandatory === true && child.mandatory === false
  if (weakensDisclosure || weakensPresence) {
    throw new MesheError('type-metadata.contradiction', 'The type weakens a rule of the type that it extends.', {
      path: child.path.map(String),
    })
  }
  return {
    path: child.path,
    display: child.display ?? base.display,
    sd: child.sd ?? base.sd,
    mandatory: child.mandatory ?? base.mandatory,
    svgId: child.svgId ?? base.svgId,
  }
}
