/** What a person can do with a credential: have it counted, show it, download it. */
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { useEffect, useState } from 'react'
import { addressOf, useApi } from '../shared/api/index.ts'
import { useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Button, Details, ExternalLinkButton, LinkButton, useToast } from '../shared/primitives/index.ts'
import { fileNameOf, useFormatWords } from './credential-files.ts'
import { walletMessages } from './messages/wallet.ts'

/** Nobody can rely on these; asking a university with one would only disappoint. */
const unusable = new Set<HeldCredentialView['report']['verdict']>(['withdrawn', 'changed', 'practice', 'unreadable'])

export function CredentialUses({ held }: { readonly held: HeldCredentialView }) {
  const t = useMessages(walletMessages)
  const isDecision = held.source === 'recognition'
  const isUsable = !unusable.has(held.report.verdict)
  return (
    <section className="card no-print">
      <div className="card-in stack">
        <h2>{t('use.title')}</h2>
        {isDecision && <Decision heldCredentialId={held.id} />}
        {!isDecision && isUsable && (
          <div className="stack-s">
            <h3>{t('use.count')}</h3>
            <p>{t('use.count.text')}</p>
            <p>
              <LinkButton to={`/me/recognition/new?credential=${held.id}`}>{t('use.count.go')}</LinkButton>
            </p>
          </div>
        )}
        {!isDecision && isUsable && (
          <div className="stack-s">
            <h3>{t('use.stack')}</h3>
            <p>{t('use.stack.text')}</p>
            <p>
              <LinkButton quiet to="/me/stack">
                {t('use.stack.go')}
              </LinkButton>
            </p>
          </div>
        )}
        <div>
          <Details summary={t('use.save')}>
            <Downloads held={held} />
          </Details>
          {isUsable && (
            <Details summary={t('use.show')}>
              <ShowToSomebody />
            </Details>
          )}
        </div>
      </div>
    </section>
  )
}

function Decision({ heldCredentialId }: { readonly heldCredentialId: string }) {
  const t = useMessages(walletMessages)
  const requests = useApi(recognitionApi.listRecognitionRequests).data?.requests
  const request = requests?.find(({ decisionCredentialId }) => decisionCredentialId === heldCredentialId)
  return (
    <div className="stack-s">
      <h3>{t('decision.title')}</h3>
      <p>{t('decision.text')}</p>
      <p>
        <LinkButton to={request === undefined ? '/me/recognition' : `/me/recognition/${request.id}`}>
          {t('decision.go')}
        </LinkButton>
      </p>
    </div>
  )
}

function Downloads({ held }: { readonly held: HeldCredentialView }) {
  const t = useMessages(walletMessages)
  const text = useText()
  const words = useFormatWords()
  return (
    <div className="stack">
      <p>{t('use.save.text')}</p>
      {held.formats.map((format) => (
        <div key={format} className="stack-s">
          <p className="small">
            <b>{words.name(format)}.</b> {words.about(format)}
          </p>
          <p>
            <ExternalLinkButton
              quiet
              href={addressOf(holdingApi.downloadHeldCredential, { params: { credential: held.id, format } })}
              download={fileNameOf(text(held.content.title), format)}
            >
              {words.save(format)}
            </ExternalLinkButton>
          </p>
        </div>
      ))}
    </div>
  )
}

/** The page where a receiver checks the file: as a code for a phone beside this one, and as an address. */
function ShowToSomebody() {
  const t = useMessages(walletMessages)
  const path = usePublicPath()
  const toast = useToast()
  const address = `${window.location.origin}${path('/verify')}`
  const code = useQrCode(address)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    toast({ text: t('use.show.copied') })
  }
  return (
    <div className="show-qr">
      {code !== null && <img src={code} alt={t('use.show.qr')} width={144} height={144} />}
      <div className="stack-s">
        <p>{t('use.show.text')}</p>
        <p className="small">
          <code>{address}</code>
        </p>
        <p>
          <Button quiet dense onClick={() => void copy()}>
            {t('use.show.copy')}
          </Button>
        </p>
      </div>
    </div>
  )
}

function useQrCode(text: string): string | null {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    const draw = async () => (await import('qrcode')).toDataURL(text, { margin: 2, width: 288 })
    void draw().then((made) => {
      if (isCurrent) setCode(made)
    })
    return () => {
      isCurrent = false
    }
  }, [text])
  return code
}
