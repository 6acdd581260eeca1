import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toImportedDescription } from './imported-description.ts'
import { readMicroCredentialAddress } from './micro-credential-address.ts'
import { MicroCredentialDescription } from './micro-credential-description.ts'
import {
  afterPublishing,
  afterRetiring,
  afterReview,
  afterSaving,
  afterSendingForReview,
  beginPublication,
  type Publication,
  requireRevision,
} from './publication.ts'
import { PublishedMicroCredentialDocument, readForeignDocument } from './published-document.ts'
import { foldText, searchWords } from './search-words.ts'

describe('the words of a search', () => {
  it.each([
    ['Złożone Żółwie', ['zlozone', 'zolwie']],
    ['Straße', ['strasse']],
    ['Ærøskøbing', ['aeroskobing']],
    ['ΛΌΓΟΣ λόγος', ['λογοσ', 'λογοσ']],
    ['Întâlnire, ședință!', ['intalnire', 'sedinta']],
    ['ﬁnance 2027', ['finance', '2027']],
    ['C++ / R & <b>', ['c', 'r', 'b']],
    ["'; drop table --", ['drop', 'table']],
    ['', []],
    ['中文 课程', ['中文', '课程']],
  ])('of %s', (text, words) => {
    expect(searchWords(text)).toEqual(words)
  })

  it('hold letters and digits only, at most sixty, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u)
      }),
      { numRuns: 1000 },
    )
  })

  it('are the same when they are folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const words = searchWords(text)
        expect(searchWords(foldText(words.join(' ')))).toEqual(searchWords(words.join(' ')))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the address of a micro-credential', () => {
  const id = '0198c0de-0000-7000-8000-00000000000f'
  it('names the university under whose address it stands', () => {
    expect(readMicroCredentialAddress(`http://localhost:3000/institutions/a/micro-credentials/${id}`)).toEqual({
      institutionDid: 'did:web:localhost%3A3000:institutions:a',
      id,
    })
  })

  it.each([
    'urn:uuid:0198c0de-0000-7000-8000-00000000000f',
    `https://a.example/institutions/a/courses/${id}`,
    'https://a.example/institutions/a/micro-credentials/7',
    `https://a.example/x?y=/micro-credentials/${id}`,
    `https://a.example/x#/micro-credentials/${id}`,
    `https://me@a.example/micro-credentials/${id}`,
    `https://10.0.0.1/micro-credentials/${id}`,
    `/micro-credentials/${id}`,
    `https://a.example/x/micro-credentials/${id}/`,
  ])('is not %s', (iri) => {
    expect(readMicroCredentialAddress(iri)).toBeNull()
  })
})

