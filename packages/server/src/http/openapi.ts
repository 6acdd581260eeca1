/** The OpenAPI 3.1 description, written from the contract. */
import { api } from '@meshe/domain'
import { type Endpoint, Problem } from '@meshe/domain/contract'
import { z } from 'zod'

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** @returns the whole description as a plain object, the same for the same contract. */
export function describeApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [slice, endpoints] of Object.entries(api)) {
    for (const endpoint of Object.values(endpoints) as Endpoint[]) {
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: describeOperation(slice, endpoint),
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
      schemas: { Problem: jsonSchema(Problem, 'output') },
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

function describeOperation(slice: string, endpoint: Endpoint): Record<string, unknown> {
  const problem = {
    description: 'Refused, with a reason.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const takesBody = endpoint.body.type !== 'undefined'
  const success =
    endpoint.status === 204
      ? { description: 'Done.' }
      : { description: 'Done.', content: { 'application/json': { schema: jsonSchema(endpoint.answer, 'output') } } }
  return {
    operationId: endpoint.id,
    tags: [slice],
    summary: endpoint.summary,
    'x-access': endpoint.access,
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
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
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } } },
    }),
    responses: { [String(endpoint.status)]: success, '4XX': problem, '5XX': problem },
  }
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): object[] {
  const described = jsonSchema(schema, 'input') as { properties?: Record<string, object>; required?: string[] }
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
