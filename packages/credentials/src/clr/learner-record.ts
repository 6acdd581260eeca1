/**
 * A Comprehensive Learner Record 2.0: one credential that holds others.
 *
 * @module
 */
import { objectsOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'

/** The credentials it holds, in the order of the document, which no proof covers. */
export function credentialsIn(record: JsonObject): readonly JsonObject[] {
  return objectsOf(record['credentialSubject']).flatMap((subject) => objectsOf(subject['verifiableCredential']))
}
