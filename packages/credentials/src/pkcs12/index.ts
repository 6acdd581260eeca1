/** Key stores of one password, `.p12` or `.pfx` (PKCS #12, RFC 7292): the key that seals with its certificates. */
export type { CbcCipher, DecryptCbc } from './content-encryption.ts'
export { type KeyStore, type OpenKeyStoreSettings, openKeyStore } from './open-key-store.ts'
