/** The pathways of the demonstration, in words; the addresses of what they accept are filled in when they are built. */
import type { PathwayDescription } from '@meshe/domain/stacking'
import type { Text } from './demo-offer.ts'

interface DemoComponent {
  readonly id: string
  readonly title: Text
  readonly ects: number
  /** Keys of the micro-credentials that count without asking. */
  readonly accepts: readonly string[]
  readonly acceptsRecognition: boolean
}

export interface DemoPathway {
  readonly institution: string
  readonly award: string
  readonly title: Text
  readonly description: Text
  readonly ects: number
  readonly eqf: number
  readonly groups: readonly {
    readonly id: string
    readonly title: Text
    readonly rule: PathwayDescription['groups'][number]['rule']
    readonly components: readonly DemoComponent[]
  }[]
  readonly rules: PathwayDescription['rules']
}

export const dataForHealth: DemoPathway = {
  institution: 'montana',
  award: 'montana/data-for-health',
  title: { en: 'Data for Health', sl: 'Podatki za zdravje' },
  description: {
    en: 'Fifteen credits from this university and from partners: foundations, one subject of your choice, and a project with a health centre.',
    sl: 'Petnajst kreditov s te univerze in od partnerjev: osnove, izbirni predmet in projekt z zdravstvenim domom.',
  },
  ects: 15,
  eqf: 6,
  groups: [
    {
      id: 'core',
      title: { en: 'Foundations', sl: 'Osnove' },
      rule: { kind: 'all' },
      components: [
        {
          id: 'data',
          title: { en: 'Working with data', sl: 'Delo s podatki' },
          ects: 3,
          accepts: ['wislanka/database-foundations'],
          acceptsRecognition: true,
        },
        {
          id: 'statistics',
          title: { en: 'Statistics', sl: 'Statistika' },
          ects: 3,
          accepts: ['montana/statistics-for-health'],
          acceptsRecognition: true,
        },
      ],
    },
    {
      id: 'focus',
      title: { en: 'One subject of your choice', sl: 'Izbirni predmet' },
      rule: { kind: 'count', atLeast: 1 },
      components: [
        {
          id: 'privacy',
          title: { en: 'Data protection', sl: 'Varstvo podatkov' },
          ects: 4,
          accepts: ['hohenfels/health-data-protection'],
          acceptsRecognition: true,
        },
        {
          id: 'visualisation',
          title: { en: 'Visualisation', sl: 'Vizualizacija' },
          ects: 4,
          accepts: ['montana/health-data-visualisation'],
          acceptsRecognition: true,
        },
        {
          id: 'artificial-intelligence',
          title: { en: 'Artificial intelligence', sl: 'Umetna inteligenca' },
          ects: 4,
          accepts: [],
          acceptsRecognition: true,
        },
      ],
    },
    {
      id: 'capstone',
      title: { en: 'Capstone', sl: 'Zaključni projekt' },
      rule: { kind: 'all' },
      components: [
        {
          id: 'project',
          title: { en: 'Project with a health centre', sl: 'Projekt z zdravstvenim domom' },
          ects: 5,
          accepts: ['montana/health-data-capstone'],
          acceptsRecognition: false,
        },
      ],
    },
  ],
  rules: { minimumEqf: 5, maximumExternalShare: 0.6, maximumAgeYears: 6 },
}

const coastAndClimate: DemoPathway = {
  institution: 'northshore',
  award: 'northshore/coast-and-climate',
  title: { en: 'Coast and Climate', ga: 'Cósta agus Aeráid' },
  description: {
    en: 'Ten credits for people who plan, protect or power a coast: one course of ours, the rest where you like.',
  },
  ects: 10,
  eqf: 6,
  groups: [
    {
      id: 'core',
      title: { en: 'At the heart' },
      rule: { kind: 'all' },
      components: [
        {
          id: 'flood',
          title: { en: 'Flood risk' },
          ects: 3,
          accepts: ['northshore/coastal-flood'],
          acceptsRecognition: true,
        },
      ],
    },
    {
      id: 'electives',
      title: { en: 'At least seven credits of these' },
      rule: { kind: 'credits', atLeast: 7 },
      components: [
        {
          id: 'wind',
          title: { en: 'Wind at sea' },
          ects: 5,
          accepts: ['northshore/offshore-wind'],
          acceptsRecognition: true,
        },
        {
          id: 'plastics',
          title: { en: 'Plastics' },
          ects: 3,
          accepts: ['tejo-sul/ocean-plastics'],
          acceptsRecognition: true,
        },
        {
          id: 'island-energy',
          title: { en: 'Energy on islands' },
          ects: 4,
          accepts: ['meltemi/island-energy'],
          acceptsRecognition: true,
        },
      ],
    },
  ],
  rules: { minimumEqf: 6, maximumExternalShare: 0.7 },
}

