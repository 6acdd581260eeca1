/**
 * How often each property may stand at each class in the profile `edc-generic` of ELM 3.2, as far as it is not any number
 * of times: `name` exactly once, `name+` at least once, `name?` at most once. Text by language counts once a language.
 *
 * @module
 */

export interface Cardinality {
  readonly term: string
  readonly minimum: 0 | 1
  /** Null where there is no upper bound. */
  readonly maximum: 1 | null
}

const table: Readonly<Record<string, string>> = {
  Accreditation:
    'accreditingAgent dcType title+ dateIssued? dateModified? decision? expiryDate? limitQualification? report? reviewDate? status? valid?',
  Address: 'countryCode fullAddress?',
  Agent: 'dateModified?',
  Amount: 'unit value',
  AwardingOpportunity: 'awardingBody+ learningAchievementSpecification? location? temporal?',
  AwardingProcess: 'awardingBody+ awardingDate? educationalSystemNote? location?',
  Claim: 'awardedBy title+',
  Concept: 'notation?',
  CreditPoint: 'framework point',
  DisplayDetail: 'image page',
  DisplayParameter: 'individualDisplay+ language+ primaryLanguage title+ summaryDisplay?',
  EuropeanDigitalCredential:
    'credentialProfiles+ credentialSchema+ credentialSubject displayParameter issued issuer validFrom credentialStatus? expirationDate? issuanceDate? validUntil?',
  Evidence: 'dcType accreditation? evidenceStatement? evidenceTarget?',
  GradingScheme: 'title+',
  Grant: 'title+ contentURL? dcType?',
  Group: 'prefLabel+',
  Identifier: 'notation creator? dateIssued? schemeAgency? schemeId? schemeName? schemeVersion?',
  IndividualDisplay: 'displayDetail+ language',
  LearningAchievement: 'awardedBy title+ learningOpportunity? specifiedBy?',
  LearningAchievementSpecification:
    'title+ dateModified? entryRequirement? learningOutcomeSummary? learningSetting? maximumDuration? status? volumeOfLearning?',
  LearningActivity: 'awardedBy title+ learningOpportunity? levelOfCompletion? specifiedBy? workload?',
  LearningActivitySpecification: 'title+ dateModified? status? volumeOfLearning?',
  LearningAssessment:
    'awardedBy grade title+ dateIssued? gradeStatus? idVerification? location? proves? resultDistribution? shortenedGrading? specifiedBy?',
  LearningAssessmentSpecification: 'title+ dateModified? dcType? gradingScheme? status?',
  LearningEntitlement: 'awardedBy title+ dateIssued? dcType? expiryDate? specifiedBy?',
  LearningEntitlementSpecification: 'dcType entitlementStatus title+ dateModified? status?',
  LearningOpportunity:
    'providedBy+ title+ admissionProcedure? bannerImage? dateModified? duration? learningAchievementSpecification? learningActivitySpecification? learningSchedule? scheduleInformation? status? temporal?',
  LearningOutcome: 'title+ dcType? reusabilityLevel?',
  LegalIdentifier: 'notation spatial creator? dateIssued? schemeAgency? schemeId? schemeName? schemeVersion?',
  Location: 'address+',
  MediaObject: 'content contentEncoding contentType attachmentType? contentSize? contentURL?',
  Note: 'noteLiteral+ noteFormat? subject?',
  Organisation: 'legalName+ location+ dateModified? eIDASIdentifier? logo? registration? subOrganizationOf?',
  PeriodOfTime: 'endDate? startDate?',
  Person:
    'hasClaim+ dateModified? dateOfBirth? familyName? fullName? gender? givenName? location? nationalID? placeOfBirth?',
  Phone: 'countryDialing? dialNumber? phoneNumber?',
  PriceDetail: 'amount?',
  Qualification:
    'title+ dateModified? entryRequirement? eqfLevel? isPartialQualification? learningOutcomeSummary? learningSetting? maximumDuration? status? volumeOfLearning?',
  ResultCategory: 'count label maximumScore? minimumScore? score?',
  ShortenedGrading: 'percentageEqual percentageHigher percentageLower',
  Specification: 'title+ dateModified? status?',
  VerifiableCredential:
    'credentialSchema+ credentialSubject issued issuer validFrom credentialStatus? expirationDate? holder? issuanceDate? validUntil?',
  VerificationCheck: 'dcType elmSubject verificationStatus',
  WebResource: 'contentURL language?',
}

/** The issuer needs this beside what every organisation needs. */
export const issuerCardinality: Cardinality = { term: 'eIDASIdentifier', minimum: 1, maximum: 1 }

export const applicationProfile: ReadonlyMap<string, readonly Cardinality[]> = new Map(
  Object.entries(table).map(([name, properties]) => [name, properties.split(' ').map(toCardinality)]),
)

function toCardinality(entry: string): Cardinality {
  const term = entry.replace(/[+?]$/, '')
  return { term, minimum: entry.endsWith('?') ? 0 : 1, maximum: entry.endsWith('+') ? null : 1 }
}
