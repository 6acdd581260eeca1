/** A piece of cloth: standing threads are institutions and rules, crossing ones people's learning, one of them the reader. */
import { cells, type WeaveCell } from './cells.ts'
import './weave.css'

export interface WeaveProps {
  readonly columns: number
  readonly rows: number
  /** Distance of two threads, and how thick one is. */
  readonly step?: number
  readonly thickness?: number
  /** Row of the saffron thread. */
  readonly learnerRow: number
  readonly className?: string
}

const gap = 2.2

export function Weave({ columns, rows, step = 44, thickness = 30, learnerRow, className = '' }: WeaveProps) {
  const width = columns * step
  const height = rows * step
  const inset = (step - thickness) / 2
  const weftClass = (row: number) => (row === learnerRow ? 'learner' : row % 2 === 0 ? 'weft-a' : 'weft-b')
  const warpClass = (column: number) => (column % 2 === 0 ? 'warp-a' : 'warp-b')
  const crossing = ({ column, row, warpOnTop }: WeaveCell) => {
    const x = column * step + inset
    const y = row * step + inset
    if (warpOnTop) {
      return (
        <g key={`${column}-${row}`}>
          <rect className="ground" x={x - gap} y={y - 0.5} width={thickness + 2 * gap} height={thickness + 1} />
          <rect
            className={warpClass(column)}
            x={x}
            y={y - gap - 1}
            width={thickness}
            height={thickness + 2 * gap + 2}
          />
        </g>
      )
    }
    return (
      <g key={`${column}-${row}`}>
        <rect className="ground" x={x - 0.5} y={y - gap} width={thickness + 1} height={thickness + 2 * gap} />
        <rect className={weftClass(row)} x={x - gap - 1} y={y} width={thickness + 2 * gap + 2} height={thickness} />
      </g>
    )
  }
  return (
    <svg
      className={`weave ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMin slice"
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: columns }, (_, column) => column * step + inset).map((x, column) => (
        <rect key={x} className={warpClass(column)} x={x} y={0} width={thickness} height={height} />
      ))}
      {Array.from({ length: rows }, (_, row) => row * step + inset).map((y, row) => (
        <rect key={y} className={weftClass(row)} x={0} y={y} width={width} height={thickness} />
      ))}
      {cells(columns, rows).map(crossing)}
    </svg>
  )
}
