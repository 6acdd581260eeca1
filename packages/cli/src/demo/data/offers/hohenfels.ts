import type { DemoOffer } from '../demo-offer.ts'

/** Hochschule Hohenfels (demo), Germany. */
export const hohenfelsOffers: readonly DemoOffer[] = [
  {
    key: 'hohenfels/health-data-protection',
    title: { de: 'Datenschutz im Gesundheitswesen', en: 'Data Protection in Health Care' },
    about: {
      de: 'Patientendaten rechtmäßig und sicher nutzen: von der Einwilligung bis zur Forschungsdatenbank.',
      en: 'Use patient data lawfully and safely, from consent to the research database.',
    },
    outcomes: [
      {
        de: 'Eine Rechtsgrundlage für die Verarbeitung von Gesundheitsdaten bestimmen und begründen.',
        en: 'Choose and justify a legal basis for processing health data.',
      },
      {
        de: 'Eine Datenschutz-Folgenabschätzung für eine App schreiben.',
        en: 'Write a data protection impact assessment for an app.',
      },
      {
        de: 'Datensätze so verändern, dass Personen nicht mehr erkennbar sind, und den Rest des Risikos beziffern.',
        en: 'Make records unrecognisable and put a figure on the remaining risk.',
      },
    ],
    skills: ['protect personal data and privacy'],
    field: '0421',
    languages: ['de', 'en'],
    ects: 4,
    eqf: 6,
    weeks: 10,
    startsIn: 30,
    price: 260,
    assessments: ['marked-assignment', 'written-examination'],
    modes: ['online'],
    stacks: {
      de: 'Anrechenbar auf den Bachelor Gesundheitsinformatik.',
      en: 'Counts towards the bachelor in health informatics.',
    },
  },
  {
    key: 'hohenfels/heat-pumps',
    title: { de: 'Wärmepumpen im Bestand', en: 'Heat Pumps in Existing Buildings' },
    about: {
      de: 'Bestehende Häuser auf Wärmepumpen umstellen: Heizlast, Schall, Strom und die Gespräche mit Eigentümern.',
      en: 'Convert existing houses to heat pumps: heat load, noise, power and the talks with owners.',
    },
    outcomes: [
      { de: 'Die Heizlast eines Altbaus berechnen.', en: 'Calculate the heat load of an old building.' },
      {
        de: 'Eine Anlage auslegen und den Schallschutz nachweisen.',
        en: 'Size a system and prove that it is quiet enough.',
      },
      { de: 'Kosten über zwanzig Jahre vergleichen.', en: 'Compare costs over twenty years.' },
    ],
    field: '0732',
    ects: 5,
    eqf: 5,
    weeks: 12,
    startsIn: 21,
    price: 390,
    assessments: ['project-work', 'practical-assessment'],
    supervision: 'supervised-on-site-with-identity-verification',
  },
  {
    key: 'hohenfels/industrial-robots',
    title: { de: 'Industrieroboter sicher programmieren', en: 'Programming Industrial Robots Safely' },
    about: {
      de: 'Sechs Achsen, eine Schutzzone: Bahnen planen, prüfen und im Labor in Betrieb nehmen.',
      en: 'Six axes, one safety zone: plan paths, check them and put them to work in the lab.',
    },
    outcomes: [
      { de: 'Eine Greifaufgabe programmieren und simulieren.', en: 'Program and simulate a gripping task.' },
      {
        de: 'Eine Risikobeurteilung nach der Maschinenverordnung durchführen.',
        en: 'Carry out a risk assessment under the machinery regulation.',
      },
      { de: 'Eine Störung finden und beheben.', en: 'Find and mend a fault.' },
    ],
    skills: ['solve technical problems'],
    field: '0714',
    ects: 4,
    eqf: 6,
    weeks: 8,
    startsIn: 52,
    price: 540,
    assessments: ['practical-assessment'],
    modes: ['on-site', 'research-lab-based'],
    supervision: 'supervised-on-site-with-identity-verification',
  },
  {
    key: 'hohenfels/supply-chain-due-diligence',
    title: { de: 'Sorgfaltspflichten in Lieferketten', en: 'Due Diligence in Supply Chains' },
    about: {
      de: 'Was Unternehmen über ihre Zulieferer wissen müssen, und wie sie es herausfinden.',
      en: 'What companies must know about their suppliers, and how they find out.',
    },
    outcomes: [
      { de: 'Risiken in einer Lieferkette kartieren.', en: 'Map the risks in a supply chain.' },
      {
        de: 'Ein Beschwerdeverfahren einrichten, das genutzt wird.',
        en: 'Set up a complaints procedure that people use.',
      },
      { de: 'Einen Bericht schreiben, der einer Prüfung standhält.', en: 'Write a report that stands up to an audit.' },
    ],
    field: '0413',
    ects: 3,
    eqf: 6,
    weeks: 6,
    startsIn: 18,
    price: 220,
    assessments: ['marked-assignment'],
    modes: ['online'],
  },
  {
    key: 'hohenfels/care-robotics-ethics',
    title: { de: 'Pflegerobotik: Technik und Ethik', en: 'Care Robotics: Technology and Ethics' },
    about: {
      de: 'Was Roboter in der Pflege leisten, wem sie nützen und wer das entscheiden sollte.',
      en: 'What robots do in care, whom they serve, and who should decide it.',
    },
    outcomes: [
      { de: 'Drei Assistenzsysteme im Einsatz vergleichen.', en: 'Compare three assistive systems in use.' },
      {
        de: 'Eine ethische Bewertung mit Betroffenen durchführen.',
        en: 'Carry out an ethical assessment with the people concerned.',
      },
    ],
    field: '0923',
    ects: 2,
    eqf: 6,
    weeks: 5,
    startsIn: 66,
    price: 0,
    assessments: ['group-performance', 'oral-examination'],
  },
  {
    key: 'hohenfels/wood-construction',
    title: { de: 'Bauen mit Holz bis zur Hochhausgrenze', en: 'Building with Timber up to High-Rise Height' },
    about: {
      de: 'Tragwerk, Brandschutz und Feuchte bei mehrgeschossigen Holzbauten.',
      en: 'Structure, fire and moisture in timber buildings of several storeys.',
    },
    outcomes: [
      {
        de: 'Ein Tragwerk aus Brettsperrholz vorbemessen.',
        en: 'Pre-dimension a structure of cross-laminated timber.',
      },
      { de: 'Ein Brandschutzkonzept in Grundzügen entwerfen.', en: 'Draft a fire protection concept.' },
    ],
    field: '0731',
    ects: 3,
    eqf: 7,
    weeks: 9,
    startsIn: 100,
    price: 310,
    assessments: ['project-work'],
    state: 'in-review',
  },
]
