/**
 * How fast a European Digital Credential is validated against its application profile, against `rdf-validate-shacl` over the
 * official shapes. The engine is given its data ready as RDF: turning the JSON into it is not counted, ours begins at the JSON.
 */
import { toEuropeanDigitalCredential, validateElm } from '@meshe/credentials/elm'
import { officialValidator } from '../conformance/elm-validator/official-violations.ts'
import { standardsDirectory } from '../conformance/standards-directory.ts'
import type { Comparison } from './compare.ts'
import { createSampleAward, createSampleIssuer } from './sample-award.ts'

/** No row where the official shapes are not at hand (MESHE_STANDARDS_DIR): there is nothing to compare with. */
export async function measureElmValidation(): Promise<readonly Comparison[]> {
  if (standardsDirectory === null) {
    console.error('elm-validate is left out: MESHE_STANDARDS_DIR does not lead to the official shapes')
    return []
  }
  const { credential } = toEuropeanDigitalCredential(createSampleAward(createSampleIssuer().did))
  const official = officialValidator(standardsDirectory, '3.2', 'edc-generic-full')
  const dataset = await official.datasetOf(credential)
  const theirs = await official.engine.validate(dataset)
  if (!validateElm(credential).conforms || !theirs.conforms) throw new Error('one side faults the sample')
  return [
    {
      name: 'elm-validate',
      ours: async () => validateElm(credential),
      reference: async () => official.engine.validate(dataset),
    },
  ]
}
