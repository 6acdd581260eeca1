import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { useKeptFocus } from './use-kept-focus.ts'

afterEach(cleanup)

function Stage({ group = false }: { readonly group?: boolean }) {
  useKeptFocus()
  const [step, setStep] = useState(0)
  const button = <button type="button" onClick={() => setStep(1)}>{`Step ${step}`}</button>
  return (
    <main key={group ? 'group' : step}>
      <h1 tabIndex={-1}>Heading {step}</h1>
      <fieldset tabIndex={-1}>{step === 0 && button}</fieldset>
      <button type="button">Other</button>
    </main>
  )
}

const press = (name: string) => {
  const button = screen.getByRole('button', { name })
  button.focus()
  button.click()
}

describe('the focus', () => {
  it('goes to the new heading where the page around it is replaced', async () => {
    render(<Stage />)
    press('Step 0')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Heading 1'))
  })

  it('stays near, in the group that the element was taken from', async () => {
    render(<Stage group />)
    press('Step 0')
    await waitFor(() => expect(document.activeElement?.tagName).toBe('FIELDSET'))
  })

  it('is left alone on the first page', async () => {
    render(<Stage />)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(document.activeElement).toBe(document.body)
  })

  it('is left alone where the person has left the element before it goes', async () => {
    render(<Stage />)
    const button = screen.getByRole('button', { name: 'Step 0' })
    button.focus()
    button.blur()
    await Promise.resolve()
    button.click()
    await screen.findByText('Heading 1')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(document.activeElement).toBe(document.body)
  })

  it('is not taken from where the person has gone since', async () => {
    render(<Stage group />)
    screen.getByRole('button', { name: 'Step 0' }).focus()
    const other = screen.getByRole('button', { name: 'Other' })
    other.focus()
    screen.getByRole('button', { name: 'Step 0' }).click()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(document.activeElement).toBe(other)
  })
})
