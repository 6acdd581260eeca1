/**
 * What nodes say to each other: an envelope that is signed, receipted and idempotent, and the body of each type.
 *
 * @module
 */
import { z } from 'zod'
import {
  Count,
  CountryCode,
  Did,
  Email,
  JsonDocument,
  LanguageMap,
  LanguageTag,
  Moment,
  Slug,
  WebAddress,
} from '../contract/index.ts'
import { CaseEvent, DecisionView, recognitionPurposes, recognitionStates } from '../recognition/index.ts'

/** Learner (through the node of the wallet) to university: please count this. */
export const RecognitionRequested = z.object({
  requestId: z.uuid(),
  institution: Did,
  applicant: z.object({ name: z.string().min(1).max(400), email: Email, language: LanguageTag }),
  /** Every encoding of the one credential, as issued. */
  documents: z.array(JsonDocument).min(1).max(5),
  purpose: z.enum(recognitionPurposes),
  pathwayId: z.uuid().nullable(),
  /** Component of that pathway which it should fill. */
  componentId: z.string().max(130).nullable().default(null),
  message: z.string().max(4000).nullable(),
})
export type RecognitionRequested = z.infer<typeof RecognitionRequested>

/** Learner to university: an answer, a withdrawal, an appeal. */
export const RecognitionAnswered = z.object({
  requestId: z.uuid(),
  institution: Did,
  event: z.enum(['information-supplied', 'withdrawn', 'appealed']),
  text: z.string().max(4000).nullable(),
  documents: z.array(JsonDocument).max(5),
})
export type RecognitionAnswered = z.infer<typeof RecognitionAnswered>

/** University to learner: the whole state of the case after each change, with its version. The highest version holds. */
export const RecognitionStateChanged = z.object({
  requestId: z.uuid(),
  caseId: z.uuid(),
  institution: Did,
  version: Count.min(1),
  state: z.enum(recognitionStates),
  turn: z.enum(['learner', 'university', 'nobody']),
  dueAt: Moment.nullable(),
  question: z.string().nullable(),
  decision: DecisionView.nullable(),
  decisionCredential: JsonDocument.nullable(),
  events: z.array(CaseEvent),
})
export type RecognitionStateChanged = z.infer<typeof RecognitionStateChanged>

/** University to issuer: what became of your credential. No personal data: the credential's id says which. */
export const RecognitionNotice = z.object({
  issuer: Did,
  credentialId: z.string().max(500),
  institution: Did,
  caseId: z.uuid(),
  event: z.enum(['received', 'decided', 'taken-back']),
  outcome: z.enum(['full', 'partial', 'refused']).nullable(),
  ectsGranted: z.number().nullable(),
})
export type RecognitionNotice = z.infer<typeof RecognitionNotice>

/** Issuer to every university that has or had the credential before it. */
export const AwardRevoked = z.object({
  issuer: Did,
  credentialIds: z.array(z.string().max(500)).min(1).max(10),
  at: Moment,
  reason: z.string().max(1000),
})
export type AwardRevoked = z.infer<typeof AwardRevoked>

export const messageBodies = {
  'recognition.requested': RecognitionRequested,
  'recognition.answered': RecognitionAnswered,
  'recognition.state-changed': RecognitionStateChanged,
  'recognition.notice': RecognitionNotice,
  'award.revoked': AwardRevoked,
} as const
export type MessageType = keyof typeof messageBodies
export type MessageBody<Type extends MessageType> = z.infer<(typeof messageBodies)[Type]>

export const Envelope = z.object({
  id: z.uuid(),
  type: z.string().max(100),
  version: z.literal(1),
  /** Messages of one conversation are applied in the order of `sequence`. */
  conversation: z.uuid(),
  sequence: Count.min(1),
  /** Highest sequence that must be applied before this one; one that was given up is left out. */
  after: Count.min(0),
  from: Did,
  to: Did,
  created: Moment,
  /** Extensions that the receiver must understand, or refuse. */
  critical: z.array(z.string().max(100)).max(20),
  body: z.unknown(),
})
export type Envelope = z.infer<typeof Envelope>

/** What the receiver signs once the message is committed. */
export const Receipt = z.object({ id: z.uuid(), sha256: z.string(), receivedAt: Moment, receiver: Did })
export type Receipt = z.infer<typeof Receipt>

/** What a node says of itself at `/.well-known/meshe-node`. */
export const NodeDescription = z.object({
  did: Did,
  name: z.string().max(200),
  kind: z.enum(['university', 'network-office']),
  origin: z.url().max(500),
  protocolVersions: z.array(z.number().int()),
  institutions: z.array(
    z.object({ did: Did, slug: Slug, name: LanguageMap, country: CountryCode, homepage: WebAddress.nullable() }),
  ),
})
export type NodeDescription = z.infer<typeof NodeDescription>

/** A university on the network's list. */
export const TrustListEntry = z.object({
  did: Did,
  slug: Slug,
  name: LanguageMap,
  country: CountryCode,
  homepage: WebAddress.nullable(),
  /** Node that speaks for it. */
  node: z.object({ did: Did, origin: WebAddress }),
  status: z.enum(['member', 'practice', 'suspended']),
  since: Moment,
})
export type TrustListEntry = z.infer<typeof TrustListEntry>

/** The network's list, signed as a whole (eddsa-jcs-2022) by the network office. The highest sequence holds. */
export const TrustList = z.object({
  id: z.string(),
  name: z.string(),
  issuer: Did,
  sequence: z.number().int(),
  issuedAt: Moment,
  validUntil: Moment,
  entries: z.array(TrustListEntry),
})
export type TrustList = z.infer<typeof TrustList>

/** One change of a catalogue: a published thing as a whole, or its end. */
export const CatalogueChange = z.object({
  sequence: z.number().int(),
  kind: z.enum(['micro-credential', 'pathway']),
  id: z.uuid(),
  institution: Did,
  publishedAt: Moment,
  /** Null where it was taken out. */
  document: JsonDocument.nullable(),
})
export type CatalogueChange = z.infer<typeof CatalogueChange>

/** A page of changes after a cursor, signed (eddsa-jcs-2022) by the node that speaks. */
export const CatalogueChanges = z.object({
  node: Did,
  asOf: Moment,
  changes: z.array(CatalogueChange),
  /** Send it back as `cursor`. */
  next: z.number().int(),
  isLast: z.boolean(),
})
export type CatalogueChanges = z.infer<typeof CatalogueChanges>
