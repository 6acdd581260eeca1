import { describe, expect, it } from 'vitest'
import { uuidv7 } from './uuid.ts'

describe('identifiers made in one millisecond', () => {
  it('are distinct and sort in the order of making, even ten thousand of them', () => {
    const now = new Date('2027-01-15T10:00:00Z')
    const made = Array.from({ length: 10_000 }, () => uuidv7(now))
    expect(new Set(made).size).toBe(made.length)
    expect([...made].sort()).toEqual(made)
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('keep their order while another clock runs beside', () => {
    const [one, other] = [new Date('2027-01-15T10:00:00Z'), new Date('2026-11-24T10:00:00Z')]
    const made = Array.from({ length: 100 }, () => [uuidv7(one), uuidv7(other)] as const).map(([first]) => first)
    expect([...made].sort()).toEqual(made)
  })
})
