/** The checks that a caller of the VC-API may choose (`options.checks`), and the checks of the report that each stands for. */
import type { CheckName } from '@meshe/credentials/verification'

interface Checked {
  readonly checks: readonly { readonly check: string; readonly result: string }[]
}

interface Judged extends Checked {
  readonly verified: boolean
  readonly issuer: { readonly id: string } | null
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

/** What the W3C means by verifying: everything but who the issuer is. */
const checksOfPractice = ['proof', 'credentialStatus', 'validity'] as const satisfies readonly RequestedCheck[]

interface Asked {
  /** An empty list asks for the proof only: without it nothing else could be said. */
  readonly checks: readonly RequestedCheck[] | undefined
  /** Whether the node lets test suites practise with it. */
  readonly isPractising: boolean
}

/**
 * Whether a credential is verified for a caller of the VC-API. Who names no checks is answered by the verdict, in which the
 * issuer counts. Only where a node practises, an issuer that is a bare key (did:key) is not asked for a list: none names such
 * issuers, and test suites use no others.
 */
export function isVerifiedFor(report: Judged, { checks, isPractising }: Asked): boolean {
  if (checks !== undefined) return hasPassed(report, checks.length === 0 ? ['proof'] : checks)
  const isBareKey = report.issuer?.id.startsWith('did:key:') ?? false
  return isPractising && isBareKey ? hasPassed(report, checksOfPractice) : report.verified
}
