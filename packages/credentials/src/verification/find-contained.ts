/** Finds the credentials that stand inside a credential, without judging them. */
import { credentialsIn } from '../clr/index.ts'
import { identifierOf, listOf, objectOf, objectsOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'

export type ContainedKind = 'endorsement' | 'part'

export interface Found {
  readonly kind: ContainedKind
  /** JSON pointer to where it stands. */
  readonly pointer: string
  /** Identifier of what it stands at. */
  readonly standsAt: string | null
  readonly input: unknown
}

export function findContained(credential: JsonObject): readonly Found[] {
  const endorsed: (readonly [string, unknown])[] = [
    ['', credential],
    ['/issuer', credential['issuer']],
  ]
  const isAlone = !Array.isArray(credential['credentialSubject'])
  objectsOf(credential['credentialSubject']).forEach((subject, at) => {
    const pointer = `/credentialSubject${isAlone ? '' : `/${at}`}/achievement`
    endorsed.push(
      [pointer, subject['achievement']],
      [`${pointer}/creator`, objectOf(subject['achievement'])['creator']],
    )
  })
  const parts = credentialsIn(credential).map((input, at): Found => {
    return { kind: 'part', pointer: `/credentialSubject/verifiableCredential/${at}`, standsAt: null, input }
  })
  return [...endorsed.flatMap(([pointer, node]) => endorsementsAt(pointer, node)), ...parts]
}

function endorsementsAt(pointer: string, node: unknown): readonly Found[] {
  const standsAt = identifierOf(node)
  return ['endorsement', 'endorsementJwt'].flatMap((member) =>
    listOf(objectOf(node)[member]).map((input, at): Found => {
      return { kind: 'endorsement', pointer: `${pointer}/${member}/${at}`, standsAt, input }
    }),
  )
}
