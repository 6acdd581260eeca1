/** One line that says what is being done: rewritten in place on a terminal, plain lines elsewhere. */
export interface Progress {
  /** `counter` is shown behind the text on a terminal, e.g. "12 of 60". */
  say(text: string, counter?: string): void
  /** Leaves the line, so that what follows begins on its own. */
  end(): void
}

export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const isTerminal = out.isTTY === true
  let said = ''
  return {
    say(text, counter) {
      const line = isTerminal && counter !== undefined ? `${text} ${counter}` : text
      if (line === said) return
      said = line
      out.write(isTerminal ? `\r\u001B[2K${line.slice(0, Math.max(20, (out.columns ?? 80) - 1))}` : `${line}\n`)
    },
    end() {
      if (isTerminal && said !== '') out.write('\r\u001B[2K')
      said = ''
    },
  }
}
