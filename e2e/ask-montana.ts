/** A learner of Northshore asks Montana to count one more credential: by program, so that a journey can show what is decided. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { recognitionApi } from '@meshe/domain/recognition'
import { toDescription } from '../packages/cli/src/demo/data/demo-offer.ts'
import { offers } from '../packages/cli/src/demo/data/offers/index.ts'
import { award, findClaim, keep } from '../packages/cli/src/demo/journeys/awarding.ts'
import { writeDescription } from '../packages/cli/src/demo/journeys/publishing.ts'
import { findCase } from '../packages/cli/src/demo/journeys/recognising.ts'
import type { JourneyNetwork } from './network.ts'

export interface Asked {
  /** Where the learner follows it at A, and the officer at B. */
  readonly requestPath: string
  readonly casePath: string
}

/** Publishes a course of the demonstration at A, awards it to the learner, keeps it and asks Montana to count it. */
export async function askMontana(
  { a: { client }, b }: JourneyNetwork,
  learner: { readonly givenName: string; readonly familyName: string; readonly email: string },
  offerKey: string,
): Promise<Asked> {
  const offer = offers.find(({ key }) => key === offerKey)
  if (!offer) throw new Error(offerKey)
  const description = toDescription(offer, new Date())
  const title = description.title?.['en'] ?? ''
  const [editor, reviewer, officer] = await Promise.all(
    ['ines', 'tomas', 'aoife'].map((name) => client.signIn(`${name}@northshore.example`)),
  )
  if (!editor || !reviewer || !officer) throw new Error('nobody works at Northshore')
  const slug = 'northshore'
  const { id } = await writeDescription({ client, slug, editor, reviewer }, description)
  const { givenName, familyName, email } = learner
  await award({ client, slug, officer }, id, { rows: [{ givenName, familyName, email }] })
  const { token } = await findClaim(client, email, title)
  const { person, held } = await keep(client, { token, email })
  const { institutions } = await client.ask(catalogueApi.listInstitutions)
  const institution = institutions.find((one) => one.slug === 'montana')?.did ?? ''
  const request = await client.ask(recognitionApi.requestRecognition, {
    body: { heldCredentialId: held.id, institution, purpose: 'credits' },
    as: person,
  })
  const desk = { client: b.client, slug: 'montana', officer: await b.client.signIn('luka@montana.example') }
  const found = await findCase(desk, { applicant: `${givenName} ${familyName}`, title })
  return {
    requestPath: `${client.origin}/me/recognition/${request.id}`,
    casePath: `${b.client.origin}/u/montana/recognition/${found.id}`,
  }
}
