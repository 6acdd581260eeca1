/** Where a European Digital Credential leaves its profile, in words: the place, the property, what is wrong there. */
import type { VerificationReport } from '@meshe/domain/verification'
import { useMessages } from '../shared/i18n/index.ts'
import { Details } from '../shared/primitives/index.ts'
import { extrasMessages } from './messages/extras.ts'

type Profile = NonNullable<VerificationReport['profile']>

export function ProfileFindings({ profile: { findings, left, profile, result } }: { readonly profile: Profile }) {
  const t = useMessages(extrasMessages)
  const places = findings.filter(({ code }) => code.startsWith('profile.')).length
  const odd = findings.length - places
  return (
    <>
      <p className="muted small">
        {t(`profile.${result}.text`, { profile, count: places })} {odd > 0 && t('profile.odd', { count: odd })}
      </p>
      {findings.length > 0 && (
        <Details summary={t('profile.show')}>
          <ul className="small">
            {findings.map((finding) => (
              <Finding key={`${finding.code} ${finding.pointer} ${finding.property}`} finding={finding} />
            ))}
            {left > 0 && <li>{t('profile.left', { count: left })}</li>}
          </ul>
        </Details>
      )}
    </>
  )
}

function Finding({ finding: { code, pointer, property } }: { readonly finding: Profile['findings'][number] }) {
  const t = useMessages(extrasMessages)
  const key = `finding.${code}`
  return (
    <li className="check-source">
      {pointer === '' ? t('whole') : <code>{pointer}</code>}
      {property !== null && (
        <>
          {' · '}
          <code>{property.slice(Math.max(property.lastIndexOf('#'), property.lastIndexOf('/')) + 1)}</code>
        </>
      )}
      : {t.has(key) ? t(key) : t('finding.other')}
    </li>
  )
}
