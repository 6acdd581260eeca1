/** German: help, words, accessibility, privacy. */
import type { en } from './en.ts'

export const de: Record<keyof typeof en, string> = {
  'help.title': 'Hilfe',
  'help.lead': 'Was am häufigsten gefragt wird.',
  'help.tasks': 'Was möchten Sie tun?',
  'help.task.find': 'Einen kurzen Kurs finden',
  'help.task.find.text': 'Sagen Sie, wie viel Zeit Sie haben und in welcher Sprache. Ein Konto brauchen Sie nicht.',
  'help.task.claim': 'Den Nachweis bekommen, den eine Hochschule für mich vorbereitet hat',
  'help.task.claim.text':
    'Öffnen Sie den Link in der E-Mail der Hochschule. Sie sehen den Nachweis, bevor Sie etwas entscheiden.',
  'help.task.keep': 'Meine Nachweise ansehen',
  'help.task.keep.text':
    'Melden Sie sich mit der E-Mail-Adresse an, die die Hochschule hat. Ein Passwort gibt es nicht.',
  'help.task.check': 'Einen Nachweis prüfen, den mir jemand gezeigt hat',
  'help.task.check.text': 'Legen Sie die Datei ab oder geben Sie den Link an. Wir behalten nichts davon.',
  'help.task.count': 'Eine Hochschule bitten, einen Nachweis anzurechnen',
  'help.task.count.text':
    'Wählen Sie Nachweis und Hochschule. Sie hat höchstens vier Monate Zeit und muss sagen, warum.',
  'help.task.words': 'Ein Wort verstehen',
  'help.task.words.text': 'Kurze Erklärungen der Wörter, die Hochschulen benutzen.',
  'help.trouble': 'Wenn etwas nicht klappt',
  'help.mail.title': 'Die E-Mail mit dem Link kommt nicht',
  'help.mail.text':
    'Warten Sie fünf Minuten und sehen Sie in den Spam-Ordner. Fordern Sie dann einen neuen Link an. Ein benutzter Link gilt nicht mehr.',
  'help.name.title': 'Mein Name oder ein Datum im Nachweis ist falsch',
  'help.name.text':
    'Ändern kann das nur die Hochschule, die ihn verliehen hat. Schreiben Sie ihr; sie zieht den alten zurück und schickt einen neuen.',
  'help.checkfails.title': 'Die Prüfung sagt „Das ist nicht das Original“',
  'help.checkfails.text':
    'Jemand oder ein Programm hat die Datei verändert. Schon ein Leerzeichen zählt. Bitten Sie um die Datei, wie sie verschickt wurde, oder um den Link.',
  'help.unlisted.title': 'Die Prüfung sagt „Wir kennen den Aussteller nicht“',
  'help.unlisted.text':
    'Das heißt nicht, dass er gefälscht ist. Viele gute Aussteller stehen nicht auf der Liste dieses Netzwerks. Fragen Sie den Aussteller.',
  'help.refused.title': 'Eine Hochschule will meinen Nachweis nicht anrechnen',
  'help.refused.text':
    'Sie muss Ihnen einen Grund nennen. Sie können verlangen, dass eine andere Person noch einmal hinsieht. Anderswo bleibt Ihr Nachweis gültig.',

  'words.title': 'Wörter, die wir benutzen',
  'words.lead': 'Kurze Erklärungen. Dahinter steht das amtliche Wort, wo es eines gibt.',
  'word.micro': 'Micro-Credential',
  'word.micro.text':
    'Ein Nachweis, dass Sie etwas Bestimmtes gelernt haben, in Wochen statt Jahren, geprüft von einer Hochschule.',
  'word.credential': 'Nachweis',
  'word.credential.text':
    'Eine Datei, die sagt, was Sie gelernt haben, gesiegelt von der Hochschule. Amtlich: digitaler Bildungsnachweis.',
  'word.credits': 'Leistungspunkte',
  'word.credits.text':
    'Wie viel Lernen es war. Ein Punkt steht für 25 bis 30 Stunden. Amtlich: ECTS, das europäische System zur Übertragung und Akkumulierung von Studienleistungen.',
  'word.level': 'Niveau',
  'word.level.text':
    'Wie schwer es ist, von 1 bis 8. Niveau 6 ist wie ein Bachelor. Amtlich: EQR, der Europäische Qualifikationsrahmen.',
  'word.outcomes': 'Was Sie jetzt können',
  'word.outcomes.text': 'Was Sie nach einem Kurs wissen und können. Amtlich: Lernergebnisse.',
  'word.seal': 'Digitales Siegel',
  'word.seal.text':
    'Ein Zeichen, gemacht mit einem geheimen Schlüssel der Hochschule. Ändert sich etwas in der Datei, passt das Siegel nicht mehr.',
  'word.issuer': 'Aussteller',
  'word.issuer.text': 'Wer den Nachweis verliehen hat. Der Name kommt aus einer Liste, nicht aus der Datei.',
  'word.list': 'Liste des Netzwerks',
  'word.list.text':
    'Eine gesiegelte Liste der Hochschulen, die mitmachen. Sie sagt, welcher Code zu welcher Hochschule gehört.',
  'word.code': 'Code der Hochschule',
  'word.code.text': 'Ein Name, den Computer für eine Hochschule benutzen. Amtlich: dezentraler Identifikator (DID).',
  'word.count': 'Eine Hochschule bitten, etwas anzurechnen',
  'word.count.text':
    'Sie bitten eine Hochschule, gelten zu lassen, was Sie anderswo gelernt haben. Amtlich: Anerkennung.',
  'word.path': 'Weg',
  'word.path.text':
    'Ein Plan einer Hochschule, nach dem kleine Nachweise zu einem größeren Abschluss führen. Amtlich: Kombinierbarkeit.',
  'word.withdrawn': 'Zurückgezogen',
  'word.withdrawn.text': 'Die Hochschule steht nicht mehr zu einem Nachweis. Amtlich: widerrufen.',
  'word.wallet': 'Wallet',
  'word.wallet.text':
    'Ein Ort für Ihre Nachweise. Hier ist es „Mein Lernen“. Es kann auch eine App auf dem Telefon sein.',
  'word.node': 'Knoten',
  'word.node.text':
    'Ein Server von MESHE. Jede Hochschule oder Stelle betreibt ihren eigenen; zusammen bilden sie das Netzwerk.',

  'accessibility.title': 'Barrierefreiheit',
  'accessibility.lead': 'Alle sollen diese Seiten benutzen können.',
  'accessibility.aim.title': 'Was wir anstreben',
  'accessibility.aim.text': 'Die Richtlinien für barrierefreie Webinhalte (WCAG), Fassung 2.2, Stufe AA.',
  'accessibility.done.title': 'Was wir getan haben',
  'accessibility.done.text':
    'Bei jeder Änderung dieser Software öffnen Programme alle Seiten und suchen nach bekannten Fehlern (axe, mit den Regeln der WCAG 2.0 bis 2.2, A und AA): 1280 und 320 Pixel breit, hell und dunkel, auf Englisch, Spanisch und Deutsch. Auf jeder Seite prüfen sie auch, dass bei doppelter Schriftgröße und auf 320 Pixeln nichts verloren geht. Die wichtigsten Aufgaben werden allein mit der Tastatur erledigt: einen Kurs finden, einen Nachweis prüfen, sich anmelden, eine Hochschule fragen und ihre Antwort lesen, entscheiden, verleihen. Dabei ist der Fokus immer zu sehen, bleibt im Dialog und kommt aus ihm zurück. Wir bauen die Seiten so, dass Farbe nie allein steht, und folgen den Einstellungen Ihres Geräts für Kontrast und Bewegung.',
  'accessibility.limits.title': 'Was noch nicht gut ist',
  'accessibility.limits.text':
    'Ein Programm findet nur einen Teil der Fehler. Noch hat kein Mensch mit Behinderung und kein Bildschirmleser diese Seiten geprüft. Die Editoren für Beschreibungen und Wege, die Einstellungen und die Seiten der Verwaltung wurden noch nicht allein mit der Tastatur durchgearbeitet. Das Bild eines Weges ist nur fürs Auge; eine Liste darunter sagt dasselbe. Texte der Hochschulen fehlen vielleicht in Ihrer Sprache.',
  'accessibility.write.title': 'Etwas funktioniert für Sie nicht',
  'accessibility.write.text':
    'Schreiben Sie an die Hochschule oder Stelle, die diese Seite betreibt: {name}. Sagen Sie, welche Seite es war und was geschah.',

  'privacy.title': 'Datenschutz',
  'privacy.lead': 'Was diese Seite über Sie weiß und was sie damit macht.',
  'privacy.visit.title': 'Wenn Sie sich nur umsehen',
  'privacy.visit.text':
    'Keine Verfolgung, keine Werbung, keine Teile von anderen Seiten. Ihre Wahl von Sprache und Farben bleibt auf Ihrem Gerät.',
  'privacy.check.title': 'Wenn Sie einen Nachweis prüfen',
  'privacy.check.text':
    'Die Datei wird gelesen, geprüft und vergessen. Dazu fragt dieser Server vielleicht den Server des Ausstellers nach Schlüssel und Liste der Rückzüge. Er sagt nicht, um welchen Nachweis es geht.',
  'privacy.account.title': 'Wenn Sie sich anmelden',
  'privacy.account.text':
    'Wir behalten Ihre E-Mail-Adresse, Ihren Namen, falls Sie ihn nennen, und Ihre Sprache. Ein Cookie hält Sie angemeldet; es dient nichts anderem.',
  'privacy.wallet.title': 'Was Sie hier aufbewahren',
  'privacy.wallet.text':
    'Ihre Nachweise liegen auf diesem Server, und nur Sie sehen sie. Sie können sie jederzeit herunterladen und herausnehmen. Sie bleiben dann gültig.',
  'privacy.count.title': 'Wenn Sie eine Hochschule bitten, einen Nachweis anzurechnen',
  'privacy.count.text':
    'Wir schicken dieser Hochschule den Nachweis und was Sie schreiben. Sie muss die Entscheidung aufbewahren, wie ihr Gesetz es sagt.',
  'privacy.university.title': 'Wenn eine Hochschule Ihnen einen Nachweis verleiht',
  'privacy.university.text':
    'Die Hochschule entscheidet, was darin steht, und führt eigene Akten. Eine Liste der Rückzüge enthält nur Nummern, keine Namen.',
  'privacy.rights.title': 'Ihre Rechte',
  'privacy.rights.text':
    'Sie dürfen sehen, berichtigen, mitnehmen und löschen, was über Sie gespeichert ist. Schreiben Sie an den Betreiber dieser Seite: {name}. Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren.',
}
