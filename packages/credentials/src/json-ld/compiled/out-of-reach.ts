/**
 * What the compiled path leaves to the general one: rare features of JSON-LD, and everything that must be refused. The general path
 * then does the work, or says what is wrong. It is thrown inside this folder only.
 */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach'
}

export function leaveToGeneralPath(what: string): never {
  throw new OutOfReach(what)
}
