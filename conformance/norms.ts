/** The norm behind each folder of conformance tests, as the page for developers names it. */
export const norms: Readonly<Record<string, string>> = {
  'bitstring-status-list': 'Bitstring Status List 1.0',
  clr: 'Comprehensive Learner Record 2.0',
  'did-key': 'did:key 0.9',
  elm: 'European Learning Model 3.2',
  'elm-validator': 'European Learning Model 3.2, application profile',
  elmo: 'ELMO 1.7',
  fuzz: 'Damaged input',
  jades: 'JAdES seals (ETSI TS 119 182-1)',
  jose: 'JOSE (RFC 7515, 7517, 7518, 7519, 7797, 8037)',
  json: 'JSON Canonicalization Scheme (RFC 8785)',
  'json-ld': 'JSON-LD 1.1 and RDF Dataset Canonicalization 1.0',
  oeapi: 'Open Education API 6',
  'open-badges': 'Open Badges 3.0',
  'open-badges-2': 'Open Badges 2.0',
  package: 'Examples of the package',
  pkcs12: 'PKCS #12 1.1 (RFC 7292)',
  'rfc-9421': 'HTTP Message Signatures (RFC 9421)',
  'sd-jwt': 'Selective Disclosure for JWT (RFC 9901)',
  'sd-jwt-vc': 'SD-JWT-based Verifiable Credentials',
  'token-status-list': 'Token Status List',
  'vc-data-model': 'Verifiable Credentials Data Model 2.0',
  'vc-di-ecdsa': 'Data Integrity ECDSA Cryptosuites 1.0',
  'vc-di-eddsa': 'Data Integrity EdDSA Cryptosuites 1.0',
  'vc-jose-cose': 'Securing Verifiable Credentials using JOSE and COSE 1.0',
  verification: 'Verification report',
}

/** Folders that hold the program against no published norm. */
export const beyondNorms: ReadonlySet<string> = new Set(['fuzz', 'package', 'verification'])
