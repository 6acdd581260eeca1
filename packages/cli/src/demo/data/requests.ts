/** What learners have asked universities to count, and how far each of them is. */
import type { RecognitionPurpose, SubstantialDifferenceElement } from '@meshe/domain/recognition'

interface Decision {
  readonly ects: number
  readonly reason: string
  readonly differences?: Readonly<Partial<Record<SubstantialDifferenceElement, string>>>
  readonly condition?: string
}

export interface DemoRequest {
  readonly learner: string
  readonly offer: string
  readonly to: string
  readonly purpose: RecognitionPurpose
  /** Component of the receiver's pathway. */
  readonly component?: string
  readonly message?: string
  /** `submitted` needs nothing more; each further word is the last thing that has happened. */
  readonly stage:
    | 'submitted'
    | 'assessing'
    | 'question'
    | 'answered'
    | 'late'
    | 'decided'
    | 'appealed'
    | 'appeal-decided'
    | 'withdrawn'
  readonly question?: string
  readonly answer?: string
  readonly decision?: Decision
  readonly appeal?: string
  readonly appealDecision?: Decision
}

const wholeOutcomes = 'The outcomes, the level and the way of testing match what we ask for. We count all of it.'

export const requests: readonly DemoRequest[] = [
  {
    learner: 'oisin',
    offer: 'northshore/data-literacy-care',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    message: 'I work nights on a ward and would like to go on with Data for Health.',
    stage: 'decided',
    decision: { ects: 3, reason: wholeOutcomes },
  },
  {
    learner: 'greta',
    offer: 'northshore/data-literacy-care',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    stage: 'decided',
    decision: {
      ects: 2,
      reason: 'Cleaning and judging data are covered. Working with a database is not, and our part asks for it.',
      differences: {
        'learning-outcomes': 'Our component asks for queries on a database; the course uses spreadsheets only.',
      },
      condition: 'Pass the database laboratory of one credit; you may take it in any term.',
    },
  },
  {
    learner: 'declan',
    offer: 'northshore/data-literacy-care',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    stage: 'decided',
    decision: { ects: 3, reason: wholeOutcomes },
  },
  {
    learner: 'maria',
    offer: 'northshore/data-literacy-care',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    message:
      'I finished this in Ireland while working in a care home, and I would like it to count for the part on data.',
    stage: 'assessing',
  },
  {
    learner: 'lotte',
    offer: 'northshore/ai-in-health',
    to: 'montana',
    purpose: 'credits',
    component: 'artificial-intelligence',
    message: 'The course had an oral examination; the notes of it can be sent.',
    stage: 'submitted',
  },
  {
    learner: 'aicha',
    offer: 'rive-claire/epidemiology-first-steps',
    to: 'montana',
    purpose: 'credits',
    component: 'statistics',
    stage: 'question',
    question:
      'Did the course include confidence intervals? Please send us its list of topics or a note of your teacher.',
  },
  {
    learner: 'margaux',
    offer: 'rive-claire/epidemiology-first-steps',
    to: 'montana',
    purpose: 'credits',
    component: 'statistics',
    stage: 'answered',
    question: 'Which software did you use for the exercises?',
    answer: 'We used R for all of them, from week two on. The exercises are public on the page of the course.',
  },
  {
    learner: 'pau',
    offer: 'costa-clara/elder-care-home',
    to: 'montana',
    purpose: 'credits',
    message: 'I would like to start nursing and hope that this counts.',
    stage: 'decided',
    decision: {
      ects: 0,
      reason:
        'The course is a good start, but it is below the level of our programme, so no credits can be given for it.',
      differences: { level: 'The course is at level 4 of the European framework; the programme asks for level 6.' },
    },
  },
  {
    learner: 'freya',
    offer: 'zuiderduin/visual-statistics',
    to: 'montana',
    purpose: 'credits',
    component: 'statistics',
    stage: 'appealed',
    decision: {
      ects: 1.5,
      reason: 'Describing data is covered. Estimating risks is not, as far as the description says.',
      differences: { 'learning-outcomes': 'Risk and intervals of confidence do not appear among the outcomes.' },
      condition: 'Take the second half of Statistics for Health.',
    },
    appeal:
      'The outcome on uncertainty in figures is about intervals of confidence: weeks four and five were about nothing else.',
  },
  {
    learner: 'eleni',
    offer: 'meltemi/community-mental-health',
    to: 'montana',
    purpose: 'exemption',
    stage: 'appeal-decided',
    decision: {
      ects: 0,
      reason: 'The module from which you ask to be exempted is at a higher level.',
      differences: { level: 'The module is at level 6, the course at level 5.' },
    },
    appeal:
      'The module has a practical part at level 5, and that part is what I have done with patients for six weeks.',
    appealDecision: {
      ects: 1.5,
      reason: 'The practical part is indeed at level 5 and was tested with patients. You need not take it again.',
      differences: { level: 'The theoretical part of the module stays above the level of the course.' },
      condition: 'Take the theoretical part of the module.',
    },
  },
  {
    learner: 'ajda',
    offer: 'wislanka/database-foundations',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    stage: 'decided',
    decision: { ects: 3, reason: 'Counted in full: the pathway names this course of our partner.' },
  },
  {
    learner: 'bor',
    offer: 'wislanka/database-foundations',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    stage: 'decided',
    decision: { ects: 3, reason: 'Counted in full: the pathway names this course of our partner.' },
  },
  {
    learner: 'sven',
    offer: 'lindholm/cyber-small-business',
    to: 'montana',
    purpose: 'work',
    stage: 'decided',
    decision: { ects: 2, reason: 'For the job in our computing centre this counts in full as further training.' },
  },
  {
    learner: 'kasia',
    offer: 'wislanka/3d-printing-prosthetics',
    to: 'montana',
    purpose: 'exemption',
    message: 'My portfolio can be shown.',
    stage: 'submitted',
  },
  {
    learner: 'mara',
    offer: 'jadranka/medical-coding',
    to: 'montana',
    purpose: 'credits',
    component: 'data',
    stage: 'late',
  },
  {
    learner: 'wanda',
    offer: 'wislanka/database-foundations',
    to: 'montana',
    purpose: 'admission',
    stage: 'withdrawn',
  },
  {
    learner: 'marko',
    offer: 'montana/statistics-for-health',
    to: 'northshore',
    purpose: 'credits',
    message: 'I spend a term at Northshore and would rather not sit the same examination twice.',
    stage: 'submitted',
  },
  {
    learner: 'luce',
    offer: 'jadranka/fisheries-data',
    to: 'northshore',
    purpose: 'credits',
    stage: 'decided',
    decision: { ects: 3, reason: 'Counted in full as an elective in environmental planning.' },
  },
  {
    learner: 'leonor',
    offer: 'tejo-sul/ocean-plastics',
    to: 'northshore',
    purpose: 'exemption',
    stage: 'assessing',
  },
  {
    learner: 'piotrek',
    offer: 'wislanka/hydrogen-safety',
    to: 'hohenfels',
    purpose: 'credits',
    stage: 'assessing',
    message: 'For the master in energy technology.',
  },
  {
    learner: 'nerea',
    offer: 'costa-clara/water-reuse',
    to: 'meltemi',
    purpose: 'credits',
    stage: 'submitted',
  },
  {
    learner: 'ximena',
    offer: 'costa-clara/elder-care-home',
    to: 'valdombra',
    purpose: 'credits',
    component: 'home',
    stage: 'decided',
    decision: {
      ects: 2,
      reason: 'Benvenuta. The practical examination covers all that our part on care at home asks for.',
    },
  },
]
