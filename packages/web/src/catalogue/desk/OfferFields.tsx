/** The eight parts of a description, in the order of Annex I and then how it is offered. */
import { type ReactNode, useId } from 'react'
import { useMessages } from '../../shared/i18n/index.ts'
import { MultiLanguageField, TextArea } from '../../shared/primitives/index.ts'
import { FieldOfStudy, LanguagePicker, OutcomeFields } from './ContentFields.tsx'
import { offersMessages } from './messages/offers.ts'
import { MoreFields, OfferingFields, QualityFields } from './OfferingFields.tsx'
import type { OfferForm } from './offer-form.ts'
import { SizeFields, TaughtFields, TestedFields } from './SizeFields.tsx'
import type { Autosave } from './use-autosave.ts'

export interface FieldsProps {
  readonly form: OfferForm
  readonly change: (changes: Partial<OfferForm>) => void
}

const sections = ['what', 'outcomes', 'size', 'tested', 'taught', 'quality', 'more', 'offer'] as const

export function OfferFields({ autosave, readOnly }: { readonly autosave: Autosave; readonly readOnly: boolean }) {
  const t = useMessages(offersMessages)
  const props: FieldsProps = { form: autosave.form, change: autosave.change }
  const content: Readonly<Record<(typeof sections)[number], ReactNode>> = {
    what: <WhatFields {...props} />,
    outcomes: <OutcomeFields {...props} />,
    size: <SizeFields {...props} />,
    tested: <TestedFields {...props} />,
    taught: <TaughtFields {...props} />,
    quality: <QualityFields {...props} />,
    more: <MoreFields {...props} />,
    offer: <OfferingFields {...props} />,
  }
  return (
    <div className="stack-l">
      <nav className="editor-nav" aria-label={t('sections')}>
        {sections.map((id) => (
          <a key={id} href={`#part-${id}`}>
            {t(`section.${id}`)}
          </a>
        ))}
      </nav>
      <fieldset className="editor-fields" disabled={readOnly}>
        {sections.map((id) => (
          <Section key={id} id={`part-${id}`} title={t(`section.${id}`)}>
            {content[id]}
          </Section>
        ))}
      </fieldset>
    </div>
  )
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section id={id} className="editor-section stack" aria-labelledby={heading} tabIndex={-1}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  )
}

function WhatFields({ form, change }: FieldsProps) {
  const t = useMessages(offersMessages)
  return (
    <>
      <MultiLanguageField
        label={t('field.title')}
        value={form.title}
        onChange={(title) => change({ title })}
        maxCharacters={200}
      />
      <MultiLanguageField
        label={t('field.description')}
        hint={t('field.description.hint')}
        value={form.description}
        onChange={(description) => change({ description })}
        multiline
        maxCharacters={2000}
      />
      <FieldOfStudy form={form} change={change} />
      <LanguagePicker form={form} change={change} />
      <TextArea
        label={t('field.joint')}
        hint={t('field.joint.hint')}
        optional
        rows={2}
        value={form.joint}
        onChange={(joint) => change({ joint })}
      />
    </>
  )
}
