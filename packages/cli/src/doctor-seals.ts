/** Seals: whose authorities a node trusts, whether their lists are still of use, and which key stores it seals with. */
import { MesheError } from '@meshe/credentials'
import { type Config, type ReadSealTrustAnchors, readSealKeys, readSealTrustAnchors } from '@meshe/server'
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

/** Which institutions seal; a key store of no use is told before an award goes out without a seal. */
export async function examineSealKeys({ sealKeyStores }: Config): Promise<Finding> {
  const keyStores = 'seal-keys'
  if (sealKeyStores === null) {
    const text = 'no key stores: European Digital Credentials are given without a seal (MESHE_SEAL_KEY_STORES)'
    return { check: keyStores, result: 'passed', text }
  }
  try {
    const { keys, unusable } = await readSealKeys(sealKeyStores, new Date())
    const sealing = [...keys].map(
      ([name, { certificate }]) => `${name} until ${certificate.notAfter.toISOString().slice(0, 10)}`,
    )
    const found = `${keys.size} institutions seal${sealing.length === 0 ? '' : `: ${sealing.slice(0, 10).join(', ')}`}`
    const useless = unusable.map(({ file, code }) => `${file} (${code})`)
    if (useless.length === 0) return { check: keyStores, result: 'passed', text: found }
    return { check: keyStores, result: 'attention', text: `${found}; of no use: ${useless.slice(0, 10).join(', ')}` }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    return { check: keyStores, result: 'failed', text: `${sealKeyStores}: ${error.message} (MESHE_SEAL_KEY_STORES)` }
  }
}
