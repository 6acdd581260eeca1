/** `meshe verify`: the same report as the page and the HTTP interface, here or at a node; of one credential or of many. */
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { exitCodes, Refusal } from './exit-codes.ts'
import { createJudge } from './judge-source.ts'
import { exitCodeOf, reportText } from './report-text.ts'
import { verifyMany } from './verify-many.ts'

export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, node: { type: 'string' }, 'trust-anchors': { type: 'string' } },
    allowPositionals: true,
  })
  const settings = { node: values.node ?? process.env['MESHE_NODE'], trustAnchors: values['trust-anchors'] }
  if (settings.node !== undefined && settings.trustAnchors !== undefined)
    throw new Refusal('usage', 'A node checks with its own trust anchors: leave one of the two out.', exitCodes.usage)
  const [source, ...others] = positionals
  if (source === undefined) throw new Refusal('usage', 'Name a file, folder, address or -.', exitCodes.usage)
  const judge = await createJudge(settings)
  if (others.length > 0 || (await isFolder(source)))
    return verifyMany(positionals, { judge, settings, asJson: values.json === true })
  const report = await judge(source)
  console.log(values.json ? JSON.stringify(report, null, 2) : reportText(report))
  return exitCodeOf(report)
}

async function isFolder(source: string): Promise<boolean> {
  return (await stat(source).catch(() => null))?.isDirectory() === true
}
