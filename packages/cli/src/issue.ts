/** `meshe issue`: signed Open Badges on this machine, without a node and without a status list. */
import {
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { didKeyOf } from '@meshe/credentials/did'
import { isJsonObject, parseJson } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import { MicroCredentialDescription, requirePublishable, textIn, toMicroCredential } from '@meshe/domain/catalogue'
import { checkAwardRows } from '@meshe/domain/issuance'
import { createWorkerPool, inParts, readAwardList, worthThreads } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import { type IssueTask, signBadges } from './issue-worker.ts'
import { onlyArgument, readInput } from './read-input.ts'

export async function issue(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      to: { type: 'string' },
      out: { type: 'string', default: 'credentials' },
      key: { type: 'string', default: 'issuing-key.json' },
      name: { type: 'string', default: 'Issuer on this machine' },
      country: { type: 'string', default: 'BE' },
    },
    allowPositionals: true,
  })
  if (values.to === undefined)
    throw new Refusal('usage', 'Name the list of learners: --to learners.csv', exitCodes.usage)
  const template = MicroCredentialDescription.safeParse(
    parseJson(await readInput(onlyArgument(positionals, 'template'))),
  )
  if (!template.success)
    throw new Refusal(
      'template.malformed',
      `The template is not a description: ${template.error.issues.map((found) => `${found.path.join('.')}: ${found.message}`).join('; ')}`,
    )
  const description = requirePublishable(template.data)
  const rows = checkAwardRows(readAwardList({ csv: await readInput(values.to) }), new Set())
  const problems = rows.flatMap(({ number, problems: found }) =>
    found.map(({ column, problem }) => ({ row: number, column, problem })),
  )
  if (problems.length > 0) return refuseRows(problems, values.json === true)

  const key = await findKey(values.key)
  await mkdir(values.out, { recursive: true })
  const now = new Date()
  const micro = toMicroCredential(description, { id: `urn:uuid:${randomUUID()}`, version: 1 })
  const institution = {
    id: key.did,
    legalName: { en: values.name },
    country: values.country,
    legalIdentifier: key.did,
  }
  const ready = rows.flatMap(({ row, number }) => {
    if (row === null) return []
    const award: Award = {
      id: `urn:uuid:${randomUUID()}`,
      microCredential: micro,
      institution,
      learner: row,
      awardedOn: now,
      validFrom: now,
      ...(row.grade !== undefined && { grade: row.grade }),
      salt: randomBytes(18).toString('base64url'),
    }
    return [{ award, file: join(values.out, `row-${number}.json`) }]
  })
  const { privateKey, verificationMethod } = key
  await signAll(ready, { privateKey, verificationMethod, now })
  const files = ready.map(({ file }) => file)
  if (values.json) console.log(JSON.stringify({ ok: true, issuer: key.did, files }))
  else
    console.log(
      `${files.length} credentials for "${textIn(description.title, 'en')}" in ${values.out}, issued by ${key.did}`,
    )
  return exitCodes.done
}

interface ReadyAward {
  readonly award: Award
  readonly file: string
}

/** Signs and writes part by part: a few here, many in as many threads as there are cores. */
async function signAll(ready: readonly ReadyAward[], settings: Omit<IssueTask, 'awards'>): Promise<void> {
  const pool =
    ready.length < worthThreads
      ? null
      : createWorkerPool<IssueTask, string[]>(new URL('./issue-worker.ts', import.meta.url))
  const signPart = async (part: readonly ReadyAward[]) => {
    const task = { ...settings, awards: part.map(({ award }) => award) }
    const texts = await (pool === null ? signBadges(task) : pool.run(task))
    for (const [at, { file }] of part.entries()) await writeFile(file, texts[at] ?? '')
  }
  try {
    if (pool === null) await signPart(ready)
    else await Promise.all(inParts(ready, 200).map(signPart))
  } finally {
    await pool?.close()
  }
}

function refuseRows(problems: readonly { row: number; column: string; problem: string }[], asJson: boolean): number {
  if (asJson) console.log(JSON.stringify({ ok: false, code: 'issuance.rows-invalid', problems }))
  else
    console.error(
      `Nothing was issued. Mend these rows first:\n${problems.map(({ row, column, problem }) => `  row ${row}: ${column} ${problem}`).join('\n')}`,
    )
  return exitCodes.refused
}

interface IssuingKey {
  readonly did: string
  readonly verificationMethod: string
  readonly privateKey: KeyObject
}

/** A private key in a file that only its owner can read; made on the first run. */
async function findKey(file: string): Promise<IssuingKey> {
  const text = await readFile(file, 'utf8').catch(() => null)
  const privateKey = text === null ? generateKeyPairSync('ed25519').privateKey : readKey(text, file)
  if (text === null)
    await writeFile(file, JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600, flag: 'wx' })
  const { x } = privateKey.export({ format: 'jwk' })
  const did = didKeyOf(new Uint8Array(Buffer.from(x ?? '', 'base64url')))
  return { did, verificationMethod: `${did}#${did.slice('did:key:'.length)}`, privateKey }
}

function readKey(text: string, file: string): KeyObject {
  const jwk = parseJson(text)
  const isKey = isJsonObject(jwk) && jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519'
  try {
    if (isKey) return createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' })
  } catch (error) {
    if (!(error instanceof TypeError || (error instanceof Error && 'code' in error))) throw error
  }
  throw new Refusal('key.unsupported', `${file} does not hold an Ed25519 private key (JWK).`)
}
