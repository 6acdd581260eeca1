/** Texts of a goal in a list. */
import { defineMessages } from '../../../shared/i18n/index.ts'

const en = {
  'goal.have': 'You have {countedText} of {ects, plural, one {{ectsText} credit} other {{ectsText} credits}}.',
  'goal.awarded': 'You have this award',
  'goal.complete': 'You have everything for it',
  'bar.label': '{countedText} credits counted, {waitingText} being checked, {missingText} to take',
  'bar.counted': '{countText} counted',
  'bar.waiting': '{countText} being checked',
  'bar.missing': '{countText} to take',
}

const es: Record<keyof typeof en, string> = {
  'goal.have': 'Tienes {countedText} de {ects, plural, one {{ectsText} crédito} other {{ectsText} créditos}}.',
  'goal.awarded': 'Tienes este título',
  'goal.complete': 'Tienes todo para ella',
  'bar.label': '{countedText} créditos cuentan, {waitingText} en comprobación, {missingText} por hacer',
  'bar.counted': '{countText} cuentan',
  'bar.waiting': '{countText} en comprobación',
  'bar.missing': '{countText} por hacer',
}

const de: Record<keyof typeof en, string> = {
  'goal.have':
    'Sie haben {countedText} von {ects, plural, one {{ectsText} Leistungspunkt} other {{ectsText} Leistungspunkten}}.',
  'goal.awarded': 'Diesen Abschluss haben Sie',
  'goal.complete': 'Sie haben alles dafür',
  'bar.label': '{countedText} Leistungspunkte zählen, {waitingText} werden geprüft, {missingText} fehlen noch',
  'bar.counted': '{countText} zählen',
  'bar.waiting': '{countText} in Prüfung',
  'bar.missing': '{countText} fehlen noch',
}

export const goalMessages = defineMessages({ en, es, de })
