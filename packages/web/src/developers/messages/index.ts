/** Texts of the page for developers. The sentences about operations are those of the contract, in English. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  title: 'Interface for developers',
  lead: 'Every page of this site uses this interface, and so can your program.',
  document: 'The whole description (OpenAPI 3.1)',
  conformance: 'Norms and how they are tested',
  'access.public': 'Anybody',
  'access.account': 'Signed-in person',
  'access.member': 'Member of the institution',
  'access.peer': 'Another node, by signature',
  problems: 'Refusals',
  'problems.text':
    'Every refusal is a problem document (RFC 9457). Its type ends in a stable code, such as session.required. Compare the code, never the sentence.',
  once: 'Doing something once',
  'once.text':
    'Where it says so, send the header Idempotency-Key with a value of your own. The same key again gets the first answer again.',
  'needs.key': 'Needs Idempotency-Key',
  access: 'Who may',
  roles: 'Roles',
  parameters: 'Parameters',
  required: 'needed',
  optional: 'may be left out',
  body: 'Body',
  answer: 'Answer {status}',
  operations: '{count, plural, one {# operation} other {# operations}}',
  'place.path': 'in the path',
  'place.query': 'in the query',
  'place.header': 'in a header',
}

const es: Record<keyof typeof en, string> = {
  title: 'Interfaz para desarrolladores',
  lead: 'Cada página de este sitio usa esta interfaz, y tu programa también puede.',
  document: 'La descripción completa (OpenAPI 3.1)',
  conformance: 'Normas y cómo se comprueban',
  'access.public': 'Cualquiera',
  'access.account': 'Persona con sesión abierta',
  'access.member': 'Miembro de la institución',
  'access.peer': 'Otro nodo, con firma',
  problems: 'Rechazos',
  'problems.text':
    'Cada rechazo es un documento de problema (RFC 9457). Su tipo termina en un código estable, como session.required. Compara el código, nunca la frase.',
  once: 'Hacer algo una sola vez',
  'once.text':
    'Donde se indique, envía la cabecera Idempotency-Key con un valor tuyo. La misma clave recibe de nuevo la primera respuesta.',
  'needs.key': 'Necesita Idempotency-Key',
  access: 'Quién puede',
  roles: 'Funciones',
  parameters: 'Parámetros',
  required: 'necesario',
  optional: 'puede faltar',
  body: 'Cuerpo',
  answer: 'Respuesta {status}',
  operations: '{count, plural, one {# operación} other {# operaciones}}',
  'place.path': 'en la ruta',
  'place.query': 'en la consulta',
  'place.header': 'en una cabecera',
}

const de: Record<keyof typeof en, string> = {
  title: 'Schnittstelle für Entwickler',
  lead: 'Jede Seite hier benutzt diese Schnittstelle, und Ihr Programm kann es auch.',
  document: 'Die ganze Beschreibung (OpenAPI 3.1)',
  conformance: 'Normen und wie sie geprüft werden',
  'access.public': 'Jeder',
  'access.account': 'Angemeldete Person',
  'access.member': 'Mitglied der Einrichtung',
  'access.peer': 'Ein anderer Knoten, mit Signatur',
  problems: 'Ablehnungen',
  'problems.text':
    'Jede Ablehnung ist ein Problemdokument (RFC 9457). Sein Typ endet mit einem festen Code, etwa session.required. Vergleichen Sie den Code, nie den Satz.',
  once: 'Etwas nur einmal tun',
  'once.text':
    'Wo es dabeisteht, senden Sie den Kopf Idempotency-Key mit einem eigenen Wert. Derselbe Schlüssel bekommt noch einmal die erste Antwort.',
  'needs.key': 'Braucht Idempotency-Key',
  access: 'Wer darf',
  roles: 'Aufgaben',
  parameters: 'Parameter',
  required: 'nötig',
  optional: 'darf fehlen',
  body: 'Inhalt',
  answer: 'Antwort {status}',
  operations: '{count, plural, one {# Vorgang} other {# Vorgänge}}',
  'place.path': 'im Pfad',
  'place.query': 'in der Abfrage',
  'place.header': 'in einem Kopf',
}

export const developerMessages = defineMessages({ en, es, de })
