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
  /** How many were said when it was described once; zero before it is described again. */
  saidAtFirst = 0
  /** Its lines, where they are the same in many documents. */
  whole: string | null = null

  constructor(subject: Term, graph: number | null) {
    this.subject = subject
    this.graph = graph
  }

  copy(): Statements {
    const copy = new Statements(this.subject, this.graph)
    copy.texts.push(...this.texts)
    copy.blanks.push(...this.blanks)
    copy.isSorted = this.isSorted
    copy.saidAtFirst = this.saidAtFirst
    return copy
  }
}

/** Where a blank node stands: every one is the object of one statement at most, since documents are trees. */
export interface Parent {
  readonly subject: Term
  readonly infix: string
}

/** What many documents say alike, with what follows from it; see `shared-parts.ts`. */
export interface Foundation {
  readonly dataset: Dataset
  readonly hashes: readonly string[]
}

export class Dataset {
  /** Of blank nodes, by their number; a blank node that is only a graph has no statements of its own. */
  readonly ofBlanks: Statements[]
  readonly parents: (Parent | null)[]
  readonly ofIris: Statements[]
  /** First-degree hashes of blank nodes, where they are known already. */
  readonly hashes: readonly string[]
  hasGraphs = false
  private readonly byIri = new Map<string, Statements>()
  private readonly foundation: Foundation | null

  /** `foundation` is said already; it stays as it is. */
  constructor(foundation: Foundation | null = null) {
    this.foundation = foundation
    this.ofBlanks = foundation === null ? [] : [...foundation.dataset.ofBlanks]
    this.parents = foundation === null ? [] : [...foundation.dataset.parents]
    this.ofIris = foundation === null ? [] : [...foundation.dataset.ofIris]
    this.hashes = foundation === null ? [] : foundation.hashes
    for (const statements of this.ofIris) this.byIri.set((statements.subject as string).slice(1, -1), statements)
  }

  blank(graph: number | null): Statements {
    const statements = new Statements(this.ofBlanks.length, graph)
    this.ofBlanks.push(statements)
    this.parents.push(null)
    return statements
  }

  /** A subject may be described in several places. */
  iri(iri: string, graph: number | null): Statements {
    const key = graph === null ? iri : `${graph} ${iri}`
    const known = this.byIri.get(key)
    if (known) {
      const own = this.foundation?.dataset.ofIris.includes(known) ? this.replace(key, known) : known
      if (own.isSorted) own.saidAtFirst = own.texts.length
      own.isSorted = false
      return own
    }
    const statements = new Statements(`<${iri}>`, graph)
    this.byIri.set(key, statements)
    this.ofIris.push(statements)
    return statements
  }

  private replace(key: string, statements: Statements): Statements {
    const copy = statements.copy()
    this.byIri.set(key, copy)
    this.ofIris[this.ofIris.indexOf(statements)] = copy
    return copy
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
