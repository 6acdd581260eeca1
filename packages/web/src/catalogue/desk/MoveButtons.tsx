/** Moves one thing of a list up or down, by button. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMessages } from '../../shared/i18n/index.ts'
import { Button } from '../../shared/primitives/index.ts'
import { offerDeskMessages } from './messages/index.ts'

export interface MoveButtonsProps<Item> {
  readonly index: number
  readonly items: readonly Item[]
  readonly onMove: (items: Item[]) => void
  readonly name: string
}

export function MoveButtons<Item>({ index, items, onMove, name }: MoveButtonsProps<Item>) {
  const t = useMessages(offerDeskMessages)
  const move = (to: number) => {
    const next = [...items]
    const [item] = next.splice(index, 1)
    if (item !== undefined) next.splice(to, 0, item)
    onMove(next)
  }
  if (items.length < 2) return null
  return (
    <>
      <Button quiet dense aria-label={t('move.up', { name })} disabled={index === 0} onClick={() => move(index - 1)}>
        <ArrowUp aria-hidden="true" />
      </Button>
      <Button
        quiet
        dense
        aria-label={t('move.down', { name })}
        disabled={index === items.length - 1}
        onClick={() => move(index + 1)}
      >
        <ArrowDown aria-hidden="true" />
      </Button>
    </>
  )
}
