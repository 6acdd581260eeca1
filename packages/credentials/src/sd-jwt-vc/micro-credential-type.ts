/** Type metadata of the micro-credential of the network, made from its table (SD-JWT VC, section 5). */
import type { JsonObject } from '../json/index.ts'
import { microCredentialClaims, microCredentialType, microCredentialTypeName } from './micro-credential-claims.ts'

/** The metadata as every node publishes it; the same bytes at each, so that integrity metadata holds. */
export function microCredentialTypeMetadata(): JsonObject {
  return {
    vct: microCredentialType,
    name: 'Micro-credential (MESHE)',
    description: 'An award to one person, with the elements of Annex I of the Council Recommendation 2022/C 243/02.',
    display: Object.entries(microCredentialTypeName).map(([locale, name]) => ({ locale, name })),
    claims: microCredentialClaims.map(({ path, label, sd, mandatory }) => ({
      path,
      display: Object.entries(label).map(([locale, text]) => ({ locale, label: text })),
      mandatory,
      sd,
      svg_id: path.join('_'),
    })),
  }
}

export const microCredentialTypeText: string = JSON.stringify(microCredentialTypeMetadata())

/** The text of the metadata of a type that this package knows by itself, or null. */
export function lookKnownType(vct: string): string | null {
  return vct === microCredentialType ? microCredentialTypeText : null
}
