/** The credentials that the engine is measured with, made of the sample award. */
import { createHash } from 'node:crypto'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { asList, isJsonObject, type JsonObject } from '@meshe/credentials/json'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { nodeCryptography as cryptography } from '../packages/server/src/keys/node-cryptography.ts'
import { createSampleAward, type SampleIssuer } from './sample-award.ts'

/** Our own badge, 6 KB with its proof: what Annex I asks for brings a context of its own along. */
export async function createAnnexOneBadge({ did }: SampleIssuer): Promise<JsonObject> {
  return (await toAchievementCredential(createSampleAward(did), { cryptography })).credential
}

/** A badge as others issue it, 3.6 KB with its proof: in the public contexts alone. */
export async function createBadge(issuer: SampleIssuer): Promise<JsonObject> {
  const badge = await createAnnexOneBadge(issuer)
  const subject = badge['credentialSubject'] as JsonObject
  const { annexOne: _, ...achievement } = subject['achievement'] as JsonObject
  const outcomes = ['joins tables of two systems', 'chooses a chart that does not mislead', 'says how sure a figure is']
  return {
    ...badge,
    '@context': asList(badge['@context']).filter((context) => typeof context === 'string'),
    credentialSubject: {
      ...subject,
      achievement: {
        ...achievement,
        alignment: [
          ...asList(achievement['alignment']),
          ...outcomes.map((targetName, index) => ({
            type: ['Alignment'],
            targetType: 'ceasn:Competency',
            targetName,
            targetUrl: `https://northshore.example/competencies/${index}`,
          })),
        ],
      },
      result: [{ type: ['Result'], resultDescription: `${achievement['id']}#grade`, value: 'passed with distinction' }],
    },
    evidence: [
      {
        id: 'https://northshore.example/evidence/figures-of-a-ward',
        type: ['Evidence'],
        name: 'Figures of a ward, cleaned and explained',
      },
    ],
  }
}

/** 12 KB with its proof. */
export function createEuropeanCredential({ did }: SampleIssuer): JsonObject {
  const award = createSampleAward(did)
  const { supervision: _, ...described } = award.microCredential
  const microCredential = {
    ...described,
    modes: [],
    qualityAssurance: [],
    learningOutcomes: described.learningOutcomes.slice(0, 1),
    assessments: described.assessments.slice(0, 1),
  }
  return toEuropeanDigitalCredential({ ...award, microCredential }).credential
}

/** About 480 KB: with a picture of each of four pages in two languages, as issuers in the field deliver it. */
export function createEuropeanCredentialWithPictures(issuer: SampleIssuer): JsonObject {
  const credential = createEuropeanCredential(issuer)
  const display = credential['displayParameter']
  const drawn = isJsonObject(display) ? display['individualDisplay'] : undefined
  const [first] = Array.isArray(drawn) ? drawn : [drawn]
  if (!isJsonObject(display) || !isJsonObject(first)) throw new Error('The sample has no display of its own.')
  const [page] = Array.isArray(first['displayDetail']) ? first['displayDetail'] : [first['displayDetail']]
  const individualDisplay = [1, 2].map((language) => ({
    ...first,
    id: `urn:epass:individualDisplay:${language}`,
    displayDetail: [1, 2, 3, 4].map((number) => ({
      ...page,
      id: `urn:epass:displayDetail:${language}${number}`,
      page: number,
      image: {
        ...page.image,
        id: `urn:epass:mediaObject:${language}${number}`,
        content: pictureLike(43_000, `${language} ${number}`),
      },
    })),
  }))
  return { ...credential, displayParameter: { ...display, individualDisplay } }
}

/** Bytes without a pattern, the same in every run, in base64. */
function pictureLike(length: number, name: string): string {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, index) =>
    createHash('sha512').update(`${name} ${index}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length).toString('base64')
}
