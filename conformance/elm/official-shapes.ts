/// <reference path="./untyped-modules.d.ts" />
/**
 * Runs the official SHACL shapes of the model over canonical N-Quads.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFactory, Parser, type Quad, Store } from 'n3'
import SecondValidator from 'rdf-validate-shacl'
import { Validator } from 'shacl-engine'

type SecondDataset = ConstructorParameters<typeof SecondValidator>[0]

const imports = 'http://www.w3.org/2002/07/owl#imports'

/** A function that answers the violations of the given shapes, each as `path on node`. */
export function shapesValidator(directory: string, names: readonly string[]): (quads: string) => Promise<string[]> {
  const shapes = names.flatMap((name) =>
    parse(readFileSync(join(directory, 'rdf/ap/edc', name), 'utf8'), 'text/turtle'),
  )
  const validator = new Validator(new Store(shapes.filter((quad) => quad.predicate.value !== imports)), {
    factory: DataFactory,
  })
  return async (quads) => {
    const { results } = await validator.validate({ dataset: new Store(parse(quads, 'application/n-quads')) })
    return results.map(
      ({ path, focusNode }) => `${path?.[0]?.predicates?.[0]?.value ?? '?'} on ${focusNode?.term?.value ?? '?'}`,
    )
  }
}

/** The same by another engine, slower and independent of the first: the number of violations. */
export function countViolations(directory: string, names: readonly string[], quads: string): Promise<number> {
  const shapes = names.flatMap((name) =>
    parse(readFileSync(join(directory, 'rdf/ap/edc', name), 'utf8'), 'text/turtle'),
  )
  const validator = new SecondValidator(toDataset(shapes.filter((quad) => quad.predicate.value !== imports)))
  return validator.validate(toDataset(parse(quads, 'application/n-quads'))).then(({ results }) => results.length)
}

function toDataset(quads: readonly Quad[]): SecondDataset {
  return new Store(quads) as object as SecondDataset
}

function parse(text: string, format: string): Quad[] {
  return new Parser({ format }).parse(text)
}