describe('what is imported', () => {
  const draft = {
    id: 'urn:x',
    version: 1,
    title: { en: 'Welding' },
    description: { en: 'x' },
    field: '0715',
    languages: ['en'],
    learningOutcomes: [{ title: { en: 'Weld' }, skills: [{ id: 'https://s.example/1', title: { en: 'welding' } }] }],
    workload: { ects: 5, hours: 125 },
    level: { eqf: 5 },
    assessments: [{ type: 'portfolio' }],
    modes: ['on-site'],
    qualityAssurance: [{ type: 'institutional-quality-assurance', body: 'Board (demo)' }],
  } as const

  it('is all of it where all fits', () => {
    const { id: _id, version: _version, ...description } = draft
    expect(toImportedDescription(draft)).toEqual(description)
  })

  it.each<[string, object, object]>([
    [
      'a skill without an address',
      { learningOutcomes: [{ title: { en: 'Weld' }, skills: [{ id: 'no', title: { en: 'x' } }] }] },
      { learningOutcomes: [{ title: { en: 'Weld' }, skills: [{ title: { en: 'x' } }] }] },
    ],
    ['a workload of quarters', { workload: { ects: 2.25, hours: 60 } }, { workload: undefined }],
    ['a level of nine', { level: { eqf: 9 } }, { level: undefined }],
    [
      'an unknown assessment',
      { assessments: [{ type: 'duel' }, { type: 'quiz' }] },
      { assessments: [{ type: 'quiz' }] },
    ],
    ['a homepage that is a script', { homepage: 'javascript:alert(1)' }, { homepage: undefined }],
    ['an empty title', { title: { en: 'Welding', de: '  ' } }, { title: { en: 'Welding' } }],
    ['an unknown member', { colour: 'green' }, { colour: undefined }],
    ['a field of words', { field: 'metal' }, { field: undefined }],
  ])('leaves out only %s', (_, wrong, _left) => {
    const imported = toImportedDescription({ ...draft, ...wrong } as never)
    expect(MicroCredentialDescription.safeParse(imported).success).toBe(true)
    expect(imported.qualityAssurance).toEqual(draft.qualityAssurance)
    expect(imported.title?.['en']).toBe('Welding')
    expect(JSON.stringify(imported)).not.toMatch(/duel|javascript|green|metal/)
  })

  it('keeps the good ones of a list with bad ones', () => {
    const outcomes = [{ title: {} }, { title: { en: 'Weld' } }, { title: { en: '' } }, { title: { en: 'Cut' } }]
    const imported = toImportedDescription({ ...draft, learningOutcomes: outcomes } as never)
    expect(imported.learningOutcomes).toEqual([{ title: { en: 'Weld' } }, { title: { en: 'Cut' } }])
  })

  it('cuts a list that is longer than a description may be', () => {
    const outcomes = Array.from({ length: 5000 }, (_, index) => ({ title: { en: `Outcome ${index}` } }))
    expect(toImportedDescription({ ...draft, learningOutcomes: outcomes } as never).learningOutcomes).toHaveLength(40)
  })

  it.each([[{}], [{ level: { eqf: 5 } }], [{ title: {} }], [{ title: { en: '' }, learningOutcomes: [] }]])(
    'refuses %j, which describes nothing',
    (nothing) => {
      expect(() => toImportedDescription(nothing as never)).toThrowError(
        expect.objectContaining({ code: 'catalogue.nothing-to-import' }),
      )
    },
  )

  it('always fits the schema or is refused, whatever comes in', () => {
    const anything = fc.record(
      {
        title: fc.anything(),
        learningOutcomes: fc.array(fc.anything()),
        level: fc.anything(),
        offering: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anything, (wild) => {
        try {
          const imported = toImportedDescription({ ...wild, title: { en: 'x', ...Object(wild.title) } } as never)
          expect(MicroCredentialDescription.safeParse(imported).success).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ code: 'catalogue.nothing-to-import' })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a publication', () => {
  const begun = beginPublication('ana')
  const sent = afterSendingForReview(begun)
  const approved = afterReview(sent, { decision: 'approve', reviewerId: 'ben' })
  const published = afterPublishing(approved)

  it('goes through all its states', () => {
    expect(published).toMatchObject({ state: 'published', version: 1, publicVersion: 1, approvedBy: 'ben' })
    expect(afterRetiring(published)).toMatchObject({ state: 'retired', publicVersion: null })
    expect(afterSaving(afterRetiring(published), 'ben')).toMatchObject({ state: 'draft', version: 2, authors: ['ben'] })
  })

  it('remembers each author once until it is published', () => {
    const saved = ['ben', 'ana', 'ben'].reduce((publication, author) => afterSaving(publication, author), begun)
    expect(saved.authors).toEqual(['ana', 'ben'])
  })

  it.each<[string, () => Publication, string]>([
    [
      'the approval of an author',
      () => afterReview(sent, { decision: 'approve', reviewerId: 'ana' }),
      'catalogue.second-person-required',
    ],
    [
      'the approval of a draft',
      () => afterReview(begun, { decision: 'approve', reviewerId: 'ben' }),
      'catalogue.wrong-state',
    ],
    [
      'the return of what is published',
      () => afterReview(published, { decision: 'return', reviewerId: 'ben' }),
      'catalogue.wrong-state',
    ],
    ['the publication of what is in review', () => afterPublishing(sent), 'catalogue.wrong-state'],
    ['a second publication', () => afterPublishing(published), 'catalogue.wrong-state'],
    ['sending it twice', () => afterSendingForReview(sent), 'catalogue.wrong-state'],
    ['retiring what is not public', () => afterRetiring(approved), 'catalogue.wrong-state'],
  ])('refuses %s', (_, step, code) => {
    expect(step).toThrowError(expect.objectContaining({ code }))
  })

  it('refuses an old revision', () => {
    expect(() => requireRevision(3, 2)).toThrowError(expect.objectContaining({ code: 'catalogue.revision-conflict' }))
  })
})

describe('a document of another node', () => {
  const description = {
    title: { en: 'x' },
    description: { en: 'x' },
    field: '0613',
    languages: ['en'],
    learningOutcomes: [{ title: { en: 'x' } }],
    workload: { ects: 5, hours: 125 },
    level: { eqf: 5 },
    assessments: [{ type: 'quiz' }],
    modes: ['online'],
    qualityAssurance: [{ type: 'programme-licence', body: 'x' }],
  }
  const document = { iri: 'https://a.example/b', version: 1, description }

  it('is read without the members that a newer protocol added', () => {
    const newer = { ...document, signed: true, description: { ...description, level: { eqf: 5, x: 1 }, y: [2] } }
    expect(readForeignDocument(PublishedMicroCredentialDocument, newer)).toEqual(document)
    expect(newer.description.y).toEqual([2])
  })

  it.each([
    [null],
    ['text'],
    [[document]],
    [{ ...document, version: 0 }],
    [{ ...document, iri: 'no address' }],
    [{ ...document, description: { ...description, level: { eqf: 12 } } }],
    [{ ...document, description: { ...description, title: undefined } }],
    [{ ...document, extra: 1, version: 'one' }],
  ])('is refused where it does not fit: %j', (wrong) => {
    expect(readForeignDocument(PublishedMicroCredentialDocument, wrong)).toBeNull()
  })
})
