/**
 * Two files call themselves the context of Open Badges 3.0.3: that of the specification, and that of 1EdTech's own validator,
 * which has two more terms. A document without those terms says the same under both, so the wider one serves for both; under
 * the narrower one these terms would not be signed at all.
 *
 * @module
 */

const extraTerms = {
  endorsementJwt: {
    '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
    '@container': '@set',
  },
  jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
} as const

/** The context of the validator, from that of the specification. */
export function withValidatorTerms(context: object): object {
  const local = '@context' in context ? context['@context'] : undefined
  return { ...context, '@context': { ...(local as object), ...extraTerms } }
}
