/** What is written to the log: facts by name, never a person, an address or a body. */
export interface Logger {
  error(facts: object, sentence: string): void
  warn(facts: object, sentence: string): void
  info(facts: object, sentence: string): void
  debug(facts: object, sentence: string): void
}
