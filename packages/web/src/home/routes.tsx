/** Pages of this slice. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const homeRoutes: SliceRoutes = {}
