/**
 * Turns the members of a node into steps: what JSON-LD expansion (JSON-LD 1.1 API, section 5.1.2) would find out for every node is found
 * out once for all nodes that look the same.
 *
 * @module
 */
import { type ActiveContext, isPlainIri } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { countKept } from './kept-memory.ts'
import { leaveToGeneralPath } from './out-of-reach.ts'
import { type Coercion, type Holding, type NodePlan, type Plan, positionIn, type Shape, type Step } from './shapes.ts'

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const xsdDouble = 'http://www.w3.org/2001/XMLSchema#double'

export function makePlan(end: Shape): Plan {
  const { members, types, typeMember } = readShape(end)
  const { position } = end
  if (position.property !== null && members.some((member) => isValueMember(member, position.outer))) {
    return { kind: 'value' }
  }
  const isReferenceOnly =
    members.length === 1 && (members[0] === '@id' || position.outer.terms.get(members[0] ?? '')?.id === '@id')
  const typeContext = position.contextOf({ isReferenceOnly: position.property !== null && isReferenceOnly })
  const context = withTypeScopes(typeContext, types)
  return planOf(members, { context, typeContext, types, typeMember })
}

interface ShapeContent {
  readonly members: readonly string[]
  readonly types: readonly string[]
  readonly typeMember: string | null
}

function readShape(end: Shape): ShapeContent {
  const members: string[] = []
  const types: string[] = []
  let typeMember: string | null = null
  for (let shape: Shape = end; shape.before !== null; shape = shape.before) {
    if (shape.isTypeValue) types.push(shape.name)
    else members.push(shape.name)
    if (!shape.isType) continue
    if (typeMember !== null) leaveToGeneralPath('two members for the type')
    typeMember = shape.name
  }
  return { members: members.reverse(), types: types.reverse(), typeMember }
}

function isValueMember(member: string, context: ActiveContext): boolean {
  return member === '@value' || context.terms.get(member)?.id === '@value'
}

/** Section 5.1.2, step 11: in the order of their names. */
function withTypeScopes(typeContext: ActiveContext, types: readonly string[]): ActiveContext {
  return [...types].sort().reduce((context, type) => {
    const scoped = typeContext.terms.get(type)?.scoped
    return scoped === undefined ? context : applyContext(context, scoped, { propagates: false })
  }, typeContext)
}

interface NodeFacts {
  readonly context: ActiveContext
  readonly typeContext: ActiveContext
  readonly types: readonly string[]
  readonly typeMember: string | null
}

function planOf(members: readonly string[], { context, typeContext, types, typeMember }: NodeFacts): NodePlan {
  let idMember: string | null = null
  const steps: Step[] = []
  for (const member of members) {
    const iri = member === '@id' || member === '@type' ? member : context.expandName(member)
    if ((iri === '@type') !== (member === typeMember)) leaveToGeneralPath('alias of the type that changes')
    if (iri === '@type') continue
    if (iri === '@id') {
      if (idMember !== null) leaveToGeneralPath('two identifiers')
      idMember = member
    } else if (iri === null || iri.startsWith('@')) leaveToGeneralPath('member without meaning')
    else steps.push(stepOf(member, iri, context))
  }
  steps.sort((one, other) => compare(one.predicate, other.predicate))
  const typeLines = typeLinesOf(types, typeContext)
  countKept(300 + steps.length * 300)
  return {
    kind: 'node',
    context,
    idMember,
    types: typeLines,
    typesAt: steps.filter(({ predicate }) => compare(predicate, rdfType) < 0).length,
    steps,
    needsSorting:
      steps.some(({ predicate }, index) => predicate === steps[index + 1]?.predicate) ||
      (typeLines.length > 0 && steps.some(({ predicate }) => predicate === rdfType)),
  }
}

/** As N-Quads sorts them: the closing bracket takes part. */
function compare(one: string, other: string): number {
  const left = `${one}>`
  const right = `${other}>`
  return left < right ? -1 : left > right ? 1 : 0
}

function typeLinesOf(types: readonly string[], context: ActiveContext): readonly string[] {
  const lines = types.map((type) => {
    const iri = context.expandName(type)
    return iri !== null && isPlainIri(iri) ? ` <${rdfType}> <${iri}> .\n` : leaveToGeneralPath('type without meaning')
  })
  return [...new Set(lines)].sort()
}

function stepOf(member: string, predicate: string, context: ActiveContext): Step {
  if (!isPlainIri(predicate)) leaveToGeneralPath('member without meaning')
  const term = context.terms.get(member)
  if (term?.isRare) leaveToGeneralPath('rare feature')
  const inner = term?.scoped === undefined ? context : applyContext(context, term.scoped, { mayOverride: true })
  const holding: Holding =
    term?.type === '@json'
      ? 'json'
      : term?.isLanguageMap
        ? 'language-map'
        : term?.isList
          ? 'list'
          : term?.isGraph
            ? 'graph'
            : 'values'
  const { coercion, datatype } = coercionOf(member, inner)
  const infix = ` <${predicate}> `
  return {
    member,
    predicate,
    infix,
    holding,
    coercion,
    datatype,
    beforeText: `${infix}"`,
    afterText: datatype === null || datatype === xsdString ? '" .\n' : `"^^<${datatype}> .\n`,
    context: inner,
    position: positionIn(inner, member),
  }
}

/** Value expansion (section 5.3.2) asks the context inside. */
function coercionOf(member: string, inner: ActiveContext): { coercion: Coercion; datatype: string | null } {
  const term = inner.terms.get(member)
  if (term?.id === '@id' || term?.id === '@type') leaveToGeneralPath('keyword as property')
  const type = term?.type ?? null
  if (type === '@id') return { coercion: 'reference', datatype: null }
  if (type === '@vocab') return { coercion: 'vocabulary', datatype: null }
  if (type === null || type === '@none' || type === '@json') return { coercion: 'none', datatype: null }
  return { coercion: type === xsdDouble ? 'double' : 'none', datatype: type }
}
