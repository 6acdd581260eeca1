/** `meshe seal`: a European Digital Credential under the seal of an organisation (JAdES B-B), with a key store. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { lintElm } from '@meshe/credentials/elm'
import { isAwardedByAnother, sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import { isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { nodeCryptography, openSealKey, type SealKey } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import { onlyArgument, readInput } from './read-input.ts'

export async function seal(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      key: { type: 'string' },
      'password-file': { type: 'string' },
      out: { type: 'string' },
    },
    allowPositionals: true,
  })
  if (values.key === undefined)
    throw new Refusal('usage', 'Name the key store of the seal: --key seal.p12', exitCodes.usage)
  const credential = await readCredential(onlyArgument(positionals, 'credential or -'))
  const now = new Date()
  const key = await openKey(values.key, { passwordFile: values['password-file'], now })
  const { certificates, signer } = key
  const settings = { signer, certificates, signedAt: now, cryptography: nodeCryptography }
  const text = JSON.stringify(await sealEuropeanDigitalCredential(credential, settings))
  if (values.out === undefined) console.log(text)
  else await writeFile(values.out, text, { flag: 'wx' }).catch(refuseExisting(values.out))
  if (values.out !== undefined) tell(key, { credential, out: values.out, asJson: values.json === true })
  return exitCodes.done
}

/** A proof of the node is taken away: the seal takes its place, and it would not cover the members that sealing sets. */
async function readCredential(source: string): Promise<JsonObject> {
  const document = parseJson(await readInput(source))
  if (!isJsonObject(document)) throw new Refusal('credential.malformed', 'This is no European Digital Credential.')
  const { proof: _, ...unsigned } = document
  return unsigned
}

async function openKey(
  path: string,
  { now, passwordFile }: { readonly passwordFile: string | undefined; readonly now: Date },
): Promise<SealKey> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Refusal('file.not-found', `There is no key store "${path}".`, exitCodes.usage)
  const password = passwordFile === undefined ? process.env['MESHE_SEAL_PASSWORD'] : await readInput(passwordFile)
  if (password === undefined)
    throw new Refusal(
      'usage',
      'Give the password of the key store in --password-file or MESHE_SEAL_PASSWORD.',
      exitCodes.usage,
    )
  return openSealKey(new Uint8Array(await readFile(path)), { password: password.replace(/\r?\n$/, ''), now })
}

interface Told {
  readonly credential: JsonObject
  readonly out: string
  readonly asJson: boolean
}

function tell({ certificate }: SealKey, { asJson, credential, out }: Told): void {
  const { subject, notAfter } = certificate
  const forAnother = isAwardedByAnother(credential, subject)
  const warnings = lintElm(credential).map(({ code }) => code)
  if (asJson) {
    console.log(JSON.stringify({ ok: true, file: out, sealedBy: subject.organisation, forAnother, warnings }))
    return
  }
  console.log(`${out}: sealed by ${subject.organisation}, certificate until ${notAfter.toISOString().slice(0, 10)}`)
  if (forAnother) console.log('Somebody else awards it: the seal says so with a mandate.')
  for (const code of warnings) console.log(`Look at this before you hand it out: ${code}`)
}

function refuseExisting(out: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code !== 'EEXIST') throw error
    throw new Refusal('file.exists', `"${out}" is there already and stays as it is.`, exitCodes.usage)
  }
}
