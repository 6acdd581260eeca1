/** What a micro-credential is, in five answers, with credits counted in hours. */
import { useState } from 'react'
import { useFormatters, useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { LinkButton, TextInput } from '../shared/primitives/index.ts'
import { creditsInHours } from './credits-in-hours.ts'
import { homeMessages } from './messages/index.ts'
import './home.css'

const cards = ['what', 'long', 'get', 'can', 'cannot'] as const

export function StartPage() {
  const t = useMessages(homeMessages)
  const path = usePublicPath()
  return (
    <Page title={t('start.title')} lead={t('start.lead')} width="read">
      <ol className="start-cards">
        {cards.map((card) => (
          <li key={card}>
            <div className="stack-s">
              <h2>{t(`start.${card}`)}</h2>
              <p>{t(`start.${card}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="lead">{t('start.doubt')}</p>
      <CreditsInHours />
      <p className="row">
        <LinkButton to={path('/find')}>{t('start.find')}</LinkButton>
        <LinkButton quiet to={path('/words')}>
          {t('start.words')}
        </LinkButton>
      </p>
    </Page>
  )
}

function CreditsInHours() {
  const t = useMessages(homeMessages)
  const f = useFormatters()
  const [credits, setCredits] = useState('3')
  const [perWeek, setPerWeek] = useState('5')
  const answer = creditsInHours(Number(credits), Number(perWeek))
  return (
    <section className="card">
      <div className="card-in hours">
        <h2>{t('start.hours')}</h2>
        <div className="hours-fields">
          <TextInput
            label={t('start.hours.credits')}
            type="number"
            min={0.5}
            max={60}
            step={0.5}
            value={credits}
            onChange={setCredits}
          />
          <TextInput
            label={t('start.hours.perWeek')}
            type="number"
            min={1}
            max={60}
            value={perWeek}
            onChange={setPerWeek}
          />
        </div>
        <p aria-live="polite">
          {answer !== null &&
            t('start.hours.answer', {
              credits: Number(credits),
              perWeek: Number(perWeek),
              low: f.number(answer.hours[0]),
              high: f.number(answer.hours[1]),
              lowWeeks: f.number(answer.weeks[0]),
              highWeeks: f.number(answer.weeks[1]),
            })}
        </p>
      </div>
    </section>
  )
}
