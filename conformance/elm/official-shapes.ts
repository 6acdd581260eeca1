/**
 * Runs the official SHACL shapes of the model over canonical N-Quads.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import dataset from '@rdfjs/dataset'
import { DataFactory, Parser, type Quad } from 'n3'
import { Validator } from 'shacl-engine'

const imports = 'http://www.w3.org/2002/07/owl#imports'

/** A function that answers the violations of the given shapes, each as `path on node`. */
export function shapesValidator(directory: string, names: readonly string[]): (quads: string) => Promise<string[]> {
  const shapes = names.flatMap((name) =>
    parse(readFileSync(join(directory, 'rdf/ap/edc', name), 'utf8'), 'text/turtle'),
  )
  const validator = new Validator(dataset.dataset(shapes.filter((quad) => quad.predicate.value !== imports)), {
    factory: DataFactory,
  })
  return async (quads) => {
    const report = await validator.validate({ dataset: dataset.dataset(parse(quads, 'application/n-quads')) })
    return report.results.map(
      (result: { path?: { predicates?: { value: string }[] }[]; focusNode?: { term?: { value: string } } }) =>
        `${result.path?.[0]?.predicates?.[0]?.value ?? '?'} on ${result.focusNode?.term?.value ?? '?'}`,
    )
  }
}

function parse(text: string, format: string): Quad[] {
  return new Parser({ format }).parse(text)
}
