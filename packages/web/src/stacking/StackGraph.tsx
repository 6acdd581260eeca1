/** The picture of a path: parts, groups, award. For the eye only; the list beside it says the same. */
import { selvedgePattern } from '../shared/weave/cells.ts'
import {
  breakLines,
  layoutStackGraph,
  nodeHeight,
  nodeWidth,
  type PlacedNode,
  type StackGraphInput,
} from './stack-graph-layout.ts'
import '../shared/weave/weave.css'
import './stack.css'

export function StackGraph(input: StackGraphInput) {
  const { width, height, nodes, edges } = layoutStackGraph(input)
  return (
    <svg className="stack-graph" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {edges.map(({ id, state, path }) => (
        <path key={id} className={`stack-edge stack-${state}`} d={path} />
      ))}
      {edges
        .filter(({ isNew }) => isNew)
        .map(({ id, path }) => (
          <path key={id} className="stack-thread" d={path} pathLength={1} />
        ))}
      {edges.map(
        ({ id, label }) =>
          label !== null && (
            <text key={id} className="stack-label" x={label.x} y={label.y}>
              {label.text}
            </text>
          ),
      )}
      {nodes.map((node) => (
        <GraphNode key={node.id} node={node} />
      ))}
    </svg>
  )
}

const stitches = 25
const stitchWidth = nodeWidth / stitches

function GraphNode({ node }: { readonly node: PlacedNode }) {
  const { x, y, title, note, state, seed, isGoal } = node
  const lines = breakLines(title, 27)
  const pattern = selvedgePattern(seed)
  const clip = `stack-clip-${node.id.replace(/[^a-z0-9-]/gi, '-')}`
  return (
    <g transform={`translate(${x} ${y})`}>
      <clipPath id={clip}>
        <rect width={nodeWidth} height={nodeHeight} rx={8} />
      </clipPath>
      <rect className="stack-ground" width={nodeWidth} height={nodeHeight} rx={8} />
      <g className="weave" clipPath={`url(#${clip})`}>
        <rect className="dark" width={nodeWidth} height={10} />
        {Array.from({ length: stitches }, (_, index) => index).map((index) => (
          <rect
            key={index}
            className={pattern[index % pattern.length]}
            x={index * stitchWidth}
            y={index % 2 === 0 ? 0 : 5}
            width={stitchWidth}
            height={5}
          />
        ))}
      </g>
      <rect
        className={`stack-frame stack-${state} ${isGoal ? 'stack-goal' : ''}`}
        width={nodeWidth}
        height={nodeHeight}
        rx={8}
      />
      {lines.map((line, index) => (
        <text key={line} className="stack-title" x={12} y={32 + index * 20}>
          {line}
        </text>
      ))}
      <text className="stack-note" x={12} y={36 + lines.length * 20}>
        {breakLines(note, 34)[0]}
      </text>
    </g>
  )
}
