/** Cryptography from the Web platform: `createWebCryptography(globalThis)`. */
export { createWebCryptography, createWebSigner, type WebSignerSettings } from './create-web-cryptography.ts'
export { createWebDecryption } from './web-decryption.ts'
export type { WebAlgorithmName, WebKey, WebPlatform, WebTransform } from './web-platform.ts'
