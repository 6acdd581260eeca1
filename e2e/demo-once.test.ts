import { expect, it } from 'vitest'
import { onlyJson, runMeshe } from '../packages/cli/src/testing/run-meshe.ts'

it('tells the whole story over three nodes and prints one object', async () => {
  const ran = await runMeshe(['demo', '--once', '--json'])
  const { steps, ok } = onlyJson(ran) as { steps: { id: string; ok: boolean; seen: string }[]; ok: boolean }
  expect(steps.filter((step) => !step.ok)).toEqual([])
  expect(ok).toBe(true)
  expect(ran.code).toBe(0)
  expect(steps.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'harvested-by-b',
      'award-300',
      'verify-token',
      'same-report',
      'decided',
      'larger-award-names-parts',
      'withdrawn-within-a-minute',
      'decision-under-review',
    ]),
  )
  expect(steps.length).toBeGreaterThanOrEqual(40)
})
