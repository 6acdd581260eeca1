/** Step 3: one award in three encodings from one record, each with its status entry and a report of what it loses. */
import { type AwardView, issuanceApi } from '@meshe/domain/issuance'
import { atA, maria, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'
import type { Awarded } from './tell-awarding.ts'

export async function tellEncodings(
  { step }: StoryTeller,
  { a, aoife }: Stage,
  awarded: Awarded,
): Promise<Outcome<AwardView>> {
  await step('two-encodings', async () => {
    const { badge, european } = awarded.documents.found()
    for (const [document, type] of [
      [badge, 'OpenBadgeCredential'],
      [european, 'EuropeanDigitalCredential'],
    ] as const) {
      const types = [document['type']].flat()
      expectThat(types.includes(type) || types.includes('AchievementCredential'), `type ${types.join()}`)
      expectThat(
        listOf(document['proof']).some((proof) => proof['cryptosuite'] === 'eddsa-rdfc-2022'),
        'no eddsa-rdfc-2022 proof',
      )
      const [status] = listOf(document['credentialStatus'])
      expectThat(
        listOfText(status?.['type']).includes('BitstringStatusListEntry'),
        `status ${String(status?.['type'])}`,
      )
    }
    const issuers = [badge, european].map((document) => idOf(document['issuer']))
    expectThat(new Set(issuers).size === 1 && issuers[0]?.startsWith('did:web:') === true, `issuers ${issuers.join()}`)
    const models = [badge, european].map((document) => String(listOfText(document['@context'])[0]))
    return [
      `Open Badges 3.0 (${models[0]}) and ELM (${models[1]}), both eddsa-rdfc-2022 by ${issuers[0]}, each with its status entry`,
    ]
  })

  return step('losses', async () => {
    const { awards } = await a.ask(issuanceApi.listAwards, { params: atA, query: { q: maria.email }, as: aoife })
    const [mine] = awards
    if (!mine || awards.length !== 1) throw new Error(`${awards.length} awards of Maria`)
    const award = await a.ask(issuanceApi.showAward, { params: { ...atA, award: mine.id }, as: aoife })
    const counted = Object.entries(award.losses).map(([format, losses]) => `${format}: ${losses.length}`)
    expectThat(counted.length === 3, `losses of ${counted.length} encodings`)
    const examples = Object.values(award.losses)
      .flat()
      .map(({ path, kind }) => `${path} ${kind}`)
    return [
      `what each encoding loses is told: ${counted.join(', ')}${examples.length > 0 ? ` (e.g. ${examples[0]})` : ''}`,
      award,
    ]
  })
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return [value].flat().filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
}

function listOfText(value: unknown): readonly unknown[] {
  return [value].flat()
}

function idOf(issuer: unknown): string {
  return typeof issuer === 'string' ? issuer : String((issuer as { id?: string } | null)?.id ?? '')
}
