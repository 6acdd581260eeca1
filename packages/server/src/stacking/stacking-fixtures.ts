/** For tests: two universities, a published pathway of one that counts a credential of the other, and learners. */
import { type PathwayDescription, type PathwayProgress, stackingApi } from '@meshe/domain/stacking'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { award, keep } from '../recognition/recognition-fixtures.ts'
import { createFederation, type FederationMember } from '../testing/test-federation.ts'
import type { Caller } from '../testing/test-node.ts'

export const desk = { institution: 'northshore' }
export const someId = '0198c0de-0000-7000-8000-00000000000f'

export type StackingNetwork = Awaited<ReturnType<typeof createStackingNetwork>>

/** Northshore gives a certificate for two steps; the second may be taken at Montana. */
export async function createStackingNetwork() {
  const network = await createFederation(['northshore', 'montana'])
  const { northshore, montana } = network.members
  const { node, institution } = northshore
  const editor = await node.signIn('paths@northshore.example', institution, ['pathway-editor'])
  const officer = await node.signIn('issuing@northshore.example', institution, ['issuing-officer'])
  const recognition = await node.signIn('recognition@northshore.example', institution, ['recognition-officer'])
  const publish = ({ node: there, institution: by }: FederationMember, title: string, ects = 5) =>
    publishMicroCredential(
      there,
      by,
      completeDescription({ title: { en: title }, workload: { ects, hours: ects * 25 } }),
    )
  const published = {
    figures: await publish(northshore, 'Figures'),
    ethics: await publish(northshore, 'Ethics'),
    larger: await publish(northshore, 'Certificate in care informatics', 10),
    farEthics: await publish(montana, 'Ethics far away'),
    farFigures: await publish(montana, 'Figures far away'),
  }

  function describePathway(changes: Partial<PathwayDescription> = {}): PathwayDescription {
    const { figures, ethics, farEthics, larger } = published
    const component = (id: string, accepts: string[]) => ({
      id,
      title: { en: id },
      ects: 5,
      accepts,
      acceptsRecognition: true,
    })
    return {
      title: { en: 'Certificate in care informatics' },
      description: { en: 'Two steps.' },
      ects: 10,
      eqf: 6,
      awardMicroCredentialId: larger.id,
      groups: [
        {
          id: 'core',
          title: { en: 'Core' },
          rule: { kind: 'all' },
          components: [component('figures', [figures.iri]), component('ethics', [ethics.iri, farEthics.iri])],
        },
      ],
      rules: {},
      ...changes,
    }
  }

  async function createPathway(description: PathwayDescription): Promise<string> {
    const { id } = await northshore.node.ask(stackingApi.createPathway, {
      params: desk,
      as: editor,
      body: { description },
    })
    return id
  }

  let learners = 0
  function nextEmail(): string {
    learners += 1
    return `learner-${learners}@example.org`
  }

  /** Somebody with an account on Montana's node, holding what they were awarded. */
  async function learnerWith(...held: { readonly by: FederationMember; readonly id: string }[]) {
    const email = nextEmail()
    const learner = await montana.node.signIn(email)
    const credentials: string[] = []
    for (const { by, id } of held) {
      credentials.push(await keep(montana.node, learner, (await award(by, { microCredentialId: id, email })).document))
    }
    return { email, learner, credentials }
  }

  async function progressOf(learner: Caller) {
    return montana.node.ask(stackingApi.showMyProgress, { params: { pathway: pathwayId }, as: learner })
  }

  const pathwayId = await createPathway(describePathway())
  await node.ask(stackingApi.publishPathway, { params: { ...desk, pathway: pathwayId }, as: editor })
  await network.harvest()
  return {
    network,
    northshore,
    montana,
    editor,
    officer,
    recognition,
    published,
    pathwayId,
    describePathway,
    createPathway,
    nextEmail,
    learnerWith,
    progressOf,
  }
}

export async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { type?: string }
  return body.type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

export function edges({ groups }: PathwayProgress): Record<string, string> {
  const components = groups.flatMap((group) => group.components)
  return Object.fromEntries(components.map((one) => [one.componentId, `${one.state} ${one.ectsCounted} ${one.reason}`]))
}
