/** Who has been awarded what, and what became of it. */

export interface DemoCohort {
  readonly offer: string
  /** Learners who keep it in their wallet. */
  readonly kept: readonly string[]
  /** Learners who have the mail and have not opened it. */
  readonly unclaimed?: readonly string[]
  /** Who it is taken back from in the end, and why; they are also in `kept` or `unclaimed`. */
  readonly revoked?: Readonly<Record<string, string>>
}

export const cohorts: readonly DemoCohort[] = [
  {
    offer: 'northshore/data-literacy-care',
    kept: ['maria', 'oisin', 'greta', 'declan', 'nuala', 'amara'],
    unclaimed: ['saoirse', 'fergal', 'hanna'],
    revoked: { declan: 'The project turned out to be the work of another student.' },
  },
  { offer: 'northshore/plain-language', kept: ['nuala', 'amara'], unclaimed: ['maria', 'oisin'] },
  { offer: 'northshore/accessible-web', kept: ['maria', 'emre'], unclaimed: ['fergal'] },
  { offer: 'northshore/ai-in-health', kept: ['lotte', 'nuala'], unclaimed: ['yusuf'] },
  { offer: 'northshore/coastal-flood', kept: ['saoirse', 'joris', 'oisin'] },
  { offer: 'northshore/offshore-wind', kept: ['saoirse', 'sven'], unclaimed: ['fergal'] },
  { offer: 'hohenfels/health-data-protection', kept: ['maria', 'leonie', 'hanna'], unclaimed: ['emre'] },
  { offer: 'hohenfels/heat-pumps', kept: ['jannik', 'yusuf'], unclaimed: ['leonie'] },
  {
    offer: 'hohenfels/industrial-robots',
    kept: ['emre'],
    unclaimed: ['jannik'],
    revoked: { jannik: 'Awarded by mistake to the wrong group.' },
  },
  { offer: 'costa-clara/elder-care-home', kept: ['pau', 'ximena'], unclaimed: ['nerea'] },
  { offer: 'costa-clara/water-reuse', kept: ['alvaro', 'nerea'] },
  { offer: 'costa-clara/data-journalism', kept: ['ximena'], unclaimed: ['alvaro'] },
  { offer: 'rive-claire/epidemiology-first-steps', kept: ['aicha', 'margaux'] },
  { offer: 'rive-claire/open-research-data', kept: ['basile'], unclaimed: ['aicha'] },
  { offer: 'lindholm/cyber-small-business', kept: ['sven', 'astrid'] },
  { offer: 'lindholm/battery-lifecycle', kept: ['astrid'], unclaimed: ['freya'] },
  { offer: 'zuiderduin/visual-statistics', kept: ['freya', 'fenna'], unclaimed: ['joris'] },
  { offer: 'zuiderduin/circular-design', kept: ['joris'], unclaimed: ['fenna'] },
  { offer: 'montana/statistics-for-health', kept: ['marko', 'ajda', 'tina', 'bor', 'kasia'], unclaimed: ['zala'] },
  { offer: 'montana/health-data-visualisation', kept: ['ajda', 'marko', 'bor'] },
  { offer: 'montana/health-data-capstone', kept: ['ajda', 'bor'] },
  { offer: 'montana/mountain-rescue-medicine', kept: ['zala'], unclaimed: ['tina'] },
  { offer: 'valdombra/geriatric-nutrition', kept: ['chiara', 'rosa'] },
  { offer: 'valdombra/energy-communities', kept: ['davide'], unclaimed: ['chiara'] },
  { offer: 'valdombra/food-safety', kept: ['davide'], unclaimed: ['rosa'] },
  { offer: 'tejo-sul/ocean-plastics', kept: ['ines', 'leonor'] },
  { offer: 'tejo-sul/programming-first', kept: ['duarte'], unclaimed: ['leonor'] },
  { offer: 'jadranka/fisheries-data', kept: ['luce', 'toma'] },
  { offer: 'jadranka/medical-coding', kept: ['mara'], unclaimed: ['luce'] },
  { offer: 'wislanka/database-foundations', kept: ['ajda', 'tina', 'bor', 'piotrek', 'wanda'], unclaimed: ['kasia'] },
  { offer: 'wislanka/3d-printing-prosthetics', kept: ['kasia'] },
  { offer: 'wislanka/hydrogen-safety', kept: ['piotrek'] },
  { offer: 'meltemi/community-mental-health', kept: ['eleni', 'danae'] },
  { offer: 'meltemi/island-energy', kept: ['stavros'], unclaimed: ['danae'] },
]

/** Learners who have made a pathway their goal. */
export const followers: readonly { readonly learner: string; readonly at: string; readonly pathway: string }[] = [
  { learner: 'maria', at: 'a', pathway: 'montana' },
  { learner: 'leonie', at: 'a', pathway: 'montana' },
  { learner: 'saoirse', at: 'a', pathway: 'northshore' },
  { learner: 'jannik', at: 'a', pathway: 'hohenfels' },
  { learner: 'tina', at: 'b', pathway: 'montana' },
  { learner: 'marko', at: 'b', pathway: 'montana' },
  { learner: 'ajda', at: 'b', pathway: 'montana' },
  { learner: 'rosa', at: 'b', pathway: 'valdombra' },
]

/** Who is given the larger award; whoever else is complete waits for the desk. */
export const graduates: readonly { readonly pathway: string; readonly learner: string }[] = [
  { pathway: 'montana', learner: 'ajda' },
]
