import { describe, expect, it } from 'vitest'
import { onlyJson, runMeshe } from './testing/run-meshe.ts'

const verbs = ['start', 'found', 'demo', 'verify', 'issue', 'seal', 'import', 'migrate', 'doctor']

describe('meshe --help', () => {
  it.concurrent('names every command and every exit code', async () => {
    const { code, stdout } = await runMeshe(['--help'])
    expect(code).toBe(0)
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'))
    for (const exitCode of [0, 1, 2, 3, 4, 70]) expect(stdout).toMatch(new RegExp(`\\b${exitCode}\\b`))
  })

  it.concurrent('shows an example for a command without running it', async () => {
    const { code, stdout } = await runMeshe(['issue', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Example')
  })

  it.concurrent('refuses a command there is not', async () => {
    const { code, stdout, stderr } = await runMeshe(['frobnicate'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('frobnicate')
  })

  it.concurrent('refuses it as JSON too', async () => {
    const ran = await runMeshe(['frobnicate', '--json'])
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'usage' })
  })

  it.concurrent('refuses an option there is not', async () => {
    const ran = await runMeshe(['doctor', '--frobnicate', '--json'])
    expect(ran.code).toBe(2)
    expect(onlyJson(ran)).toMatchObject({ ok: false, code: 'usage' })
  })

  it.concurrent('takes no prototype member for a command', async () => {
    expect((await runMeshe(['constructor'])).code).toBe(2)
    expect((await runMeshe(['__proto__'])).code).toBe(2)
  })
})
