/** How learners are awarded something, and how they come to hold it. */
import { type ClaimView, type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { type AwardBatchView, issuanceApi, type RawAwardRow } from '@meshe/domain/issuance'
import { eventually, type NodeClient, type Person } from '../network/node-client.ts'

export interface IssuingDesk {
  readonly client: NodeClient
  readonly slug: string
  readonly officer: Person
}

export interface AwardOptions {
  /** The same key is the same batch, however often it is sent. */
  readonly idempotencyKey?: string
  readonly keepRowsWithProblems?: boolean
}

/** Awards to rows or to the text of a CSV file, and waits until every row that can be is signed. */
export async function award(
  { client, slug, officer }: IssuingDesk,
  microCredentialId: string,
  list: { readonly rows: readonly RawAwardRow[] } | { readonly csv: string },
  { idempotencyKey, keepRowsWithProblems = false }: AwardOptions = {},
): Promise<AwardBatchView> {
  const begun = await client.ask(issuanceApi.createAwardBatch, {
    params: { institution: slug },
    body: {
      microCredentialId,
      list: 'csv' in list ? { csv: list.csv } : { rows: [...list.rows] },
      keepRowsWithProblems,
    },
    as: officer,
    ...(idempotencyKey && { idempotencyKey }),
  })
  return eventually(
    async () => {
      const { batches } = await client.ask(issuanceApi.listAwardBatches, { params: { institution: slug }, as: officer })
      const batch = batches.find(({ id }) => id === begun.id)
      return batch && batch.pending === 0 ? batch : null
    },
    `the ${begun.total} credentials of a batch of ${slug}`,
    { withinMs: 60_000 },
  )
}

const claimLink = /\/c\/([A-Za-z0-9_-]{22,86})/g

/** Tokens of the claim links that were mailed to somebody, newest first. */
export async function claimTokens(client: NodeClient, email: string): Promise<string[]> {
  const mails = await client.mailsTo(email)
  return mails.flatMap(({ text }) => [...text.matchAll(claimLink)].map((match) => match[1] ?? ''))
}

export interface OpenClaim {
  readonly token: string
  readonly view: ClaimView
}

/** The claim of somebody whose credential has this title. */
export async function findClaim(client: NodeClient, email: string, title: string): Promise<OpenClaim> {
  return eventually(async () => {
    for (const token of await claimTokens(client, email)) {
      const view = await client.ask(holdingApi.showClaim, { params: { token } })
      if (view.content !== null && Object.values(view.content.title).includes(title)) return { token, view }
    }
    return null
  }, `a claim of "${title}" for ${email}`)
}

const signInLink = /\/sign-in#([A-Za-z0-9_-]+)/

/** Keeps a claimed credential: at once where its owner is signed in, else by the link that is mailed. */
export async function keep(
  client: NodeClient,
  { token, email, as }: { readonly token: string; readonly email: string; readonly as?: Person },
): Promise<{ readonly person: Person; readonly held: HeldCredentialView }> {
  const before = new Set((await client.mailsTo(email)).map(({ text }) => text))
  const answer = await client.ask(holdingApi.keepClaim, { params: { token }, body: {}, ...(as && { as }) })
  if (answer.outcome === 'kept' && as) {
    const params = { credential: answer.heldCredentialId }
    return { person: as, held: await client.ask(holdingApi.showHeldCredential, { params, as }) }
  }
  const link = await eventually(async () => {
    const fresh = (await client.mailsTo(email)).find(({ text }) => !before.has(text) && signInLink.test(text))
    return signInLink.exec(fresh?.text ?? '')?.[1]
  }, `the link to keep a credential for ${email}`)
  const person = await client.signInWith(link)
  const { heldCredentialId } = await client.ask(holdingApi.showClaim, { params: { token }, as: person })
  const params = { credential: heldCredentialId ?? '' }
  return { person, held: await client.ask(holdingApi.showHeldCredential, { params, as: person }) }
}