const energyAtHome: DemoPathway = {
  institution: 'hohenfels',
  award: 'hohenfels/energy-at-home',
  title: { de: 'Energiewende im Gebäude', en: 'The Energy Transition in Buildings' },
  description: {
    de: 'Neun Leistungspunkte: Wärmepumpen hier, Energiegemeinschaften bei unserer Partnerin in Italien.',
    en: 'Nine credits: heat pumps with us, energy communities with our partner in Italy.',
  },
  ects: 9,
  eqf: 5,
  groups: [
    {
      id: 'all',
      title: { de: 'Beide Teile', en: 'Both parts' },
      rule: { kind: 'all' },
      components: [
        {
          id: 'heat',
          title: { de: 'Wärme', en: 'Heat' },
          ects: 5,
          accepts: ['hohenfels/heat-pumps'],
          acceptsRecognition: true,
        },
        {
          id: 'community',
          title: { de: 'Nachbarschaft', en: 'Neighbourhood' },
          ects: 4,
          accepts: ['valdombra/energy-communities'],
          acceptsRecognition: true,
        },
      ],
    },
  ],
  rules: { maximumAgeYears: 5 },
}

const healthyAgeing: DemoPathway = {
  institution: 'valdombra',
  award: 'valdombra/healthy-ageing',
  title: { it: 'Invecchiare in salute', en: 'Healthy Ageing' },
  description: {
    it: 'Otto crediti per chi accompagna le persone anziane: alimentazione, dati e cura a casa.',
    en: 'Eight credits for those who look after older people: food, data and care at home.',
  },
  ects: 8,
  eqf: 5,
  groups: [
    {
      id: 'all',
      title: { it: 'Le parti', en: 'The parts' },
      rule: { kind: 'all' },
      components: [
        {
          id: 'nutrition',
          title: { it: 'Alimentazione', en: 'Nutrition' },
          ects: 3,
          accepts: ['valdombra/geriatric-nutrition'],
          acceptsRecognition: true,
        },
        {
          id: 'data',
          title: { it: 'Leggere i dati', en: 'Reading data' },
          ects: 3,
          accepts: ['northshore/data-literacy-care'],
          acceptsRecognition: true,
        },
        {
          id: 'home',
          title: { it: 'Cura a casa', en: 'Care at home' },
          ects: 2,
          accepts: ['costa-clara/elder-care-home'],
          acceptsRecognition: true,
        },
      ],
    },
  ],
  rules: {},
}

export const pathways: readonly DemoPathway[] = [dataForHealth, coastAndClimate, energyAtHome, healthyAgeing]

/** The description of a pathway, with the addresses of what it accepts. @throws Error where one of them is not known */
export function toPathwayDescription(
  pathway: DemoPathway,
  published: ReadonlyMap<string, { readonly id: string; readonly iri: string }>,
): PathwayDescription {
  const find = (key: string) => {
    const found = published.get(key)
    if (!found) throw new Error(`the demonstration has not published "${key}"`)
    return found
  }
  return {
    title: { ...pathway.title },
    description: { ...pathway.description },
    ects: pathway.ects,
    eqf: pathway.eqf,
    awardMicroCredentialId: find(pathway.award).id,
    groups: pathway.groups.map((group) => ({
      ...group,
      title: { ...group.title },
      components: group.components.map((component) => ({
        ...component,
        title: { ...component.title },
        accepts: component.accepts.map((key) => find(key).iri),
      })),
    })),
    rules: pathway.rules,
  }
}
