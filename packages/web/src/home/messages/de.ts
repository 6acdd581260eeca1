/** German: the first pages. */
import type { en } from './en.ts'

export const de: Record<keyof typeof en, string> = {
  'home.title': 'Kurze Hochschulkurse, die zählen',
  'home.heading': 'Sie lernen jeden Tag. Manches davon kann zählen.',
  'home.lead': 'Kurze Hochschulkurse, mit einem Nachweis, der in ganz Europa gilt.',
  'home.question': 'Was führt Sie her?',
  'why.job': 'Ich will meine Arbeit besser machen',
  'why.job.note': 'Kurse, die neben die Arbeit passen',
  'why.change': 'Ich will den Beruf wechseln',
  'why.change.note': 'Sehen, wie kleine Kurse zu einem Abschluss führen',
  'why.start': 'Ich will anfangen',
  'why.start.note': 'Ohne Studium',
  'why.required': 'Es wird von mir verlangt',
  'why.required.note': 'Finden, was gefordert ist',
  'why.curious': 'Ich bin neugierig',
  'why.curious.note': 'Kurse, die nichts kosten',
  'home.soon': 'Beginnt bald',
  'home.all': '{count, plural, one {Den Kurs ansehen} other {Alle # Kurse ansehen}}',
  'home.none': 'Hier stehen die ersten Kurse, sobald eine Hochschule einen veröffentlicht.',
  'home.check': 'Hat Ihnen jemand einen Nachweis gezeigt?',
  'home.check.text': 'Prüfen Sie ihn hier. Ohne Konto, nichts wird gespeichert.',
  'home.check.go': 'Einen Nachweis prüfen',

  'start.title': 'Was ist ein Micro-Credential?',
  'start.lead': 'Fünf kurze Antworten. Danach können Sie eines suchen.',
  'start.what': 'Was es ist',
  'start.what.text':
    'Ein Nachweis, dass Sie etwas Bestimmtes gelernt haben. Eine Hochschule hat es geprüft. Es ist mit Absicht klein: Wochen, nicht Jahre. Das amtliche Wort ist Micro-Credential.',
  'start.long': 'Wie lange es dauert',
  'start.long.text':
    'Meist einige Wochen, einige Stunden pro Woche. Hochschulen zählen in Leistungspunkten (ECTS). Ein Punkt steht für 25 bis 30 Stunden Lernen.',
  'start.get': 'Was Sie bekommen',
  'start.get.text':
    'Einen digitalen Nachweis mit dem Siegel der Hochschule. Er sagt, was Sie jetzt können, wie Sie geprüft wurden und wer auf die Qualität achtet. Er gehört Ihnen. Sie entscheiden, wer ihn sieht.',
  'start.can': 'Was es kann',
  'start.can.text':
    'Zeigen Sie es einem Arbeitgeber. Bitten Sie eine andere Hochschule, es anzurechnen. Sammeln Sie mehrere: Manche Hochschulen führen sie zu einem größeren Abschluss zusammen.',
  'start.cannot': 'Was es nicht kann',
  'start.cannot.text':
    'Es ist kein Studienabschluss. Keine Hochschule muss es anrechnen: Jede entscheidet selbst, sagt warum, und Sie können noch einmal fragen.',
  'start.doubt': 'Sie brauchen kein Studium, um anzufangen. Sie müssen nicht gut im Lernen sein.',
  'start.hours': 'Leistungspunkte in Stunden',
  'start.hours.credits': 'Leistungspunkte (ECTS)',
  'start.hours.perWeek': 'Stunden, die Sie pro Woche haben',
  'start.hours.answer':
    '{credits, plural, one {# Leistungspunkt braucht} other {# Leistungspunkte brauchen}} {low} bis {high} Stunden. Mit {perWeek, plural, one {# Stunde} other {# Stunden}} pro Woche sind das etwa {lowWeeks} bis {highWeeks} Wochen.',
  'start.find': 'Einen für mich finden',
  'start.words': 'Die Wörter lesen, die wir benutzen',
}
