/** Beside the story: what must be refused with a code and a sentence, never a fault, and nothing half-written. */

import { catalogueApi } from '@meshe/domain/catalogue'
import { type AwardView, issuanceApi } from '@meshe/domain/issuance'
import { verificationApi } from '@meshe/domain/verification'
import { codeOf, type NodeAnswer } from '../network/node-client.ts'
import { atA, atB, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'

export async function tellBadInput(
  { step }: StoryTeller,
  stage: Stage,
  told: { readonly award: Outcome<AwardView> },
): Promise<void> {
  const { a, aoife, ines, luka } = stage
  await step('bad-input', async () => {
    const before = await countDescriptions(stage)
    const create = (body: string, as = ines) => a.call(catalogueApi.createMicroCredential, { params: atA, body, as })
    const issue = (credential: Record<string, unknown>) =>
      a.call(issuanceApi.issueCredential, { params: atA, body: { credential }, as: aoife })
    const deep = `{"description":${'{"title":'.repeat(200)}{}${'}'.repeat(200)}}`
    const answers: readonly (readonly [what: string, answer: NodeAnswer, code: string])[] = [
      ['wrong role', await create('{"description":{}}', aoife), 'permission.denied'],
      [
        'nobody signed in',
        await a.call(catalogueApi.createMicroCredential, { params: atA, body: '{"description":{}}' }),
        'session.required',
      ],
      [
        'other university',
        await a.call(catalogueApi.createMicroCredential, { params: atB, body: '{"description":{}}', as: ines }),
        'institution.not-found',
      ],
      [
        'other node’s session',
        await a.call(catalogueApi.createMicroCredential, { params: atA, body: '{"description":{}}', as: luka }),
        'session.required',
      ],
      ['malformed', await create('{"description":'), 'json.malformed'],
      ['unknown member', await create('{"description":{"nonsense":1}}'), 'request.invalid'],
      [
        'too large',
        await create(JSON.stringify({ description: { title: { en: 'x'.repeat(1_100_000) } } })),
        'request.too-large',
      ],
      ['too deep', await create(deep), 'json.too-deep'],
      ['duplicate member', await create('{"description":{},"description":{}}'), 'json.duplicate-member'],
      ['__proto__', await create('{"description":{"__proto__":{"isReady":true}}}'), 'json.forbidden-member'],
      ['lone surrogate', await create('{"description":{"title":{"en":"\\ud800"}}}'), 'json.lone-surrogate'],
      ['unknown term at issue', await issue({ ...composed(), favouriteColour: 'blue' }), 'credential.undefined-term'],
      [
        'ends before it starts',
        await issue({ ...composed(), validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-04-01T00:00:00Z' }),
        'credential.valid-until-before-valid-from',
      ],
    ]
    const wrong = answers.filter(([, { body, status }, code]) => codeOf(body) !== code || status < 400 || status > 499)
    expectThat(
      wrong.length === 0,
      wrong.map(([what, { status, body }, code]) => `${what}: ${status} ${codeOf(body)}, not ${code}`).join('; '),
    )
    const silent = answers.filter(([, { body }]) => ((body as { title?: string }).title ?? '') === '')
    expectThat(silent.length === 0, `${silent.length} refusals without a sentence`)
    const after = await countDescriptions(stage)
    expectThat(after === before, `${after - before} descriptions were written all the same`)
    return [`${answers.length} bad requests, each refused with its own code and a sentence; nothing written`]
  })

  await step('no-double-award', async () => {
    const { id, microCredential, learner } = told.award.found()
    const row = { givenName: learner.givenName, familyName: learner.familyName, email: learner.email }
    const body = { microCredentialId: microCredential.id, list: { rows: [row] } }
    const checked = await a.ask(issuanceApi.checkAwardList, { params: atA, body, as: aoife })
    const problems = checked.rows.flatMap(({ problems: found }) => found.map(({ problem }) => problem))
    expectThat(problems.join() === 'already-awarded', `award ${id}: ${problems.join()}`)
    return ['awarding Maria the same again is named a problem (already-awarded)']
  })

  await step('garbage-is-unreadable', async () => {
    const documents = ['not json at all', '{}', '[]', '{"@context":[],"type":"Nothing"}']
    const verdicts = await Promise.all(
      documents.map(async (document) => (await a.ask(verificationApi.verify, { body: { document } })).verdict),
    )
    expectThat(
      verdicts.every((verdict) => verdict === 'unreadable'),
      verdicts.join(),
    )
    return [`${documents.length} documents that are no credentials: "unreadable", never valid, never a fault`]
  })
}

async function countDescriptions({ a, ines }: Stage): Promise<number> {
  return (await a.ask(catalogueApi.listMicroCredentials, { params: atA, as: ines })).microCredentials.length
}

function composed(): Record<string, unknown> {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Attendance at an open day',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'urn:uuid:6f1d0d9e-6d0b-4a0e-9a43-3f2b6b0c2a11',
        type: ['Achievement'],
        name: 'Attendance at an open day',
        description: 'Was there.',
        criteria: { narrative: 'Be there.' },
      },
    },
  }
}
