import { describe, expect, it } from 'vitest'
import { checkPresentationShape, createPresentation, lookEnveloped, lookEnvelopeType, lookHolder } from './index.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const v1 = 'https://www.w3.org/2018/credentials/v1'
const credential = {
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: 'did:web:northshore.example',
  credentialSubject: { id: 'did:example:learner' },
}
const envelope = { '@context': v2, id: 'data:application/vc+jwt,eyJh.e30.AA', type: 'EnvelopedVerifiableCredential' }
const presentation = createPresentation({ holder: 'did:example:learner', credentials: [credential] })
const found = (value: unknown) => checkPresentationShape(value).map(({ code, path }) => `${code} ${path}`)

describe('a presentation', () => {
  it.each([
    [{}],
    [{ holder: undefined, verifiableCredential: undefined }],
    [{ id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000001', holder: { id: 'did:example:learner', name: 'A learner' } }],
    [{ verifiableCredential: credential }],
    [{ verifiableCredential: [credential, envelope, { ...credential, issuer: 'did:web:montana.example' }] }],
    [{ termsOfUse: [{ type: 'Policy' }] }],
    [{ '@context': [v1], verifiableCredential: ['eyJh.e30.AA'] }],
  ])('is sound (%#)', (more) => {
    expect(found({ ...presentation, ...more })).toEqual([])
  })

  it('may come in an envelope', () => {
    const enveloped = {
      ...envelope,
      id: 'data:application/vp+jwt,eyJh.e30.AA',
      type: 'EnvelopedVerifiablePresentation',
    }
    expect(found(enveloped)).toEqual([])
    expect(lookEnvelopeType(enveloped)).toBe('EnvelopedVerifiablePresentation')
    expect(lookEnveloped(enveloped)).toEqual({ mediaType: 'application/vp+jwt', content: 'eyJh.e30.AA' })
    expect(found({ ...enveloped, id: 'urn:a:b' })).toEqual(['shape.envelope-malformed /id'])
    expect(lookEnvelopeType(presentation)).toBeNull()
    expect(lookEnveloped({ ...enveloped, id: 'urn:a:b' })).toBeNull()
  })

  it.each([
    [{ '@context': undefined }, 'shape.context-missing /@context'],
    [{ '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] }, 'shape.context-base-not-first /@context/0'],
    [{ type: undefined }, 'shape.type-missing /type'],
    [{ type: ['VerifiableCredential'] }, 'shape.type-not-a-presentation /type'],
    [{ id: 'presentation 1' }, 'shape.id-malformed /id'],
    [{ holder: 'learner' }, 'shape.holder-malformed /holder'],
    [{ holder: null }, 'shape.holder-malformed /holder'],
    [{ holder: { name: 'A learner' } }, 'shape.holder-malformed /holder'],
    [{ holder: ['did:example:learner'] }, 'shape.holder-malformed /holder'],
    [{ termsOfUse: {} }, 'shape.type-missing /termsOfUse/type'],
    [{ proof: 'trust me' }, 'shape.member-malformed /proof'],
    [{ verifiableCredential: ['eyJh.e30.AA'] }, 'shape.credential-malformed /verifiableCredential/0'],
    [{ verifiableCredential: [null] }, 'shape.credential-malformed /verifiableCredential/0'],
    [{ verifiableCredential: [[credential]] }, 'shape.credential-malformed /verifiableCredential/0'],
    [
      { verifiableCredential: [credential, { ...credential, issuer: 'x' }] },
      'shape.issuer-malformed /verifiableCredential/1/issuer',
    ],
    [{ verifiableCredential: { ...credential, type: [] } }, 'shape.type-missing /verifiableCredential/type'],
    [
      { verifiableCredential: [{ ...envelope, id: 'eyJh.e30.AA' }] },
      'shape.envelope-malformed /verifiableCredential/0/id',
    ],
    [{ verifiableCredential: [{ ...envelope, id: 'data:,x' }] }, 'shape.envelope-malformed /verifiableCredential/0/id'],
    [
      { verifiableCredential: [{ ...envelope, '@context': v1 }] },
      'shape.context-base-not-first /verifiableCredential/0/@context',
    ],
  ])('is found wanting (%#)', (more, expected) => {
    expect(found({ ...presentation, ...more })).toEqual([expected])
  })

  it.each([null, 'text', 1, [], undefined])('is none when it is %j', (value) => {
    expect(found(value)).toEqual(['shape.not-an-object '])
  })

  it('names its holder in two ways', () => {
    expect(lookHolder(presentation)).toBe('did:example:learner')
    expect(lookHolder({ holder: { id: 'did:example:learner' } })).toBe('did:example:learner')
    expect(lookHolder({ holder: 7 })).toBeNull()
    expect(lookHolder({})).toBeNull()
  })
})
