/** Texts of the mails of the demonstration. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'Mails of this demonstration',
  lead: 'No mail leaves this server. What it would have sent stands here, newest first.',
  to: 'Mails to',
  'to.all': 'Everybody',
  refresh: 'Look for new mails',
  empty: 'No mails yet',
  'empty.text': 'Ask for a link to sign in, or issue a credential. The mail then stands here.',
  'empty.go': 'Ask for a link to sign in',
  sent: 'To {to}, {moment}',
  waiting: 'To {to}, not sent yet',
  'none.title': 'This server sends real mail',
  'none.text': 'Look into your own mail box.',
}

const es: Record<keyof typeof en, string> = {
  title: 'Correos de esta demostración',
  lead: 'Ningún correo sale de este servidor. Aquí está lo que habría enviado, lo más nuevo primero.',
  to: 'Correos para',
  'to.all': 'Todos',
  refresh: 'Buscar correos nuevos',
  empty: 'Aún no hay correos',
  'empty.text': 'Pide un enlace para entrar o emite una credencial. El correo aparecerá aquí.',
  'empty.go': 'Pedir un enlace para entrar',
  sent: 'Para {to}, {moment}',
  waiting: 'Para {to}, aún sin enviar',
  'none.title': 'Este servidor envía correo de verdad',
  'none.text': 'Mira en tu propio buzón.',
}

const de: Record<keyof typeof en, string> = {
  title: 'E-Mails dieser Vorführung',
  lead: 'Keine E-Mail verlässt diesen Server. Was er geschickt hätte, steht hier, das Neueste zuerst.',
  to: 'E-Mails an',
  'to.all': 'Alle',
  refresh: 'Nach neuen E-Mails sehen',
  empty: 'Noch keine E-Mails',
  'empty.text':
    'Fordern Sie einen Link zum Anmelden an oder stellen Sie einen Nachweis aus. Dann steht die E-Mail hier.',
  'empty.go': 'Link zum Anmelden anfordern',
  sent: 'An {to}, {moment}',
  waiting: 'An {to}, noch nicht gesendet',
  'none.title': 'Dieser Server verschickt echte E-Mails',
  'none.text': 'Sehen Sie in Ihr eigenes Postfach.',
}

export const demoMessages = defineMessages({ en, es, de })
