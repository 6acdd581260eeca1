/** `meshe import`: a description of a micro-credential from a credential or sample of another system. */
import { parseArgs } from 'node:util'
import { MesheError } from '@meshe/credentials'
import { readMicroCredential } from '@meshe/credentials/crosswalk'
import { isJsonObject, parseJson } from '@meshe/credentials/json'
import { describeReadiness, toImportedDescription } from '@meshe/domain/catalogue'
import { exitCodes } from './exit-codes.ts'
import { onlyArgument, readInput } from './read-input.ts'

const limits = { maxBytes: 4 * 1024 * 1024, maxNodes: 200_000 }

export async function importDescription(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const text = await readInput(onlyArgument(positionals, 'file or -'))
  const credential = parseJson(text, limits)
  if (!isJsonObject(credential)) {
    throw new MesheError(
      'credential.unknown-format',
      'This is neither an Open Badge nor a European Digital Credential.',
    )
  }
  const read = readMicroCredential(credential)
  const description = toImportedDescription(read.draft)
  const { missing, missingForCatalogue } = describeReadiness(description)
  const result = {
    format: read.format,
    institution: read.institution,
    missing: [...missing, ...missingForCatalogue],
    description,
  }
  if (values.json) {
    console.log(JSON.stringify({ ok: true, ...result }))
    return exitCodes.done
  }
  console.error(
    result.missing.length === 0 ? 'Nothing of Annex I was missing.' : `Missing: ${result.missing.join(', ')}.`,
  )
  console.log(JSON.stringify(result.description, null, 2))
  return exitCodes.done
}
