/** The words of a decision on recognition, defined by a context that travels inside the credential. */
import type { JsonObject } from '../json/index.ts'

const namespace = 'urn:meshe:recognition:'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const term = (name: string, definition: JsonObject = {}) => ({
  [name]: { '@id': `${namespace}${name}`, ...definition },
})
const translated = { '@container': '@language' }
const number = { '@type': `${xsd}float` }
const moment = { '@type': `${xsd}dateTime` }

export const recognitionDecisionType = 'RecognitionDecisionCredential'

/** Second entry of the `@context` of a decision. */
export const recognitionDecisionContext: JsonObject = {
  [recognitionDecisionType]: `${namespace}${recognitionDecisionType}`,
  ...term('institutionCountry'),
  ...term('recognitionDecision', {
    '@context': {
      ...term('caseId', { '@type': '@id' }),
      ...term('recognisedCredential'),
      ...term('credentialTitle', translated),
      ...term('awardingBody'),
      ...term('ectsClaimed', number),
      ...term('outcome'),
      ...term('ectsGranted', number),
      ...term('purpose'),
      ...term('countsTowards'),
      ...term('pathwayTitle', translated),
      ...term('component'),
      ...term('substantialDifference', { '@container': '@set' }),
      ...term('element'),
      ...term('reasoning', translated),
      ...term('condition', translated),
      ...term('reason', translated),
      ...term('decidedOn', moment),
      ...term('appealUntil', moment),
      ...term('appealRoute', translated),
    },
  }),
}
