/** HTTP face of the federation slice. */
import { MesheError } from '@meshe/credentials'
import { federationApi } from '@meshe/domain/federation'
import { findNodeIdentity, nodeDidDocument } from '../accounts/institutions.ts'
import { mountMember, mountPeer, mountPublic, type Router } from '../http/mount.ts'
import { entityTagOf, readChanges, signChanges } from './catalogue-changes.ts'
import { createCurrentDidResolver } from './did-service.ts'
import type { MessageHandlers } from './message-handlers.ts'
import { listLoggedMessages } from './message-log-store.ts'
import { addNetworkMember } from './network-office.ts'
import { describeNode } from './node-description.ts'
import { receiveMessage } from './receive-message.ts'
import { lookTrustList } from './trust-store.ts'

export function mountFederation(router: Router, handlers: MessageHandlers): void {
  const { context } = router
  const { db } = context
  const resolveDid = createCurrentDidResolver(context)

  mountPublic(router, federationApi.describeNode, () => describeNode(context))

  mountPublic(router, federationApi.showNodeDidDocument, async () => {
    // The first question makes the key.
    await findNodeIdentity(context)
    return { ...(await nodeDidDocument(context)) }
  })

  mountPublic(router, federationApi.showTrustList, async ({ c }) => {
    const list = await lookTrustList(db)
    if (list === null) throw new MesheError('request.not-found', 'This node has not seen the list of its network yet.')
    const etag = `"${list.sequence}"`
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
    c.header('etag', etag)
    return list.document
  })

  mountPublic(router, federationApi.listCatalogueChanges, async ({ query, c }) => {
    const page = await readChanges(context, query)
    const etag = entityTagOf(query, page)
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
    c.header('etag', etag)
    return { ...(await signChanges(context, page)) }
  })

  mountPeer(router, federationApi.receiveMessage, (c) => receiveMessage({ context, handlers, resolveDid }, c))

  mountMember(router, federationApi.addNetworkMember, async ({ body, institution, account }) => {
    const { institutionId } = institution
    const entries = await addNetworkMember(context, resolveDid, {
      ...body,
      institutionId,
      accountId: account.accountId,
    })
    context.jobs.wake('trust-list')
    return { entries }
  })

  mountMember(router, federationApi.listMessages, async ({ query, institution }) => {
    const before = query.before === undefined ? null : new Date(query.before)
    const messages = await listLoggedMessages(db, institution.did, { before, limit: query.limit })
    return {
      messages: messages.map((message) => ({
        ...message,
        createdAt: message.createdAt.toISOString(),
        deliveredAt: message.deliveredAt?.toISOString() ?? null,
      })),
    }
  })
}
