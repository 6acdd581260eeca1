/** Texts about credentials: verdicts, checks, what a credential says. */
import { defineMessages } from '../../i18n/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

export const credentialMessages = defineMessages({ en, es, de })
