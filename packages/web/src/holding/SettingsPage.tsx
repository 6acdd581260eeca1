/** Name, language and colours of the signed-in person. */
import { type AccountView, accountsApi } from '@meshe/domain/accounts'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../shared/api/index.ts'
import {
  isLanguage,
  type Language,
  languageNames,
  languages,
  useLanguageState,
  useMessages,
  usePublicPath,
} from '../shared/i18n/index.ts'
import { ThemeChoice } from '../shared/layout/Footer.tsx'
import { Page, useSession } from '../shared/layout/index.ts'
import { ActionError, Button, Select, TextInput, useToast } from '../shared/primitives/index.ts'
import { settingsMessages } from './messages/settings.ts'
import './holding.css'

export function SettingsPage() {
  const t = useMessages(settingsMessages)
  const path = usePublicPath()
  const navigate = useNavigate()
  const { account, signOut } = useSession()
  const leave = async () => {
    await signOut()
    await navigate(path('/'))
  }
  return (
    <Page title={t('title')} back={{ to: '/me', label: t('back') }} width="read">
      {account !== null && <AccountForm account={account} />}
      <section className="stack-s settings-look">
        <h2>{t('look.title')}</h2>
        <ThemeChoice />
        <p className="muted small">{t('look.hint')}</p>
      </section>
      <section className="stack-s">
        <h2>{t('out.title')}</h2>
        <p>{t('out.text')}</p>
        <p>
          <Button quiet onClick={() => void leave()}>
            {t('out.go')}
          </Button>
        </p>
      </section>
    </Page>
  )
}

function AccountForm({ account }: { readonly account: AccountView }) {
  const t = useMessages(settingsMessages)
  const id = useId()
  const toast = useToast()
  const { language: shown, setLanguage } = useLanguageState()
  const { refresh } = useSession()
  const [name, setName] = useState(account.name ?? '')
  const [language, setChosen] = useState<Language>(isLanguage(account.language) ? account.language : shown)
  const [error, setError] = useState<string | null>(null)
  const save = useApiMutation(accountsApi.updateAccount, {
    onSuccess: () => {
      setLanguage(language)
      void refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = name.trim() === ''
    setError(isMissing ? t('name.missing') : null)
    if (isMissing) document.getElementById(id)?.focus()
    else save.mutate({ body: { name: name.trim(), language } }, { onSuccess: () => toast({ text: t('saved') }) })
  }
  return (
    <section className="stack">
      <h2>{t('you.title')}</h2>
      <p className="muted">{t('email', { email: account.email })}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <ActionError error={save.error} />
        <TextInput
          id={id}
          label={t('name')}
          hint={t('name.hint')}
          error={error}
          value={name}
          onChange={setName}
          autoComplete="name"
          maxLength={200}
        />
        <Select
          label={t('language')}
          hint={t('language.hint')}
          value={language}
          empty={false}
          choices={languages.map((tag) => ({ value: tag, label: languageNames[tag], lang: tag }))}
          onChange={setChosen}
        />
        <p>
          <Button type="submit" busy={save.isPending}>
            {t('save')}
          </Button>
        </p>
      </form>
    </section>
  )
}
