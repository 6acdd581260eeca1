/** What is used of the Web Cryptography API and of Compression Streams; `globalThis` has it in browsers, Node.js, Deno and Bun. */

/** An algorithm with its parameters, as the Web Cryptography API takes it. */
export interface WebAlgorithmName {
  readonly name: string
  readonly namedCurve?: string
  readonly hash?: string
  readonly saltLength?: number
}

/** A key that only its platform can look into. */
export type WebKey = object

export interface WebPlatform {
  readonly crypto: {
    readonly subtle: {
      digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
      importKey(
        format: 'jwk',
        key: object,
        algorithm: WebAlgorithmName,
        isExtractable: boolean,
        uses: 'verify'[],
      ): Promise<WebKey>
      importKey(
        format: 'raw',
        key: Uint8Array<ArrayBuffer>,
        algorithm: WebAlgorithmName,
        isExtractable: boolean,
        uses: 'decrypt'[],
      ): Promise<WebKey>
      decrypt(
        algorithm: WebAlgorithmName & { readonly iv: Uint8Array<ArrayBuffer> },
        key: never,
        data: Uint8Array<ArrayBuffer>,
      ): Promise<ArrayBuffer>
      sign(algorithm: WebAlgorithmName, key: never, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
      verify(
        algorithm: WebAlgorithmName,
        key: never,
        signature: Uint8Array<ArrayBuffer>,
        data: Uint8Array<ArrayBuffer>,
      ): Promise<boolean>
    }
    getRandomValues(bytes: Uint8Array<ArrayBuffer>): unknown
  }
  readonly CompressionStream: new (format: 'gzip' | 'deflate') => WebTransform
  readonly DecompressionStream: new (format: 'gzip' | 'deflate') => WebTransform
}

export interface WebTransform {
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
      cancel(): Promise<void>
    }
  }
  readonly writable: {
    getWriter(): {
      write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
      close(): Promise<void>
    }
  }
}
