/** Names and words of the files that a credential can be downloaded as. */
import type { DocumentFormat } from '@meshe/domain/holding'
import { credentialMessages } from '../shared/credential/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { fileMessages } from './messages/files.ts'

/** `data-literacy-open-badges-3.0.json`, as the node names it where it knows better; letters of every script stay, the rest becomes a hyphen. */
export function fileNameOf(title: string, format: DocumentFormat): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${name === '' ? 'credential' : name}-${format}.${format === 'sd-jwt-vc' ? 'sd-jwt' : 'json'}`
}

export interface FormatWords {
  readonly name: (format: DocumentFormat) => string
  /** What this kind of file is good for. */
  readonly about: (format: DocumentFormat) => string
  readonly save: (format: DocumentFormat) => string
}

export function useFormatWords(): FormatWords {
  const t = useMessages(fileMessages)
  const c = useMessages(credentialMessages)
  const name = (format: DocumentFormat) => {
    const key = `format.${format}`
    if (t.has(key)) return t(key)
    return c.has(key) ? c(key) : format
  }
  return {
    name,
    about: (format) => {
      const key = `format.${format}.text`
      return t.has(key) ? t(key) : t('format.other.text')
    },
    save: (format) => t('format.save', { format: name(format) }),
  }
}
