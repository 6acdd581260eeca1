/** One award: where it is, what each file of it cannot say, and how it is withdrawn. */
import { type AwardView, issuanceApi } from '@meshe/domain/issuance'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useApi, useApiMutation } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page, QueryPage } from '../shared/layout/index.ts'
import {
  ActionError,
  Button,
  Callout,
  ConfirmDialog,
  Details,
  Facts,
  StatusWord,
  TextArea,
  useDraft,
  useToast,
} from '../shared/primitives/index.ts'
import { awardTones } from './award-state.ts'
import { issuanceMessages } from './messages/issuance.ts'

export function AwardPage() {
  const t = useMessages(issuanceMessages)
  const { institution } = useDesk()
  const { award = '' } = useParams()
  const query = useApi(issuanceApi.showAward, { params: { institution, award } })
  return (
    <QueryPage
      query={query}
      title={t('issued.title')}
      back={{ to: `/u/${institution}/issued`, label: t('award.back') }}
    >
      {(answer) => <Award award={answer} />}
    </QueryPage>
  )
}

function Award({ award }: { readonly award: AwardView }) {
  const t = useMessages(issuanceMessages)
  const f = useFormatters()
  const text = useText()
  const { institution } = useDesk()
  const { learner, microCredential, revocation } = award
  return (
    <Page
      title={text(microCredential.title)}
      heading={<Text map={microCredential.title} />}
      lead={t('award.lead', { name: `${learner.givenName} ${learner.familyName}`, email: learner.email })}
      above={<StatusWord tone={awardTones[award.state]}>{t(`state.${award.state}`)}</StatusWord>}
      back={{ to: `/u/${institution}/issued`, label: t('award.back') }}
    >
      {revocation !== null && (
        <Callout tone="bad" title={t('award.withdrawn', { date: f.moment(revocation.at) })}>
          {t('award.withdrawn.reason', { reason: revocation.reason })}
        </Callout>
      )}
      {award.delayedBy !== null && award.delayedBy !== undefined && (
        <Callout tone="warn">{t('award.delayed', { code: award.delayedBy })}</Callout>
      )}
      <Facts
        facts={[
          { term: t('award.on'), value: f.date(award.awardedOn) },
          { term: t('award.version'), value: f.number(microCredential.version) },
          { term: t('award.sealed'), value: award.issuedAt && f.moment(award.issuedAt) },
          { term: t('award.mail'), value: t(`mail.${award.mail}`) },
          { term: t('award.claimed'), value: award.claimedAt && f.moment(award.claimedAt) },
        ]}
      />
      {revocation === null && award.issuedAt !== null && <Actions award={award} />}
      <section className="stack">
        <h2>{t('award.losses')}</h2>
        <p className="read">{t('award.losses.text')}</p>
        {Object.entries(award.losses).map(([format, losses]) => {
          const key = `format.${format}`
          return (
            <Details key={format} summary={t.has(key) ? t(key) : format}>
              {losses.length === 0 ? (
                <p>{t('award.losses.none')}</p>
              ) : (
                <ul lang="en">
                  {losses.map(({ path, note }) => (
                    <li key={path}>
                      <code>{path}</code>: {note}
                    </li>
                  ))}
                </ul>
              )}
            </Details>
          )
        })}
      </section>
    </Page>
  )
}

function Actions({ award }: { readonly award: AwardView }) {
  const t = useMessages(issuanceMessages)
  const toast = useToast()
  const { institution } = useDesk()
  const [asks, setAsks] = useState(false)
  const { value: reason, setValue: setReason, clear } = useDraft(`withdraw-${award.id}`, '')
  const params = { institution, award: award.id }
  const remind = useApiMutation(issuanceApi.remindLearner, {
    invalidates: [issuanceApi.showAward],
    onSuccess: () => toast({ text: t('award.reminded') }),
  })
  const withdraw = useApiMutation(issuanceApi.revokeAward, {
    invalidates: [issuanceApi.showAward, issuanceApi.listAwards, issuanceApi.showAwardBatch],
    onSuccess: () => {
      clear()
      setAsks(false)
    },
  })
  return (
    <>
      <div className="row">
        {award.state === 'issued' && (
          <Button quiet busy={remind.isPending} onClick={() => remind.mutate({ params })}>
            {t('award.remind')}
          </Button>
        )}
        <Button danger quiet onClick={() => setAsks(true)}>
          {t('award.withdraw')}
        </Button>
      </div>
      <ActionError error={remind.error} />
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('award.withdraw.title')}
        confirmLabel={t('award.withdraw')}
        typed={t('award.withdraw.word')}
        danger
        busy={withdraw.isPending}
        ready={reason.trim().length >= 3}
        onConfirm={() => withdraw.mutate({ params, body: { reason } })}
      >
        <p>{t('award.withdraw.text')}</p>
        <TextArea
          label={t('award.withdraw.reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxCharacters={1000}
        />
        <ActionError error={withdraw.error} />
      </ConfirmDialog>
    </>
  )
}
