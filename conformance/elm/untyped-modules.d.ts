/** Packages that come without types: only what is used of them. */
declare module 'n3' {
  export interface Quad {
    readonly predicate: { readonly value: string }
  }
  export class Parser {
    constructor(options: { readonly format: string })
    parse(text: string): Quad[]
  }
  export class Store {
    constructor(quads: readonly Quad[])
  }
  export const DataFactory: object
}
declare module 'shacl-engine' {
  export interface ValidationResult {
    readonly path?: readonly { readonly predicates?: readonly { readonly value: string }[] }[]
    readonly focusNode?: { readonly term?: { readonly value: string } }
  }
  export class Validator {
    constructor(shapes: object, options: { readonly factory: object })
    validate(data: { readonly dataset: object }): Promise<{ readonly results: readonly ValidationResult[] }>
  }
}
