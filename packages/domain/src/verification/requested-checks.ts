/** The checks that a caller of the VC-API may choose (`options.checks`), and the checks of the report that each stands for. */
import type { CheckName } from '@meshe/credentials/verification'

interface Checked {
  readonly checks: readonly { readonly check: string; readonly result: string }[]
}

const meanings = {
  proof: ['readable', 'unchanged'],
  credentialStatus: ['in-force'],
  validity: ['dates'],
  issuer: ['issuer'],
} as const satisfies Record<string, readonly CheckName[]>

export type RequestedCheck = keyof typeof meanings
export const requestableChecks = Object.keys(meanings) as [RequestedCheck, ...RequestedCheck[]]

/** Whether every check that was asked for has passed. What is not proven passes no other check either. */
export function hasPassed({ checks }: Checked, requested: readonly RequestedCheck[]): boolean {
  return requested
    .flatMap((name): readonly CheckName[] => meanings[name])
    .every((name) => checks.some(({ check, result }) => check === name && result === 'passed'))
}
