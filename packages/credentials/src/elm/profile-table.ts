/**
 * The application profile for European Digital Credentials (`edc-generic-no-cv` of ELM 3.2) as tables: which properties a
 * class has, how often, and of which class their values are. From them come the validator and the linter;
 * `conformance/elm` proves them against the official shapes.
 *
 * @module
 */

/** The class of the values of a link, where a class of the profile does not say another. `|` separates alternatives. */
export const valueClasses: Readonly<Record<string, string>> = {
  Accreditation: 'accreditation',
  Address: 'address',
  'Agent|Person|Organisation': `
    assessedBy awardingBody credentialSubject directedBy evidenceTarget holder issuer member`,
  Amount: 'amount',
  AwardingOpportunity: 'awardingOpportunity',
  AwardingProcess: 'awardedBy',
  Concept: `
    attachmentType citizenshipCountry contentEncoding contentType countryCode credentialProfiles dcType decision
    educationLevel educationSubject educationalSystemNote elm:defaultLanguage entitlementStatus eqfLevel
    framework gender gradeStatus idVerification language learningSchedule learningSetting limitCredentialType
    limitEQFLevel limitField limitJurisdiction limitNationalOccupation limitOccupation mode noteFormat nqfLevel
    primaryLanguage qualificationCode relatedESCOSkill relatedSkill reusabilityLevel spatial spatialCode subject
    targetGroup thematicArea unit verificationStatus`,
  ConceptScheme: 'inScheme',
  ContactPoint: 'contactPoint',
  CredentialStatus: 'credentialStatus',
  CreditPoint: 'creditPoint creditReceived',
  DisplayDetail: 'displayDetail',
  DisplayParameter: 'displayParameter',
  EuropeanDigitalCredential: 'elmSubject hasCredential verifiableCredential',
  Evidence: 'evidence',
  Geometry: 'locn:geometry',
  GradingScheme: 'gradingScheme',
  Grant: 'grant',
  Group: 'groupMemberOf',
  'Identifier|LegalIdentifier': 'identifier',
  IndividualDisplay: 'individualDisplay',
  LearningAchievement: 'entitledBy hasPart influences isPartOf proves',
  'LearningAchievementSpecification|Qualification': `
    generalisationOf learningAchievementSpecification specialisationOf specifiedBy`,
  LearningActivitySpecification: 'influencedBy learningActivitySpecification',
  LearningAssessment: 'used',
  LearningAssessmentSpecification: 'provenBy',
  LearningEntitlementSpecification: 'entitlesTo',
  LearningOpportunity: 'learningOpportunity',
  LearningOutcome: 'learningOutcome',
  LegalIdentifier: 'eIDASIdentifier nationalID registration taxIdentifier vatIdentifier',
  Location: 'location placeOfBirth',
  Mailbox: 'emailAddress',
  MediaObject: 'attachment bannerImage embeddedEvidence image logo',
  Note: `
    additionalNote admissionProcedure entryRequirement fullAddress grade learningOutcomeSummary
    scheduleInformation`,
  Organisation: `
    accreditingAgent hasSubOrganization limitOrganisation memberOf organisation providedBy subOrganizationOf`,
  PeriodOfTime: 'temporal',
  Person: 'org:hasMember',
  Phone: 'phone',
  PriceDetail: 'priceDetail',
  Proof: 'sec:proof',
  Qualification: 'limitQualification',
  ResultCategory: 'resultCategory',
  ResultDistribution: 'resultDistribution',
  ShaclValidator2017: 'credentialSchema',
  ShortenedGrading: 'shortenedGrading',
  TermsOfUse: 'termsOfUse',
  VerificationCheck: 'verificationCheck',
  WebResource: 'contactForm homepage landingPage report supplementaryDocument',
}

/**
 * The properties of each class: `!` exactly once, `+` at least once, `?` at most once, else any number of times. `=Class`
 * names the class of the values where it differs; `=self` is the class that has the property. A name with a colon stands
 * for a property that has no term in JSON.
 */
