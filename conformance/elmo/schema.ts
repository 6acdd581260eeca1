/**
 * The official schema of ELMO, run by libxml2. What it imports from elsewhere is replaced by the little of it that is used:
 * `xml:lang`, and an address that MESHE never writes.
 *
 * @module
 */
import { validateXML } from 'xmllint-wasm'
import { readStandardsFile } from '../standards-directory.ts'

const xmlAttributes = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
</xs:schema>`
const addressNamespace = 'https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1'
const addresses = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${addressNamespace}">
  <xs:complexType name="FlexibleAddress"/>
</xs:schema>`

/** Messages of the schema about each document, in order; none for a valid one. */
export async function faultsOfElmo(documents: readonly string[]): Promise<readonly string[]> {
  const schema = readStandardsFile('elmo/schema.xsd').replace(
    /schemaLocation="[^"]*\/([^"/]+)"/g,
    (_, file: string) => `schemaLocation="${file === 'schema.xsd' ? 'address.xsd' : file}"`,
  )
  const { valid, errors } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `document-${at}.xml`, contents })),
    schema: [{ fileName: 'elmo.xsd', contents: schema }],
    preload: [
      { fileName: 'xml.xsd', contents: xmlAttributes },
      { fileName: 'address.xsd', contents: addresses },
      ...['xmldsig-core-schema.xsd', 'EUROPASS_ISOCountries_V1.1.xsd'].map((fileName) => ({
        fileName,
        contents: readStandardsFile(`elmo/references/${fileName}`).replace(/<!DOCTYPE[\s\S]*?\]>/, ''),
      })),
    ],
  })
  return valid ? [] : errors.map(({ message }) => message)
}
