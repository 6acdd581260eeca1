/** Keeps what is typed in a long form on this device until it is saved. */
import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * A state that survives a reload. `key` names the thing that is edited; it must hold no secret. `clear` forgets the draft,
 * once it is saved.
 */
export function useDraft<Value>(key: string, initial: Value) {
  const storageKey = `meshe.draft.${key}`
  const [value, setValue] = useState<Value>(() => read<Value>(storageKey) ?? initial)
  const [wasRestored] = useState(() => read<Value>(storageKey) !== null)
  const isCleared = useRef(true)

  useEffect(() => {
    if (isCleared.current) {
      isCleared.current = false
      return
    }
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(value))
    } catch {
      // Storage may be closed or full; the form itself still holds the text.
    }
  }, [storageKey, value])

  const clear = useCallback(() => {
    try {
      sessionStorage.removeItem(storageKey)
    } catch {
      // Nothing was kept then.
    }
  }, [storageKey])

  return { value, setValue, clear, wasRestored }
}

function read<Value>(storageKey: string): Value | null {
  try {
    const text = sessionStorage.getItem(storageKey)
    return text === null ? null : (JSON.parse(text) as Value)
  } catch {
    return null
  }
}
