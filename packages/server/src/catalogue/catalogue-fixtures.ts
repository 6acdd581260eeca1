/** For tests: a complete description, and the way from it to a published micro-credential through the real interface. */
import { catalogueApi, type DeskMicroCredentialView, type PublishableDescription } from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import type { TestNode } from '../testing/test-node.ts'

export function completeDescription(changes: Partial<PublishableDescription> = {}): PublishableDescription {
  return {
    title: { en: 'Data literacy for nurses', sl: 'Podatkovna pismenost za medicinske sestre' },
    description: { en: 'You learn to read and question the figures of your ward.' },
    field: '0913',
    languages: ['en'],
    learningOutcomes: [{ title: { en: 'Explain what an average hides' } }],
    workload: { ects: 5, hours: 125 },
    level: { eqf: 6 },
    assessments: [{ type: 'written-examination' }],
    modes: ['online'],
    qualityAssurance: [{ type: 'institutional-quality-assurance', body: 'Quality board (demo)' }],
    ...changes,
  }
}

/** Describes, approves and publishes as three steps of two people. */
export async function publishMicroCredential(
  node: TestNode,
  institution: Institution,
  description: PublishableDescription = completeDescription(),
): Promise<DeskMicroCredentialView> {
  const params = { institution: institution.slug }
  const editor = await node.signIn(`editor@${institution.slug}.example`, institution, ['catalogue-editor'])
  const reviewer = await node.signIn(`reviewer@${institution.slug}.example`, institution, ['quality-reviewer'])
  const { id } = await node.ask(catalogueApi.createMicroCredential, { params, as: editor, body: { description } })
  const one = { params: { ...params, microCredential: id } }
  await node.ask(catalogueApi.sendForReview, { ...one, as: editor })
  await node.ask(catalogueApi.decideReview, { ...one, as: reviewer, body: { decision: 'approve' } })
  return node.ask(catalogueApi.publishMicroCredential, { ...one, as: editor })
}
