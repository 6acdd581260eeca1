/** Texts of the files that a credential can be downloaded as. */
import { defineMessages } from '../../shared/i18n/index.ts'

const en = {
  'format.open-badges-3.0': 'Open Badge',
  'format.open-badges-3.0.text': 'Known around the world. Good for job sites and most wallet apps.',
  'format.european-digital-credential': 'European Digital Credential',
  'format.european-digital-credential.text': 'The European form. Good for universities and offices in Europe.',
  'format.sealed-european-digital-credential': 'European Digital Credential with seal',
  'format.sealed-european-digital-credential.text':
    'The European form with the electronic seal of the university. Good for European services.',
  'format.sd-jwt-vc': 'Wallet credential (SD-JWT VC)',
  'format.sd-jwt-vc.text': 'For wallets of the European Digital Identity. You choose what you show of it.',
  'format.other.text': 'Another kind of file.',
  'format.save': 'Download as {format}',
}

const es: Record<keyof typeof en, string> = {
  'format.open-badges-3.0': 'Open Badge',
  'format.open-badges-3.0.text':
    'Conocido en todo el mundo. Bueno para webs de empleo y la mayoría de apps de cartera.',
  'format.european-digital-credential': 'Credencial Digital Europea',
  'format.european-digital-credential.text': 'La forma europea. Buena para universidades y oficinas en Europa.',
  'format.sealed-european-digital-credential': 'Credencial Digital Europea con sello',
  'format.sealed-european-digital-credential.text':
    'La forma europea con el sello electrónico de la universidad. Buena para servicios europeos.',
  'format.sd-jwt-vc': 'Credencial para cartera (SD-JWT VC)',
  'format.sd-jwt-vc.text': 'Para carteras de la Identidad Digital Europea. Tú eliges qué muestras.',
  'format.other.text': 'Otro tipo de archivo.',
  'format.save': 'Descargar como {format}',
}

const de: Record<keyof typeof en, string> = {
  'format.open-badges-3.0': 'Open Badge',
  'format.open-badges-3.0.text': 'Weltweit bekannt. Gut für Jobbörsen und die meisten Wallet-Apps.',
  'format.european-digital-credential': 'Europäischer digitaler Bildungsnachweis',
  'format.european-digital-credential.text': 'Die europäische Form. Gut für Hochschulen und Ämter in Europa.',
  'format.sealed-european-digital-credential': 'Europäischer digitaler Bildungsnachweis mit Siegel',
  'format.sealed-european-digital-credential.text':
    'Die europäische Form mit dem elektronischen Siegel der Hochschule. Gut für europäische Dienste.',
  'format.sd-jwt-vc': 'Nachweis für die Wallet (SD-JWT VC)',
  'format.sd-jwt-vc.text': 'Für Wallets der Europäischen Digitalen Identität. Sie wählen, was Sie zeigen.',
  'format.other.text': 'Eine andere Art von Datei.',
  'format.save': 'Als {format} herunterladen',
}

export const fileMessages = defineMessages({ en, es, de })
