/** The EMREX ELMO format, in and out. */
export { annexOneNamespace, elmoNamespace } from './elmo-words.ts'
export { type ReadAchievementOfElmo, type ReadElmo, readElmo } from './read-elmo.ts'
export { type Elmo, toElmo } from './write-elmo.ts'
