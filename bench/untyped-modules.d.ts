/** Packages that come without types: only what the benchmarks use of them. */
declare module '@digitalbazaar/bitstring' {
  export class Bitstring {
    constructor(options: { readonly length: number })
    set(position: number, on: boolean): void
    encodeBits(): Promise<string>
  }
}
