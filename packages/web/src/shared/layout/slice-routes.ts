/** Where a slice may put pages. */
import type { RouteObject } from 'react-router'

export interface SliceRoutes {
  /** Below `/{language}`; paths are relative: `find`, `find/:entry`. */
  readonly public?: RouteObject[]
  /** Short addresses without a language: `c/:token`, `mail`. */
  readonly short?: RouteObject[]
  /** Below `/me`, for a signed-in person. `{ index: true, … }` is `/me` itself. */
  readonly me?: RouteObject[]
  /** Below `/u/:institution`, for its members. */
  readonly desk?: RouteObject[]
}
