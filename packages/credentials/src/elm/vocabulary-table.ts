/**
 * The terms of the European Learning Model 3.2 as its application profile for European Digital Credentials names them
 * in JSON. A name alone has the same local name in its namespace; `name=local` differs. From this table come the JSON-LD
 * context, the reader and the linter; `conformance/elm` proves it against the official files.
 *
 * @module
 */

/** What a value of a property is: a node or IRI, text by language, an untyped literal, or a type of XML Schema. */
export type ElmDatatype =
  | 'link'
  | 'languageMap'
  | 'literal'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'positiveInteger'
  | 'decimal'
  | 'dateTime'
  | 'duration'
  | 'anyURI'

export interface ElmTerm {
  /** The JSON key. */
  readonly term: string
  /** Compact IRI, e.g. `elm:ISCEDFCode`. */
  readonly compactIri: string
  readonly kind: 'class' | 'property'
  /** Absent for a class. */
  readonly datatype?: ElmDatatype
}

/**
 * Namespaces by prefix.
 *
 * @NOTE `clv` lacks its final slash in the official context too, so that JSON-LD 1.1 does not take it for a prefix:
 * `latitude` and `longitude` expand to `clv:latitude` and `clv:longitude` as they stand.
 */
export const elmNamespaces = {
  cred: 'https://www.w3.org/2018/credentials#',
  elm: 'http://data.europa.eu/snb/model/elm/',
  adms: 'http://www.w3.org/ns/adms#',
  dc: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  org: 'http://www.w3.org/ns/org#',
  rov: 'http://www.w3.org/ns/regorg#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  person: 'http://www.w3.org/ns/person#',
  clv: 'http://data.europa.eu/m8g',
  locn: 'http://www.w3.org/ns/locn#',
  vc: 'http://data.europa.eu/snb/model/w3c/vc/',
} as const

type Names = { readonly [Prefix in keyof typeof elmNamespaces]?: string }

const classNames: Names = {
  elm: `
    Accreditation Address Agent Amount AwardingOpportunity AwardingProcess Claim ContactPoint
    CredentialStatus CreditPoint DisplayDetail DisplayParameter EuropeanDigitalCredential
    EuropeanDigitalPresentation Evidence GradingScheme Grant Group Identifier IndividualDisplay
    LearningAchievement LearningAchievementSpecification LearningActivity LearningActivitySpecification
    LearningAssessment LearningAssessmentSpecification LearningEntitlement
    LearningEntitlementSpecification LearningOpportunity LearningOutcome LegalIdentifier Mailbox
    MediaObject Note Organisation Person Phone PriceDetail Proof Qualification ResultCategory
    ResultDistribution ShaclValidator2017 ShortenedGrading Specification TermsOfUse VerificationCheck
    WebResource`,
  skos: 'Concept ConceptScheme',
  locn: 'Geometry',
  dc: 'Location PeriodOfTime',
}
const propertyNames: Readonly<Record<ElmDatatype, Names>> = {
  link: {
    elm: `
      accreditation accreditingAgent additionalNote address admissionProcedure amount assessedBy
      attachment attachmentType awardedBy awardingBody awardingOpportunity awards bannerImage
      citizenshipCountry contactForm contactPoint contentEncoding contentType countryCode
      credentialProfiles creditPoint creditReceived decision descriptionHtml directedBy displayDetail
      displayParameter eIDASIdentifier=eidasLegalIdentifier educationLevel educationSubject
      educationalSystemNote elmSubject=subject emailAddress embeddedEvidence entitledBy entitlementStatus
      entitlesTo entryRequirement eqfLevel=EQFLevel evidenceTarget framework fullAddress gender
      generalisationOf grade gradeStatus gradingScheme grant groupMemberOf hasClaim hasCredential hasPart
      idVerification image individualDisplay influencedBy influences isPartOf landingPage
      learningAchievementSpecification learningActivitySpecification learningOpportunity learningOutcome
      learningOutcomeSummary learningSchedule learningSetting limitCredentialType limitEQFLevel limitField
      limitJurisdiction limitNationalOccupation limitOccupation limitOrganisation limitQualification
      location logo mode nationalID=nationalId noteFormat nqfLevel=NQFLevel organisation phone
      placeOfBirth priceDetail primaryLanguage provenBy proves providedBy qualificationCode
      relatedESCOSkill relatedSkill report resultCategory resultDistribution reusabilityLevel
      scheduleInformation shortenedGrading spatialCode specialisationOf specifiedBy supplementaryDocument
      targetGroup taxIdentifier thematicArea=ISCEDFCode unit used vatIdentifier verificationCheck
      verificationStatus`,
    org: 'hasSubOrganization memberOf subOrganizationOf',
    dc: 'creator dateModified=modified dcType=type language publisher spatial subject temporal',
    foaf: 'homepage member',
    adms: 'identifier',
    skos: 'inScheme',
    rov: 'registration',
  },
  languageMap: {
    skos: 'altLabel definition prefLabel',
    person: 'birthName patronymicName',
    elm: 'category geographicName noteLiteral',
    dc: 'description title',
    foaf: 'familyName fullName givenName',
    rov: 'legalName',
    adms: 'schemeAgency',
  },
  dateTime: {
    elm: 'applicationDeadline awardingDate dateOfBirth endDate expiryDate reviewDate startDate',
    dc: 'dateCreated=created dateIssued=issued valid',
  },
  string: {
    elm: `
      areaDialingCode contactHour content countryDialing dialNumber evidenceStatement label
      maximumScore=maxScore minimumScore=minScore phoneNumber point schemeName schemeVersion score status
      summaryDisplay`,
    clv: 'latitude longitude',
  },
  integer: {
    elm: 'contentSize percentageEqual percentageHigher percentageLower',
  },
  anyURI: {
    elm: 'contentURL=contentUrl schemeId',
  },
  positiveInteger: {
    elm: 'count levelOfCompletion page',
  },
  duration: {
    elm: 'duration maximumDuration volumeOfLearning workload',
  },
  boolean: {
    elm: 'isPartialQualification',
  },
  literal: {
    skos: 'notation',
  },
  decimal: {
    elm: 'value',
  },
}

/** Every term of the model, by its JSON key. */
export const elmTerms: ReadonlyMap<string, ElmTerm> = new Map(
  [
    ...termsOf(classNames).map((term): ElmTerm => ({ ...term, kind: 'class' })),
    ...Object.entries(propertyNames).flatMap(([datatype, names]) =>
      termsOf(names).map((term): ElmTerm => ({ ...term, kind: 'property', datatype: datatype as ElmDatatype })),
    ),
  ].map((term) => [term.term, term]),
)

function termsOf(names: Names): { term: string; compactIri: string }[] {
  return Object.entries(names).flatMap(([prefix, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [term = entry, local = term] = entry.split('=')
        return { term, compactIri: `${prefix}:${local}` }
      }),
  )
}
