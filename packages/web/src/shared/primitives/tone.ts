/** How a state is meant: good, look at it, bad, to know, nothing known. */
const tones = ['ok', 'warn', 'bad', 'info', 'none'] as const
export type Tone = (typeof tones)[number]
