/** Learners of the demonstration. All of them are made up; their addresses lead nowhere. */

export interface DemoLearner {
  readonly key: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly language: string
}

const rows = `
maria      Maria      Valdeflores   es
oisin      Oisín      Brackenmoor   en
nuala      Nuala      Tidewater     en
declan     Declan     Heathergate   en
saoirse    Saoirse    Millbrook     en
fergal     Fergal     Stonebridge   en
greta      Greta      Talwiese      de
jannik     Jannik     Birkenhof     de
leonie     Leonie     Sonnenau      de
emre       Emre       Kastanienberg de
hanna      Hanna      Uferstein     de
pau        Pau        Riosol        es
nerea      Nerea      Campoalto     es
alvaro     Álvaro     Marverde      es
ximena     Ximena     Olivar        es
aicha      Aïcha      Bellerive     en
basile     Basile     Clairbois     en
margaux    Margaux    Hautpré       en
freya      Freya      Lindängen     en
sven       Sven       Fjällbäck     en
astrid     Astrid     Norrsund      en
lotte      Lotte      Duinzicht     en
joris      Joris      Waterkamp     en
fenna      Fenna      Molenwijk     en
marko      Marko      Gorjanec      en
ajda       Ajda       Potočnica     en
tina       Tina       Jezernik      en
bor        Bor        Smrekar       en
zala       Zala       Travnik       en
chiara     Chiara     Montebello    en
davide     Davide     Fontechiara   en
rosa       Rosa       Acquaviva     en
ines       Inês       Ribeirazul    en
duarte     Duarte     Serralta      en
leonor     Leonor     Valebranco    en
luce       Luce       Plavibrijeg   en
toma       Toma       Kamenjar      en
mara       Mara       Zaljevac      en
kasia      Kasia      Brzozowska    en
piotrek    Piotrek    Jezioran      en
wanda      Wanda      Polanka       en
eleni      Ελένη      Θαλασσινού    en
stavros    Σταύρος    Ανεμογιάννης  en
danae      Δανάη      Λευκόπετρα    en
yusuf      Yusuf      Goldhafen     de
amara      Amara      Sunfield      en
`

export const learners: readonly DemoLearner[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [key = '', givenName = '', familyName = '', language = 'en'] = row.split(/\s+/)
    return { key, email: `${key}@example.org`, givenName, familyName, language }
  })

/** @throws Error where the data name somebody who is not there */
export function learnerOf(key: string): DemoLearner {
  const found = learners.find((learner) => learner.key === key)
  if (!found) throw new Error(`the demonstration has no learner "${key}"`)
  return found
}
