export type { Encoding, JsonObject, Loss } from './encoding.ts'
