/** What a node is told from outside, parsed once. Every value has a default: no environment variable is required. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { MesheError } from '@meshe/credentials'
import { didWebOf } from '@meshe/credentials/did'
import { Did } from '@meshe/domain/contract'
import { z } from 'zod'

const Origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)

/** The DIDs of node and universities are made of it, and did:web knows no numbers in the place of a name. */
function isFitForDidWeb(origin: string): boolean {
  try {
    return didWebOf(origin) !== ''
  } catch (error) {
    if (error instanceof MesheError) return false
    throw error
  }
}

export const Config = z.object({
  /** Address under which the world reaches this node. */
  origin: Origin.refine(isFitForDidWeb, { message: 'An address with a name is needed, not a number.' }),
  /** Where it listens; port 0 takes any free one. */
  host: z.string(),
  port: z.number().int().min(0).max(65535),
  /** Where keys, and the database of one machine, are kept. */
  dataDirectory: z.string(),
  /** An own PostgreSQL >= 15; null starts the embedded one in the data directory. */
  databaseUrl: z.string().nullable(),
  name: z.string().min(1).max(200),
  kind: z.enum(['university', 'network-office']),
  /** The network this node belongs to; `anchor` is the did:key that signs its list. */
  network: z.object({ origin: Origin, anchor: Did.nullable() }).nullable(),
  mail: z.discriminatedUnion('transport', [
    z.object({ transport: z.literal('sink') }),
    z.object({ transport: z.literal('smtp'), url: z.string(), from: z.string() }),
  ]),
  /**
   * Origins that may be reached although they are not public https, for a network on one machine.
   * Nothing else on a private address is ever asked.
   */
  trustedOrigins: z.array(Origin),
  intervals: z.object({
    harvestMs: z.number().int().min(100),
    outboxMs: z.number().int().min(50),
    recheckMs: z.number().int().min(500),
    trustListMs: z.number().int().min(500),
  }),
  limits: z.object({
    /** Checks without asking who, for each address of the internet; 0 is without end. */
    verificationsPerMinute: z.number().int().min(0).max(1_000_000),
    /** How many proxies stand before the node: so many of the last entries of X-Forwarded-For are theirs to say. */
    trustedProxies: z.number().int().min(0).max(10),
  }),
  /** File or folder with the certificates of authorities that are trusted to name who seals; null confirms no seal. */
  sealAnchors: z.string().nullable().default(null),
  /** Whether anybody may have a credential signed by a key that only practises, as test suites of the norms need it. */
  hasPracticeIssuers: z.boolean().default(false),
  /** Folder with the key stores of institutions that seal their European Digital Credentials; null seals none. */
  sealKeyStores: z.string().nullable().default(null),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
  /** Built web app, or null to serve none. */
  webDirectory: z.string().nullable(),
})
export type Config = z.infer<typeof Config>

/**
 * Whether the sink shows its mails. They hold links that sign in, so they are shown where only people of this machine come:
 * a node with an address in the world and without SMTP keeps its mails to itself.
 */
export function showsMailSink({ mail, origin }: Pick<Config, 'mail' | 'origin'>): boolean {
  return mail.transport === 'sink' && /(^|\.)localhost$/.test(new URL(origin).hostname)
}

/** Reads the environment. @throws ZodError naming the variable's member; `meshe doctor` puts it in words. */
export function configFromEnvironment(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment['MESHE_PORT'] ?? '4100')
  const network = environment['MESHE_NETWORK_ORIGIN']
  const smtp = environment['MESHE_SMTP_URL']
  return Config.parse({
    origin: environment['MESHE_ORIGIN'] ?? `http://localhost:${port}`,
    host: environment['MESHE_HOST'] ?? '127.0.0.1',
    port,
    dataDirectory: resolve(environment['MESHE_DATA'] ?? join(homedir(), '.meshe')),
    databaseUrl: environment['DATABASE_URL'] ?? null,
    name: environment['MESHE_NAME'] ?? 'MESHE',
    kind: environment['MESHE_KIND'] ?? 'university',
    network: network ? { origin: network, anchor: environment['MESHE_NETWORK_ANCHOR'] ?? null } : null,
    mail: smtp
      ? { transport: 'smtp', url: smtp, from: environment['MESHE_MAIL_FROM'] ?? 'meshe@localhost' }
      : { transport: 'sink' },
    trustedOrigins: (environment['MESHE_TRUSTED_ORIGINS'] ?? '').split(',').filter((origin) => origin !== ''),
    intervals: {
      harvestMs: Number(environment['MESHE_HARVEST_MS'] ?? 5_000),
      outboxMs: Number(environment['MESHE_OUTBOX_MS'] ?? 1_000),
      recheckMs: Number(environment['MESHE_RECHECK_MS'] ?? 30_000),
      trustListMs: Number(environment['MESHE_TRUST_LIST_MS'] ?? 10_000),
    },
    limits: {
      verificationsPerMinute: Number(environment['MESHE_VERIFICATIONS_PER_MINUTE'] ?? 1200),
      trustedProxies: Number(environment['MESHE_TRUSTED_PROXIES'] ?? 0),
    },
    sealAnchors: environment['MESHE_SEAL_ANCHORS'] ? resolve(environment['MESHE_SEAL_ANCHORS']) : null,
    hasPracticeIssuers: readSwitch(environment['MESHE_PRACTICE_ISSUERS']),
    sealKeyStores: environment['MESHE_SEAL_KEY_STORES'] ? resolve(environment['MESHE_SEAL_KEY_STORES']) : null,
    logLevel: environment['MESHE_LOG_LEVEL'] ?? 'info',
    webDirectory: environment['MESHE_WEB'] ?? new URL('../../../web/dist', import.meta.url).pathname,
  })
}

/** What is neither on nor off is handed on as it is, so that the schema refuses it. */
function readSwitch(value: string | undefined): boolean | string {
  if (value === undefined || value === '' || value === 'false') return false
  return value === 'true' ? true : value
}
