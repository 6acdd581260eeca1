/** The mark: three threads over three, the middle one is the learner. The ground shows between the threads. */
import './weave.css'

const upright = [8, 26, 44]
const across = [8, 26, 44]
/** Where the upright thread lies on top. */
const over: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 2],
  [1, 1],
  [2, 0],
  [2, 2],
]

export function Mark({ size }: { readonly size: number }) {
  return (
    <svg className="weave" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      {upright.map((x, column) => (
        <rect key={x} className={column === 1 ? 'warp-b' : 'warp-a'} x={x} y={2} width={12} height={60} rx={6} />
      ))}
      {across.map((y, row) => (
        <rect key={y} className={row === 1 ? 'learner' : 'weft-a'} x={2} y={y} width={60} height={12} rx={6} />
      ))}
      {upright.flatMap((x, column) =>
        across.map((y, row) => {
          const isOver = over.some(([c, r]) => c === column && r === row)
          return isOver ? (
            <g key={`${x}-${y}`}>
              <rect className="ground" x={x - 2} y={y - 2} width={16} height={16} />
              <rect className={column === 1 ? 'warp-b' : 'warp-a'} x={x} y={y - 3} width={12} height={18} />
            </g>
          ) : (
            <g key={`${x}-${y}`}>
              <rect className="ground" x={x - 2} y={y - 2} width={16} height={2} />
              <rect className="ground" x={x - 2} y={y + 12} width={16} height={2} />
            </g>
          )
        }),
      )}
    </svg>
  )
}
