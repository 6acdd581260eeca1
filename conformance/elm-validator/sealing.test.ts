/** What sealing adds, and that nothing is sealed which the application profile faults. */
import { toEuropeanDigitalCredential, validateElm } from '@meshe/credentials/elm'
import { sealEuropeanDigitalCredential, simulateSeal } from '@meshe/credentials/jades'
import type { JsonObject } from '@meshe/credentials/json'
import { beforeAll, describe, expect, it } from 'vitest'
import { createParty, type Party, signerOf } from '../jades/test-authority.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { demonstrationAward } from '../open-badges/demonstration-award.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const signedAt = new Date('2026-09-01T08:00:00Z')
const subject = {
  commonName: null,
  organisation: 'Riverside University (demo)',
  organisationIdentifier: demonstrationAward.institution.legalIdentifier,
  country: 'IE',
}
const samples = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'

describe.skipIf(standardsDirectory === null)('a draft of the official samples', () => {
  it.each(['Sample-MC-Annex1-unsigned.jsonld', 'Sample-CertOfPart-unsigned.jsonld'])(
    '%s conforms once it is sealed',
    (name) => {
      const draft = JSON.parse(readStandardsFile(`${samples}/${name}`)) as JsonObject
      const kindsOf = (credential: JsonObject) => validateElm(credential).violations.map(({ constraint }) => constraint)
      expect(kindsOf(draft)).toEqual(['minCount', 'node'])
      expect(kindsOf(simulateSeal(draft, { subject, signedAt }))).toEqual([])
    },
  )
})

describe('nothing is sealed', () => {
  let party: Party
  beforeAll(async () => {
    party = await createParty({
      name: { '2.5.4.6': 'IE', '2.5.4.10': subject.organisation, '2.5.4.97': subject.organisationIdentifier },
    })
  })
  const sound = toEuropeanDigitalCredential(demonstrationAward).credential
  const seal = (credential: JsonObject) =>
    sealEuropeanDigitalCredential(credential, {
      signer: signerOf(party),
      certificates: [party.der],
      signedAt,
      cryptography: nodeCryptography,
    })

  it.each<readonly [string, JsonObject, string]>([
    [
      'without a display',
      { ...sound, displayParameter: undefined },
      'minCount http://data.europa.eu/snb/model/elm/displayParameter ',
    ],
    ['with an empty end', { ...sound, validUntil: '' }, 'datatype https://www.w3.org/2018/credentials#validUntil '],
    [
      'whose subject is a text',
      { ...sound, credentialSubject: 'Robin Sample' },
      'minCount https://www.w3.org/2018/credentials#credentialSubject ',
    ],
    ['in unknown words', { ...sound, '@context': 'https://other.example/context' }, 'context  /@context'],
  ])('%s', async (_, credential, violation) => {
    const refusal = await seal(credential).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'elm.not-conforming', facts: { profile: 'edc-generic-full' } })
    expect((refusal as { facts: { violations: readonly string[] } }).facts.violations).toContain(violation)
    expect(JSON.stringify(refusal)).not.toContain('Robin')
  })

  it('for a certificate that names no organisation', () => {
    expect(() => simulateSeal(sound, { subject: { ...subject, organisation: null }, signedAt })).toThrow(
      expect.objectContaining({ code: 'key.unsupported' }),
    )
  })

  it('except what conforms', async () => {
    expect(await seal(sound)).toHaveProperty('signatures')
  })
})
