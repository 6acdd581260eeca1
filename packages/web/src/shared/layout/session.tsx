/** Who is signed in, for every page. */
import { type AccountView, accountsApi, type MembershipView, type SessionView } from '@meshe/domain/accounts'
import type { Role } from '@meshe/domain/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { apiKey, callApi, type ProblemError, useApi } from '../api/index.ts'

export interface SessionState {
  /** Null while it is being asked, and where the node does not answer. */
  readonly session: SessionView | null
  /** Null where nobody is signed in, or it is not known yet. */
  readonly account: AccountView | null
  readonly isLoading: boolean
  readonly error: ProblemError | null
  /** Takes over the session of a sign-in answer. */
  readonly replace: (session: SessionView) => void
  readonly refresh: () => Promise<void>
  readonly signOut: () => Promise<void>
  /** The membership of the signed-in person at an institution. */
  readonly membership: (institution: string) => MembershipView | null
}

export function useSession(): SessionState {
  const client = useQueryClient()
  const { data, error, isPending } = useApi(accountsApi.showSession)
  const session = data ?? null
  const account = session?.account ?? null

  const replace = useCallback(
    (next: SessionView) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== accountsApi.showSession.id })
      client.setQueryData(apiKey(accountsApi.showSession), next)
    },
    [client],
  )
  const refresh = useCallback(async () => {
    await client.invalidateQueries({ queryKey: [accountsApi.showSession.id] })
  }, [client])
  const signOut = useCallback(async () => {
    await callApi(accountsApi.signOut)
    if (session !== null) replace({ ...session, account: null })
  }, [replace, session])

  return {
    session,
    account,
    isLoading: isPending,
    error: error ?? null,
    replace,
    refresh,
    signOut,
    membership: (institution) =>
      account?.memberships.find((membership) => membership.institution.slug === institution) ?? null,
  }
}

export function hasRole(membership: MembershipView | null, roles: readonly Role[]): boolean {
  return membership?.roles.some((role) => roles.includes(role)) ?? false
}
