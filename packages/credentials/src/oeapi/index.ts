/** The Open Education API v6, in and out. */
export { annexOneMember } from './oeapi-words.ts'
export { type ReadOeapi, readOeapi } from './read-oeapi.ts'
export { type OeapiAward, toOeapi } from './write-oeapi.ts'
