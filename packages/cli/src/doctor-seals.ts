/** Which authorities of seals a node trusts, and whether their revocation lists are still of use. */
import { MesheError } from '@meshe/credentials'
import { type Config, type ReadSealTrustAnchors, readSealTrustAnchors } from '@meshe/server'
import type { Finding } from './finding.ts'

const check = 'seals'

export async function examineSeals({ sealAnchors }: Config): Promise<Finding> {
  if (sealAnchors === null) {
    const text = 'no seal authorities: who sealed a European Digital Credential stays unconfirmed (MESHE_SEAL_ANCHORS)'
    return { check, result: 'passed', text }
  }
  try {
    return judge(await readSealTrustAnchors(sealAnchors, new Date()), { sealAnchors, now: new Date() })
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const text = `${sealAnchors}: ${error.message} Name a folder with certificates in MESHE_SEAL_ANCHORS, or leave it out.`
    return { check, result: 'failed', text }
  }
}

function judge(
  { anchors, certificates, listsEndAt, unreadable }: ReadSealTrustAnchors,
  { now, sealAnchors }: { readonly sealAnchors: string; readonly now: Date },
): Finding {
  const lists = anchors.revocation?.lists.length ?? 0
  const found = `${certificates.length} seal authorities and ${lists} revocation lists in ${sealAnchors}`
  const ended = certificates.filter(({ notAfter }) => notAfter < now).map(({ subject }) => subject.commonName ?? '?')
  const attention = [
    ...(unreadable.length > 0 ? [`nothing usable in ${unreadable.slice(0, 5).join(', ')}`] : []),
    ...(ended.length > 0 ? [`ended: ${ended.slice(0, 5).join(', ')}`] : []),
    ...(lists === 0 ? ['without lists (.crl) only seals that carry revocation data of their own are confirmed'] : []),
    ...(listsEndAt !== null && listsEndAt < now ? [`a list ended on ${listsEndAt.toISOString().slice(0, 10)}`] : []),
  ]
  if (attention.length === 0) return { check, result: 'passed', text: found }
  return { check, result: 'attention', text: `${found}; ${attention.join('; ')}` }
}
