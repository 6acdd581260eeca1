/** Pages of plain text: accessibility and privacy. */
import { useMessages } from '../shared/i18n/index.ts'
import { Page, useSession } from '../shared/layout/index.ts'
import { helpMessages } from './messages/index.ts'

const sections = {
  accessibility: ['aim', 'done', 'limits', 'write'],
  privacy: ['visit', 'check', 'account', 'wallet', 'count', 'university', 'rights'],
} as const

function TextPage({ page }: { readonly page: keyof typeof sections }) {
  const t = useMessages(helpMessages)
  const { session } = useSession()
  const name = session?.node.name ?? 'MESHE'
  const text = (key: string) => (t.has(key) ? t(key, { name }) : key)
  return (
    <Page title={t(`${page}.title`)} lead={t(`${page}.lead`)} width="read">
      {sections[page].map((section) => (
        <section key={section} className="stack-s">
          <h2>{text(`${page}.${section}.title`)}</h2>
          <p>{text(`${page}.${section}.text`)}</p>
        </section>
      ))}
    </Page>
  )
}

export function AccessibilityPage() {
  return <TextPage page="accessibility" />
}

export function PrivacyPage() {
  return <TextPage page="privacy" />
}
