/** The part of the node's OpenAPI description that the page shows, read once and checked. */
import { roles } from '@meshe/domain/contract'
import { z } from 'zod'
import { ProblemError } from '../shared/api/index.ts'

const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  'x-access': z.object({
    kind: z.enum(['public', 'account', 'member', 'peer']),
    roles: z.array(z.enum(roles)).optional(),
  }),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean().default(false) }),
    )
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
  ),
})

const OpenApiDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  tags: z.array(z.object({ name: z.string() })).default([]),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).default({}) }).default({ schemas: {} }),
})

type OpenApiOperation = z.infer<typeof Operation>

export interface DescribedOperation {
  readonly method: string
  readonly path: string
  readonly operation: OpenApiOperation
  /** Schemas as text, null where there is no body. */
  readonly body: string | null
  readonly answer: { readonly status: string; readonly schema: string | null }
}

export interface OperationGroup {
  readonly name: string
  readonly operations: readonly DescribedOperation[]
}

/** By slice, in the order of the document. */
function groupOperations(document: z.infer<typeof OpenApiDocument>): OperationGroup[] {
  const { schemas } = document.components
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      body: schemaText(operation.requestBody?.content, schemas),
      answer: answerOf(operation, schemas),
    })),
  )
  return document.tags
    .map(({ name }) => ({ name, operations: all.filter(({ operation }) => operation.tags.includes(name)) }))
    .filter(({ operations }) => operations.length > 0)
}

type Components = Readonly<Record<string, unknown>>

function answerOf({ responses }: OpenApiOperation, schemas: Components): DescribedOperation['answer'] {
  const [status, response] = Object.entries(responses).find(([code]) => /^2\d\d$/.test(code)) ?? ['200', undefined]
  return { status, schema: schemaText(response?.content, schemas) }
}

function schemaText(
  content: Readonly<Record<string, { schema: unknown }>> | undefined,
  schemas: Components,
): string | null {
  const schema = content?.['application/json']?.schema
  return schema === undefined ? null : JSON.stringify(unfold(schema, schemas, 0), null, 2)
}

/** A reader wants the shape itself: one reference is followed, those within keep their names. */
function unfold(schema: unknown, schemas: Components, depth: number): unknown {
  const reference = typeof schema === 'object' && schema !== null && '$ref' in schema ? String(schema.$ref) : null
  const name = reference?.replace('#/components/schemas/', '')
  return name === undefined || depth > 1 ? schema : unfold(schemas[name] ?? schema, schemas, depth + 1)
}

/** @throws ProblemError where the node does not answer with a description. */
export async function fetchDescription(signal: AbortSignal): Promise<OperationGroup[]> {
  const response = await fetch('/openapi.json', { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new ProblemError({ code: 'web.no-answer', title: 'The server did not answer.', status: 0, cause })
  })
  const document = OpenApiDocument.safeParse(await response.json().catch(() => null))
  if (!response.ok || !document.success) {
    throw new ProblemError({
      code: 'web.unexpected-answer',
      title: 'The description of the interface is not readable.',
      status: response.status,
    })
  }
  return groupOperations(document.data)
}
