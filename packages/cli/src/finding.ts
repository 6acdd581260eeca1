/** One thing that `meshe doctor` looked at. */
export interface Finding {
  readonly check: string
  readonly result: 'passed' | 'attention' | 'failed'
  readonly text: string
}
