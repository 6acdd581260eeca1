/** An issuer that names itself by its address is known by the DID of the same address, and by no other. */
import { describe, expect, it } from 'vitest'
import { didOfIssuer } from './trust-service.ts'

describe('the DID of an issuer', () => {
  it.each([
    ['https://node.example/institutions/northshore', 'did:web:node.example:institutions:northshore'],
    ['https://node.example/institutions/northshore/', 'did:web:node.example:institutions:northshore'],
    ['https://node.example:8443/institutions/northshore', 'did:web:node.example%3A8443:institutions:northshore'],
    ['https://node.example', 'did:web:node.example'],
  ])('of %s is %s', (address, did) => {
    expect(didOfIssuer(address)).toBe(did)
  })

  it.each([
    'did:web:node.example:institutions:northshore',
    'http://node.example/institutions/northshore',
    'https://node.example/institutions/northshore?as=montana',
    'https://node.example/institutions/northshore#montana',
    'https://somebody@node.example/institutions/northshore',
    'https://node.example/institutions/..%2fnorthshore',
    'https://192.0.2.1/institutions/northshore',
    'https://',
    '',
  ])('stays as it is: "%s"', (issuer) => {
    expect(didOfIssuer(issuer)).toBe(issuer)
  })
})
