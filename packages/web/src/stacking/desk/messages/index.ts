/** Texts of the paths at the desk. */
import { defineMessages } from '../../../shared/i18n/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

export const pathDeskMessages = defineMessages({ en, es, de })
