/** English: help, words, accessibility, privacy. */
export const en = {
  'help.title': 'Help',
  'help.lead': 'The things people ask most.',
  'help.tasks': 'What do you want to do?',
  'help.task.find': 'Find a short course',
  'help.task.find.text': 'Say how much time you have and in which language. You need no account.',
  'help.task.claim': 'Get the credential a university prepared for me',
  'help.task.claim.text':
    'Open the link in the mail of the university. You see the credential before you decide anything.',
  'help.task.keep': 'See my credentials',
  'help.task.keep.text': 'Sign in with the email address that the university has. There is no password.',
  'help.task.check': 'Check a credential somebody showed me',
  'help.task.check.text': 'Drop the file or give the link. We keep nothing of it.',
  'help.task.count': 'Ask a university to count a credential',
  'help.task.count.text': 'Choose the credential and the university. It has at most four months, and must say why.',
  'help.task.words': 'Understand a word',
  'help.task.words.text': 'Short explanations of the words universities use.',
  'help.trouble': 'When something does not work',
  'help.mail.title': 'The mail with the link does not come',
  'help.mail.text':
    'Wait five minutes and look into the spam folder. Then ask for another link. An old link stops working once it was used.',
  'help.name.title': 'My name or a date in the credential is wrong',
  'help.name.text':
    'Only the university that gave it can change it. Write to that university; it withdraws the old one and sends you a new one.',
  'help.checkfails.title': 'The check says “This is not the original”',
  'help.checkfails.text':
    'Somebody or some program changed the file. Even a space counts. Ask for the file as it was sent, or for its link.',
  'help.unlisted.title': 'The check says “We do not know the issuer”',
  'help.unlisted.text':
    'That does not mean it is forged. Many good issuers are not on the list of this network. Ask the issuer.',
  'help.refused.title': 'A university does not want to count my credential',
  'help.refused.text':
    'It must give you a reason. You can ask for another person to look at it again. Your credential stays valid everywhere else.',

  'words.title': 'Words we use',
  'words.lead': 'Short explanations. The official word stands behind, where there is one.',
  'word.micro': 'Micro-credential',
  'word.micro.text': 'Proof that you learned something specific, in weeks rather than years, tested by a university.',
  'word.credential': 'Credential',
  'word.credential.text':
    'A file that says what you learned, sealed by the university. Officially: digital credential.',
  'word.credits': 'Credits',
  'word.credits.text':
    'How much learning it was. One credit stands for 25 to 30 hours. Officially: ECTS, the European Credit Transfer and Accumulation System.',
  'word.level': 'Level',
  'word.level.text':
    'How hard it is, from 1 to 8. Level 6 is like a bachelor’s degree. Officially: EQF, the European Qualifications Framework.',
  'word.outcomes': 'What you can do now',
  'word.outcomes.text': 'What you know and can do after a course. Officially: learning outcomes.',
  'word.seal': 'Digital seal',
  'word.seal.text':
    'A mark made with a secret key of the university. If anything in the file changes, the seal no longer fits.',
  'word.issuer': 'Issuer',
  'word.issuer.text': 'Who gave the credential. Its name comes from a list, not from the file.',
  'word.list': 'List of the network',
  'word.list.text': 'A sealed list of the universities that take part. It says which code belongs to which university.',
  'word.code': 'University code',
  'word.code.text': 'A name that computers use for a university. Officially: decentralised identifier (DID).',
  'word.count': 'Ask a university to count it',
  'word.count.text': 'You ask a university to accept what you learned elsewhere. Officially: recognition.',
  'word.path': 'Path',
  'word.path.text':
    'A plan of a university in which small credentials add up to a larger award. Officially: stackability.',
  'word.withdrawn': 'Withdrawn',
  'word.withdrawn.text': 'The university no longer stands by a credential. Officially: revoked.',
  'word.wallet': 'Wallet',
  'word.wallet.text': 'A place for your credentials. Here it is “My learning”. It can also be an app on your phone.',
  'word.node': 'Node',
  'word.node.text': 'A server of MESHE. Each university or office runs its own; together they form the network.',

  'accessibility.title': 'Accessibility',
  'accessibility.lead': 'Everybody should be able to use these pages.',
  'accessibility.aim.title': 'What we aim for',
  'accessibility.aim.text': 'The Web Content Accessibility Guidelines, version 2.2, level AA.',
  'accessibility.done.title': 'What we did',
  'accessibility.done.text':
    'Programs open every page on each change of this software and look for known faults (axe, with the rules of WCAG 2.0 to 2.2, A and AA): 1280 and 320 pixels wide, light and dark, in English, Spanish and German. On every page they also check that text of twice the size and a screen of 320 pixels lose nothing. The main tasks are done by the keyboard alone: finding a course, checking a credential, signing in, asking a university and reading its answer, deciding, awarding. There the focus is always seen, stays in a dialog and comes back from it. We build the pages so that colour never stands alone, and follow the settings of your device for contrast and motion.',
  'accessibility.limits.title': 'What is not good yet',
  'accessibility.limits.text':
    'A program finds only some of the faults. No person with a disability and no screen reader has tested these pages yet. The editors of descriptions and paths, the settings and the pages for administrators were not yet worked through by the keyboard alone. The picture of a path is for the eye only; a list below it says the same. Texts that universities write may be missing in your language.',
  'accessibility.write.title': 'Something does not work for you',
  'accessibility.write.text':
    'Write to the university or office that runs this site: {name}. Say which page it was and what happened.',

  'privacy.title': 'Privacy',
  'privacy.lead': 'What this site knows about you, and what it does with it.',
  'privacy.visit.title': 'When you only look around',
  'privacy.visit.text':
    'No tracking, no advertising, no parts from other sites. Your choice of language and colours stays on your device.',
  'privacy.check.title': 'When you check a credential',
  'privacy.check.text':
    'The file is read, checked and forgotten. To check it, this server may ask the server of the issuer for its key and its list of withdrawals. It does not say which credential it is about.',
  'privacy.account.title': 'When you sign in',
  'privacy.account.text':
    'We keep your email address, your name if you give it, and your language. One cookie keeps you signed in; it serves nothing else.',
  'privacy.wallet.title': 'What you keep here',
  'privacy.wallet.text':
    'Your credentials lie on this server, and only you see them. You can download them and take them out at any time. They stay valid then.',
  'privacy.count.title': 'When you ask a university to count a credential',
  'privacy.count.text':
    'We send that university the credential and what you write. It must keep the decision as its law says.',
  'privacy.university.title': 'When a university gives you a credential',
  'privacy.university.text':
    'The university decides what stands in it and keeps its own records. A list of withdrawals holds numbers only, no names.',
  'privacy.rights.title': 'Your rights',
  'privacy.rights.text':
    'You may see, correct, take away and delete what is kept about you. Write to the one that runs this site: {name}. You may also complain to the data protection authority of your country.',
}
