/** The OpenAPI 3.1 description, written from the contract. */
import { api } from '@meshe/domain'
import * as accounts from '@meshe/domain/accounts'
import * as audit from '@meshe/domain/audit'
import * as catalogue from '@meshe/domain/catalogue'
import type { Endpoint } from '@meshe/domain/contract'
import * as contract from '@meshe/domain/contract'
import * as federation from '@meshe/domain/federation'
import * as holding from '@meshe/domain/holding'
import * as issuance from '@meshe/domain/issuance'
import * as practice from '@meshe/domain/practice'
import * as recognition from '@meshe/domain/recognition'
import * as stacking from '@meshe/domain/stacking'
import * as verification from '@meshe/domain/verification'
import { z } from 'zod'

type Schema = Record<string, unknown>

/** Shapes that the contract names by an export become components; every use of them is a reference. */
const named = z.registry<{ id: string }>()
const seen = new Set<string>()
for (const slice of [
  accounts,
  audit,
  catalogue,
  contract,
  federation,
  holding,
  issuance,
  practice,
  recognition,
  stacking,
  verification,
]) {
  for (const [name, value] of Object.entries(slice)) {
    if (!(value instanceof z.ZodType) || seen.has(name) || named.has(value)) continue
    seen.add(name)
    named.add(value, { id: name })
  }
}

/** Writes shapes and collects the components they refer to. What is sent and what is answered may differ: defaults, transforms. */
class SchemaWriter {
  readonly components: Record<string, Schema> = {}

  write(schema: z.ZodType, io: 'input' | 'output'): Schema {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, metadata: named, unrepresentable: 'any' }) as Schema & {
      $defs?: Record<string, Schema>
    }
    const names = new Map(Object.entries($defs).map(([name]) => [name, this.nameOf(name, io)]))
    for (const [name, definition] of Object.entries($defs)) {
      const { id: _id, ...plain } = definition
      this.components[names.get(name) ?? name] = point(plain, names) as Schema
    }
    const { id: _id, ...plain } = rest as Schema
    return point(plain, names) as Schema
  }

  /** The component behind a reference, or the shape itself. */
  resolve(schema: Schema): Schema {
    const name = String(schema['$ref'] ?? '').replace('#/components/schemas/', '')
    return this.components[name] ?? schema
  }

  private nameOf(name: string, io: 'input' | 'output'): string {
    return io === 'output' ? name : `${name}Input`
  }
}

/** Turns references to local definitions into references to components. */
function point(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => point(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => {
      const target =
        member === '$ref' && typeof inner === 'string' ? names.get(inner.replace('#/$defs/', '')) : undefined
      return [member, target === undefined ? point(inner, names) : `#/components/schemas/${target}`]
    }),
  )
}

/** @returns the whole description as a plain object, the same for the same contract. */
export function describeApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  const writer = new SchemaWriter()
  const problem = writer.write(contract.Problem, 'output')
  for (const [slice, endpoints] of Object.entries(api)) {
    for (const endpoint of Object.values(endpoints) as Endpoint[]) {
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: describeOperation(slice, endpoint, writer),
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'MESHE',
      version: '1.0.0',
      description:
        'Microcredentials Exchange System for Higher Education in Europe. Every refusal is a problem document (RFC 9457) whose type ends in a stable code.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: Object.keys(api).map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        Problem: problem,
        ...Object.fromEntries(Object.entries(writer.components).sort(([a], [b]) => (a < b ? -1 : 1))),
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'meshe',
          description: 'Session cookie of a person who signed in by mail link.',
        },
        messageSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'signature',
          description: 'HTTP message signature of a node (RFC 9421).',
        },
      },
    },
  }
}

function describeOperation(slice: string, endpoint: Endpoint, writer: SchemaWriter): Record<string, unknown> {
  const problem = {
    description: 'Refused, with a reason.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const takesBody = endpoint.body.type !== 'undefined'
  const success =
    endpoint.status === 204
      ? { description: 'Done.' }
      : { description: 'Done.', content: { 'application/json': { schema: writer.write(endpoint.answer, 'output') } } }
  return {
    operationId: endpoint.id,
    tags: [slice],
    summary: endpoint.summary,
    'x-access': endpoint.access,
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path', writer),
      ...parametersOf(endpoint.query, 'query', writer),
      ...(endpoint.idempotent
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 8, maxLength: 128 },
            },
          ]
        : []),
    ],
    ...(takesBody && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: writer.write(endpoint.body, 'input') } },
      },
    }),
    responses: { [String(endpoint.status)]: success, '4XX': problem, '5XX': problem },
  }
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query', writer: SchemaWriter): object[] {
  const described = writer.resolve(writer.write(schema, 'input')) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(described.properties ?? {}).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    schema: member,
  }))
}

function securityOf({ access }: Endpoint): object[] {
  if (access.kind === 'public') return []
  return access.kind === 'peer' ? [{ messageSignature: [] }] : [{ session: [] }]
}
