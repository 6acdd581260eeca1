/** Where the official test data of the standards lie; they are not part of this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const directory = process.env['MESHE_STANDARDS_DIR'] ?? '../shared/standards'

/** `null` when the data are not at hand: tests that need them are skipped, visibly. */
export const standardsDirectory: string | null = existsSync(directory) ? directory : null

/** The text of an official file. Only call it from tests that run when `standardsDirectory` is set. */
export function readStandardsFile(path: string): string {
  return readFileSync(join(directory, path), 'utf8')
}

/** Names of the files in an official folder, sorted; none when the data are not at hand. */
export function listStandardsFiles(path: string): readonly string[] {
  if (standardsDirectory === null) return []
  return readdirSync(join(directory, path), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()
}

/** Paths of all files in an official folder and the folders in it, for `readStandardsFile`. */
export function listStandardsTree(path: string): readonly string[] {
  if (standardsDirectory === null) return []
  return readdirSync(join(directory, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(path, relative(join(directory, path), entry.parentPath), entry.name))
    .sort()
}
