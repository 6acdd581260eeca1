/** SQL of the people of an institution. */
import type { Role } from '@meshe/domain/contract'
import type { Db, Queryable } from '../db/db.ts'

export interface Member {
  readonly accountId: string
  readonly email: string
  readonly name: string | null
  readonly roles: Role[]
}

export async function listMembers(db: Db, institutionId: string): Promise<Member[]> {
  return db<Member[]>`
    select a.account_id as "accountId", a.email, a.name, m.roles from membership m join account a using (account_id)
    where m.institution_id = ${institutionId} order by a.email`
}

/** Gives exactly these roles; none takes the membership away. */
export async function saveMembership(
  db: Queryable,
  {
    institutionId,
    accountId,
    roles,
  }: { readonly institutionId: string; readonly accountId: string; readonly roles: readonly Role[] },
): Promise<void> {
  if (roles.length === 0) {
    await db`delete from membership where institution_id = ${institutionId} and account_id = ${accountId}`
    return
  }
  await db`
    insert into membership (institution_id, account_id, roles) values (${institutionId}, ${accountId}, ${[...roles]})
    on conflict (institution_id, account_id) do update set roles = excluded.roles`
}
