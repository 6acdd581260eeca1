/** Texts of the first pages. */
import { defineMessages } from '../../shared/i18n/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

export const homeMessages = defineMessages({ en, es, de })
