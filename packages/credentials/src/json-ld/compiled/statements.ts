/** What a document says, by subject, in the form in which it is needed for canonical labels: almost sorted, blank nodes as numbers. */
import type { Quad, Term } from '../rdf/quads.ts'

/** All that is said about one subject in one graph. */
export class Statements {
  readonly subject: Term
  readonly graph: number | null
  /** ` <predicate> object .` with its line feed; where the object is a blank node only ` <predicate> `. */
  readonly texts: string[] = []
  /** Beside each text the blank node it speaks of, or -1. */
  readonly blanks: number[] = []
  isSorted = true

  constructor(subject: Term, graph: number | null) {
    this.subject = subject
    this.graph = graph
  }
}

/** Where a blank node stands: every one is the object of one statement at most, since documents are trees. */
export interface Parent {
  readonly subject: Term
  readonly infix: string
}

export class Dataset {
  /** Of blank nodes, by their number; a blank node that is only a graph has no statements of its own. */
  readonly ofBlanks: Statements[] = []
  readonly parents: (Parent | null)[] = []
  readonly ofIris: Statements[] = []
  hasGraphs = false
  private readonly byIri = new Map<string, Statements>()

  blank(graph: number | null): Statements {
    const statements = new Statements(this.ofBlanks.length, graph)
    this.ofBlanks.push(statements)
    this.parents.push(null)
    return statements
  }

  /** A subject may be described in several places. */
  iri(subject: string, graph: number | null): Statements {
    const key = graph === null ? subject : `${graph} ${subject}`
    const known = this.byIri.get(key)
    if (known) {
      known.isSorted = false
      return known
    }
    const statements = new Statements(subject, graph)
    this.byIri.set(key, statements)
    this.ofIris.push(statements)
    return statements
  }

  /** `statements` say that the blank node is the object of a predicate. */
  refer(statements: Statements, infix: string, blank: number): void {
    statements.texts.push(infix)
    statements.blanks.push(blank)
    this.parents[blank] = { subject: statements.subject, infix }
  }

  /** The same for the general algorithm. */
  toQuads(): readonly Quad[] {
    return [...this.ofIris, ...this.ofBlanks].flatMap(({ subject, graph, texts, blanks }) =>
      texts.map((text, index) => {
        const end = text.indexOf('> ')
        const blank = blanks[index] ?? -1
        const predicate = text.slice(2, end)
        return { subject, predicate, object: blank >= 0 ? blank : text.slice(end + 2, -3), graph }
      }),
    )
  }
}
