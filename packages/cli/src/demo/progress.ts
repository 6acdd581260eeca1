/** One line that says what is being done: rewritten in place on a terminal, plain lines elsewhere. */
export interface Progress {
  say(text: string): void
  /** Leaves the line, so that what follows begins on its own. */
  end(): void
}

export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const isTerminal = out.isTTY === true
  let said = ''
  return {
    say(text) {
      if (text === said) return
      said = text
      out.write(isTerminal ? `\r\u001B[2K${text.slice(0, Math.max(20, (out.columns ?? 80) - 1))}` : `${text}\n`)
    },
    end() {
      if (isTerminal && said !== '') out.write('\r\u001B[2K')
      said = ''
    },
  }
}
