/** Packages that come without types: only what the cross-check uses of them. */
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string })
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id: string
    controller: string
    readonly publicKeyMultibase: string
    signer(): object
  }
  export function generate(options: { seed: Uint8Array }): Promise<KeyPair>
}
declare module '@digitalbazaar/vc' {
  interface Options {
    readonly credential: object
    readonly suite: object
    readonly documentLoader: (url: string) => Promise<object>
  }
  export function issue(options: Options): Promise<import('../../packages/credentials/src/json/index.ts').JsonObject>
  export function derive(
    options: Omit<Options, 'credential'> & { readonly verifiableCredential: object },
  ): Promise<import('../../packages/credentials/src/json/index.ts').JsonObject>
  export function signPresentation(
    options: Omit<Options, 'credential'> & { readonly presentation: object; readonly challenge: string },
  ): Promise<import('../../packages/credentials/src/json/index.ts').JsonObject>
  export function verifyCredential(
    options: Options & { readonly now: Date; readonly checkStatus?: () => Promise<{ readonly verified: boolean }> },
  ): Promise<{ readonly verified: boolean }>
}
