/** Puts the checks of a presentation and the reports about its credentials together. */
import type { JsonObject } from '../json/index.ts'
import { checkOf } from './check.ts'
import type { PresentationReport } from './presentation-report.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check, VerificationReport } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

/** What the verifier asked for: without them anybody could show again what was shown elsewhere. */
export interface PresentationExpectations {
  readonly challenge?: string | undefined
  readonly domain?: string | undefined
}

export interface PresentationSituation {
  readonly environment: VerificationEnvironment
  readonly expectations: PresentationExpectations
}

/** More credentials than this are not judged in one presentation. */
export const maxPresented = 32

export interface Presented {
  /** Who presented, by a key of theirs. */
  readonly holder: string | null
  readonly presented: readonly (string | JsonObject)[]
  readonly environment: VerificationEnvironment
}

/** The report about a presentation that is proven: each credential is judged with its holder before us. */
export async function reportPresented(
  made: readonly Check[],
  { holder, presented, environment }: Presented,
): Promise<PresentationReport> {
  const presenter = { ...environment, presentPerson: { ...environment.presentPerson, id: holder ?? undefined } }
  const credentials: VerificationReport[] = []
  for (const credential of presented) credentials.push(await verifyCredential(credential, presenter))
  const matches = checkOf('holder.key-matches', { at: environment.now })
  return reportPresentation([...made, matches], environment.now, { holder, credentials })
}

export function reportPresentation(
  checks: readonly Check[],
  at: Date,
  proven: Pick<PresentationReport, 'holder' | 'credentials'> = { holder: null, credentials: [] },
): PresentationReport {
  const isProven = checks.length === 3 && checks.every(({ result }) => result === 'passed')
  return {
    verified: isProven && proven.credentials.every(({ verified }) => verified),
    checkedAt: at.toISOString(),
    checks,
    ...proven,
  }
}
