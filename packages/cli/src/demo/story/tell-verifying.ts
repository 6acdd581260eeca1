/** Step 4: anybody checks it without an account, and page, VC-API and command line give the same report. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { JsonDocument } from '@meshe/domain/contract'
import { VerificationReport, verificationApi } from '@meshe/domain/verification'
import type { NodeClient } from '../network/node-client.ts'
import type { Stage } from './cast.ts'
import { expectThat, type StoryTeller } from './story-teller.ts'
import type { Awarded } from './tell-awarding.ts'

export async function tellVerifying({ step }: StoryTeller, { a, b, office }: Stage, awarded: Awarded): Promise<void> {
  const http = await step('verify-http', async () => {
    const { badge, european } = awarded.documents.found()
    const [first, second] = await Promise.all([verifyAt(b, badge), verifyAt(b, european)])
    for (const report of [first, second]) {
      expectThat(report.verdict === 'valid', `${report.format} is ${report.verdict}: ${reasons(report)}`)
      expectThat(report.issuer?.confirmedBy !== null, 'nobody confirms the issuer')
    }
    return [`both encodings valid at B: ${reasons(first)}; issuer confirmed by ${first.issuer?.confirmedBy}`, first]
  })

  await step('verify-token', async () => {
    const { token } = awarded.documents.found()
    const report = await verifyAt(b, token)
    expectThat(report.verdict === 'valid', `${report.format} is ${report.verdict}: ${reasons(report)}`)
    const sources = Object.fromEntries(report.checks.map(({ check, source }) => [check, source ?? '']))
    expectThat(sources['in-force']?.includes('/token-status/') === true, `status from ${sources['in-force']}`)
    const [jwt] = token.split('~')
    const closed = await verifyAt(b, `${jwt}~`)
    expectThat(closed.verdict === 'valid' && closed.content?.holderName === null, 'what is kept back is shown')
    return [`the wallet token (SD-JWT VC, ES256) is valid at B by ${sources['unchanged']}; with the name kept back too`]
  })

  const vcApi = await step('verify-vc-api', async () => {
    const body = { verifiableCredential: awarded.documents.found().badge }
    const { verified, report } = await b.ask(verificationApi.verifyCredential, { body })
    expectThat(verified && report.verdict === 'valid', report.verdict)
    const broken = await b.call(verificationApi.verifyCredential, {
      body: { verifiableCredential: changed(body.verifiableCredential) },
    })
    expectThat(broken.status === 400, `a changed credential answered ${broken.status}`)
    return ['POST /credentials/verify: 200 verified; 400 with one value changed', report]
  })

  const cli = await step('verify-cli', async () => {
    const { code, report } = await verifyByCommand(awarded.documents.found().badge, b.origin)
    expectThat(code === 0 && report.verdict === 'valid', `exit code ${code}, ${report.verdict}`)
    return ['meshe verify - --node B --json: exit code 0, valid', report]
  })

  await step('same-report', async () => {
    const [first, ...others] = [http, vcApi, cli].map((outcome) => comparable(outcome.found()))
    expectThat(
      others.every((other) => other === first),
      'the three reports differ',
    )
    const { checks } = http.found()
    expectThat(
      checks.every(({ at, source }) => at !== '' && source !== ''),
      'a check has no time',
    )
    return [`the same ${checks.length} checks with the same reasons on all three ways, each with time and source`]
  })

  await step('tampering-found', async () => {
    const reports = await Promise.all(
      [a, b, office].map((client) => verifyAt(client, changed(awarded.documents.found().badge))),
    )
    expectThat(
      reports.every(({ verdict }) => verdict === 'changed'),
      reports.map(({ verdict }) => verdict).join(),
    )
    expectThat(
      reports.every(({ content }) => content === null),
      'a changed credential is shown',
    )
    return ['one value changed: "changed" at A, B and the office, and nothing of it is shown']
  })
}

export function verifyAt(client: NodeClient, document: JsonDocument | string): Promise<VerificationReport> {
  return client.ask(verificationApi.verify, { body: { document } })
}

const program = fileURLToPath(new URL('../../../bin/meshe.mjs', import.meta.url))

/** What `meshe verify` says, as a process of its own. */
export async function verifyByCommand(
  document: JsonDocument,
  node: string,
): Promise<{ readonly code: number | null; readonly report: VerificationReport }> {
  const child = spawn(process.execPath, [program, 'verify', '-', '--node', node, '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stdin.end(JSON.stringify(document))
  const code = await new Promise<number | null>((ended, failed) => child.once('close', ended).once('error', failed))
  return { code, report: VerificationReport.parse(JSON.parse(output)) }
}

/** The same credential with one value exchanged. */
function changed(document: JsonDocument): JsonDocument {
  const copy = structuredClone(document) as JsonDocument & { credentialSubject: { achievement: { name: string } } }
  copy.credentialSubject.achievement.name = 'Something Grander'
  return copy
}

/** What must not differ between two ways of asking: everything but the moment. */
function comparable(report: VerificationReport): string {
  const { checkedAt: _checkedAt, checks, ...others } = report
  const timeless = checks.map(({ at: _at, facts: _facts, ...check }) => check)
  return JSON.stringify({ ...others, checks: timeless })
}

function reasons({ checks }: VerificationReport): string {
  return checks.map(({ check, reason }) => `${check} ${reason}`).join(', ')
}
