/** Decryption for key stores with what the Web Cryptography API has: AES. */
import { MesheError } from '../meshe-error.ts'
import type { DecryptCbc } from '../pkcs12/index.ts'
import type { WebPlatform } from './web-platform.ts'

/** For `openKeyStore`; the older forms with triple DES are `key-store.unsupported` there. */
export function createWebDecryption({ crypto: { subtle } }: WebPlatform): DecryptCbc {
  return async (cipher, { bytes, iv, key }) => {
    if (cipher === 'des-ede3') {
      throw new MesheError('key-store.unsupported', 'The Web Cryptography API does not know triple DES.', { cipher })
    }
    const name = 'AES-CBC'
    const webKey = await subtle.importKey('raw', new Uint8Array(key), { name }, false, ['decrypt'])
    return new Uint8Array(
      await subtle.decrypt({ name, iv: new Uint8Array(iv) }, webKey as never, new Uint8Array(bytes)),
    )
  }
}
