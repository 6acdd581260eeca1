/** Woven strip on the upper edge of a card. Decoration only, never a sign that anything was checked. */
import { selvedgePattern } from './cells.ts'
import './weave.css'

const stitches = 60
const width = 10

/** The same seed, e.g. the IRI of an achievement, always draws the same strip. */
export function Selvedge({ seed }: { readonly seed: string }) {
  const pattern = selvedgePattern(seed)
  return (
    <svg
      className="selvedge weave"
      viewBox={`0 0 ${stitches * width} 10`}
      preserveAspectRatio="xMinYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="dark" width={stitches * width} height={10} />
      {Array.from({ length: stitches }, (_, index) => index).map((index) => (
        <rect
          key={index}
          className={pattern[index % pattern.length]}
          x={index * width}
          y={index % 2 === 0 ? 0 : 5}
          width={width}
          height={5}
        />
      ))}
    </svg>
  )
}
