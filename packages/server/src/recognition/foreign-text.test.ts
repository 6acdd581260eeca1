import { randomBytes } from 'node:crypto'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../testing/test-federation.ts'
import { checkArrivals, recheckRecognised } from './check-cases.ts'
import { award } from './recognition-fixtures.ts'
import { createRecognitionOffice, desk, type RecognitionOffice } from './recognition-office-fixtures.ts'

type Json = Record<string, unknown>
const gone = 'did:web:gone.invalid:institutions:nobody'
let office: RecognitionOffice
let badge: Json
beforeAll(async () => {
  office = await createRecognitionOffice()
  const { microCredentialId } = office
  badge = (await award(office.member, { microCredentialId, email: 'foreign@learners.example' })).document
})
afterAll(() => office.close())

let copies = 0
/** A badge of an issuer that cannot be asked: it is kept, and says of itself what it likes. */
function foreign(achievement: Json, more: Json = {}): Json {
  const subject = badge['credentialSubject'] as Json
  copies += 1
  return {
    ...badge,
    id: `urn:uuid:0198c0de-0000-7000-8000-0000000001${String(copies).padStart(2, '0')}`,
    issuer: { ...(badge['issuer'] as Json), id: gone },
    proof: { ...(badge['proof'] as Json), verificationMethod: `${gone}#key-1` },
    credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as Json), ...achievement } },
    ...more,
  }
}

const manyLanguages = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [`x${String.fromCharCode(97 + (at % 26))}-${1000 + at}`, 'Title']),
)

describe('a credential that writes as nobody here does', () => {
  it.each<readonly [string, Json, Json, string]>([
    ['a language tag in capitals', { name: { EN: 'Statistics' } }, {}, 'Statistics'],
    [
      'a language tag of eight letters',
      { name: { nolanguage: 'Statistics', statists: 'Statistics' } },
      {},
      'Statistics',
    ],
    ['a title of many thousand signs', { name: '𝔖'.repeat(9000) }, {}, '𝔖'.repeat(2000)],
    ['a title in forty languages', { name: manyLanguages }, {}, 'Title'],
    ['no title', { name: '', id: 'https://gone.invalid/1' }, { name: '' }, '—'],
    [
      'an endless identifier of what was achieved',
      { id: `https://gone.invalid/${randomBytes(9000).toString('hex')}` },
      {},
      'Data literacy for nurses',
    ],
    [
      'an endless identifier of its own',
      {},
      { id: `https://gone.invalid/${randomBytes(9000).toString('hex')}` },
      'Data literacy for nurses',
    ],
  ])(
    '%s: it comes into the inbox, and every list of both sides can still be read',
    async (_, achievement, more, title) => {
      const { node, learner, officer } = office
      const { view } = await office.send(foreign(achievement, more))
      expect(Object.values(view.credential.title)).toContain(title)
      await office.until(view.id, ({ delivery }) => delivery === 'delivered')
      const { cases } = await node.ask(recognitionApi.listCases, { params: desk, as: officer })
      expect(cases.some((found) => Object.values(found.title).includes(title))).toBe(true)
      await node.ask(recognitionApi.listRecognitionRequests, { as: learner })
      await node.ask(holdingApi.listHeldCredentials, { as: learner })
      await node.ask(stackingApi.listMyPathways, { as: learner })
    },
  )
})

describe('a learner whose account has no name', () => {
  it.each([
    ['an endless one', 'n'.repeat(9000), 'n'.repeat(200)],
    ['a blank one', ' ', 'maria@learners.example'],
  ])('is called as the credential says: %s', async (_, identityHash, name) => {
    const { node, officer } = office
    await node.context.db`update account set name = null where email = 'maria@learners.example'`
    const identifier = [{ type: 'IdentityObject', hashed: false, identityHash, identityType: 'name' }]
    const subject = { ...(badge['credentialSubject'] as Json), identifier }
    const { caseId } = await office.open(foreign({}, { credentialSubject: { ...subject } }), 'submitted')
    const { cases } = await node.ask(recognitionApi.listCases, { params: desk, as: officer })
    expect(cases.find(({ id }) => id === caseId)?.applicantName).toBe(name)
  })
})

describe('a credential whose credits come in other steps than ours', () => {
  it.each([1.25, 0.8, 2.333, 360])('of %d credits can be recognised in full', async (ects) => {
    const { requestId, caseId } = await office.open(foreign({ ECTS: ects }), 'submitted')
    await office.node.ask(recognitionApi.confirmComplete, { ...office.at(caseId), body: {} })
    const body = { ectsGranted: ects, substantialDifferences: [], reason: 'It teaches what our own course teaches.' }
    const decided = await office.node.ask(recognitionApi.decideCase, { ...office.at(caseId), body })
    expect(decided.decision).toMatchObject({ outcome: 'full', ectsClaimed: ects, ectsGranted: ects })
    const seen = await office.until(requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    expect(seen.decision?.ectsGranted).toBe(ects)
  })
})

describe('a case that cannot be checked at all', () => {
  const damage = (caseId: string) =>
    office.node.context.db`update case_document set document = 'no document' where case_id = ${caseId}`

  it('holds up no other that has arrived', async () => {
    const { db } = office.node.context
    const [first, second] = [await office.open(), await office.open()]
    await damage(first.caseId)
    await db`update recognition_case set intake_at = ${office.node.context.clock()}, checked_at = null
      where case_id in ${db([first.caseId, second.caseId])}`
    await checkArrivals(office.node.context)
    const [row] = await db`select checked_at from recognition_case where case_id = ${second.caseId}`
    expect(row?.['checked_at']).not.toBeNull()
    const [waiting] =
      await db`select intake_at > ${office.node.context.clock()} as later from recognition_case where case_id = ${first.caseId}`
    expect(waiting?.['later']).toBe(true)
  })

  it('holds up no other that was recognised', async () => {
    const { db, clock } = office.node.context
    const [first, second] = [await office.open(), await office.open()]
    for (const { caseId } of [first, second]) expect((await office.full(caseId)).status).toBe(201)
    await damage(first.caseId)
    const long = new Date(clock().getTime() - 3600_000)
    await db`update recognition_case set checked_at = ${long} where case_id = ${first.caseId}`
    await db`update recognition_case set checked_at = ${new Date(long.getTime() + 1)} where case_id = ${second.caseId}`
    await recheckRecognised(office.node.context)
    await eventually(async () => {
      const [row] =
        await db`select 1 from recognition_case where case_id = ${second.caseId} and checked_at > ${new Date(long.getTime() + 1)}`
      return row
    })
  })
})
