/** The catalogue slice on the air. */
import type { Router } from '../http/mount.ts'
import { mountCatalogueDesk } from './desk-routes.ts'
import { mountPublicCatalogue } from './public-routes.ts'

export function mountCatalogue(router: Router): void {
  mountPublicCatalogue(router)
  mountCatalogueDesk(router)
}
