/** The contexts of Open Badges and learner records against the official files. */
import { clrContexts, clrContextUrls } from '@meshe/credentials/clr'
import { bundledContexts, canonicalize } from '@meshe/credentials/json-ld'
import { describe, expect, it } from 'vitest'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const base = 'https://purl.imsglobal.org/spec/ob/v3p0'
const credential = (members: object) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', `${base}/context-3.0.3.json`],
  id: 'urn:uuid:0198c0de-0000-7000-8000-00000000000a',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  ...members,
})

describe.skipIf(standardsDirectory === null)('a bundled context', () => {
  it.each([
    [`${base}/context.json`, 'contexts/1edtech/ob-v3p0.json'],
    [`${base}/context-3.0.1.json`, 'contexts/1edtech/ob-v3p0-3.0.1.json'],
    [`${base}/context-3.0.2.json`, 'contexts/1edtech/ob-v3p0-3.0.2.json'],
    [`${base}/context-3.0.3.json`, 'contexts/1edtech/ob-v3p0-3.0.3.json'],
    [clrContextUrls['2.0'], 'contexts/1edtech/clr-v2p0.json'],
    [clrContextUrls['2.0.1'], 'contexts/1edtech/clr-v2p0-2.0.1.json'],
  ])('%s is that of the validator of 1EdTech', (url, file) => {
    expect(bundledContexts.get(url)).toEqual(JSON.parse(readStandardsFile(file)))
  })

  it('for 3.0.3 differs from that of the specification by two terms only', () => {
    const specification = JSON.parse(readStandardsFile('ob3/context-3.0.3.json'))
    const ours = bundledContexts.get(`${base}/context-3.0.3.json`) as { '@context': Record<string, unknown> }
    const { endorsementJwt, jti, ...rest } = ours['@context']
    expect([endorsementJwt, jti]).not.toContain(undefined)
    expect(rest).toEqual(specification['@context'])
  })
})

describe('a badge', () => {
  it('has its endorsements as tokens signed with it', async () => {
    const quads = await canonicalize(credential({ endorsementJwt: ['a.b.c'] }))
    expect(quads).toContain('vocab.html#endorsementJwt> "a.b.c"')
    expect(quads).not.toBe(await canonicalize(credential({ endorsementJwt: ['a.b.d'] })))
  })

  it.each([
    ['endorsementJWT', ['a.b.c']],
    ['endorsements', 'a.b.c'],
  ])('with the unknown term %s is refused', async (member, value) => {
    await expect(canonicalize(credential({ [member]: value }))).rejects.toMatchObject({
      code: 'credential.undefined-term',
    })
  })

  it('of a learner record without the context of learner records is refused', async () => {
    expect(clrContexts.size).toBe(2)
    const record = credential({ type: ['VerifiableCredential', 'ClrCredential'] })
    await expect(canonicalize(record)).rejects.toMatchObject({ code: 'credential.undefined-term' })
  })
})
