/** How nodes find, trust, harvest and write to each other. */
import { z } from 'zod'
import { Did, endpoint, institutionParams, JsonDocument, Moment, PageLimit, WebAddress } from '../contract/index.ts'
import { Envelope, NodeDescription, TrustListEntry } from './message.ts'

export const MessageView = z.object({
  id: z.uuid(),
  direction: z.enum(['sent', 'received']),
  type: z.string(),
  peer: Did,
  state: z.enum(['waiting', 'delivered', 'given-up', 'received']),
  attempts: z.number().int(),
  createdAt: Moment,
  deliveredAt: Moment.nullable(),
  /** Code of the last failure. */
  lastError: z.string().nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const federationApi = {
  describeNode: endpoint({
    id: 'describeNode',
    method: 'GET',
    path: '/.well-known/meshe-node',
    summary: 'What this node is and for which universities it speaks.',
    access: { kind: 'public' },
    answer: NodeDescription,
  }),
  showNodeDidDocument: endpoint({
    id: 'showNodeDidDocument',
    method: 'GET',
    path: '/.well-known/did.json',
    summary: 'The DID document of the node itself (did:web).',
    access: { kind: 'public' },
    answer: JsonDocument,
  }),
  showTrustList: endpoint({
    id: 'showTrustList',
    method: 'GET',
    path: '/federation/trust-list',
    summary:
      'The signed list of the universities of the network; the network office makes it, every node passes it on.',
    access: { kind: 'public' },
    answer: JsonDocument,
  }),
  listCatalogueChanges: endpoint({
    id: 'listCatalogueChanges',
    method: 'GET',
    path: '/federation/catalogue/changes',
    summary: 'What this node has published, changed and taken out since a cursor.',
    access: { kind: 'public' },
    query: z.strictObject({ cursor: z.coerce.number().int().min(0).default(0), limit: PageLimit }),
    answer: JsonDocument,
  }),
  receiveMessage: endpoint({
    id: 'receiveMessage',
    method: 'POST',
    path: '/federation/messages',
    summary:
      'Takes a signed message of another node and answers with a signed receipt. The same message again gets the same receipt.',
    access: { kind: 'peer' },
    body: Envelope,
    answer: JsonDocument,
    status: 202,
    maxBodyBytes: 4 * 1024 * 1024,
  }),
  addNetworkMember: endpoint({
    id: 'addNetworkMember',
    method: 'PUT',
    path: '/api/v1/institutions/{institution}/network-members',
    summary:
      'Network office: takes the universities of a node into the list, after checking that the node holds its key.',
    access: { kind: 'member', roles: ['administrator'] },
    params: institutionParams,
    body: z.strictObject({ origin: WebAddress, status: z.enum(['member', 'practice', 'suspended']).default('member') }),
    answer: z.object({ entries: z.array(TrustListEntry) }),
  }),
  listMessages: endpoint({
    id: 'listMessages',
    method: 'GET',
    path: '/api/v1/institutions/{institution}/messages',
    summary: 'Messages sent and received, newest first, without their content.',
    access: { kind: 'member', roles: ['administrator', 'recognition-officer'] },
    params: institutionParams,
    query: z.strictObject({ before: Moment.optional(), limit: PageLimit }),
    answer: z.object({ messages: z.array(MessageView) }),
  }),
}
