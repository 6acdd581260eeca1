/** A code, an address or an identifier. It breaks behind its marks, before it breaks in the middle of a word. */
import { Fragment } from 'react'

export function Code({ children }: { readonly children: string }) {
  return (
    <code>
      {children.split(/(?<=[:/])(?![:/])/).map((piece, index, pieces) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other name, and their order never changes
        <Fragment key={index}>
          {piece}
          {index < pieces.length - 1 && <wbr />}
        </Fragment>
      ))}
    </code>
  )
}
