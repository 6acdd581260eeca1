/**
 * The vectors of permanent residence and employment use a context of another project, which is not at hand. What its terms
 * mean is read from the canonical statements of the vectors themselves, and written here as a context of our own.
 */
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'

const citizenshipTerms = [
  ...['PermanentResidentCardCredential', 'PermanentResident', 'PermanentResidentCard', 'EmployablePerson'],
  ...['EmploymentAuthorizationDocumentCredential', 'EmploymentAuthorizationDocument'],
  ...['birthCountry', 'commuterClassification', 'permanentResidentCard', 'employmentAuthorizationDocument'],
  ...['lprCategory', 'lprNumber'],
]
const schemaTerms = ['Person', 'givenName', 'additionalName', 'familyName', 'gender', 'identifier']
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'

const citizenshipContext: JsonObject = {
  ...Object.fromEntries(citizenshipTerms.map((term) => [term, `https://w3id.org/citizenship#${term}`])),
  ...Object.fromEntries(schemaTerms.map((term) => [term, `https://schema.org/${term}`])),
  birthDate: { '@id': 'https://schema.org/birthDate', '@type': dateTime },
  residentSince: { '@id': 'https://w3id.org/citizenship#residentSince', '@type': dateTime },
  image: { '@id': 'https://schema.org/image', '@type': '@id' },
}

/** The document with our words in the place of the context that is not at hand. */
export function withKnownContext(document: JsonObject): JsonObject {
  const contexts = document['@context']
  if (!Array.isArray(contexts)) return document
  const known = contexts.map((context) =>
    context === 'https://w3id.org/citizenship/v4rc1' ? citizenshipContext : context,
  )
  return { ...document, '@context': known }
}
