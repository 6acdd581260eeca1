/** The issuing half of the VC-API for whoever tests a program against this node: open to all, and worth nothing by design. */
import { z } from 'zod'
import { Did, endpoint, JsonDocument, WebAddress } from '../contract/index.ts'
import { practiceIssuerNames } from './practice-issuer.ts'

const Name = z.enum(practiceIssuerNames)
const params = z.strictObject({ issuer: Name })

export const PracticeIssuerView = z.object({
  name: Name,
  /** Its did:key: what stands as `issuer` in a credential, or as `holder` in a presentation. */
  id: Did,
  keyType: z.enum(['Ed25519', 'P-256', 'P-384']),
  /** A cryptosuite of Data Integrity, or `vc+jwt`. */
  suite: z.string(),
  issueUrl: WebAddress,
  /** Null where it signs no presentations. */
  proveUrl: WebAddress.nullable(),
})
export type PracticeIssuerView = z.infer<typeof PracticeIssuerView>

const Credential = z.looseObject({
  credential: JsonDocument,
  options: z
    .looseObject({
      /** ecdsa-sd-2023 only: what every holder must show. */
      mandatoryPointers: z.array(z.string().max(1000)).max(200).optional(),
    })
    .optional(),
})

const Presentation = z.looseObject({
  presentation: JsonDocument,
  options: z
    .looseObject({
      challenge: z.string().min(1).max(1000).optional(),
      domain: z.string().min(1).max(1000).optional(),
    })
    .optional(),
})

const issued = z.object({ verifiableCredential: JsonDocument })
const proven = z.object({ verifiablePresentation: JsonDocument })
const maxBodyBytes = 512 * 1024

export const practiceApi = {
  listPracticeIssuers: endpoint({
    id: 'listPracticeIssuers',
    method: 'GET',
    path: '/practice-issuers',
    summary: 'The issuers that only practise, where the node has them: name, did:key, suite and addresses.',
    access: { kind: 'public' },
    answer: z.object({
      issuers: z.array(PracticeIssuerView),
      verifyUrl: WebAddress,
      deriveUrl: WebAddress,
      verifyPresentationUrl: WebAddress,
    }),
  }),
  issueForPractice: endpoint({
    id: 'issueForPractice',
    method: 'POST',
    path: '/credentials/issue',
    summary: 'VC-API: signs a credential with eddsa-rdfc-2022 by a key that only practises. Where the node has them.',
    access: { kind: 'public' },
    body: Credential,
    answer: issued,
    status: 201,
    maxBodyBytes,
  }),
  issueByPracticeIssuer: endpoint({
    id: 'issueByPracticeIssuer',
    method: 'POST',
    path: '/practice-issuers/{issuer}/credentials/issue',
    summary: 'VC-API: signs a credential with one suite by a key that only practises. Where the node has them.',
    access: { kind: 'public' },
    params,
    body: Credential,
    answer: issued,
    status: 201,
    maxBodyBytes,
  }),
  proveForPractice: endpoint({
    id: 'proveForPractice',
    method: 'POST',
    path: '/presentations/prove',
    summary: 'VC-API: signs a presentation with eddsa-rdfc-2022 by a key that only practises. Where the node has them.',
    access: { kind: 'public' },
    body: Presentation,
    answer: proven,
    status: 201,
    maxBodyBytes,
  }),
  proveByPracticeIssuer: endpoint({
    id: 'proveByPracticeIssuer',
    method: 'POST',
    path: '/practice-issuers/{issuer}/presentations/prove',
    summary: 'VC-API: signs a presentation with one suite by a key that only practises. Where the node has them.',
    access: { kind: 'public' },
    params,
    body: Presentation,
    answer: proven,
    status: 201,
    maxBodyBytes,
  }),
  showPracticeStatusList: endpoint({
    id: 'showPracticeStatusList',
    method: 'GET',
    path: '/practice-issuers/{issuer}/status-list',
    summary: 'The status list of a practice issuer (Bitstring Status List 1.0); nothing on it is ever withdrawn.',
    access: { kind: 'public' },
    params,
    answer: JsonDocument,
  }),
}
