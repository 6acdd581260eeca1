/** Texts of the page about norms. Their names stay as they are published, in English. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'Norms and how they are tested',
  lead: 'The program is held against the published files and examples of each norm. This is what came out.',
  when: 'Run on {moment}.',
  counts: '{passed, plural, one {# check passed} other {# checks passed}}, {failed} failed, {skipped} not run',
  'skipped.text': 'Checks that need official files are not run where these files are missing.',
  'state.passed': 'Passed',
  'state.failed': 'Failed',
  'state.skipped': 'Not run',
  norms: 'Norms',
  beyond: 'Beyond norms',
  'beyond.text': 'Checks of our own: nobody has published what must come out.',
  empty: 'No results here',
  'empty.text': 'This node was built without running the tests of the norms. Whoever builds it runs them with:',
}

const es: Record<keyof typeof en, string> = {
  title: 'Normas y cómo se comprueban',
  lead: 'El programa se compara con los archivos y ejemplos publicados de cada norma. Este es el resultado.',
  when: 'Hecho el {moment}.',
  counts:
    '{passed, plural, one {# prueba superada} other {# pruebas superadas}}, {failed} no superadas, {skipped} sin hacer',
  'skipped.text': 'Las pruebas que necesitan archivos oficiales no se hacen donde faltan esos archivos.',
  'state.passed': 'Superada',
  'state.failed': 'No superada',
  'state.skipped': 'Sin hacer',
  norms: 'Normas',
  beyond: 'Más allá de las normas',
  'beyond.text': 'Pruebas propias: nadie ha publicado qué debe resultar.',
  empty: 'Aquí no hay resultados',
  'empty.text': 'Este nodo se construyó sin hacer las pruebas de las normas. Quien lo construye las hace con:',
}

const de: Record<keyof typeof en, string> = {
  title: 'Normen und wie sie geprüft werden',
  lead: 'Das Programm wird an den veröffentlichten Dateien und Beispielen jeder Norm gemessen. Das kam heraus.',
  when: 'Gelaufen am {moment}.',
  counts:
    '{passed, plural, one {# Prüfung bestanden} other {# Prüfungen bestanden}}, {failed} nicht bestanden, {skipped} nicht gelaufen',
  'skipped.text': 'Prüfungen, die amtliche Dateien brauchen, laufen nicht, wo diese Dateien fehlen.',
  'state.passed': 'Bestanden',
  'state.failed': 'Nicht bestanden',
  'state.skipped': 'Nicht gelaufen',
  norms: 'Normen',
  beyond: 'Über die Normen hinaus',
  'beyond.text': 'Eigene Prüfungen: Niemand hat veröffentlicht, was herauskommen muss.',
  empty: 'Hier gibt es keine Ergebnisse',
  'empty.text':
    'Dieser Knoten wurde gebaut, ohne die Prüfungen der Normen laufen zu lassen. Wer ihn baut, tut das mit:',
}

export const conformanceMessages = defineMessages({ en, es, de })
