/** Texts of the page that checks a credential. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'Check a credential',
  lead: 'No account is needed. We keep nothing of what you check.',
  'file.label': 'Put the file here',
  'file.hint': 'The file ends in .json or .jsonld.',
  'way.text': 'Paste its text',
  'way.link': 'Give its link',
  'text.hint': 'It begins with a curly bracket, or with “eyJ” when it comes from a wallet app.',
  'link.label': 'Link to the credential',
  'link.hint': 'It begins with https://',
  'link.empty': 'Enter the link to the credential first.',
  'link.wrong': 'This is not the link to a file. It must begin with https:// or http://',
  go: 'Check it',
  'need.title': 'What you need',
  'need.file':
    'Ask the holder for the file or for a link to it. A photo or a print is not enough, because a picture carries no seal.',
  'need.kinds': 'We read Open Badges 3.0, European Digital Credentials and wallet credentials (SD-JWT VC).',
  'need.private': 'The file goes to this server only, is checked there and then forgotten.',
  checking: 'We are checking it',
  again: 'Check another credential',
  print: 'Print or save as PDF',
  'print.note': 'Checked at {address} on {moment}.',
  download: 'Save the report (JSON)',
  'broken.title': 'The check did not take place',
}

const es: Record<keyof typeof en, string> = {
  title: 'Comprobar una credencial',
  lead: 'No hace falta cuenta. No guardamos nada de lo que compruebas.',
  'file.label': 'Pon aquí el archivo',
  'file.hint': 'El archivo termina en .json o .jsonld.',
  'way.text': 'Pegar su texto',
  'way.link': 'Dar su enlace',
  'text.hint': 'Empieza con una llave, o con «eyJ» si viene de una cartera.',
  'link.label': 'Enlace a la credencial',
  'link.hint': 'Empieza con https://',
  'link.empty': 'Primero escribe el enlace a la credencial.',
  'link.wrong': 'No es el enlace a un archivo. Debe empezar con https:// o http://',
  go: 'Comprobar',
  'need.title': 'Qué necesitas',
  'need.file':
    'Pide a la persona el archivo o un enlace a él. Una foto o una copia en papel no basta, porque una imagen no lleva sello.',
  'need.kinds': 'Leemos Open Badges 3.0, Credenciales Digitales Europeas y credenciales para cartera (SD-JWT VC).',
  'need.private': 'El archivo va solo a este servidor, se comprueba allí y se olvida.',
  checking: 'La estamos comprobando',
  again: 'Comprobar otra credencial',
  print: 'Imprimir o guardar como PDF',
  'print.note': 'Comprobada en {address} el {moment}.',
  download: 'Guardar el informe (JSON)',
  'broken.title': 'La comprobación no se hizo',
}

const de: Record<keyof typeof en, string> = {
  title: 'Einen Nachweis prüfen',
  lead: 'Sie brauchen kein Konto. Wir behalten nichts von dem, was Sie prüfen.',
  'file.label': 'Die Datei hierher',
  'file.hint': 'Die Datei endet auf .json oder .jsonld.',
  'way.text': 'Den Text einfügen',
  'way.link': 'Den Link angeben',
  'text.hint': 'Er beginnt mit einer geschweiften Klammer, oder mit „eyJ“, wenn er aus einer Wallet kommt.',
  'link.label': 'Link zum Nachweis',
  'link.hint': 'Er beginnt mit https://',
  'link.empty': 'Geben Sie zuerst den Link zum Nachweis ein.',
  'link.wrong': 'Das ist kein Link zu einer Datei. Er muss mit https:// oder http:// beginnen',
  go: 'Prüfen',
  'need.title': 'Was Sie brauchen',
  'need.file':
    'Bitten Sie die Person um die Datei oder um einen Link dazu. Ein Foto oder ein Ausdruck reicht nicht, denn ein Bild trägt kein Siegel.',
  'need.kinds':
    'Wir lesen Open Badges 3.0, europäische digitale Bildungsnachweise und Nachweise für die Wallet (SD-JWT VC).',
  'need.private': 'Die Datei geht nur an diesen Server, wird dort geprüft und dann vergessen.',
  checking: 'Wir prüfen ihn',
  again: 'Einen anderen Nachweis prüfen',
  print: 'Drucken oder als PDF speichern',
  'print.note': 'Geprüft auf {address} am {moment}.',
  download: 'Den Bericht speichern (JSON)',
  'broken.title': 'Die Prüfung hat nicht stattgefunden',
}

export const verifyMessages = defineMessages({ en, es, de })
