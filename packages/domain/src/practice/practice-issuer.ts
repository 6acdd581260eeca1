/** Issuers that only practise: what they sign proves that a program works, and nothing about anybody. */

interface PracticeIssuerKind {
  readonly keyType: 'Ed25519' | 'P-256' | 'P-384'
  /** How it secures what it is given: a proof inside the document, or a token around it. */
  readonly securing:
    | 'eddsa-rdfc-2022'
    | 'eddsa-jcs-2022'
    | 'ecdsa-rdfc-2019'
    | 'ecdsa-jcs-2019'
    | 'ecdsa-sd-2023'
    | 'vc+jwt'
  /** Whether it gives each credential an entry of a status list. */
  readonly hasStatusList?: boolean
}

/** One for each suite and each kind of key that it signs with; the name stands in its address. */
export const practiceIssuerKinds = {
  'eddsa-rdfc-2022': { keyType: 'Ed25519', securing: 'eddsa-rdfc-2022' },
  'eddsa-jcs-2022': { keyType: 'Ed25519', securing: 'eddsa-jcs-2022' },
  'ecdsa-rdfc-2019': { keyType: 'P-256', securing: 'ecdsa-rdfc-2019' },
  'ecdsa-rdfc-2019-p384': { keyType: 'P-384', securing: 'ecdsa-rdfc-2019' },
  'ecdsa-jcs-2019': { keyType: 'P-256', securing: 'ecdsa-jcs-2019' },
  'ecdsa-jcs-2019-p384': { keyType: 'P-384', securing: 'ecdsa-jcs-2019' },
  'ecdsa-sd-2023': { keyType: 'P-256', securing: 'ecdsa-sd-2023' },
  'vc-jwt': { keyType: 'Ed25519', securing: 'vc+jwt' },
  'bitstring-status-list': { keyType: 'Ed25519', securing: 'eddsa-rdfc-2022', hasStatusList: true },
} as const satisfies Record<string, PracticeIssuerKind>

export type PracticeIssuerName = keyof typeof practiceIssuerKinds
export const practiceIssuerNames = Object.keys(practiceIssuerKinds) as [PracticeIssuerName, ...PracticeIssuerName[]]

/** Who signs where no name is given. */
export const usualPracticeIssuer: PracticeIssuerName = 'eddsa-rdfc-2022'

/** How a practice issuer makes its credentials. */
export function practiceIssuerKindOf(name: PracticeIssuerName): PracticeIssuerKind {
  return practiceIssuerKinds[name]
}

/** Whether it signs presentations too: a base proof and an entry of a status list are of credentials only. */
export function signsPresentations(name: PracticeIssuerName): boolean {
  const { securing, hasStatusList = false } = practiceIssuerKindOf(name)
  return securing !== 'ecdsa-sd-2023' && !hasStatusList
}
