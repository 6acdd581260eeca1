/** What the number means with which `meshe` ends. Documented in `meshe --help`; never reused. */
export const exitCodes = {
  done: 0,
  /** What was checked is not as it should be: a credential that is not valid, a step of the demo that did not hold. */
  refused: 1,
  /** The command was not understood. */
  usage: 2,
  /** Something is missing on this machine or misconfigured. */
  misconfigured: 3,
  /** It could not be told: a list or a node did not answer. */
  undetermined: 4,
  /** A fault of ours. */
  broken: 70,
} as const

/** Ends a command with a sentence for the person who typed it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly exitCode: number

  constructor(code: string, sentence: string, exitCode: number = exitCodes.refused) {
    super(sentence)
    this.code = code
    this.exitCode = exitCode
  }
}
