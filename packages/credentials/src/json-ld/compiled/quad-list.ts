/** Quads as text, each once; blank nodes keep a temporary label until they get their canonical one. */

/** A term as N-Quads writes it: `<iri>`, `"literal"`, or `_:` and a number for a blank node. */
export type Resource = string

export interface BlankQuad {
  readonly subject: Resource
  /** ` <predicate> `, ready between subject and object. */
  readonly predicate: string
  readonly object: Resource
  /** Empty for the default graph. */
  readonly graph: Resource | ''
}

export class QuadList {
  /** Finished lines: no blank node in them. */
  readonly lines = new Set<string>()
  readonly blankQuads: BlankQuad[] = []
  private readonly seen = new Set<string>()
  private nodes = 0

  get blankNodeCount(): number {
    return this.nodes
  }

  blankNode(): Resource {
    const label = `_:${this.nodes}`
    this.nodes += 1
    return label
  }

  add(subject: Resource, predicateIri: string, object: Resource, graph: Resource | ''): void {
    const predicate = ` <${predicateIri}> `
    const line = lineOf(subject, predicate, object, graph)
    if (!isBlank(subject) && !isBlank(object) && !isBlank(graph)) {
      this.lines.add(line)
      return
    }
    if (this.seen.has(line)) return
    this.seen.add(line)
    this.blankQuads.push({ subject, predicate, object, graph })
  }
}

export function lineOf(subject: Resource, predicate: string, object: Resource, graph: Resource | ''): string {
  return graph === '' ? `${subject}${predicate}${object} .\n` : `${subject}${predicate}${object} ${graph} .\n`
}

export function isBlank(resource: Resource | ''): boolean {
  return resource.charCodeAt(0) === 95
}