export const propertiesByClass: Readonly<Record<string, string>> = {
  Accreditation: `
    accreditingAgent! additionalNote dateIssued? dateModified? dcType! decision? description expiryDate?
    homepage identifier landingPage limitCredentialType limitEQFLevel limitField limitJurisdiction
    limitQualification? organisation report? reviewDate? status? supplementaryDocument title+ valid?`,
  Address: 'countryCode! fullAddress? identifier',
  Agent: 'additionalNote altLabel contactPoint dateModified? groupMemberOf identifier location prefLabel',
  Amount: 'unit! value!',
  AwardingOpportunity: 'awardingBody+ identifier learningAchievementSpecification? location? temporal?',
  AwardingProcess: `
    additionalNote awardingBody+ awardingDate? awards description educationalSystemNote? identifier location?
    used`,
  Claim: 'additionalNote awardedBy! dcType description identifier supplementaryDocument title+',
  Concept: 'definition inScheme notation? prefLabel',
  ContactPoint: 'additionalNote address contactForm description emailAddress phone',
  CreditPoint: 'framework! point!',
  DisplayDetail: 'image! page!',
  DisplayParameter: 'description individualDisplay+ language+ primaryLanguage! summaryDisplay? title+',
  EuropeanDigitalCredential: `
    attachment credentialProfiles+ credentialSchema+ credentialStatus? credentialSubject! displayParameter!
    evidence expirationDate? holder identifier issuanceDate? issued! issuer! sec:proof termsOfUse validFrom!
    validUntil?`,
  EuropeanDigitalPresentation: 'holder sec:proof verifiableCredential verificationCheck',
  Evidence: 'accreditation? dcType! embeddedEvidence evidenceStatement? evidenceTarget?',
  Geometry: 'clv:/latitude clv:/longitude',
  GradingScheme: 'description identifier supplementaryDocument title+',
  Grant: 'contentURL? dcType? description supplementaryDocument title+',
  Group: 'additionalNote altLabel contactPoint dcType location member prefLabel+',
  Identifier: 'creator? dateIssued? dcType notation! schemeAgency? schemeId? schemeName? schemeVersion?',
  IndividualDisplay: 'displayDetail+ language!',
  LearningAchievement: `
    additionalNote awardedBy! creditReceived dcType description entitlesTo=LearningEntitlement hasPart
    identifier influencedBy=LearningActivity isPartOf learningOpportunity? provenBy=LearningAssessment
    specifiedBy? supplementaryDocument title+`,
  LearningAchievementSpecification: `
    additionalNote altLabel awardingOpportunity category creditPoint dateModified? dcType description
    educationLevel educationSubject entitlesTo entryRequirement? generalisationOf
    hasPart=LearningAchievementSpecification|Qualification homepage identifier influencedBy
    isPartOf=LearningAchievementSpecification|Qualification language learningOutcome learningOutcomeSummary?
    learningSetting? maximumDuration? mode provenBy specialisationOf status? supplementaryDocument targetGroup
    thematicArea title+ volumeOfLearning?`,
  LearningActivity: `
    additionalNote awardedBy! dcType description directedBy hasPart=self identifier influences isPartOf=self
    learningOpportunity? levelOfCompletion? location specifiedBy=LearningActivitySpecification?
    supplementaryDocument temporal title+ workload?`,
  LearningActivitySpecification: `
    additionalNote altLabel category contactHour dateModified? dcType description generalisationOf=self
    hasPart=self homepage identifier influences=LearningAchievementSpecification|Qualification isPartOf=self
    language mode specialisationOf=self status? supplementaryDocument title+ volumeOfLearning?`,
  LearningAssessment: `
    additionalNote assessedBy awardedBy! dateIssued? dcType description grade! gradeStatus? hasPart=self
    idVerification? identifier isPartOf=self location? proves? resultDistribution? shortenedGrading?
    specifiedBy=LearningAssessmentSpecification? supplementaryDocument title+`,
  LearningAssessmentSpecification: `
    additionalNote altLabel category dateModified? dcType? description generalisationOf=self gradingScheme?
    hasPart=self homepage identifier isPartOf=self language mode
    proves=LearningAchievementSpecification|Qualification specialisationOf=self status? supplementaryDocument
    title+`,
  LearningEntitlement: `
    additionalNote awardedBy! dateIssued? dcType? description entitledBy expiryDate? hasPart=self identifier
    isPartOf=self specifiedBy=LearningEntitlementSpecification? supplementaryDocument title+`,
  LearningEntitlementSpecification: `
    additionalNote altLabel category dateModified? dcType! description
    entitledBy=LearningAchievementSpecification|Qualification entitlementStatus! generalisationOf=self
    hasPart=self homepage identifier isPartOf=self limitJurisdiction limitNationalOccupation limitOccupation
    limitOrganisation specialisationOf=self status? supplementaryDocument title+`,
  LearningOpportunity: `
    additionalNote admissionProcedure? applicationDeadline bannerImage? dateModified? dcType description
    descriptionHtml duration? elm:defaultLanguage? grant hasPart=self homepage identifier isPartOf=self
    learningAchievementSpecification? learningActivitySpecification? learningSchedule? location mode priceDetail
    providedBy+ scheduleInformation? status? supplementaryDocument temporal? title+`,
  LearningOutcome: 'additionalNote dcType? identifier relatedESCOSkill relatedSkill reusabilityLevel? title+',
  LegalIdentifier: `
    creator? dateIssued? dcType notation! schemeAgency? schemeId? schemeName? schemeVersion? spatial!`,
  Location: 'address+ description geographicName identifier locn:geometry spatialCode',
  MediaObject: 'attachmentType? content! contentEncoding! contentSize? contentType! contentURL? description title',
  Note: 'noteFormat? noteLiteral+ subject?',
  Organisation: `
    accreditation additionalNote altLabel contactPoint dateModified? dcType eIDASIdentifier? groupMemberOf
    hasSubOrganization homepage identifier legalName+ location+ logo? org:hasMember registration?
    subOrganizationOf? taxIdentifier vatIdentifier`,
  PeriodOfTime: 'endDate? prefLabel startDate?',
  Person: `
    birthName citizenshipCountry contactPoint dateModified? dateOfBirth? familyName? fullName? gender?
    givenName? groupMemberOf hasClaim+ hasCredential identifier location? memberOf nationalID? patronymicName
    placeOfBirth?`,
  Phone: 'countryDialing? dialNumber? elm:areaDialing? phoneNumber?',
  PriceDetail: 'additionalNote amount? description identifier prefLabel',
  Qualification: `
    accreditation additionalNote altLabel awardingOpportunity category creditPoint dateModified? dcType
    description educationLevel educationSubject entitlesTo entryRequirement? eqfLevel? generalisationOf=self
    hasPart=self homepage identifier influencedBy isPartOf=self isPartialQualification? language learningOutcome
    learningOutcomeSummary? learningSetting? maximumDuration? mode nqfLevel provenBy qualificationCode
    specialisationOf=self status? supplementaryDocument targetGroup thematicArea title+ volumeOfLearning?`,
  ResultCategory: 'count! label! maximumScore? minimumScore? score?',
  ResultDistribution: 'description resultCategory',
  ShortenedGrading: 'percentageEqual! percentageHigher! percentageLower!',
  Specification: `
    additionalNote altLabel category dateModified? dcType description homepage identifier status?
    supplementaryDocument title+`,
  VerifiableCredential: `
    credentialSchema+ credentialStatus? credentialSubject! evidence expirationDate? holder? issuanceDate?
    issued! issuer! sec:proof termsOfUse validFrom! validUntil?`,
  VerificationCheck: 'dcType! description elmSubject! verificationStatus!',
  WebResource: 'contentURL! language? title',
}

