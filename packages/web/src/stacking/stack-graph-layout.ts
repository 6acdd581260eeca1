/** Places the nodes of a stack graph: components, groups, award, from left to right. */

export type NodeState = 'have' | 'waiting' | 'missing'

interface StackComponent {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly state: NodeState
  /** Same seed, same strip. */
  readonly seed: string
  /** Why it counts, in a word or two, beside its line. */
  readonly edge?: string
  /** It counts since the reader looked last: its thread is drawn in. */
  readonly isNew?: boolean
}

export interface StackGroup {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly state: NodeState
  readonly components: readonly StackComponent[]
}

export interface PlacedNode {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly title: string
  readonly note: string
  readonly state: NodeState
  readonly seed: string
  readonly isGoal: boolean
}

interface PlacedEdge {
  readonly id: string
  readonly state: NodeState
  /** SVG path. */
  readonly path: string
  /** Words beside the line, on the side from which it bends away. */
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null
  readonly isNew: boolean
}

export interface StackGraphLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

export const nodeWidth = 250
export const nodeHeight = 92
const rowGap = 20
const groupGap = 28
const columns = [2, 415, 828] as const

export interface StackGraphInput {
  readonly award: { readonly title: string; readonly note: string; readonly state: NodeState; readonly seed: string }
  readonly groups: readonly StackGroup[]
}

/** A group stands at the middle of its components, the award at the middle of all. */
export function layoutStackGraph({ award, groups }: StackGraphInput): StackGraphLayout {
  const nodes: PlacedNode[] = []
  const edges: PlacedEdge[] = []
  let y = 2
  const middles = groups.map((group) => {
    const first = y
    for (const component of group.components) {
      nodes.push({ ...component, id: `${group.id}/${component.id}`, x: columns[0], y, isGoal: false })
      y += nodeHeight + rowGap
    }
    const middle = (first + y - rowGap - nodeHeight) / 2
    y += groupGap
    return middle
  })
  const height = Math.max(nodeHeight, y - rowGap - groupGap) + 2
  const goalY = (height - nodeHeight) / 2
  groups.forEach((group, index) => {
    const middle = middles[index] ?? 0
    nodes.push({ ...group, x: columns[1], y: middle, seed: group.id, isGoal: false })
    for (const component of group.components) {
      const id = `${group.id}/${component.id}`
      const fromY = nodes.find((node) => node.id === id)?.y ?? middle
      const { state, edge, isNew = false } = component
      const path = curve(columns[0], fromY, columns[1], middle)
      edges.push({ id, state, path, isNew, label: edge === undefined ? null : labelAt(edge, fromY, middle) })
    }
    const path = curve(columns[1], middle, columns[2], goalY)
    edges.push({ id: group.id, state: group.state, path, label: null, isNew: false })
  })
  nodes.push({ ...award, id: 'award', x: columns[2], y: goalY, isGoal: true })
  return { width: columns[2] + nodeWidth + 2, height, nodes, edges }
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const x1 = fromX + nodeWidth
  const y1 = fromY + nodeHeight / 2
  const y2 = toY + nodeHeight / 2
  const bend = (toX - x1) / 2
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${toX - bend} ${y2} ${toX} ${y2}`
}

function labelAt(text: string, fromY: number, toY: number) {
  const line = fromY + nodeHeight / 2
  return { text, x: columns[0] + nodeWidth + 10, y: toY < fromY ? line + 20 : line - 9 }
}

/** Breaks a title into at most two lines; what does not fit ends with an ellipsis. */
export function breakLines(text: string, perLine: number): string[] {
  const words = text.split(/\s+/)
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= perLine) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, 2).map((line) => shorten(line, perLine))
  const last = shown[1]
  if (lines.length > 2 && last !== undefined) shown[1] = `${shorten(last, perLine - 1).replace(/…$/, '')}…`
  return shown
}

function shorten(line: string, perLine: number): string {
  return line.length <= perLine ? line : `${line.slice(0, perLine - 1)}…`
}
