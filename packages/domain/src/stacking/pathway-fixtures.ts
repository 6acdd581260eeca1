/** For tests: small pathways and evidence, two universities, a clock that stands still. */
import { type PathwayComponent, PathwayDescription, type PathwayGroup, type PathwayRules } from './pathway.ts'
import type { CredentialEvidence, PendingEvidence, RecognitionEvidence } from './pathway-evidence.ts'

export const here = 'did:web:northshore.example'
export const elsewhere = 'did:web:montana.example'
export const pathwayId = '0198c0de-0000-7000-8000-000000000001'
export const now = new Date('2027-01-15T10:00:00Z')
export const context = { institutionDid: here, pathwayId, now }

export function component(id: string, ects: number, accepts: readonly string[] = [id]): PathwayComponent {
  return { id, title: { en: id }, ects, accepts: [...accepts], acceptsRecognition: true }
}

export function group(id: string, rule: PathwayGroup['rule'], ...components: PathwayComponent[]): PathwayGroup {
  return { id, title: { en: id }, rule, components }
}

export function pathway(ects: number, groups: readonly PathwayGroup[], rules: PathwayRules = {}): PathwayDescription {
  return PathwayDescription.parse({
    title: { en: 'Certificate' },
    description: { en: 'Small steps.' },
    ects,
    eqf: 6,
    awardMicroCredentialId: '0198c0de-0000-7000-8000-0000000000aa',
    groups,
    rules,
  })
}

export function credential(id: string, changes: Partial<CredentialEvidence> = {}): CredentialEvidence {
  return {
    kind: 'credential',
    id: `credential of ${id}`,
    achievement: id,
    microCredential: id,
    title: { en: id },
    awardingBody: 'Northshore University (demo)',
    awardedBy: here,
    ects: 5,
    eqf: 6,
    awardedOn: new Date('2026-06-01T00:00:00Z'),
    validUntil: null,
    status: 'in-force',
    ...changes,
  }
}

export function decision(id: string, changes: Partial<RecognitionEvidence> = {}): RecognitionEvidence {
  return {
    kind: 'recognition',
    id: `decision on ${id}`,
    achievement: id,
    title: { en: id },
    awardingBody: 'Montana University (demo)',
    awardedBy: elsewhere,
    ects: 5,
    decidedBy: here,
    outcome: 'full',
    ectsGranted: 5,
    pathwayId: null,
    componentId: null,
    status: 'in-force',
    ...changes,
  }
}

export function pending(id: string, changes: Partial<PendingEvidence> = {}): PendingEvidence {
  const { title, awardingBody, awardedBy, ects } = decision(id)
  const asked = { decidedBy: here, pathwayId: null, componentId: null }
  return {
    kind: 'pending',
    id: `case of ${id}`,
    achievement: id,
    title,
    awardingBody,
    awardedBy,
    ects,
    ...asked,
    ...changes,
  }
}

export const all = { kind: 'all' } as const
