/** `meshe found`: the universities of a node and their staff, from a file. */
import { parseArgs } from 'node:util'
import { parseJson } from '@meshe/credentials/json'
import { Founding, foundInstitutions } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import { onlyArgument, readInput } from './read-input.ts'
import { readSettings, wordsOf } from './read-settings.ts'

export async function found(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, data: { type: 'string' } },
    allowPositionals: true,
  })
  const founding = Founding.safeParse(parseJson(await readInput(onlyArgument(positionals, 'file or -'))))
  if (!founding.success) {
    const wrong = wordsOf(founding.error)
    throw new Refusal('founding.malformed', `The file does not describe universities and their staff: ${wrong}`)
  }
  const config = readSettings({ MESHE_DATA: values.data })
  const institutions = await foundInstitutions(config, founding.data)
  if (values.json) console.log(JSON.stringify({ ok: true, institutions }))
  else
    for (const { slug, did, isNew, staff } of institutions)
      console.log(`${slug.padEnd(24)} ${isNew ? 'founded' : 'was there'}, ${staff} staff, ${did}`)
  return exitCodes.done
}
