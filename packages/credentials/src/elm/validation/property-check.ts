/**
 * One property of one class: what the application profile says about its values (SHACL, section 4), and the test of it.
 *
 * @module
 */
import { type GraphNode, type GraphValue, isNode } from './elm-graph.ts'
import { isOfDatatype, numberOfLiteral } from './literals.ts'

/** The kind of constraint that is violated, named as SHACL names it. */
export type ElmConstraint =
  | 'minCount'
  | 'maxCount'
  | 'class'
  | 'or'
  | 'datatype'
  | 'uniqueLang'
  | 'nodeKind'
  | 'maxInclusive'
  | 'node'

export type ValueTest = (value: GraphValue) => boolean

export interface PropertyCheck {
  /** IRI of the property. */
  readonly path: string
  readonly minimum: number
  readonly maximum: number
  /** IRIs; the value is of one of them. */
  readonly classes: readonly string[] | null
  readonly datatype: string | null
  readonly isUniqueByLanguage: boolean
  readonly nodeKind: 'iri' | 'literal' | null
  readonly greatest: number | null
  /** Conformance to a shape of its own. */
  readonly shape: ValueTest | null
}

/** Calls `report` at most once for each kind of constraint. */
export function checkProperty(
  node: GraphNode,
  check: PropertyCheck,
  report: (constraint: ElmConstraint) => void,
): void {
  const values = node.valuesOf(check.path)
  if (values.length < check.minimum) report('minCount')
  if (values.length > check.maximum) report('maxCount')
  if (values.length === 0) return
  const { classes, datatype, nodeKind, greatest, shape } = check
  if (classes !== null && !values.every((value) => isOfClass(value, classes))) {
    report(classes.length === 1 ? 'class' : 'or')
  }
  if (datatype !== null && !values.every((value) => !isNode(value) && isOfDatatype(value, datatype))) report('datatype')
  if (check.isUniqueByLanguage && repeatsLanguage(values)) report('uniqueLang')
  if (nodeKind !== null && !values.every((value) => isOfKind(value, nodeKind))) report('nodeKind')
  if (greatest !== null && !values.every((value) => !isNode(value) && numberOfLiteral(value) <= greatest)) {
    report('maxInclusive')
  }
  if (shape !== null && !values.every(shape)) report('node')
}

export function conformsTo(value: GraphValue, checks: readonly PropertyCheck[]): boolean {
  if (!isNode(value)) return checks.every((check) => check.minimum === 0)
  let conforms = true
  const report = () => {
    conforms = false
  }
  for (const check of checks) checkProperty(value, check, report)
  return conforms
}

function isOfClass(value: GraphValue, classes: readonly string[]): boolean {
  return isNode(value) && classes.some((name) => value.hasType(name))
}

function isOfKind(value: GraphValue, kind: 'iri' | 'literal'): boolean {
  if (kind === 'literal') return !isNode(value)
  return isNode(value) && value.isNamed
}

function repeatsLanguage(values: readonly GraphValue[]): boolean {
  if (values.length === 1) return false
  const seen = new Set<string>()
  return values.some((value) => {
    if (isNode(value) || value.language === null || value.language === '') return false
    if (seen.has(value.language)) return true
    seen.add(value.language)
    return false
  })
}
