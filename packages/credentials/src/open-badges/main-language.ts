/**
 * Open Badges 3.0 writes a text in one language only: which one, and what is dropped by that.
 *
 * @module
 */
import type { Loss } from '../crosswalk/encoding.ts'
import type { Award, LanguageMap } from '../micro-credential/index.ts'

/** A text that Open Badges carries in the main language only, and where it stands in the `Award`. */
interface PlainText {
  readonly path: string
  readonly map: LanguageMap
}

/** English when the title has it, else the first language of the title. */
export function mainLanguage(award: Award): string {
  const { title } = award.microCredential
  return 'en' in title ? 'en' : (Object.keys(title)[0] ?? 'en')
}

function plainTexts(award: Award): readonly PlainText[] {
  const { microCredential, institution, parts = [] } = award
  return [
    { path: 'microCredential.title', map: microCredential.title },
    { path: 'microCredential.description', map: microCredential.description },
    ...microCredential.learningOutcomes.flatMap((outcome, at) =>
      (outcome.skills ?? []).map((skill, nth) => ({
        path: `microCredential.learningOutcomes.${at}.skills.${nth}.title`,
        map: skill.title,
      })),
    ),
    { path: 'institution.legalName', map: institution.legalName },
    ...parts.map((part, at) => ({ path: `parts.${at}.title`, map: part.title })),
  ]
}

/** The languages that are dropped, and the texts that stand in another language than the badge says. */
export function languageLosses(award: Award): readonly Loss[] {
  const language = mainLanguage(award)
  return plainTexts(award).flatMap(({ path, map }): readonly Loss[] => {
    const written = [language, 'en'].find((tag) => tag in map) ?? Object.keys(map)[0]
    const dropped = Object.keys(map).filter((tag) => tag !== written)
    const isMarkedWrong = !(language in map)
    return [
      ...(dropped.length > 0
        ? [
            {
              path,
              kind: 'language',
              note: `Open Badges carries one language; dropped: ${dropped.join(', ')}.`,
            } as const,
          ]
        : []),
      ...(isMarkedWrong
        ? [
            {
              path,
              kind: 'reduced',
              note: `Written in "${written}" without saying so; the badge says "${language}".`,
            } as const,
          ]
        : []),
    ]
  })
}
