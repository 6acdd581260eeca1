/**
 * What one operation of the HTTP interface is, as data: from it the server mounts the route and checks the rights, the web app
 * makes its typed call, and the OpenAPI description and the matrix of rights tests are written.
 *
 * @module
 */
import { z } from 'zod'

/** What a member of staff may do for an institution. */
export const roles = [
  'catalogue-editor',
  'quality-reviewer',
  'issuing-officer',
  'recognition-officer',
  'pathway-editor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Who may call an operation. There is no default: an endpoint without it does not compile. */
export type Access =
  /** Anybody, signed in or not. */
  | { readonly kind: 'public' }
  /** Any signed-in person, for things of their own only. */
  | { readonly kind: 'account' }
  /** A signed-in person with one of these roles at the institution named by `{institution}` in the path. */
  | { readonly kind: 'member'; readonly roles: readonly Role[] }
  /** Another node, by the signature of its message (RFC 9421). */
  | { readonly kind: 'peer' }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Operation id, unique over all slices, a verb and a noun. */
  readonly id: string
  readonly method: Method
  /** Path with `{name}` for each member of `params`. */
  readonly path: string
  /** One sentence for the reader of the API description. */
  readonly summary: string
  readonly access: Access
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  readonly status: 200 | 201 | 202 | 204
  /** True where the caller must send `Idempotency-Key`: a repeated call answers as the first did. */
  readonly idempotent: boolean
  /** Largest body in bytes. */
  readonly maxBodyBytes: number
}

interface EndpointDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  readonly status?: 200 | 201 | 202 | 204
  readonly idempotent?: boolean
  readonly maxBodyBytes?: number
}

const empty = z.strictObject({})
export const noBody = z.undefined()
export const noAnswer = z.null()

/** Completes a definition with the defaults: no parameters, no query, no body, 200, one mebibyte. */
export function endpoint<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof empty,
  Query extends z.ZodObject = typeof empty,
  Body extends z.ZodType = typeof noBody,
>(definition: EndpointDefinition<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return {
    status: 200,
    idempotent: false,
    maxBodyBytes: 1024 * 1024,
    ...definition,
    params: (definition.params ?? empty) as Params,
    query: (definition.query ?? empty) as Query,
    body: (definition.body ?? noBody) as Body,
  }
}