/** What makes a bare `Claim` one; it stands where a claim of no other kind is meant. */
export const typedClaimProperties =
  'additionalNote awardedBy! dcType+ description identifier supplementaryDocument title+'

/** What the issuer needs beside what every organisation needs. */
export const issuerProperties = 'eIDASIdentifier!'

/** The official shape of this class is switched off: only the linter follows it. */
export const deactivatedClasses: readonly string[] = ['VerifiableCredential']

/** Text in which each language may stand once. */
export const uniqueLanguageTerms: readonly string[] = ['description', 'legalName', 'prefLabel', 'title']

/** Values that must be named by an IRI. */
export const iriTerms: readonly string[] = ['creator', 'credentialSchema', 'credentialStatus']

/** Values of which `edc-generic-full` demands a concept of one list: `term:list` by class. */
export const controlledTerms: Readonly<Record<string, string>> = {
  Accreditation: 'dcType:accreditation limitField:isced-f limitEQFLevel:eqf limitJurisdiction:atu',
  Address: 'countryCode:country',
  Amount: 'unit:currency',
  Claim: 'dcType:claim-type',
  DisplayParameter: 'language:language primaryLanguage:language',
  EuropeanDigitalCredential: 'credentialProfiles:credential',
  Evidence: 'dcType:evidence-type',
  LearningAchievementSpecification: 'thematicArea:isced-f language:language learningSetting:learning-setting',
  LearningActivitySpecification: 'language:language',
  LearningAssessmentSpecification: 'language:language',
  LearningEntitlementSpecification:
    'entitlementStatus:entitlement-status limitJurisdiction:atu limitOccupation:esco-occupations',
  LearningOpportunity: 'elm:defaultLanguage:language',
  LearningOutcome: 'dcType:skill-type reusabilityLevel:skill-reuse-level relatedESCOSkill:esco-skills',
  LegalIdentifier: 'spatial:country',
  Person: 'citizenshipCountry:country',
  Qualification: 'thematicArea:isced-f language:language learningSetting:learning-setting eqfLevel:eqf nqfLevel:qdr',
  VerificationCheck: 'dcType:verification verificationStatus:verification-status',
  WebResource: 'language:language',
}

