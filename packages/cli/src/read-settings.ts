/** The settings of a node from the environment, with what the command line says in their place. */
import { type Config, configFromEnvironment } from '@meshe/server'
import { z } from 'zod'
import { exitCodes, Refusal } from './exit-codes.ts'

/** @throws Refusal `settings.malformed` naming each setting that is not usable */
export function readSettings(said: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  try {
    return configFromEnvironment({ ...process.env, ...given })
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const sentence = `These settings are not usable: ${wordsOf(error)}. See "meshe start --help".`
    throw new Refusal('settings.malformed', sentence, exitCodes.misconfigured)
  }
}

export function wordsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': '))
    .join('; ')
}
