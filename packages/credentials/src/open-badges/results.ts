/**
 * Results of a badge beside what they could have been (Open Badges 3.0, Result, ResultDescription, RubricCriterionLevel).
 *
 * @module
 */
import { numberOf, objectOf, objectsOf, textOf, textsOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'

export interface BadgeResult {
  /** IRI of the description; null where the result names none. */
  readonly descriptionId: string | null
  readonly name: string | null
  /** ResultType of the norm, e.g. `LetterGrade`, `GradePointAverage`, `RubricCriterionLevel`, or `ext:…`. */
  readonly type: string | null
  readonly value: string | null
  /** ResultStatusType, e.g. `Completed`, `Failed`. */
  readonly status: string | null
  /** Name of the level of a rubric that was reached. */
  readonly level: string | null
  readonly allowedValues: readonly string[]
  readonly lowest: string | null
  readonly highest: string | null
  /** What it takes: a value, or the name of a level. */
  readonly required: string | null
  /** False where the result names a description or level that the achievement does not have. */
  readonly isDescribed: boolean
}

/** In the order of the document, which no proof covers. */
export function readResults(subject: JsonObject): readonly BadgeResult[] {
  const descriptions = objectsOf(objectOf(subject['achievement'])['resultDescription'])
  return objectsOf(subject['result']).map((result) => {
    const descriptionId = textOf(result['resultDescription'])
    const description = descriptions.find(({ id }) => descriptionId !== null && id === descriptionId)
    const levels = objectsOf(description?.['rubricCriterionLevel'])
    const reached = textOf(result['achievedLevel'])
    const level = nameOfLevel(levels, reached)
    return {
      descriptionId,
      name: textOf(description?.['name']),
      type: textOf(description?.['resultType']),
      value: wordOf(result['value']),
      status: textOf(result['status']),
      level,
      allowedValues: textsOf(description?.['allowedValue']),
      lowest: wordOf(description?.['valueMin']),
      highest: wordOf(description?.['valueMax']),
      required: wordOf(description?.['requiredValue']) ?? nameOfLevel(levels, textOf(description?.['requiredLevel'])),
      isDescribed: description !== undefined && (reached === null || level !== null),
    }
  })
}

function nameOfLevel(levels: readonly JsonObject[], id: string | null): string | null {
  const level = levels.find((one) => id !== null && one['id'] === id)
  return textOf(level?.['name']) ?? textOf(level?.['level'])
}

/** Values are texts; issuers write numbers too. */
function wordOf(value: unknown): string | null {
  if (typeof value !== 'number') return textOf(value)
  return numberOf(value) === null ? null : String(value)
}
