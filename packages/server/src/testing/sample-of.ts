/** Something of the shape that a schema asks for, with one text everywhere that a text is free. */
import { z } from 'zod'

interface Shape {
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly items?: Shape
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Shape>>
  readonly propertyNames?: Shape
  readonly additionalProperties?: Shape | boolean
}

export function sampleOf(schema: z.ZodType, text: string): unknown {
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, text)
}

function sample(shape: Shape, text: string): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = shape.anyOf?.[0] ?? shape.oneOf?.[0]
  if (choice) return sample(choice, text)
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => sample(part, text)))
  switch (shape.type) {
    case 'string':
      return formatted(shape) ?? text
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, (shape.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return true
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => sample(shape.items ?? {}, text))
    case 'object':
      return sampleObject(shape, text)
    default:
      return text
  }
}

function sampleObject({ properties, additionalProperties: more, propertyNames: named }: Shape, text: string): unknown {
  const own = Object.entries(properties ?? {}).map(([name, shape]) => [name, sample(shape, text)])
  const isMap = typeof more === 'object' && properties === undefined
  return Object.fromEntries(isMap ? [[String(named?.enum?.[0] ?? 'en'), sample(more, text)]] : own)
}

function formatted({ format, pattern }: Shape): string | undefined {
  if (format === 'uuid') return '0198c0de-0000-7000-8000-00000000000f'
  if (format === 'date') return '2026-01-02'
  if (format === 'date-time') return '2026-01-02T03:04:05Z'
  if (format === 'uri' || format === 'url') return 'https://elsewhere.example/a'
  if (format === 'email') return 'somebody@elsewhere.example'
  if (pattern === undefined) return undefined
  return ['did:web:elsewhere.example', 'en', '0611', 'part', '/me'].find((text) => new RegExp(pattern).test(text))
}
