/** All micro-credentials of the demonstration. */
import type { DemoOffer } from '../demo-offer.ts'
import { costaClaraOffers } from './costa-clara.ts'
import { hohenfelsOffers } from './hohenfels.ts'
import { jadrankaOffers } from './jadranka.ts'
import { largerAwards } from './larger-awards.ts'
import { lindholmOffers } from './lindholm.ts'
import { meltemiOffers } from './meltemi.ts'
import { montanaOffers } from './montana.ts'
import { northshoreOffers } from './northshore.ts'
import { riveClaireOffers } from './rive-claire.ts'
import { tejoSulOffers } from './tejo-sul.ts'
import { valdombraOffers } from './valdombra.ts'
import { wislankaOffers } from './wislanka.ts'
import { zuiderduinOffers } from './zuiderduin.ts'

export const offers: readonly DemoOffer[] = [
  ...northshoreOffers,
  ...hohenfelsOffers,
  ...costaClaraOffers,
  ...riveClaireOffers,
  ...lindholmOffers,
  ...zuiderduinOffers,
  ...montanaOffers,
  ...valdombraOffers,
  ...tejoSulOffers,
  ...jadrankaOffers,
  ...wislankaOffers,
  ...meltemiOffers,
  ...largerAwards,
]
