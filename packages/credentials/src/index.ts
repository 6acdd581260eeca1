/** @meshe/credentials: the standards of digital credentials, pure and browser-safe. Each norm has its own folder and entry. */
export type {
  Cryptography,
  DigestAlgorithm,
  Ed25519Signature,
  Eventually,
  KeyType,
  PublicKey,
  Signature,
  SignatureAlgorithm,
  Signer,
} from './cryptography.ts'
export { type ErrorCode, type ErrorFacts, errorStatus, MesheError } from './meshe-error.ts'
