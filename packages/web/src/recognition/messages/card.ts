/** Texts of a request in a list. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  'card.line': '{institution}\u00a0· sent on {date}',
  'card.due': 'Answer due by {date}',
  'state.sending': 'On its way',
  'state.submitted': 'With the university',
  'state.assessing': 'Being checked',
  'state.information-requested': 'Your turn',
  'state.appealed': 'Being looked at again',
  'state.review-required': 'Looked at again by the university',
  'state.closed': 'Decision taken back',
  'state.withdrawn': 'You took it back',
  'state.late': 'Late',
  'outcome.full': 'Counts in full',
  'outcome.partial': 'Counts in part',
  'outcome.refused': 'Not counted this time',
}

const es: Record<keyof typeof en, string> = {
  'card.line': '{institution}\u00a0· enviado el {date}',
  'card.due': 'Respuesta antes del {date}',
  'state.sending': 'En camino',
  'state.submitted': 'En la universidad',
  'state.assessing': 'En comprobación',
  'state.information-requested': 'Te toca a ti',
  'state.appealed': 'Se mira otra vez',
  'state.review-required': 'La universidad lo revisa',
  'state.closed': 'Decisión retirada',
  'state.withdrawn': 'La retiraste tú',
  'state.late': 'Con retraso',
  'outcome.full': 'Cuenta entera',
  'outcome.partial': 'Cuenta en parte',
  'outcome.refused': 'Esta vez no cuenta',
}

const de: Record<keyof typeof en, string> = {
  'card.line': '{institution}\u00a0· gesendet am {date}',
  'card.due': 'Antwort bis {date}',
  'state.sending': 'Unterwegs',
  'state.submitted': 'Bei der Hochschule',
  'state.assessing': 'Wird geprüft',
  'state.information-requested': 'Sie sind dran',
  'state.appealed': 'Wird neu angesehen',
  'state.review-required': 'Die Hochschule sieht noch einmal nach',
  'state.closed': 'Entscheidung zurückgenommen',
  'state.withdrawn': 'Von Ihnen zurückgenommen',
  'state.late': 'Verspätet',
  'outcome.full': 'Zählt ganz',
  'outcome.partial': 'Zählt zum Teil',
  'outcome.refused': 'Zählt diesmal nicht',
}

export const requestCardMessages = defineMessages({ en, es, de })
