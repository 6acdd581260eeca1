/** The words of the mails, in the languages of the catalogue. Plain, short, and without anything that is not needed. */

const texts = {
  'sign-in': {
    en: {
      subject: 'Your link to sign in',
      body: 'Here is your link to sign in. It works once, for 15 minutes:\n\n{link}\n\nDid you not ask for it? Then you need do nothing.',
    },
    es: {
      subject: 'Tu enlace para entrar',
      body: 'Este es tu enlace para entrar. Sirve una vez, durante 15 minutos:\n\n{link}\n\n¿No lo has pedido? Entonces no tienes que hacer nada.',
    },
    de: {
      subject: 'Ihr Link zum Anmelden',
      body: 'Hier ist Ihr Link zum Anmelden. Er gilt einmal, 15 Minuten lang:\n\n{link}\n\nSie haben ihn nicht angefordert? Dann müssen Sie nichts tun.',
    },
  },
  claim: {
    en: {
      subject: 'Your proof from {institution} is ready',
      body: '{name}, {institution} has prepared your proof for "{title}".\n\nLook at it here. You can look before you decide anything. It is free:\n\n{link}\n\nThis link works until {until}.',
    },
    es: {
      subject: 'Tu certificado de {institution} está listo',
      body: '{name}, {institution} ha preparado tu certificado de «{title}».\n\nMíralo aquí. Puedes mirarlo antes de decidir nada. Es gratis:\n\n{link}\n\nEste enlace funciona hasta el {until}.',
    },
    de: {
      subject: 'Ihr Nachweis von {institution} ist da',
      body: '{name}, {institution} hat Ihren Nachweis für „{title}“ vorbereitet.\n\nSehen Sie ihn hier an. Sie können erst schauen und dann entscheiden. Es kostet nichts:\n\n{link}\n\nDieser Link gilt bis {until}.',
    },
  },
  'award-revoked': {
    en: {
      subject: '{institution} has withdrawn a credential',
      body: '{name}, {institution} has withdrawn your credential "{title}".\n\nThe reason given: {reason}\n\nIf you think this is wrong, write to the university: {contact}',
    },
    es: {
      subject: '{institution} ha retirado una credencial',
      body: '{name}, {institution} ha retirado tu credencial «{title}».\n\nMotivo: {reason}\n\nSi crees que es un error, escribe a la universidad: {contact}',
    },
    de: {
      subject: '{institution} hat einen Nachweis zurückgezogen',
      body: '{name}, {institution} hat Ihren Nachweis „{title}“ zurückgezogen.\n\nDer Grund: {reason}\n\nWenn Sie das für falsch halten, schreiben Sie der Universität: {contact}',
    },
  },
  'recognition-received': {
    en: {
      subject: '{institution} has your request',
      body: '{name}, {institution} has received your request to count "{title}".\n\nYou can follow it here:\n\n{link}\n\nYou do not need to do anything.',
    },
    es: {
      subject: '{institution} tiene tu solicitud',
      body: '{name}, {institution} ha recibido tu solicitud para que cuente «{title}».\n\nPuedes seguirla aquí:\n\n{link}\n\nNo tienes que hacer nada.',
    },
    de: {
      subject: '{institution} hat Ihre Anfrage',
      body: '{name}, {institution} hat Ihre Anfrage erhalten, „{title}“ anzurechnen.\n\nHier können Sie sie verfolgen:\n\n{link}\n\nSie müssen nichts tun.',
    },
  },
  'recognition-question': {
    en: {
      subject: '{institution} has a question',
      body: '{name}, {institution} needs something more to decide on "{title}".\n\nAnswer here. The clock stands still until you do:\n\n{link}',
    },
    es: {
      subject: '{institution} tiene una pregunta',
      body: '{name}, {institution} necesita algo más para decidir sobre «{title}».\n\nResponde aquí. El plazo se detiene hasta entonces:\n\n{link}',
    },
    de: {
      subject: '{institution} hat eine Frage',
      body: '{name}, {institution} braucht noch etwas, um über „{title}“ zu entscheiden.\n\nAntworten Sie hier. Die Frist ruht bis dahin:\n\n{link}',
    },
  },
  'recognition-decided': {
    en: {
      subject: '{institution} has decided',
      body: '{name}, {institution} has decided on "{title}".\n\nRead the answer, the reasons and what you can do here:\n\n{link}',
    },
    es: {
      subject: '{institution} ha decidido',
      body: '{name}, {institution} ha decidido sobre «{title}».\n\nLee aquí la respuesta, los motivos y lo que puedes hacer:\n\n{link}',
    },
    de: {
      subject: '{institution} hat entschieden',
      body: '{name}, {institution} hat über „{title}“ entschieden.\n\nLesen Sie hier die Antwort, die Gründe und was Sie tun können:\n\n{link}',
    },
  },
  'recognition-changed': {
    en: {
      subject: 'News about your request to {institution}',
      body: '{name}, something has changed about your request to count "{title}" at {institution}.\n\nSee it here:\n\n{link}',
    },
    es: {
      subject: 'Novedades de tu solicitud a {institution}',
      body: '{name}, algo ha cambiado en tu solicitud para que cuente «{title}» en {institution}.\n\nMíralo aquí:\n\n{link}',
    },
    de: {
      subject: 'Neues zu Ihrer Anfrage an {institution}',
      body: '{name}, zu Ihrer Anfrage, „{title}“ an der {institution} anzurechnen, hat sich etwas geändert.\n\nHier sehen Sie es:\n\n{link}',
    },
  },
} as const

export type MailText = keyof typeof texts

/** The languages that have texts. */
export type MailLanguage = keyof (typeof texts)[MailText]

/** The language of the texts for a tag like `de-AT`; English where there are none. `est` and `den` are other languages. */
export function mailLanguageOf(tag: string): MailLanguage {
  const base = tag.split('-')[0]
  return base === 'es' || base === 'de' ? base : 'en'
}

/** Fills a text in the reader's language, in English where there is none. Line breaks in values become spaces. */
export function writeMail(
  text: MailText,
  language: string,
  values: Readonly<Record<string, string>>,
): { readonly subject: string; readonly body: string } {
  const chosen = texts[text][mailLanguageOf(language)]
  const fill = (template: string) =>
    template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').replaceAll(/[\r\n]+/g, ' '))
  return { subject: fill(chosen.subject), body: fill(chosen.body) }
}
