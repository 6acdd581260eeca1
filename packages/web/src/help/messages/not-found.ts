/** Words of the page for addresses where nothing is. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'There is nothing here',
  lead: 'The address may be old or have a slip in it. Nothing of yours is lost.',
  home: 'Go to the home page',
  find: 'Find a course',
}

const es: Record<keyof typeof en, string> = {
  title: 'Aquí no hay nada',
  lead: 'Quizá la dirección es antigua o tiene un error. No se ha perdido nada tuyo.',
  home: 'Ir a la página de inicio',
  find: 'Buscar un curso',
}

const de: Record<keyof typeof en, string> = {
  title: 'Hier ist nichts',
  lead: 'Vielleicht ist die Adresse alt oder enthält einen Tippfehler. Von Ihnen ist nichts verloren.',
  home: 'Zur Startseite',
  find: 'Einen Kurs finden',
}

export const notFoundMessages = defineMessages({ en, es, de })
