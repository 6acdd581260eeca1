/** English: the first pages. */
export const en = {
  'home.title': 'Short university courses that count',
  'home.heading': 'You already learn every day. Some of it can count.',
  'home.lead': 'Short university courses, with proof that works across Europe.',
  'home.question': 'What brings you here?',
  'why.job': 'I want to do my job better',
  'why.job.note': 'Courses that fit beside work',
  'why.change': 'I want to change job',
  'why.change.note': 'See how small courses add up to an award',
  'why.start': 'I want to get started',
  'why.start.note': 'No degree needed',
  'why.required': 'It is required of me',
  'why.required.note': 'Find the one that is asked for',
  'why.curious': 'I am curious',
  'why.curious.note': 'Courses with nothing to pay',
  'home.soon': 'Starting soon',
  'home.all': '{count, plural, one {See the course} other {See all # courses}}',
  'home.none': 'The first courses will stand here as soon as a university publishes one.',
  'home.check': 'Did somebody show you a credential?',
  'home.check.text': 'Check it here. No account, nothing is stored.',
  'home.check.go': 'Check a credential',

  'start.title': 'What is a micro-credential?',
  'start.lead': 'Five short answers. Then you can look for one.',
  'start.what': 'What it is',
  'start.what.text':
    'Proof that you learned something specific. A university tested it. It is small on purpose: weeks, not years. The official word is micro-credential.',
  'start.long': 'How long it takes',
  'start.long.text':
    'Mostly a few weeks, a few hours a week. Universities count in credits (ECTS). One credit stands for 25 to 30 hours of learning.',
  'start.get': 'What you get',
  'start.get.text':
    'A digital credential with the seal of the university. It says what you can do now, how you were tested and who checks the quality. It is yours. You decide who sees it.',
  'start.can': 'What it can do',
  'start.can.text':
    'Show it to an employer. Ask another university to count it. Put several together: some universities build them up to a larger award.',
  'start.cannot': 'What it cannot do',
  'start.cannot.text':
    'It is no degree. No university has to count it: each one decides, says why, and you can ask again.',
  'start.doubt': 'You do not need a degree to start. You do not need to be good at studying.',
  'start.hours': 'Credits in hours',
  'start.hours.credits': 'Credits (ECTS)',
  'start.hours.perWeek': 'Hours you have a week',
  'start.hours.answer':
    '{credits, plural, one {# credit} other {# credits}} take {low} to {high} hours. With {perWeek, plural, one {# hour} other {# hours}} a week that is about {lowWeeks} to {highWeeks} weeks.',
  'start.find': 'Find one for me',
  'start.words': 'Read the words we use',
}
