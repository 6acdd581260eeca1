/** Texts of help, words, accessibility and privacy. */
import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

export const helpMessages = defineMessages({ en, es, de })
