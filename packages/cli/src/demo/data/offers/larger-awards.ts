import type { DemoOffer } from '../demo-offer.ts'

/** The larger awards to which the smaller pathways lead. That of Montana stands with its own courses. */
export const largerAwards: readonly DemoOffer[] = [
  {
    key: 'northshore/coast-and-climate',
    title: { en: 'Coast and Climate', ga: 'Cósta agus Aeráid' },
    about: { en: 'A certificate of ten credits for people who plan, protect or power a coast.' },
    outcomes: [
      { en: 'Weigh flood protection, energy and nature for one stretch of coast.' },
      { en: 'Bring evidence from several countries into a local decision.' },
    ],
    field: '0588',
    ects: 10,
    eqf: 6,
    weeks: 30,
    startsIn: 38,
    price: 0,
    assessments: ['portfolio'],
    prerequisites: { en: 'Completed parts worth ten credits by the rules of the pathway.' },
    stacks: { en: 'Counts as the elective part of the bachelor in environmental planning.' },
  },
  {
    key: 'hohenfels/energy-at-home',
    title: { de: 'Energiewende im Gebäude', en: 'The Energy Transition in Buildings' },
    about: {
      de: 'Ein Zertifikat über neun Leistungspunkte für alle, die Häuser umrüsten und Nachbarn zusammenbringen.',
      en: 'A certificate of nine credits for those who convert houses and bring neighbours together.',
    },
    outcomes: [
      {
        de: 'Ein Gebäude und seine Nachbarschaft als ein Energiesystem planen.',
        en: 'Plan a building and its neighbours as one energy system.',
      },
      { de: 'Eigentümer ehrlich über Kosten und Nutzen beraten.', en: 'Advise owners honestly on cost and benefit.' },
    ],
    field: '0713',
    ects: 9,
    eqf: 5,
    weeks: 24,
    startsIn: 21,
    price: 0,
    assessments: ['portfolio', 'oral-examination'],
    prerequisites: { de: 'Alle Teile des Pfades.', en: 'All parts of the pathway.' },
  },
  {
    key: 'valdombra/healthy-ageing',
    title: { it: 'Invecchiare in salute', en: 'Healthy Ageing' },
    about: {
      it: 'Un certificato di otto crediti per chi accompagna le persone anziane.',
      en: 'A certificate of eight credits for those who look after older people.',
    },
    outcomes: [
      {
        it: 'Coordinare alimentazione, cura e informazioni per una persona anziana.',
        en: 'Coordinate food, care and information for an older person.',
      },
      { it: 'Dialogare con la famiglia e con i servizi.', en: 'Talk with the family and with services.' },
    ],
    field: '0921',
    languages: ['it', 'en'],
    ects: 8,
    eqf: 5,
    weeks: 24,
    startsIn: 39,
    price: 0,
    assessments: ['portfolio'],
    prerequisites: { it: 'Parti completate per otto crediti.', en: 'Completed parts worth eight credits.' },
  },
  {
    key: 'montana/mountain-safety',
    title: { en: 'Safety in the Mountains', sl: 'Varnost v gorah' },
    about: {
      en: 'A certificate of six credits for guides, rescuers and those who look after huts and paths.',
      sl: 'Potrdilo za šest kreditov za vodnike, reševalce ter oskrbnike koč in poti.',
    },
    outcomes: [
      {
        en: 'Judge the risk of a tour by weather, terrain and people.',
        sl: 'Presoditi tveganje ture po vremenu, terenu in ljudeh.',
      },
      { en: 'Act first and rightly in an accident.', sl: 'Ob nesreči ukrepati prvi in pravilno.' },
    ],
    field: '1032',
    languages: ['sl', 'en'],
    ects: 6,
    eqf: 5,
    weeks: 20,
    startsIn: 130,
    price: 0,
    assessments: ['practical-assessment', 'portfolio'],
    prerequisites: { en: 'Completed parts worth six credits.', sl: 'Opravljeni deli v obsegu šestih kreditov.' },
  },
]
