/** The library that others use for the same job, set up as its documentation says. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { resolveDidKey } from '@meshe/credentials/did'
import { asList, type JsonObject } from '@meshe/credentials/json'
import { bundledContexts } from '@meshe/credentials/json-ld'
import type { SampleIssuer } from './sample-award.ts'

export async function createReference({ did, seed }: SampleIssuer, now: Date) {
  const keyPair = await Ed25519Multikey.generate({ seed })
  keyPair.id = `${did}#${keyPair.publicKeyMultibase}`
  keyPair.controller = did
  const signing = new DataIntegrityProof({ signer: keyPair.signer(), cryptosuite, date: now.toISOString() })
  const verifying = new DataIntegrityProof({ cryptosuite })
  return {
    /** Issuing changes its argument at the top, so each turn gets a copy of that. */
    issue: (credential: JsonObject) =>
      vc.issue({
        credential: { ...credential, '@context': asList(credential['@context']).slice() },
        suite: signing,
        documentLoader,
      }),
    verify: (credential: JsonObject) =>
      vc.verifyCredential({
        credential,
        suite: verifying,
        documentLoader,
        now,
        checkStatus: async () => ({ verified: true }),
      }),
  }
}

async function documentLoader(url: string) {
  const context = bundledContexts.get(url)
  if (context !== undefined) return { contextUrl: null, documentUrl: url, document: context }
  const document = resolveDidKey(url.split('#')[0] ?? '')
  const method = { '@context': 'https://w3id.org/security/multikey/v1', ...document.verificationMethod?.[0] }
  return { contextUrl: null, documentUrl: url, document: url.includes('#') ? method : document }
}