const publications = 'http://publications.europa.eu/resource/authority'
const esco = 'http://data.europa.eu/esco/concept-scheme'

/** IRIs of lists that do not follow the pattern of the others, `http://data.europa.eu/snb/NAME/25831c2`. */
export const controlledLists: Readonly<Record<string, string>> = {
  atu: `${publications}/atu`,
  country: `${publications}/country`,
  currency: `${publications}/currency`,
  language: `${publications}/language`,
  'esco-occupations': `${esco}/occupations`,
  'esco-skills': `${esco}/skills`,
}

/** What the narrower profiles demand beside `edc-generic-full`, and which profile they stand on. */
export const narrowerProfiles = {
  'edc-converted': {
    on: 'edc-generic-full',
    classes: { EuropeanDigitalCredential: 'evidence+', Evidence: 'embeddedEvidence+' },
  },
  'edc-issued-by-mandate': {
    on: 'edc-generic-full',
    classes: { EuropeanDigitalCredential: 'evidence+', Evidence: 'evidenceStatement!' },
  },
  'edc-accredited': {
    on: 'edc-generic-full',
    classes: {
      EuropeanDigitalCredential: 'evidence+',
      Evidence: 'accreditation!',
      Person: 'hasClaim=node:LearningAchievement!',
    },
  },
  'edc-diploma-supplement': {
    on: 'edc-accredited',
    classes: {
      LearningAchievement: 'creditReceived! provenBy=LearningAssessment!',
      Person: 'dateOfBirth! fullName!',
      Qualification:
        'language+ thematicArea+ nqfLevel+ awardingOpportunity+ hasPart=self+ learningOutcome+ maximumDuration! mode+',
    },
  },
} as const
