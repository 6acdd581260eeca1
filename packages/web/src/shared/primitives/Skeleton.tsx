/** Nothing for 300 ms, then grey lines, then after 4 s a word that it takes longer. */
import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/index.ts'
import { primitiveMessages } from './messages.ts'
import './callout.css'

export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useMessages(primitiveMessages)
  const [stage, setStage] = useState<'quiet' | 'lines' | 'words'>('quiet')
  useEffect(() => {
    const first = setTimeout(() => setStage('lines'), 300)
    const second = setTimeout(() => setStage('words'), 4000)
    return () => {
      clearTimeout(first)
      clearTimeout(second)
    }
  }, [])
  return (
    <div className="skeleton" role="status">
      <p className={stage === 'words' ? 'muted' : 'hidden-visually'}>
        {stage === 'words' ? t('working') : t('loading')}
      </p>
      {stage !== 'quiet' && lineNumbers(lines).map((line) => <span key={line} aria-hidden="true" />)}
    </div>
  )
}

function lineNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, line) => line)
}
