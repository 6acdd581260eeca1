/** Names and words of the files that a credential can be downloaded as. */
import type { HeldCredentialView } from '@meshe/domain/holding'
import { credentialMessages } from '../shared/credential/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { fileMessages } from './messages/files.ts'

type Format = HeldCredentialView['format']

/** `data-literacy-open-badges-3.0.json`, as the node names it where it knows better; letters of every script stay, the rest becomes a hyphen. */
export function fileNameOf(title: string, format: Format): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${name === '' ? 'credential' : name}-${format}.${format === 'sd-jwt-vc' ? 'sd-jwt' : 'json'}`
}

export interface FormatWords {
  readonly name: (format: Format) => string
  /** What this kind of file is good for. */
  readonly about: (format: Format) => string
  readonly save: (format: Format) => string
}

export function useFormatWords(): FormatWords {
  const t = useMessages(fileMessages)
  const c = useMessages(credentialMessages)
  const name = (format: Format) => {
    const key = `format.${format}`
    return t.has(key) ? t(key) : c(`format.${format}`)
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
