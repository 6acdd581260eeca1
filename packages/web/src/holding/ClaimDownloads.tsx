/** The claimed credential as a file, with what each kind of file is good for and what it cannot say. */
import { type ClaimView, holdingApi } from '@meshe/domain/holding'
import { addressOf } from '../shared/api/index.ts'
import { useMessages, useText } from '../shared/i18n/index.ts'
import { Details, ExternalLinkButton } from '../shared/primitives/index.ts'
import { fileNameOf, useFormatWords } from './credential-files.ts'
import { claimMessages } from './messages/claim.ts'

export function DownloadWay({ token, claim }: { readonly token: string; readonly claim: ClaimView }) {
  const t = useMessages(claimMessages)
  const text = useText()
  const words = useFormatWords()
  if (claim.formats.length === 0) return null
  const title = text(claim.content?.title ?? {})
  return (
    <section className="card">
      <div className="card-in stack">
        <div className="stack-s">
          <h3>{t('save.title')}</h3>
          <p>{t('save.text')}</p>
        </div>
        {claim.formats.map(({ format, losses }) => (
          <div key={format} className="stack-s">
            <p className="small">
              <b>{words.name(format)}.</b> {words.about(format)}
            </p>
            <p>
              <ExternalLinkButton
                quiet
                href={addressOf(holdingApi.downloadClaim, { params: { token, format } })}
                download={fileNameOf(title, format)}
              >
                {words.save(format)}
              </ExternalLinkButton>
            </p>
            <Losses losses={losses} />
          </div>
        ))}
        <p className="muted small">{t('save.wallet')}</p>
      </div>
    </section>
  )
}

type Loss = ClaimView['formats'][number]['losses'][number]

function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  const t = useMessages(claimMessages)
  if (losses.length === 0) return <p className="muted small">{t('loss.none')}</p>
  return (
    <Details summary={<span className="small">{t('loss.title', { count: losses.length })}</span>}>
      <ul className="stack-s small">
        {losses.map(({ path, kind, note }) => {
          const word = `loss.${kind}`
          return (
            <li key={`${path} ${note}`}>
              {t.has(word) && <b>{t(word)}: </b>}
              <span lang="en">{note}</span> <code className="muted">{path}</code>
            </li>
          )
        })}
      </ul>
    </Details>
  )
}
