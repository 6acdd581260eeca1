/** SQL of learners: whom an institution has given something. */
import type { Queryable } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface Learner {
  readonly learnerId: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth: string | null
  readonly language: string | null
}

export interface NewLearner {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth?: string | undefined
  readonly language?: string | undefined
}

/** Makes learners, or brings known ones up to date. Answers their ids by lower-case address. */
export async function saveLearners(
  tx: Queryable,
  institutionId: string,
  { learners, now }: { readonly learners: readonly NewLearner[]; readonly now: Date },
): Promise<Map<string, string>> {
  const rows = learners.map((learner) => ({
    learner_id: uuidv7(now),
    email: learner.email.toLowerCase(),
    given_name: learner.givenName,
    family_name: learner.familyName,
    date_of_birth: learner.dateOfBirth ?? null,
    language: learner.language ?? null,
  }))
  const saved = await tx<{ email: string; learnerId: string }[]>`
    insert into learner (institution_id, learner_id, email, given_name, family_name, date_of_birth, language, created_at)
    select ${institutionId}::uuid, r.learner_id, r.email, r.given_name, r.family_name, r.date_of_birth, r.language, ${now}::timestamptz
    from jsonb_to_recordset(${tx.json(rows)}) as r
      (learner_id uuid, email text, given_name text, family_name text, date_of_birth date, language text)
    on conflict (institution_id, email) do update set given_name = excluded.given_name, family_name = excluded.family_name,
      date_of_birth = coalesce(excluded.date_of_birth, learner.date_of_birth), language = coalesce(excluded.language, learner.language)
    returning email, learner_id as "learnerId"`
  return new Map(saved.map((row) => [row.email, row.learnerId]))
}

export async function lookLearner(
  db: Queryable,
  institutionId: string,
  by: { readonly learnerId: string } | { readonly email: string },
): Promise<Learner | null> {
  const [row] = await db<Learner[]>`
    select learner_id as "learnerId", email, given_name as "givenName", family_name as "familyName",
      date_of_birth::text as "dateOfBirth", language
    from learner where institution_id = ${institutionId}
      and ${'email' in by ? db`email = ${by.email.toLowerCase()}` : db`learner_id = ${by.learnerId}`}`
  return row ?? null
}

export async function listLearners(
  db: Queryable,
  institutionId: string,
  learnerIds: readonly string[],
): Promise<Pick<Learner, 'learnerId' | 'givenName' | 'familyName'>[]> {
  return db<Pick<Learner, 'learnerId' | 'givenName' | 'familyName'>[]>`
    select learner_id as "learnerId", given_name as "givenName", family_name as "familyName" from learner
    where institution_id = ${institutionId} and learner_id = any(${[...learnerIds]}::uuid[])`
}
