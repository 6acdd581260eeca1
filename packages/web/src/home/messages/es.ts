/** Spanish: the first pages. */
import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'home.title': 'Cursos cortos de universidad que cuentan',
  'home.heading': 'Ya aprendes cada día. Una parte puede contar.',
  'home.lead': 'Cursos cortos de universidad, con una prueba que vale en toda Europa.',
  'home.question': '¿Qué te trae por aquí?',
  'why.job': 'Quiero hacer mejor mi trabajo',
  'why.job.note': 'Cursos que caben junto al trabajo',
  'why.change': 'Quiero cambiar de trabajo',
  'why.change.note': 'Mira cómo los cursos pequeños suman para un título',
  'why.start': 'Quiero empezar',
  'why.start.note': 'Sin necesidad de título',
  'why.required': 'Me lo piden',
  'why.required.note': 'Encuentra el que te piden',
  'why.curious': 'Tengo curiosidad',
  'why.curious.note': 'Cursos sin nada que pagar',
  'home.soon': 'Empiezan pronto',
  'home.all': '{count, plural, one {Ver el curso} other {Ver los # cursos}}',
  'home.none': 'Los primeros cursos aparecerán aquí en cuanto una universidad publique uno.',
  'home.check': '¿Alguien te enseñó una credencial?',
  'home.check.text': 'Compruébala aquí. Sin cuenta y sin guardar nada.',
  'home.check.go': 'Comprobar una credencial',

  'start.title': '¿Qué es una microcredencial?',
  'start.lead': 'Cinco respuestas cortas. Después puedes buscar una.',
  'start.what': 'Qué es',
  'start.what.text':
    'La prueba de que aprendiste algo concreto. Una universidad lo evaluó. Es pequeña a propósito: semanas, no años. La palabra oficial es microcredencial.',
  'start.long': 'Cuánto dura',
  'start.long.text':
    'Casi siempre unas semanas, unas horas por semana. Las universidades cuentan en créditos (ECTS). Un crédito equivale a entre 25 y 30 horas de aprendizaje.',
  'start.get': 'Qué recibes',
  'start.get.text':
    'Una credencial digital con el sello de la universidad. Dice qué sabes hacer, cómo se evaluó y quién revisa la calidad. Es tuya. Tú decides quién la ve.',
  'start.can': 'Para qué sirve',
  'start.can.text':
    'Enséñala a una empresa. Pide a otra universidad que la cuente. Junta varias: algunas universidades las suman hacia un título mayor.',
  'start.cannot': 'Para qué no sirve',
  'start.cannot.text':
    'No es un título universitario. Ninguna universidad está obligada a contarla: cada una decide, dice por qué y puedes volver a pedirlo.',
  'start.doubt': 'No necesitas un título para empezar. No hace falta que se te dé bien estudiar.',
  'start.hours': 'Créditos en horas',
  'start.hours.credits': 'Créditos (ECTS)',
  'start.hours.perWeek': 'Horas que tienes por semana',
  'start.hours.answer':
    '{credits, plural, one {# crédito pide} other {# créditos piden}} entre {low} y {high} horas. Con {perWeek, plural, one {# hora} other {# horas}} por semana son entre {lowWeeks} y {highWeeks} semanas.',
  'start.find': 'Buscar uno para mí',
  'start.words': 'Leer las palabras que usamos',
}
