import { expect, it } from 'vitest'
import { breakLines, layoutStackGraph, nodeHeight, type StackGroup } from './stack-graph-layout.ts'

const component = (id: string) => ({ id, title: id, note: '', state: 'missing' as const, seed: id })
const group = (id: string, ...components: string[]): StackGroup => ({
  ...component(id),
  components: components.map(component),
})
const award = { title: 'Award', note: '', state: 'missing' as const, seed: 'award' }

it('places no node over another and all inside the picture', () => {
  const { nodes, height, width } = layoutStackGraph({ award, groups: [group('a', '1', '2', '3'), group('b', '1')] })
  expect(nodes).toHaveLength(7)
  for (const node of nodes) {
    expect(node.y).toBeGreaterThanOrEqual(0)
    expect(node.y + nodeHeight).toBeLessThanOrEqual(height)
    expect(node.x).toBeLessThan(width)
    const sameColumn = nodes.filter((other) => other !== node && other.x === node.x)
    expect(sameColumn.every((other) => Math.abs(other.y - node.y) >= nodeHeight)).toBe(true)
  }
})

it('keeps components of equal name in different groups apart', () => {
  const { nodes, edges } = layoutStackGraph({ award, groups: [group('a', 'x'), group('b', 'x')] })
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  expect(edges.map(({ id }) => id)).toEqual(['a/x', 'a', 'b/x', 'b'])
})

it.each([
  ['One two three four five six seven eight nine', 12],
  ['Donaudampfschifffahrtsgesellschaftskapitän', 12],
  ['', 12],
])('breaks “%s” into at most two lines that fit', (text, perLine) => {
  const lines = breakLines(text, perLine)
  expect(lines.length).toBeLessThanOrEqual(2)
  expect(lines.every((line) => line.length <= perLine)).toBe(true)
})
