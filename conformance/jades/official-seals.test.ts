/** Real seals of others, judged to the level their material allows. */
import { describe, expect, it } from 'vitest'
import { verifySeal } from '../../packages/credentials/src/jades/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { loadAsn1Library, lookCertificate } from '../../packages/credentials/src/x509/index.ts'
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

/** The certificates that travel with a seal: whoever trusts them finds in the file itself all that a judgement needs. */
async function travelling(seal: Seal) {
  const library = await loadAsn1Library()
  const elements = seal.signatures[0]?.header['etsiU'] as readonly string[]
  const values = elements
    .map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()))
    .flatMap((element): readonly { x509Cert: { val: string } }[] => element['xVals'] ?? [])
  const certificates = values.flatMap(
    ({ x509Cert }) => lookCertificate(new Uint8Array(Buffer.from(x509Cert.val, 'base64')), library) ?? [],
  )
  const authorities = certificates.filter(({ isAuthority }) => isAuthority)
  return { all: certificates.map(({ der }) => der), authorities: authorities.map(({ der }) => der) }
}

const moments = [
  { path: files[0]!.path, now: '2023-10-01T00:00:00Z', provenAt: '2023-09-27T12:07:04Z' },
  { path: files[1]!.path, now: '2023-10-01T00:00:00Z', provenAt: '2023-09-27T11:54:20Z' },
  { path: files[2]!.path, now: '2030-01-01T00:00:00Z', provenAt: '2026-01-12T07:12:24Z' },
  { path: files[3]!.path, now: '2030-01-01T00:00:00Z', provenAt: '2026-01-12T07:28:03Z' },
]

describe.skipIf(standardsDirectory === null).each(moments)('$path, for whom its authorities are trusted', (moment) => {
  async function judgeTrusting(seal: Seal, now = moment.now) {
    const { all, authorities } = await travelling(read(moment.path))
    const anchors = { trustAnchors: authorities, timeAnchors: all }
    return verifySeal(seal as unknown as JsonObject, { ...options, ...anchors, now: new Date(now) })
  }

  it('is confirmed at the proven time, with its own revocation data', async () => {
    const report = await judgeTrusting(read(moment.path))
    expect(report.trust).toEqual({ result: 'passed', reason: 'trust.confirmed' })
    expect(report.time).toEqual({ result: 'passed', reason: 'time.proven', provenAt: new Date(moment.provenAt) })
    expect(report.level).toBe('B-LTA')
  })

  it('is not, before it was made', async () => {
    const report = await judgeTrusting(read(moment.path), '2021-01-01T00:00:00Z')
    expect(report.trust.result).not.toBe('passed')
    expect(report.time).toMatchObject({ result: 'failed', reason: 'time.claimed-in-future', provenAt: null })
  })

  it('is not with one changed byte, wherever it stands', async () => {
    const seal = read(moment.path)
    const { payload } = seal
    for (let index = 3; index < payload.length; index += Math.ceil(payload.length / 12)) {
      const byte = payload.charAt(index) === 'x' ? 'y' : 'x'
      const report = await judgeTrusting({
        ...seal,
        payload: payload.slice(0, index) + byte + payload.slice(index + 1),
      })
      expect([report.integrity.reason, report.trust.result, report.time.result]).toEqual([
        'seal.signature-mismatch',
        'undetermined',
        'undetermined',
      ])
    }
  })

  it('is not without the revocation data it carries', async () => {
    const seal = read(moment.path)
    const [signature] = seal.signatures
    const etsiU = (signature!.header['etsiU'] as readonly string[]).filter((_, index) => index < 2)
    const report = await judgeTrusting({ ...seal, signatures: [{ ...signature!, header: { etsiU } }] })
    expect(report.trust).toEqual({ result: 'undetermined', reason: 'trust.revocation-unknown' })
  })
})
