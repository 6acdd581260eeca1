/** XML 1.0, read safely and written small. */
export { readXml, type XmlElement, type XmlLimits } from './read-xml.ts'
export { type ElementToWrite, withoutForbidden, writeXml } from './write-xml.ts'
