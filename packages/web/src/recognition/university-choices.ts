/** The universities one can ask, those whose paths may count the credential first. */
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import type { Choice } from '../shared/primitives/index.ts'
import { newRequestMessages } from './messages/new.ts'
import { acceptsWithoutAsking, type Known, pathwaysToAskFor, type RequestDraft } from './request-draft.ts'

type Basis = 'accepts' | 'possible' | 'plain' | 'own'
const order: readonly Basis[] = ['accepts', 'possible', 'plain', 'own']

/** Those that fit the search; the chosen one always stays. */
export function useUniversityChoices(known: Known, draft: RequestDraft, search: string): Choice[] {
  const t = useMessages(newRequestMessages)
  const f = useFormatters()
  const text = useText()
  const held = known.credentials.find(({ id }) => id === draft.heldCredentialId)
  const wanted = fold(search)
  return known.institutions
    .map(({ did, name, country }) => {
      const pathways = known.pathways.filter(({ institution }) => institution.did === did)
      const accepting = held === undefined ? undefined : pathways.find((one) => acceptsWithoutAsking(one, held))
      const path = accepting ?? pathwaysToAskFor(pathways, did)[0]
      const isOwn = held?.report.issuer?.id === did
      const basis: Basis =
        accepting !== undefined ? 'accepts' : isOwn ? 'own' : path === undefined ? 'plain' : 'possible'
      const hint = t(`university.${basis}`, {
        country: f.country(country),
        path: path === undefined ? '' : text(path.description.title),
      })
      return {
        did,
        label: text(name),
        basis,
        hint,
        words: fold(`${Object.values(name).join(' ')} ${f.country(country)}`),
      }
    })
    .filter(({ did, words }) => did === draft.institution || words.includes(wanted))
    .sort((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis) || f.compare(a.label, b.label))
    .map(({ did, label, hint }) => ({ value: did, label, hint }))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
