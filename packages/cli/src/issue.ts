/** `meshe issue`: signed Open Badges on this machine, without a node and without a status list. */
import {
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Signer } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import { didKeyOf } from '@meshe/credentials/did'
import { isJsonObject, parseJson } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { MicroCredentialDescription, requirePublishable, textIn, toMicroCredential } from '@meshe/domain/catalogue'
import { checkAwardRows } from '@meshe/domain/issuance'
import { nodeCryptography, readAwardList } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
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
  const files: string[] = []
  for (const { row, number } of rows) {
    if (row === null) continue
    const award: Award = {
      id: `urn:uuid:${randomUUID()}`,
      microCredential: micro,
      institution: { id: key.did, legalName: { en: values.name }, country: values.country, legalIdentifier: key.did },
      learner: row,
      awardedOn: now,
      validFrom: now,
      ...(row.grade !== undefined && { grade: row.grade }),
      salt: randomBytes(18).toString('base64url'),
    }
    const { credential } = await toAchievementCredential(award, { cryptography: nodeCryptography })
    const signed = await addProof(credential, {
      signer: key.signer,
      cryptosuite: 'eddsa-rdfc-2022',
      created: now,
      cryptography: nodeCryptography,
    })
    const file = join(values.out, `row-${number}.json`)
    await writeFile(file, `${JSON.stringify(signed, null, 2)}\n`)
    files.push(file)
  }
  if (values.json) console.log(JSON.stringify({ ok: true, issuer: key.did, files }))
  else
    console.log(
      `${files.length} credentials for "${textIn(description.title, 'en')}" in ${values.out}, issued by ${key.did}`,
    )
  return exitCodes.done
}

function refuseRows(problems: readonly { row: number; column: string; problem: string }[], asJson: boolean): number {
  if (asJson) console.log(JSON.stringify({ ok: false, code: 'issuance.rows-invalid', problems }))
  else
    console.error(
      `Nothing was issued. Mend these rows first:\n${problems.map(({ row, column, problem }) => `  row ${row}: ${column} ${problem}`).join('\n')}`,
    )
  return exitCodes.refused
}

/** A private key in a file that only its owner can read; made on the first run. */
async function findKey(file: string): Promise<{ did: string; signer: Signer }> {
  const pem = await readFile(file, 'utf8').catch(() => null)
  const privateKey = pem === null ? generateKeyPairSync('ed25519').privateKey : readKey(pem, file)
  if (pem === null)
    await writeFile(file, JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600, flag: 'wx' })
  const { x } = privateKey.export({ format: 'jwk' })
  const did = didKeyOf(new Uint8Array(Buffer.from(x ?? '', 'base64url')))
  const verificationMethod = `${did}#${did.slice('did:key:'.length)}`
  return { did, signer: { verificationMethod, sign: (message) => new Uint8Array(sign(null, message, privateKey)) } }
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
