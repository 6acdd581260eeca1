/** Packages that come without types: only what the cross-check uses of them. */
declare module '@digitalbazaar/ecdsa-multikey' {
  interface EcdsaKeyPair {
    id: string
    controller: string
    readonly publicKeyMultibase: string
    signer(): object
  }
  export function generate(options: { curve: 'P-256' | 'P-384' }): Promise<EcdsaKeyPair>
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): object
  export function createVerifyCryptosuite(): object
}
