/** A call that a machine may repeat: its effect happens once, and each repetition gets the first answer. */
import { MesheError } from '@meshe/credentials'
import { type Db, inTransaction, type Tx } from '../db/db.ts'
import type { IdempotentCall } from './mount.ts'

interface Row {
  readonly digest: Uint8Array
  readonly answer: unknown
}

/**
 * Runs `effect` and stores its answer in one transaction. A second call with the same key waits for the first and reads its answer.
 *
 * @throws MesheError `idempotency.key-reused` where the same key comes with another body.
 */
export async function answerOnce<Answer>(
  db: Db,
  call: IdempotentCall,
  effect: (tx: Tx) => Promise<Answer>,
  now: Date,
): Promise<Answer> {
  return inTransaction(db, async (tx) => {
    const inserted = await tx`
      insert into idempotency (caller, operation, key, digest, created_at)
      values (${call.caller}, ${call.operation}, ${call.key}, ${call.digest}, ${now})
      on conflict do nothing returning 1`
    if (inserted.length === 0) return readAnswer<Answer>(tx, call)
    const answer = await effect(tx)
    await tx`
      update idempotency set answer = ${tx.json(answer as never)}
      where caller = ${call.caller} and operation = ${call.operation} and key = ${call.key}`
    return answer
  })
}

async function readAnswer<Answer>(tx: Tx, call: IdempotentCall): Promise<Answer> {
  const [row] = await tx<Row[]>`
    select digest, answer from idempotency
    where caller = ${call.caller} and operation = ${call.operation} and key = ${call.key}`
  if (!row || !Buffer.from(row.digest).equals(call.digest)) {
    throw new MesheError('idempotency.key-reused', 'This Idempotency-Key was used for something else.')
  }
  return row.answer as Answer
}

const answersKeptMs = 30 * 24 * 3600_000

/** A machine that repeats a call does so within days; answers hold names. */
export async function forgetAnswers(db: Db, now: Date): Promise<void> {
  await db`delete from idempotency where created_at < ${new Date(now.getTime() - answersKeptMs)}`
}
