/** Real seals of others, judged to the level their material allows. */
import { describe, expect, it } from 'vitest'
import { verifySeal } from '../../packages/credentials/src/jades/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const samples = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'
const spanishTest = { organisationIdentifier: 'VATES-A00000000', country: 'ES' }
const estonian = { organisationIdentifier: 'NTREE-17207834', country: 'EE' }
const files = [
  { path: `${samples}/Sample-CertOfPart-signed.jsonld`, level: 'B-LTA', sealedBy: spanishTest },
  { path: `${samples}/Sample-MC-Annex1-signed.jsonld`, level: 'B-LTA', sealedBy: spanishTest },
  { path: 'mynextid/microcredential/v1/edc/examples/edc-mc-signed.jsonld', level: 'B-LTA', sealedBy: estonian },
  {
    path: 'mynextid/certificate-of-attendance/v1/edc/examples/edc-coa-signed.jsonld',
    level: 'B-LTA',
    sealedBy: estonian,
  },
]
const options = { now: new Date('2026-06-01T00:00:00Z'), cryptography: nodeCryptography, trustAnchors: [] }

interface Seal {
  readonly payload: string
  readonly signatures: readonly {
    readonly protected: string
    readonly signature: string
    readonly header: JsonObject
  }[]
}

function read(path: string): Seal {
  return JSON.parse(readStandardsFile(path))
}

const judge = (seal: object) => verifySeal(seal as JsonObject, options)

describe.skipIf(standardsDirectory === null).each(files)('the seal of $path', ({ level, path, sealedBy }) => {
  it('is intact, at its level, and trusted by nobody without anchors', async () => {
    const report = await judge(read(path))
    expect(report.integrity.reason).toBe('seal.intact')
    expect(report.level).toBe(level)
    expect(report.sealedBy).toMatchObject(sealedBy)
    expect(report.trust).toEqual({ result: 'undetermined', reason: 'trust.no-anchors' })
    expect(report.time).toEqual({ result: 'undetermined', reason: 'time.authority-unknown', provenAt: null })
    expect(report.content).toBe(read(path).payload)
  })

  it('fails with one changed byte of the content', async () => {
    const seal = read(path)
    const middle = Math.floor(seal.payload.length / 2)
    const changed = seal.payload.charAt(middle) === 'a' ? 'b' : 'a'
    const payload = `${seal.payload.slice(0, middle)}${changed}${seal.payload.slice(middle + 1)}`
    const report = await judge({ ...seal, payload })
    expect(report).toMatchObject({ integrity: { reason: 'seal.signature-mismatch' }, level: null, content: null })
  })

  it('proves no time when an element before the archive time-stamp is taken away', async () => {
    const seal = read(path)
    const [signature] = seal.signatures
    const etsiU = signature?.header['etsiU'] as readonly string[]
    const header = { etsiU: etsiU.filter((_, index) => index !== 2) }
    const report = await judge({ ...seal, signatures: [{ ...signature, header }] })
    expect(report.time).toMatchObject({ result: 'failed', reason: 'time.token-mismatch' })
    expect(report.level).toBe('B-T')
  })
})
