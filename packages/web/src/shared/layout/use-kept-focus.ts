/** Keeps the focus in the page where the element that had it goes away: a button that did its work, a page that has loaded. */
import { useEffect } from 'react'

/**
 * Without it the focus falls to the body: the next Tab begins at the top, and a screen reader says nothing. The nearest group
 * around the lost element takes it, else the heading of the page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** The element with the focus and everything around it, inside out; empty where nobody has focused anything. */
    let around: readonly Element[] = []
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) around = withAncestors(target)
    }
    const forget = ({ target }: FocusEvent) => {
      // Leaving an element that stays is a choice of the person; losing one that goes is not.
      queueMicrotask(() => {
        if (isLost() && target instanceof Element && target.isConnected) around = []
      })
    }
    const observer = new MutationObserver(() => {
      const [lost] = around
      if (lost === undefined || lost.isConnected || !isLost()) return
      const group = around.find((one) => one.isConnected && one.matches('fieldset[tabindex]'))
      if (group instanceof HTMLElement) group.focus({ preventScroll: true })
      else focusHeading()
    })
    document.addEventListener('focusin', remember)
    document.addEventListener('focusout', forget)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('focusout', forget)
    }
  }, [])
}

/** The heading of the page, or the page itself where its heading takes no focus. */
export function focusHeading(): void {
  const heading = document.querySelector('main h1[tabindex]') ?? document.querySelector('main')
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true })
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

function withAncestors(element: Element): readonly Element[] {
  const chain: Element[] = []
  for (let one: Element | null = element; one !== null; one = one.parentElement) chain.push(one)
  return chain
}
