/** Texts of the settings. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'Settings',
  back: 'My learning',
  'you.title': 'You',
  email: 'You sign in with {email}.',
  name: 'Your name',
  'name.hint': 'Universities see it when you ask them to count something. It changes nothing in your credentials.',
  'name.missing': 'Enter your name.',
  language: 'Language',
  'language.hint': 'Pages and mails come in this language.',
  save: 'Save',
  saved: 'Your settings are saved.',
  'look.title': 'How it looks',
  'look.hint': 'Kept on this device only.',
  'out.title': 'Leave',
  'out.text': 'Sign out if others use this device too. Your credentials stay here.',
  'out.go': 'Sign out',
}

const es: Record<keyof typeof en, string> = {
  title: 'Ajustes',
  back: 'Mi aprendizaje',
  'you.title': 'Tú',
  email: 'Entras con {email}.',
  name: 'Tu nombre',
  'name.hint': 'Las universidades lo ven cuando les pides que cuenten algo. No cambia nada en tus credenciales.',
  'name.missing': 'Escribe tu nombre.',
  language: 'Idioma',
  'language.hint': 'Las páginas y los correos llegan en este idioma.',
  save: 'Guardar',
  saved: 'Tus ajustes están guardados.',
  'look.title': 'Aspecto',
  'look.hint': 'Se guarda solo en este dispositivo.',
  'out.title': 'Salir',
  'out.text': 'Sal si otras personas usan también este dispositivo. Tus credenciales se quedan aquí.',
  'out.go': 'Salir',
}

const de: Record<keyof typeof en, string> = {
  title: 'Einstellungen',
  back: 'Mein Lernen',
  'you.title': 'Über Sie',
  email: 'Sie melden sich mit {email} an.',
  name: 'Ihr Name',
  'name.hint': 'Hochschulen sehen ihn, wenn Sie um Anrechnung bitten. In Ihren Nachweisen ändert sich dadurch nichts.',
  'name.missing': 'Geben Sie Ihren Namen ein.',
  language: 'Sprache',
  'language.hint': 'Seiten und E-Mails kommen in dieser Sprache.',
  save: 'Speichern',
  saved: 'Ihre Einstellungen sind gespeichert.',
  'look.title': 'Aussehen',
  'look.hint': 'Wird nur auf diesem Gerät gemerkt.',
  'out.title': 'Abmelden',
  'out.text': 'Melden Sie sich ab, wenn auch andere dieses Gerät benutzen. Ihre Nachweise bleiben hier.',
  'out.go': 'Abmelden',
}

export const settingsMessages = defineMessages({ en, es, de })
