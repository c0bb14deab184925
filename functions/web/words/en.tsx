import type { Child } from 'hono/jsx';

import { besides } from '../../../shared/rights/copy-words-en.ts';
import { words as report } from '../../../shared/weekly/words-en.ts';

/**
 * All words of the pages in English. Each export is a section, named in `catalogues.ts`; a site's code carries the
 * sections that its pages use, and no others.
 */

export const layout = {
  skip: 'Skip to the content',
  pages: 'Pages',
  everybody: 'For everybody on staff',
  titled: (title: string, company: string) => `${title} – Candor at ${company}`,
  error: 'Error',
  signOut: (name: string) => `Sign out (${name})`,
  promise: (company: string) => `Candor at ${company}. No page here ranks people, or tells who takes part.`,
  navigation: {
    accounts: 'My accounts',
    myAlerts: 'Alerts about my posts',
    myEngagement: 'My engagement',
    myData: 'My data',
    checkADraft: 'Check a draft',
    thisWeek: 'This week',
    advocacy: 'Advocacy',
    campaigns: 'Campaigns',
    material: 'Material to share',
    recognition: 'Recognition',
    duties: 'Who does what',
    officialAccounts: 'Official accounts',
    alerts: 'Alerts',
    rules: 'How right rules are',
    switchedOn: 'What is switched on',
    approvals: 'Approvals',
    changes: 'Changes',
    reads: 'Who read personal data',
    attack: 'The participation attack',
    ownRules: 'Own rules',
    settings: 'Settings',
    terms: 'Company terms',
    documents: 'Documents',
    about: 'What Candor is',
    notice: 'The notice',
    policy: 'Social media policy',
    lessons: 'Short lessons',
    summaries: 'Audit summaries',
    feedback: 'Feedback',
    drafting: 'Changing the policy',
    concern: 'Report a concern',
    concerns: 'Confidential reports',
  },
  language: 'Language',
};

export const about = {
  title: 'What Candor is and is not',
  lead: (company: string) =>
    `Candor reads posts of ${company}’s own accounts, and of employees who said yes. It keeps no words, ranks nobody, and tells nobody who takes part.`,
  readTitle: 'What is read',
  read: [
    'Public posts of the organisation’s own accounts. Two people approve each, and everybody sees it on the list two weeks before it is read.',
    'Public posts of employees who said yes: for the purposes they chose, of the posts they chose, from their yes on.',
    'How often such a post was liked, shared and answered.',
  ],
  neverTitle: 'What is never read',
  never: [
    'Accounts of people who did not say yes, and posts from before they did, unless they choose such a post themselves. The one exception: when you yourself ask to see which of your posts would count, they are shown to you and kept nowhere.',
    'Private posts and messages.',
    'Replies by others, and whoever liked or shared a post.',
    'Anything on your devices, in your mail or in your calendar.',
  ],
  promisesTitle: 'What you are promised',
  promises: [
    [
      'Nothing without your yes.',
      'Nothing is read, kept or derived without your consent for that purpose and those posts; after you withdraw, nothing more is. That is asked before each reading, and once more within each write. Only when you yourself ask to see which of your posts would count are they read without it, shown to you, and kept nowhere.',
    ],
    [
      'Your words are not kept.',
      'They are in memory, and sealed with your account’s own key on their way through one queue. No table, log or file holds them. An alert keeps a masked excerpt.',
    ],
    [
      'Nobody can watch a person with it.',
      'Comms sees published totals alone. Security sees single alerts, never a list by author. There is no figure, list or export per person for anybody: not who joined, not who left, not who said no.',
    ],
    [
      'You see all that is held about you,',
      'who read it, and when it goes: under “My data” at the participant site.',
    ],
    [
      'What is published can be checked.',
      'Figures and summaries are published once, each with a hash that a public log names from the next day on; what is in that log cannot be altered later without being seen. Receipts of your consent are signed. Consents, collections and erasures enter it without telling whose they are, and an auditor can count them; the copy of your data opens those about you, and the receipt of a consent that ended its own.',
    ],
    [
      'Leaving is as easy as joining, and complete.',
      'One step, no reason asked. Your account’s key is destroyed in the same write as the consent; what was derived is erased within the hour, from backups within seven days; a receipt proves that you left.',
    ],
    ['Counted once.', 'A message may arrive twice, late or half: each post still counts once.'],
  ] satisfies [string, string][],
  protectedTitle: 'What is protected, and from whom',
  public: 'Posts and most of their counts are public; we do not pretend to hide them. What we protect is:',
  protected: [
    'who takes part, and for which purposes;',
    'who joined, paused, withdrew or said no, and when;',
    'which account belongs to which employee;',
    'stored labels, findings and alerts, and counts that are not public;',
    'drafts and feedback.',
  ],
  fromWhomTitle: 'From whom',
  fromWhom:
    'From people in comms, managers, colleagues and outsiders: also from those who know every account that might take part, all of its posts, all figures and summaries ever published, and the days on which somebody was away or left.',
  measured: ({ atMost, guess }: { readonly atMost: string; readonly guess: string }) =>
    `Published figures still tell a little. In our simulations, somebody who knew all of that and studied a year of figures named rightly at most ${atMost} of those who might take part; tossing a coin names ${guess}.`,
  measuredWorse: ({ announced, halfYear }: { readonly announced: string; readonly halfYear: string }) =>
    `Where a third of the participants say themselves that they take part, it was ${announced}. Somebody who was told who joined or left within the year named the right half of it for about ${halfYear}.`,
  publishedFrom: (people: string) =>
    `The fewer people post, the less is published about them: below ${people}, nothing at all. We do not claim “differential privacy”: these are measurements of the attacks we know.`,
  cannotTitle: 'What Candor cannot do',
  cannot: [
    'It cannot hide that somebody takes part who says so, and cannot recall what was published.',
    'An alert necessarily discloses one participant to the few people who handle it.',
    'Whoever administers the cloud, with rights on keys and data, can technically break these promises. Separate duties, and a record of access that is kept elsewhere, make that detectable, not impossible.',
    'It can show that what it recorded was not altered. It cannot show that nobody reads a public platform without it.',
    'It is no protection against leaks: somebody who means to leak will not take part.',
  ],
  cheatTitle: 'If those who run Candor wanted to cheat',
  cheat:
    'What is recorded goes into a public log. Whoever runs it has its key and its stores, and could try the following. A test plays each, and says who notices:',
  cheated: [
    [
      'Hide, change or date back something that was recorded: a reading, a consent, a day of collection.',
      'An auditor notices, who gets what opens the log and accounts for every place in it. A copy of your own data proves its entry anyway.',
    ],
    [
      'Publish a count that the records do not give, or change a summary later.',
      'An auditor computes every figure anew, with the published figures and what opens the log at hand; from the log alone anybody sees what changed, which fields are kept and that limits are those in force. The log names each summary by its hash, so that whoever has the file notices a change.',
    ],
    [
      'Write an old day anew, or show an old log again.',
      'Whoever kept a signature of the log (a checkpoint) notices. So does a program of Candor’s own, four times a day.',
    ],
    [
      'Show different people different logs.',
      'Two people notice who compare checkpoints. Where a witness outside signs as well, nobody needs to.',
    ],
  ] satisfies [string, string][],
  unseenTitle: 'What the log cannot show',
  unseen: [
    'That something was never recorded. Only your own entries, and your own copy, show you what is there.',
    'That records were read by somebody with rights on keys and stores; the cloud’s own trail shows that.',
    'A log that was written anew where nobody outside kept a checkpoint and no witness signs: whoever rules all of the cloud can make our own program forget.',
    'What is missing of records about people once these are 400 days old: they then go by themselves.',
  ],
  tellsTitle: 'What the log tells about you',
  tells: [
    'Each thing that was recorded about you is one of thousands of random-looking numbers, of which every day has equally many. How many days of posts were collected, how many alerts, consents and erasures there were, and how often security opened a post, is told by the quarter alone, in wide ranges. In our simulations these ranges did not help to name who takes part, even where one post in ten raises an alert and security opens each.',
    'No summary says any more that security opened none. Whoever could tell that your post may have raised an alert, and that security opens all of them, would learn from “none” that you take no part. You see each reading of a post of yours, and an auditor counts all of them. The works council and auditors see by the week how often it was done, to watch over it; they could conclude the same.',
    'By the week the log tells, as ranges, how often a rule was taken from security for being wrong, or given back, and how often an auditor was given what opens the log.',
  ],
  law: 'A yes to one’s employer is not always a free one (the European data protection board says so in its guidelines 05/2020). That is why a no has no consequence, why nobody learns of it, and why looking for confidential matters also wants a works agreement or an assessment of its risks.',
};

export const noticePage = {
  title: 'The notice in force',
  lead: 'This is what people are told before they say yes or no. You can read it without signing in, and nobody learns that you did.',
  written:
    'A consent names the very words that somebody read, by the language and the SHA-256 of the notice’s canonical JSON:',
  version: (version: string, language: string) => `Version ${version}, ${language}`,
  general: 'For every purpose',
  purposes: 'Purpose by purpose',
  what: 'What is done',
  kept: 'How long it is kept',
  seenBy: 'Who sees it',
  scopes: 'Which posts you may choose to count',
  changes: 'What changed',
  changed: (version: string, day: string) => `${version}, since ${day}`,
  material: 'Whoever agreed to an earlier notice is asked anew; until then nothing of theirs is read.',
  wordsAlone: 'Only words changed: consent to the notice before goes on standing.',
};

export const officialList = {
  title: 'Official accounts',
  lead: 'Accounts that belong to the organisation, never to a person. Two people approved each of them, and their figures are exact.',
  none: 'No account of the organisation’s own is registered.',
  caption: 'The organisation’s own accounts',
  account: 'Account',
  state: 'State',
  readFrom: (day: string) => `read from ${day} on`,
  ended: (day: string) => `registered until ${day}; not read any more`,
  objectTitle: 'Object to one',
  object: (to: string) =>
    `If you work here and think that one of them should not be read, because it is a person’s or for any other reason, write to ${to}.`,
  objectWhen: (days: number) =>
    `You may do so before an account is read, which is ${days} days after it appears here, and at any time after.`,
};

export const lessons = {
  title: 'Short lessons',
  lead: 'What would you do? A few minutes each, from cases as they happen.',
  nothingStored:
    'Nobody keeps score: your answers open in your browser and are sent to nobody. That you read this page is not recorded with anything about you.',
  openAnAnswer: 'Open an answer to see what speaks for it or against it. Open as many as you like.',
  caseNumber: (number: number) => `Case ${number}`,
  right: 'A good choice.',
  wrong: 'Better not.',
  remember: 'To remember',
  others: 'Other lessons',
  policy: 'The social media policy',
  all: {
    confidential: {
      title: 'Confidential or not?',
      about: 'What you know from work alone, and what you may tell.',
      cases: [
        {
          story:
            'Your team has finished a device that goes on sale in three weeks. A friend posts a picture of it from a shop window that was decorated too early, and asks you in public: “Is that yours?”',
          question: 'What do you answer?',
          answers: [
            {
              text: '“Yes, finally! Wait until you see what it can do.”',
              isRight: false,
              because:
                'You would confirm what is not announced. That a picture is out does not make the rest public.',
            },
            {
              text: 'Nothing, and tell the people responsible for the launch about the picture.',
              isRight: true,
              because:
                'They can decide what to do, and you have given nothing away. You need not lie either.',
            },
            {
              text: '“No, never seen it.”',
              isRight: false,
              because: 'It is untrue, and a flat denial tells just as much. Silence is enough.',
            },
          ],
        },
        {
          story:
            'At the end of a hard week you want to post a photo of your desk at home: a cup, a cat, two screens.',
          question: 'What do you look at first?',
          answers: [
            {
              text: 'Whether the cat looks good.',
              isRight: false,
              because:
                'That, too. But a screen, a badge or a letter in the background can be read when enlarged.',
            },
            {
              text: 'What can be read on the screens, the desk and the wall, enlarged.',
              isRight: true,
              because:
                'Names of customers, a chat, a note with a password: most slips of this kind are in the background.',
            },
          ],
        },
        {
          story:
            'You think that your pay is too low and want to ask in a forum what others earn in your job.',
          question: 'May you?',
          answers: [
            {
              text: 'No, pay is a trade secret.',
              isRight: false,
              because: 'Your own pay is yours to talk about. An agreement that forbids it does not hold.',
            },
            {
              text: 'Yes, about my own; without the names and the pay of colleagues.',
              isRight: true,
              because: 'What others earn is their personal data. Your own you may tell to anybody.',
            },
          ],
        },
      ],
      remember:
        'Ask yourself: do I know this from work alone, and would it be news to somebody outside? If so, ask whose it is before you post.',
    },
    phishing: {
      title: 'Phishing: who is asking?',
      about: 'Messages that want your password, your trust or your hurry.',
      cases: [
        {
          story:
            'You get a direct message: “Your account was reported for breach of copyright. Confirm within 24 hours or it will be deleted.” The sender’s name is that of the platform, with a blue tick in the picture.',
          question: 'What do you do?',
          answers: [
            {
              text: 'Open the link and look whether the page seems genuine.',
              isRight: false,
              because: 'A copy looks like the original. The tick is part of a picture that anybody can draw.',
            },
            {
              text: 'Leave the link alone and open the platform as always; a real warning stands there, too.',
              isRight: true,
              because: 'Your own way in is the one that nobody else can choose for you.',
            },
            {
              text: 'Answer and ask whether it is genuine.',
              isRight: false,
              because: 'Whoever is behind it will say yes, and knows now that you read such messages.',
            },
          ],
        },
        {
          story:
            'A recruiter writes through a network for professionals, praises your posts, and sends a document with “the exact tasks and the salary”. You are to switch on macros to read it.',
          question: 'What do you do?',
          answers: [
            {
              text: 'Ask for the text in the message itself, and do not open the file.',
              isRight: true,
              because:
                'Nobody honest needs macros for a description of a job. Interest in your work is a common bait.',
            },
            {
              text: 'Open it on the computer at work, which has a virus scanner.',
              isRight: false,
              because: 'A scanner finds what is known already. At work the damage would be larger.',
            },
          ],
        },
        {
          story:
            'You have typed your password into a page, and a moment later you see that the address was wrong.',
          question: 'What first?',
          answers: [
            {
              text: 'Change the password where it belongs, then tell security.',
              isRight: true,
              because: 'Each minute counts. Whoever tells at once has nothing to fear.',
            },
            {
              text: 'Wait whether something happens; nobody need know.',
              isRight: false,
              because: 'What happens is often seen weeks later. Together it is mended within minutes.',
            },
          ],
        },
      ],
      remember:
        'Hurry, praise and threats are signs. Go in by your own way, and tell at once if something went wrong.',
    },
    privacy: {
      title: 'Who sees what? Privacy settings',
      about: 'What strangers learn from your profile, and how to change it.',
      cases: [
        {
          story:
            'You post from the train: “Off to the client in Lyon, back on Friday!” Your posts can be seen by everybody.',
          question: 'What does a stranger learn?',
          answers: [
            {
              text: 'Nothing of importance.',
              isRight: false,
              because: 'That your home is empty until Friday, and that your company has a client in Lyon.',
            },
            {
              text: 'Where I am, when I am not at home, and whom we work for.',
              isRight: true,
              because:
                'Post about a journey when you are back, or to people you know, and leave the client out.',
            },
          ],
        },
        {
          story:
            'A quiz asks for your first pet, the street you grew up in and your birthday, “to find your hero’s name”.',
          question: 'Do you take part?',
          answers: [
            {
              text: 'Yes, it is only a game.',
              isRight: false,
              because: 'Those are the answers to the questions by which accounts are recovered.',
            },
            {
              text: 'No, or with invented answers.',
              isRight: true,
              because:
                'Where an account asks such questions, too, invented answers kept in a password manager are best.',
            },
          ],
        },
        {
          story: 'You have had an account for nine years and have never looked at its settings.',
          question: 'Where do you begin?',
          answers: [
            {
              text: 'With the second factor, then who sees old posts, then which applications have access.',
              isRight: true,
              because:
                'In this order each step protects most for the least effort. It takes about ten minutes.',
            },
            {
              text: 'With a new account and the old one left as it is.',
              isRight: false,
              because: 'Forgotten accounts are taken over unseen. Close them, or look after them.',
            },
          ],
        },
      ],
      remember:
        'Once a year: second factor, audience, applications with access. And think of what a picture or a place tells.',
    },
  },
};

export const policy = {
  name: 'Social media policy',
  version: (version: string, { since, review }: { readonly since: string; readonly review: string }) =>
    `Version ${version}, in force since ${since}; looked at again by ${review}.`,
  changes: 'What changed',
  changed: (version: string, day: string) => `${version}, since ${day}`,
  readIt: 'Read the policy',
  iHaveRead: 'I have read it',
  acknowledged: (version: string, day: string) => `You said on ${day} that you have read version ${version}.`,
  nothingAcknowledged: 'You have not said that you read the social media policy.',
  changedSince: 'What changed since',
  whoSees:
    'Only you see whether you have said so: there is no list of it for managers, comms, the works council or anybody else. It is kept as version and day, until you acknowledge another or erase the rest under “My data”.',
};

export const policyPage = {
  reportConcern: 'Report a concern in confidence',
  appliesTo: 'Whom and what it is for',
  do: 'Please do',
  dont: 'Please do not',
  examples: 'Examples',
  fine: 'These are fine',
  notFine: 'These are not',
  questions: 'Questions and answers',
  consequences: 'What can follow',
  investigation: 'What happens by when',
  complaints: 'Complaints and appeal',
  backlash: 'When people turn on you',
  contacts: 'Whom to turn to',
  contactNames: {
    posts: 'Questions about posts',
    security: 'Something was given away',
    worksCouncil: 'Works council',
    dataProtection: 'Data protection officer',
    support: 'Support when people turn on you',
    complaints: 'Complaints and appeal',
    confidential: 'Wrongdoing, in confidence',
  },
  shareTitle: 'May I share this?',
  shareLead: 'A few questions, one after another.',
  yes: 'Yes',
  no: 'No',
  change: 'Change',
  changeAnswer: (question: string) => `Change the answer to: ${question}`,
  verdicts: { yes: 'You may', ask: 'Not yet: one thing first', no: 'Better not' },
  startAgain: 'Start again',
  askSomebody: 'Ask somebody',
  notStored:
    'Your answers are in the address of this page and nowhere else. This is help, not a permission that anybody checks.',
  acknowledgeLink: 'Say that you have read it',
};

export const feedback = {
  name: 'Feedback',
  promisesTitle: 'What becomes of your answers',
  promises: (shownOn: string, from: string) => [
    'They are anonymous. Nobody signs in here. This site keeps no record of visits, no address of a device and no cookie but one for a language you choose.',
    'Of each answer is kept what you said and in which quarter of the year; no day and no hour, and nothing that ties it to your other answers.',
    `Nobody reads them before the quarter is over. From ${shownOn} on everybody can, in an order that tells nothing, and only where there are at least ${from} answers to the same question.`,
    'After two more quarters all answers of a quarter go at once. There is no backup of them.',
  ],
  limitsTitle: 'What this cannot promise',
  limits: (forms: string) => [
    'Whoever knows how you write may recognise your own words. Name nobody, yourself included: what you write is shown to all as it is. Most addresses, account names and telephone numbers are left out by a program; some it misses, and names of people it does not know.',
    `Since nobody signs in, somebody could answer more than once. Take the figures as a mood, not as a vote. To keep programs out, at most ${forms} forms are taken a week.`,
    'Your browser and the network you use may remember that you opened this page, as with any page. Use a device of your own if that matters to you.',
    'Whoever runs the cloud for us could technically watch answers come in. That would leave a trace elsewhere, and is not among what they are to do.',
  ],
  earlier: 'What was said in earlier quarters',
  formTitle: 'Your answers',
  wordsHint: (most: string) =>
    `Up to ${most} characters. It is shown to everybody once the quarter is over; please name nobody.`,
  send: 'Send without a name',
  notJustSent:
    'Nothing was sent just now. Once answers of yours are taken, this page says so for five minutes.',
  thanksTitle: 'Thank you',
  thanks: (shownOn: string) =>
    `Your answers were taken. From ${shownOn} on everybody can read what staff said, where there are enough answers.`,
  policy: 'The social media policy',
  answersTitle: 'What staff said about the policy',
  answersLead:
    'Answers of quarters that are over. Nobody, not even those who run Candor, knows whose they are.',
  rounds: 'Quarters',
  round: (round: string) => `${round.slice(5)} ${round.slice(0, 4)}`,
  closed: (round: string, on: string) => `${round}, closed on ${on}`,
  tooFew: (from: string) => `Fewer than ${from} answers. Nothing is shown, not even how many there are.`,
  answered: (total: string) => `${total} answers`,
  columns: ['Answer', 'How many', 'Share'],
  textsTitle: 'In their own words',
  tooFewTexts: (from: string) => `Fewer than ${from} texts. Nothing is shown, not even how many there are.`,
  shuffled: 'In an order that has nothing to do with when or with what else they were written.',
  parts: 'Parts',
  part: (part: string) => `Part ${part}`,
  mood: 'Nobody signs in to answer, so somebody may have answered more than once: this is a mood, not a vote.',
  giveFeedback: 'Say what you think',
  problems: {
    differs:
      'A first version of your answers was taken before, and stays. What you changed was not taken: your words stand below; leave what the first version lacks, and send it. Choose nothing again, or it counts twice.',
    empty: 'Nothing is filled in yet. Answer at least one question, or write something.',
    unknownAnswer: 'Choose one of the answers that are there.',
    tooLong: (characters: string, most: string) =>
      `This is ${characters} characters long; there is room for ${most}. Please shorten it.`,
    full: 'As many answers came this week as can be taken. Please come back next week; nothing of what you sent was kept.',
    notNow:
      'Your answers could not be stored right now. Please send them again in a minute; they count once.',
  },
};

export const drafting = {
  title: 'Changing the policy together',
  lead: 'Here comms and the works council propose changes to the social media policy. Everybody on staff can say what they think of each part, and everybody sees what is answered and how it ends.',
  promisesTitle: 'What becomes of a comment',
  promises: (kept: string) => [
    'No name is shown with it, and none is known: nobody signs in here, this site keeps no record of visits and no address of a device. Comms, the works council and your managers see what you see.',
    'Of a comment is kept what you said, on which part and in which week. It is shown from the Monday after on, together with the others of that week and in an order that tells nothing.',
    'If you want to be known as its author, write your name into it yourself.',
    `A proposal goes ${kept} days after the last day of its comments, and with it all that was said of it. There is no backup of comments.`,
  ],
  limitsTitle: 'What this cannot promise',
  limits: (most: string) => [
    'Whoever knows how you write may recognise your words. A comment cannot be taken back, since nobody knows whose it is. Most addresses, account names and telephone numbers are left out by a program; names of people it does not know.',
    `Since nobody signs in, somebody could write more than once: comments are arguments, not votes. To keep programs out, at most ${most} comments are taken a week.`,
    'Your browser and the network you use may remember that you opened this page. Use a device of your own if that matters to you.',
  ],
  states: { open: 'Open for comments', considered: 'Being considered', closed: 'Closed' },
  none: 'There is no proposal at present.',
  proposers: { 'comms-approver': 'comms', 'works-council': 'the works council' },
  proposedBy: (who: string, on: string) => `Proposed by ${who} on ${on}.`,
  untilDay: (day: string) => `Comments until ${day}.`,
  overSince: (day: string) => `Comments were taken until ${day}. Now it is decided.`,
  adopted: (version: string, on: string) =>
    `Adopted on ${on}; it stands in version ${version} of the policy or, where that is not in force yet, will.`,
  notAdopted: (on: string) => `Not adopted, decided on ${on}.`,
  whyTitle: 'Why',
  basedOn: (version: string) => `It would change version ${version}.`,
  changesTitle: 'What would change',
  sections: {
    purpose: 'What the policy is for',
    appliesTo: 'Whom and what it is for',
    do: 'Please do',
    dont: 'Please do not',
    fine: 'Examples that are fine',
    notFine: 'Examples that are not',
    backlash: 'When people turn on you',
    consequences: 'What can follow',
    investigation: 'What happens by when',
    complaints: 'Complaints and appeal',
    questions: 'Questions and answers',
  },
  what: { removed: 'Before', added: 'After', kept: 'Unchanged' },
  unchanged: (paragraphs: string, one: boolean) =>
    one ? 'One paragraph stays as it is' : `${paragraphs} paragraphs stay as they are`,
  toComments: (section: string) => `Comments on “${section}”`,
  back: 'The whole proposal',
  all: 'All proposals',
  commentsTitle: 'What staff say',
  noComments: 'No comment is shown yet. What is written this week is shown from Monday on.',
  week: (week: string, year: string) => `Week ${week} of ${year}`,
  answeredBy: (who: string, on: string) => `Answer of ${who}, ${on}`,
  parts: 'Parts',
  part: (part: string) => `Part ${part}`,
  formTitle: 'Your comment',
  commentLabel: 'What do you think of this part?',
  commentHint: (most: string, from: string) =>
    `Up to ${most} characters. Shown to everybody from ${from} on, without a name.`,
  send: 'Send without a name',
  notJustSent:
    'Nothing was sent just now. Once a comment of yours is taken, this page says so for five minutes.',
  thanksTitle: 'Thank you',
  thanks: (from: string) => `Your comment was taken. From ${from} on everybody can read it.`,
  noMore: 'Comments on this proposal are no longer taken.',
  fromPolicy: 'Changes that are being discussed',
  deskLead:
    'What you write here is an act of your role: it is shown as said by it, and which of you wrote it is not kept. Nobody can see who commented, you included.',
  propose: 'Propose a change',
  proposeIn: (language: string) => `Propose a change of the text in ${language}`,
  newTitle: 'Propose a change of the policy',
  newLead:
    'Change the parts below as you would have them. Whatever differs from the policy becomes the proposal; parts left alone do not. A proposal cannot be changed once it is open, since people comment on what they read.',
  room: (most: string) => `All changed parts together, before and after, have room for ${most} characters.`,
  titleLabel: 'Title',
  whyLabel: 'Why you propose it',
  weeksLabel: 'For how many whole weeks after this one comments are taken',
  sectionHint: 'Paragraphs are parted by an empty line.',
  pairHint:
    'Paragraphs are parted by an empty line; each has two things, the first in its first line, such as a question and then its answer.',
  proposeButton: 'Open for comments',
  translated:
    'A proposal changes one language of the policy. Whoever adopts it changes the other languages in the same version.',
  answerLabel: 'Answer',
  answerHint: (most: string) => `Up to ${most} characters. It can be given once and is not changed.`,
  answerButton: 'Answer for all to read',
  outcomeTitle: 'How it ends',
  outcomeHint:
    'It can be adopted once comments are over and all of them can be read; not to adopt it can be decided at any time. Either is final.',
  outcomes: { adopted: 'Adopted', 'not-adopted': 'Not adopted' },
  policyVersion: 'In which version of the policy, if it is adopted',
  outcomeSays: 'Why; if it is adopted, what became of the comments',
  outcomeSure: 'I know that this is final: it is not changed or opened again.',
  outcomeButton: (title: string) => `Close “${title}”`,
  othersClose: (who: string) => `Only ${who} can close this proposal, having made it.`,
  problems: {
    differs:
      'A first version of your comment was taken before, and stays. What you changed was not taken: leave below what the first version lacks, and send it as another comment.',
    empty: 'Nothing is written yet.',
    tooLong: (characters: string, most: string) =>
      `This is ${characters} characters long; there is room for ${most}. Please shorten it.`,
    full: 'As many comments came this week as can be taken. Please come back next week; nothing of what you sent was kept.',
    notNow: 'Your comment could not be stored right now. Please send it again in a minute; it counts once.',
    closed: 'Comments on this proposal are no longer taken; yours was not kept.',
    title: (most: string) => `Give it a title of up to ${most} characters.`,
    why: (most: string) => `Say why, in up to ${most} characters.`,
    weeks: (most: string) => `Choose one to ${most} weeks.`,
    nothingChanged: 'No part differs from the policy. Change at least one.',
    changedMeanwhile:
      'The policy itself changed since you opened this form. Compare with its new version, and send the form again.',
    sectionEmpty: 'A part of the policy cannot be empty.',
    manyParagraphs: 'There are more paragraphs than this part of a policy can have.',
    longParagraph: (paragraph: string) =>
      `Paragraph ${paragraph} is longer than one of a policy can be (1,200 characters a line of it).`,
    oneLine: (paragraph: string) => `Paragraph ${paragraph} has only one line and needs two things.`,
    allTooLong: (most: string) =>
      `All changed parts together, before and after, are longer than ${most} characters. Propose fewer of them at a time.`,
    tooMany: 'There are as many proposals as are kept at a time.',
    answeredAlready: 'This comment was answered before; the first answer stands. This is what you wrote.',
    outcome: 'Choose how it ends.',
    tooEarly: 'Comments are not over yet, so it cannot be adopted yet.',
    version: 'Name the version: letters, digits, points and hyphens.',
    closedAlready: 'This proposal was closed before. What you wrote was not taken.',
    closedMeanwhile: 'This proposal was closed meanwhile; your answer was not taken. This is what you wrote.',
    sure: 'Tick that you know that it is final.',
  },
};

export const recognition = {
  title: 'Recognition',
  lead: 'Here you can nominate yourself, and nobody else can nominate you. Colleagues see who did until the round is over.',
  promises: [
    'Only you put yourself here, by a name you choose, and only you change it or take it back; it is gone at once.',
    'Everybody on staff who signs in sees the same list, comms and managers too, and nothing more. The order is shuffled anew each day and is no ranking; there are no figures beside it.',
    'Whoever signs in may nominate themselves, whether they take part in anything or not: being here does not say that you do. If your sentence says so, you tell it to your colleagues, and what they have read cannot be taken back.',
    'When the round is over, all of it is erased. Not nominating yourself has no effect on anything.',
  ],
  none: 'No round is running.',
  until: (day: string) => `Until ${day}; then all nominations are erased.`,
  nobody: 'Nobody has nominated themselves yet.',
  shuffled: 'In an order that changes each day and means nothing.',
  nominateTitle: 'Nominate yourself',
  yours: 'Your nomination',
  fields: { name: 'The name to be shown', says: 'What you want to be recognised for, in a sentence' },
  nameHint: (most: string) => `As you choose; up to ${most} characters. Please write no other person’s name.`,
  saysHint: (most: string) => `Up to ${most} characters. Please say nothing of others.`,
  tells:
    'Name and sentence are shown to all colleagues who sign in. If you write that you take part in Candor, you tell them that you do.',
  nominate: 'Nominate myself',
  change: 'Change my nomination',
  withdraw: (round: string) => `Take my nomination for “${round}” back`,
  withdrawTells: 'It is gone at once.',
  problems: {
    name: (most: string) => `Write a name of up to ${most} characters.`,
    says: (most: string) => `Write a sentence of up to ${most} characters.`,
    over: 'That round is over; nothing was taken. This is what you wrote.',
  },
  held: {
    caption: 'Your nominations for recognition',
    columns: ['Name', 'Sentence', 'Gone on', 'Round'],
    none: 'You have not nominated yourself for recognition.',
    link: 'Recognition',
  },
};

export const recognitionDesk = {
  lead: 'You start rounds and end them. Who nominated themselves you see at the participant site, as all staff do; this site cannot read it. If somebody’s name was used by another, end the round: its nominations are hidden at once.',
  startTitle: 'Start a round',
  fields: { title: 'Title', until: 'Last day', about: 'What it is for' },
  start: 'Start',
  end: (round: string) => `End “${round}” now`,
  endTells: 'Its nominations are hidden from everybody at once. It cannot be started again.',
  problems: {
    title: (most: string) => `Give it a title of up to ${most} characters.`,
    until: (most: string) => `Name a day from today on, at most ${most} days away.`,
    about: (most: string) => `Say what it is for, in up to ${most} characters.`,
    tooMany: 'As many rounds run as can at a time.',
  },
};

export const roles = {
  comms: 'Comms',
  'comms-approver': 'Comms approver',
  security: 'Security',
  'security-lead': 'Security lead',
  'works-council': 'Works council',
  auditor: 'Auditor',
  administrator: 'Administrator',
  'confidential-recipient': 'Confidential recipient',
};

export const dutiesPage = {
  title: 'Who does what',
  lead: 'Which roles there are, what takes two different people, and what is lost where one person holds several roles, as in a small company.',
  rolesTitle: 'The roles',
  staff:
    'Everybody on staff may use the participant site, whatever else they do, and there each sees their own data alone. No role sees who takes part.',
  rolesCaption: 'What each role is for, and where it may do something',
  rolesColumns: ['Role', 'What it does', 'Where'],
  sites: {
    participant: 'participant site',
    comms: 'comms site',
    security: 'security site',
    oversight: 'oversight site',
    administration: 'administration site',
    public: 'public site',
  },
  duties: {
    comms: 'Reads released figures, writes campaigns, asks for official accounts.',
    'comms-approver':
      'The same; approves official accounts that somebody else asked for, proposes changes of the policy.',
    security: 'Handles alerts, one at a time; asks who an author is where that is needed.',
    'security-lead': 'The same; agrees that an author is named, lets a rule alert security again.',
    'works-council':
      'Sees what is switched on and what was done; approves what takes effect and the company’s own rules; proposes changes of the policy.',
    auditor: 'Sees what the works council sees, and approves nothing.',
    administrator: 'Looks after the company’s terms and documents, asks for own rules. Sees nobody’s data.',
    'confidential-recipient': 'Reads and answers what is reported in confidence.',
  },
  twoTitle: 'What takes two people',
  twoLead:
    'In these, Candor compares who the two are, not only which roles they hold: nobody can be both, even with both roles.',
  twoCaption: 'Acts of two different people',
  twoColumns: ['What', 'One is', 'The other is'],
  or: ' or ',
  acts: {
    'official-account': 'Registering an official account',
    'author-named': 'Showing who the author of a post is',
    'own-rules': 'Putting a rule of the company’s own into force',
  },
  smallTitle: 'With two people',
  smallLead:
    'Two people can do all of it, and whatever takes two people still has two. Only confidential reports need a third, who may be outside the company, such as an ombudsperson:',
  person: {
    first: (roles: string) => `One: ${roles}.`,
    second: (roles: string) => `The other: ${roles}.`,
    third: (roles: string) => `A third: ${roles}.`,
  },
  notTogether: (roles: string) =>
    `Refused: whoever holds one of these roles cannot open confidential reports, even as their recipient: ${roles}. A report may be about them.`,
  costCaption: 'What is lost where two roles fall together in one person',
  costColumns: ['Roles', 'What that costs'],
  costs: {
    'comms+comms-approver':
      'This person alone can register no official account: whoever asks cannot approve. A second approver is needed, or there are no new accounts.',
    'security+security-lead':
      'This person alone can have no author named: whoever asks cannot agree. A second lead is needed for that.',
    'administrator+works-council':
      'This person alone can put no own rule into force: whoever asks cannot approve. And whoever chooses what is looked for also watches over it.',
    'comms+security':
      'Who handles an alert learns that one person takes part, and then reads totals in which that person is. Comms otherwise knows of nobody.',
    'comms+administrator':
      'Who speaks for the company also chooses which words raise alerts, and could aim them at critics. Own rules still need the works council.',
    'security+administrator':
      'Who writes the terms that raise alerts also judges the alerts. Nobody else notices a term that is too wide but by the figures of each rule.',
    'comms-approver+security-lead':
      'Who approves for comms may agree that an author is named, and so learn that somebody takes part.',
    'comms-approver+works-council':
      'Proposals for the policy come from one person in two roles, and staff see two voices that are one. Agreement between the company and the works council is then on paper only.',
    'comms-approver+auditor': 'Official accounts are approved and audited by the same person.',
    'security-lead+works-council':
      'Who agrees that an author is named also watches over how often that happens. Summaries still count it for everybody.',
    'security-lead+auditor': 'Who lets rules alert again and agrees to name authors audits it, too.',
    'security-lead+administrator':
      'Who writes what is looked for may let a rule that was wrong too often alert again.',
    'administrator+auditor': 'What is set up is audited by whoever set it up.',
    'works-council+auditor':
      'What the works council approved is audited by whoever approved it. The public log can still be verified by anybody.',
  },
  yoursTitle: 'Your own roles',
  yours: (roles: string) => `You hold: ${roles}.`,
  nothingTogether: 'None of them should be kept apart from another of yours.',
  yoursCaption: 'What falls together in you',
  partial:
    'You cannot open confidential reports, since you hold a role that they may be about. Another recipient is needed.',
  link: 'Who does what, and what takes two people',
};

export const concerns = {
  title: 'Report a concern in confidence',
  lead: 'Something is wrong with how posts, accounts or people are treated here, or with Candor itself? Say it to one person who is bound to keep it to themselves.',
  goesTo: 'It goes to',
  comeBack: 'You have a code already? See whether there is an answer',
  promisesTitle: 'What becomes of it',
  promises: ({ days, months, kept }: { days: string; months: string; kept: string }) => [
    'It is sealed as it arrives. Only the recipient can open it: not comms, not security, not the works council, not your managers, and not this site either.',
    'You need not say who you are. Nobody signs in; this site keeps no record of visits, no address of a device, and with your report only the day.',
    `You get a code, once. With it you come back and see that your report arrived, within ${days} days, and what was done, within ${months} months of that, as EU Directive 2019/1937 says. You can add to it and answer questions.`,
    'You see on which days the recipient opened it.',
    `When the recipient has closed it, it is erased after ${kept} days; at the latest three years after it arrived.`,
    'Whoever reports in good faith must not suffer for it. You may also go to the authority that the law names instead.',
  ],
  limitsTitle: 'What this cannot promise',
  limits: [
    'What you tell may show who you are, if only few people know it. The recipient may not ask around who it was, but keep it in mind.',
    'Your browser and the network you use may remember that you opened this page. Use a device of your own if that matters to you.',
    'Whoever runs the cloud for us and has rights on its keys could technically open reports. That would leave a trace elsewhere, and is not among what they are to do.',
    'The trail of the cloud’s keys says, to the second, that something was sealed here; not what, not for which report, and nothing of you. Only who runs the cloud for us can read it.',
    'There is no backup of reports, since one would tell when each came. Should the store be lost your report is lost as well; your code then finds nothing.',
    'Whoever has your code reads what you wrote and the answers. If you lose it nobody can give you another; report anew then.',
  ],
  formTitle: 'Your report',
  says: 'What happened?',
  saysHint: (most: string) =>
    `Up to ${most} characters. What, when, where, who could confirm it; as much as you like.`,
  addHint: (most: string) => `Up to ${most} characters. Whatever is new, or answers a question.`,
  contactLabel: 'How can the recipient reach you? (only if you like)',
  contactHint: (most: string) =>
    `A name, a number, an address, up to ${most} characters. Leave it empty to stay unknown; the code is enough to talk.`,
  contact: 'Can be reached',
  send: 'Send to the recipient alone',
  takenTitle: 'Your report has arrived',
  taken: 'Sealed, for the recipient alone.',
  codeTitle: 'Your code',
  codeAdvice: (days: string, months: string) => [
    'Write it down now. It is shown this once and kept nowhere; we could not find it again if we wanted to. Each link on this page leads away from it.',
    `Come back with it: within ${days} days you see that the recipient has it, within ${months} months of that what was done.`,
    'Whoever has the code reads the report. Keep it as you would keep a key.',
  ],
  comeBackTitle: 'Come back to a report',
  code: 'Your code',
  codeHint: 'Eight groups of four letters and digits. Spaces, hyphens and capitals do not matter.',
  look: 'See the report',
  reportAnother: 'Report another concern',
  ownTitle: 'Your report',
  stands: 'How it stands',
  states: {
    received: 'It has arrived',
    acknowledged: 'The recipient has it and looks into it',
    asked: 'The recipient asks you something; an answer is still owed',
    answered: 'It is answered: the recipient said what was done',
    closed: 'It is closed',
  },
  statesForRecipient: {
    received: 'It has arrived',
    acknowledged: 'You have it and look into it',
    asked: 'You asked something; an answer is still owed',
    answered: 'It is answered: you said what was done',
    closed: 'It is closed',
  },
  received: 'Arrived on',
  acknowledged: 'Acknowledged on',
  due: 'What comes next',
  dueBy: {
    acknowledge: (day: string) => `an acknowledgement, by ${day}`,
    answer: (day: string) => `what was done, by ${day}`,
  },
  readOn: 'Opened by the recipient on',
  readByYouOn: 'You opened it on',
  notRead: 'no day so far',
  conversation: 'What was said',
  saidBy: {
    you: (day: string) => `You, on ${day}`,
    reporter: (day: string) => `Who reported it, on ${day}`,
    recipient: (day: string) => `The recipient, on ${day}`,
  },
  givesNames: { question: 'asks something', outcome: 'says what was done' },
  unsent: 'What you wrote was not sent. Copy it if you need it',
  isClosedForRecipient: 'It is closed; nothing can be added any more.',
  isClosed: 'It is closed; nothing can be added any more. You can report anew.',
  addTitle: 'Add something',
  addLabel: 'What else should the recipient know?',
  add: 'Send this, too',
  closeWindow: 'When you are done, close this window, so that nobody after you at this device reads it.',
  listTitle: 'Confidential reports',
  listLead:
    'Reports for you alone. Nobody else can open one, and whoever wrote one sees on which days you did.',
  listCaption: 'Reports, the most urgent first',
  columns: ['Report', 'Arrived', 'How it stands', 'What you owe'],
  report: (name: string) => `Report ${name}`,
  none: 'There is no report.',
  late: (count: string, many: number) =>
    many === 0
      ? 'Nothing is late.'
      : many === 1
        ? '1 report waits longer than it may.'
        : `${count} reports wait longer than they may.`,
  nothingDue: 'nothing',
  overdue: 'That is late.',
  allReports: 'All reports',
  readIsKnown: 'That you opened it today is put down, and whoever wrote it can see that.',
  acknowledge: 'Say that you have it',
  answerTitle: 'Answer',
  givesTitle: 'Your answer',
  gives: {
    question: 'asks something back; what was done is still owed, by the same day',
    outcome: 'says what was done, or why nothing was; it can be closed then',
  },
  answerLabel: 'What do you say to whoever reported it?',
  answerHint: (most: string) =>
    `Up to ${most} characters. Only whoever has the code reads it. Ask nothing that would show who they are unless you must know it.`,
  answer: 'Send the answer',
  close: 'Close it; it is erased after 90 days',
  partial:
    'Your sign-in is also in comms, security or administration. Concerns may be about them, so nobody of them receives any. Whoever keeps your groups can change that.',
  problems: {
    empty: 'There is nothing written yet.',
    tooLong: (characters: string, most: string) =>
      `This is ${characters} characters long; there is room for ${most}. Shorten it, or send the rest as an addition.`,
    answerTooLong: (characters: string, most: string) =>
      `This is ${characters} characters long; there is room for ${most}. Shorten it, or say the rest in another answer.`,
    arrivedBefore: (code: string) =>
      `A first version of your report had arrived before, under the code ${code}. Write the code down now. What you changed was not stored: leave below what the first version lacks, and send it as an addition.`,
    addedBefore:
      'A first version of this had arrived before. What you changed was not stored: leave below what the first version lacks, and send it.',
    givesMissing: 'Say whether this asks something or says what was done.',
    forRecipient: {
      closed: 'It was closed meanwhile; your answer was not stored.',
      full: 'This report holds as much as it can; your answer was not stored.',
    },
    fullWeek: (recipient: string) =>
      `More reports came this week than can be taken here, which should not be. Please turn to ${recipient} directly.`,
    notNow: 'This could not be stored right now. Please send it again in a minute; it counts once.',
    unknownCode:
      'There is no report with this code. Look at it once more; a report that was closed is erased after 90 days.',
    noCode: 'That is no code: a code is eight groups of four letters and digits. Look at it once more.',
    closed: 'It was closed meanwhile; nothing can be added any more.',
    full: 'This report holds as much as it can. Report anew, and say that it belongs to this one.',
    notAnswered: 'Say what was done before you close it; a question back is not enough.',
  },
};

export const proofCheck = {
  heading: 'Check a proof file',
  about:
    'The check runs in your browser, by a script of this site that reads no store. What you choose or paste is not sent anywhere.',
  completes:
    'Of a receipt that a consent ended only the hashes of its entries are asked for at this site, so that their proofs come along. Nobody learns from a hash what is behind it.',
  file: 'A file: a proof, or the receipt of an end',
  text: 'Or paste what is in it',
  key: 'The key that signs the log; put in the one that you kept',
  check: 'Check it',
  holds: 'It holds.',
  fails: 'It does not hold.',
  unchecked: 'Not checked.',
  total: (held: Child, all: Child) => (
    <>
      {held} of {all} hold.
    </>
  ),
  otherKey:
    'None of these is signed with the key above. Compare it with the key that you kept: it is another log’s, or these are.',
  opened: 'This is what was recorded, byte for byte:',
  checked: {
    person: 'What it says of the person is what the row commits to, and the row is what its leaf commits to.',
    row: 'The row is what its leaf commits to. What the row is about is not in this file.',
    day: (day: Child) => <>The leaf is in the tree of {day}, and that day’s entry names this tree.</>,
    log: (size: Child) => (
      <>That day’s entry is in the log, which had {size} entries when the proof was made.</>
    ),
    signed: (origin: Child) => <>The log’s checkpoint is signed with the key above, as {origin}.</>,
  },
  faults: {
    'not-a-proof':
      'This proof file was changed or cut since it was made out, or is of a form that is not known here.',
    'outer-unreadable': 'What the leaf commits to is no row of a ledger.',
    'inner-unreadable': 'What the row commits to cannot be read.',
    'inner-not-of-outer': 'What the file says of the person is not what the row commits to.',
    'day-unreadable': 'The day’s entry in the file is none.',
    'entered-too-early': 'The row is of a later day than the entry that it is said to be in.',
    'other-tree-size': 'The day’s entry names a tree of another size.',
    'leaf-not-in-day': 'The row is not in the tree that the day’s entry names.',
    'entry-proof-unreadable': 'The proof of the day’s entry is none.',
    'checkpoint-not-signed': 'The checkpoint is not one of this log, signed with the key above.',
    'day-not-in-log': 'The day’s entry is not in the log that the checkpoint is of.',
    'no-text': 'There is nothing to check yet: choose a file, or paste what is in one.',
    'no-file': 'This is neither a proof file nor a receipt that carries entries.',
    'no-key': 'The key above is no verifier key: it reads name+eight hexadecimal digits+base64.',
    'no-key-mistyped':
      'The key above is mistyped or cut: its eight digits are not those of its name and its last part. Copy it anew, whole.',
    'no-key-kind':
      'The key above is whole, but of another kind than the keys that sign logs: a witness’s, maybe.',
    'no-ed25519':
      'This browser does not know the signatures (Ed25519) that the log is signed with. Check it by command line.',
    'no-proof-yet':
      'This site has no proof of this entry: its day is not sealed yet, it is older than 400 days, or it was never recorded.',
    'no-answer': 'This site did not answer. Try again in a minute.',
    'only-first':
      'There are more entries in it than are checked here: what follows are the first 50. The command below checks all.',
  },
  withoutUs: 'Checking it without us',
  how: 'Candor is open source. On a machine of your own, the same check, and the check that your proof belongs to the log that everybody sees (add --log and its address):',
  keepKey:
    'Keep the key that you first got, and compare it with a colleague’s: a key that is fetched beside what it signs proves nothing.',
};

export const myLog = {
  title: (handle: string) => `Entries about ${handle} in the public log`,
  lead: 'The public log holds each of these as a hash that tells nobody anything. Only you can open them, with the key of your consent; that you look is recorded nowhere.',
  notAll:
    'Decisions enter up to seven days late, so that nobody learns when you made them. Entries of a consent that ended cannot be opened here any more: its receipt, under My data, carries those of the end and of the erasure.',
  since: (day: string) => `Since ${day}`,
  about: (day: string) => `About your posts of ${day}`,
  none: 'nothing is recorded.',
  columns: ['Enters on', 'What it says', 'In the log'],
  collected: (posts: string, day: string) =>
    `Posts of ${day} that were held after they were looked at: ${posts}`,
  decided: {
    given: 'You agreed',
    changed: 'You changed what you agreed to',
    paused: 'You paused',
    resumed: 'You resumed',
    withdrawn: 'You withdrew',
    expired: 'It ran out',
  },
  alert: (at: string, step: string) => `What became of an alert about a post of yours, ${at}: ${step}`,
  opening: 'Leaf and opening',
  parts: {
    leaf: 'Leaf: the SHA-256 of salt and row',
    salt: 'Salt of the row',
    outer: 'Row, which names nobody',
    innerSalt: 'Salt of what the row is about',
    inner: 'What the row is about',
  },
  sealed: (day: string) => `Yes, with ${day}.`,
  waits: 'Not yet: from the morning after the day on which it enters.',
  proof: 'Its proof',
  checkOne: 'Show and check',
  checkAll: 'Check all of them here',
  earlier: 'Earlier entries',
  all: 'All entries',
  back: 'Back to My data',
  noDay: 'The address names no day.',
};

export const logCheck = {
  title: 'Check an entry of the log',
  lead: 'Whatever Candor records of somebody enters a public log that nobody can alter unseen. Whoever holds what opens an entry about them can show it, and anybody can check here that it is so.',
  what: 'A proof says what was recorded and on which day; it names no more than its owner shows you.',
  notHeading: 'What a proof does not say',
  not: 'That nothing else was recorded or read: what never enters the log is not missed. That everybody is shown the same log: compare checkpoints with others for that.',
  proofsHeading: 'Proofs for receipts',
  proofs: (address: Child) => (
    <>
      A receipt that a consent ended carries what opens its entry. Its proof is at {address} under the entry’s
      hash once its day is sealed, which takes up to eight days, and for 400 days. It stays true after all
      else was erased.
    </>
  ),
};

export const summaries = {
  title: 'Audit summaries',
  lead: 'What Candor did, month by month and by the quarter. Nothing in it is about a person; small counts are told as ranges.',
  none: 'No month is over yet.',
  asJson: 'As JSON',
  asFeed: 'As a feed (Atom)',
  hash: 'Each summary is written once and never changed. What turns out to be wrong is corrected by a note that is appended. The SHA-256 is over all else in it, as canonical JSON: the public log names it from the next day on, and you can compare it with what you noted before.',
  older: 'Older months',
  quarter: (first: string, last: string) => `Quarter: ${first} to ${last}`,
  corrected: (day: string) => `Correction of ${day}:`,
  incident: (day: string) => `Incident, told on ${day}:`,
  published: (moment: string) => `Published ${moment}. SHA-256`,
  feedTitle: (company: string) => `Candor at ${company}: audit summaries`,
  noAdvocacy: 'No figures about employees’ accounts were published.',
  advocacy: (count: string) => `Releases of figures about employees’ accounts together: ${count}.`,
  noOfficial: 'No figures about official accounts were published.',
  official: (accounts: string, days: string) =>
    `Official accounts with published figures: ${accounts}; daily releases: ${days}.`,
  officialPosts: (posts: string) => `Posts of official accounts behind published figures: ${posts}.`,
  figures: (released: string, withheld: string) =>
    `Figures published: ${released}; withheld to protect people: ${withheld}.`,
  openedNone: 'Security opened no post behind an alert.',
  openedBetween: (from: string, to: string) => `Security opened posts behind alerts ${from} to ${to} times.`,
  openedUpTo: (to: string) => `Security opened posts behind alerts ${to} times or fewer, perhaps never.`,
  openedFrom: (from: string) => `Security opened posts behind alerts ${from} times or more.`,
  never: {
    'personal-data-read|alert-author-named|security': 'Security learnt of nobody who an author is.',
    'personal-data-refused|alert-post-refused|security': 'Nobody of security was refused a post.',
    'personal-data-refused|alert-author-refused|security':
      'Nobody of security was refused to learn who an author is.',
    'openings-read|openings-exported|auditor': 'No auditor was given what opens the log.',
    'rule-changed|rule-demoted|program': 'No rule was taken from security for being wrong too often.',
    'rule-changed|rule-restored|security-lead': 'No rule was given back to security.',
  },
  changed: (count: string) =>
    `Notices, purposes, fields, rules and limits that changed: ${count}. They are listed below.`,
  unchanged: 'No notice, purpose, stored field, rule or limit changed.',
  changesUnknown:
    'The public log does not cover all of this time, so nobody can say that nothing changed before.',
  noIncident: 'No incident was recorded.',
  incidents: (count: string) => `Incidents recorded: ${count}.`,
  leavingByQuarter:
    'How many people joined and left, how many alerts there were, and how soon everything was erased, is told by the quarter alone: by the month it would tell when somebody did.',
  medianWithheld: 'Fewer than ten accounts were erased, or none: how long that took is withheld.',
  median: {
    'within-an-hour': 'Of the accounts that were erased, most were erased within an hour.',
    'within-a-day': 'Of the accounts that were erased, most were erased within a day.',
    'within-a-week': 'Of the accounts that were erased, most were erased within a week.',
    longer: 'Of the accounts that were erased, half or more took longer than a week.',
  },
  times: {
    'within-an-hour': 'within an hour',
    'within-a-day': 'within a day',
    'within-a-week': 'within a week',
    longer: 'after more than a week',
  },
  taking: (time: string) => `Of the alerts that somebody took, the middle one was taken ${time}.`,
  closing: (time: string) => `Of the alerts that were closed, the middle one was closed ${time}.`,
  takingWithheld: 'Too few alerts were taken, or none, to tell how long that took.',
  closingWithheld: 'Too few alerts were closed, or none, to tell how long that took.',
  firstOfItsKind: 'There is no summary of this form before it to compare with.',
  nothingMoved: 'Every range is the same as in the summary before.',
  moved: (count: string) => `Ranges that are another than in the summary before: ${count}.`,
  minimumGroup: (people: string) => `Smallest group that a figure could be about: ${people} people.`,
  ranges: {
    none: 'none',
    upTo: (to: string) => `${to} or fewer, perhaps none`,
    between: (from: string, to: string) => `${from} to ${to}`,
    from: (from: string) => `${from} or more`,
    aboutMonth:
      'What those who run Candor did of their own accord is told as none, one to nine, and ever wider ranges. What people did who take part is told by the quarter alone, and so is what follows their posts: alerts, and how often security opened a post.',
    aboutQuarter:
      'What is told by the month is added up, range by range, so that the quarter tells no more than its months. All else is counted for the quarter alone, in wide ranges that do not tell none from few: whoever knows your posts could conclude from “none” that you take no part.',
    aboutMonthBefore:
      'What those who run Candor did is told as none, one to nine, and ever wider ranges. Of what people did who take part, none is not told from few: whoever knows your posts could conclude from “none” that you take no part.',
    aboutQuarterBefore:
      'What is told by the month is added up, range by range, so that the quarter tells no more than its months. Days of posts collected, alerts, joining, leaving and erasures are counted for the quarter alone.',
  },
  allFigures: 'All figures',
  countsCaption: 'What was done, and how often',
  countsColumns: ['What', 'How often', 'In the summary before'],
  same: 'the same',
  counts: {
    'personal-data-read|alert-post-opened|security': 'Security opened the post behind an alert',
    'personal-data-read|alert-author-named|security':
      'Two people of security agreed, and one learnt who an author is',
    'personal-data-refused|alert-post-refused|security':
      'Somebody of security asked for a post that they may not see',
    'personal-data-refused|alert-author-refused|security':
      'Somebody of security asked who an author is and may not learn it',
    'openings-read|openings-exported|auditor': 'An auditor was given what opens the log of some days',
    'rule-changed|rule-demoted|program': 'A rule was wrong too often: what it finds is told to authors alone',
    'rule-changed|rule-restored|security-lead': 'A rule alerts security again',
    'alert|raised': 'Alerts raised',
    'alert|acknowledged': 'Alerts somebody began to look at',
    'alert|confirmed': 'Alerts confirmed',
    'alert|dismissed': 'Alerts dismissed',
    'alert|escalated': 'Alerts escalated',
    'alert|resolved': 'Alerts resolved',
    'alert|handed-back': 'Alerts handed back',
    'collection|collected': 'Posts of one account and one day were read and figures of them kept',
    'consent|given': 'Consents given',
    'consent|changed': 'Consents changed',
    'consent|paused': 'Consents paused',
    'consent|resumed': 'Consents resumed',
    'consent|withdrawn': 'Consents withdrawn',
    'consent|expired': 'Consents that ran out',
    'purpose|opened': 'Accounts for which a purpose was switched on',
    'purpose|closed': 'Accounts for which a purpose was switched off by a choice',
    'erasure|erased': 'Accounts of which everything was erased',
    'accounts|engagement': 'Accounts with a consent to count reactions, at the end',
    'accounts|sentiment': 'Accounts with a consent to sentiment, at the end',
    'accounts|confidentiality': 'Accounts with a consent to look for confidential matters, at the end',
  },
  ofThese: {
    engagement: 'counting reactions',
    sentiment: 'sentiment',
    confidentiality: 'confidential matters',
  },
  changesCaption: 'What changed, by the public log',
  changesColumns: ['What', 'Since', 'Hash before', 'Hash since'],
  changesUnlisted: (count: string) => `${count} more changes are in the public log.`,
  fieldsCaption: 'Fields that each store may hold',
  fieldsColumns: ['Store', 'Fields', 'Hash of their names'],
  qualityTitle: 'How well posts are classified',
  quality: (recall: string, error: string) =>
    `Measured on published test data: of negative, neutral and positive posts ${recall} each are called so, on average; scores are off by ${error} on average on posts like those.`,
  findings: (secrets: string, harmless: string, personal: string) =>
    `Of published secrets ${secrets} are found, and ${harmless} of harmless look-alikes alert security; of personal data in made-up sentences ${personal} is found.`,
  attackTitle: 'What published figures tell about who takes part',
  attack: (atMost: string, guess: string, measured: string) =>
    `Simulated, last on ${measured}: somebody who knows all posts and all figures of a year names rightly at most ${atMost} of those who might take part; tossing a coin names ${guess}.`,
  attackWorse: (announced: string, halfYear: string) =>
    `Where a third of the participants say so themselves it is ${announced}; the half year in which somebody joined or left is named rightly for about ${halfYear}.`,
  notCounted: (names: string) => `Not counted, which does not mean that there was none: ${names}.`,
  notCountedNames: {
    'standing accounts by purpose':
      'how many accounts stand at a time, by purpose, as a running total would tell whoever reads it when somebody joined (what is switched on and off is counted by the quarter)',
    'requests without a role':
      'requests of people without the role for them, as whoever is not let in could write rows at will',
    'employees’ posts that were read and not kept':
      'employees’ posts that were read and not kept, as posts are public and such a total would tell who takes part',
    'posts that were read and not kept':
      'posts that were read and not kept, of which nothing is left to count',
    'accounts by purpose': 'accounts by purpose',
    'refused requests': 'requests that were refused',
    'posts read and kept': 'posts read and kept',
    'alerts by outcome': 'alerts by outcome',
    'authors made known to security': 'how often two people of security learnt who an author is',
    'deletions and their median time': 'deletions and how long they took',
    'incidents and refused requests': 'incidents and refused requests',
    'classifier quality': 'how well posts were classified',
    'the participation attack’s figure': 'what figures tell about who takes part',
  },
};

export const site = {
  notHere: 'Not here',
  failed: 'This did not work',
  longForm: (most: string) =>
    `This form is larger than ${most} bytes, as it is sent; nothing of it was taken. Go back, shorten it and send it again.`,
  tooLarge: {
    title: 'This form is too large',
    what: (most: string) =>
      `A form may have ${most} bytes, as it is sent, and this one has more. Nothing of it was taken, and nothing was changed.`,
    back: 'What you wrote is in your browser alone: go back with its back button, shorten it, and send it again.',
    anew: 'Open the page anew, without what you wrote',
  },
  longestText: 'Your longest text, to be copied before you go back',
  tooMany: 'Too many requests in a short time. Please wait a minute.',
  ended: {
    title: 'You are not signed in any more',
    what: 'Your session ended while you wrote, so nothing of it was taken. Here is what you wrote, field by field: copy it, sign in, and put it back into the form.',
    signIn: 'Sign in, and back to the form',
    kept: 'It is on this page alone. It was not kept, and is gone once you leave the page.',
  },
  earlier: {
    title: 'This form is from an earlier sign-in',
    what: 'You have signed in anew since this form was opened, so nothing of it was taken and nothing was done.',
    wrote:
      'Here is what you wrote, field by field: copy it, open the form anew, and put it in there. What you chose has to be chosen again.',
    back: 'Open the page anew',
  },
  incomplete: {
    form: 'The form cannot be read: it is not whole, or has parts it should not have. Nothing of it was taken. Open the page anew, and send it once more.',
    noTerm: 'The form names no term.',
    noDocument: 'The form names no document.',
    noMoment: 'The form names no moment.',
  },
  faults: {
    'invalid-input': 'Something in what you sent does not fit.',
    'not-permitted': 'This is not for you, or not any more.',
    'not-found': 'There is nothing here.',
    conflict: 'Somebody changed this at the same moment. Please look again.',
    unavailable: 'This does not work right now. Please try again in a minute.',
    invariant: 'Something went wrong on our side.',
  },
  request: (id: string) => `Request ${id}`,
  backToStart: 'Back to the start',
  onlyFor: (roles: string) => `For: ${roles}.`,
  asSomebodyElse: 'Sign out, to sign in as somebody else',
  signedOut: 'Signed out',
  youAreSignedOut: 'You are signed out.',
  startAgain: 'Start again',
  upTo: (most: string) => `Up to ${most} characters.`,
  wrote: 'This is what you wrote, to be copied:',
  lookAgain: 'Please look at this again',
  yes: (what: string) => `Yes: ${what}`,
};

/** What everybody who may know of an alert calls its parts. */
export const alerts = {
  states: {
    raised: 'Raised: nobody has taken it',
    acknowledged: 'Acknowledged: somebody looks into it',
    confirmed: 'Confirmed as an incident',
    escalated: 'Escalated to the security leads',
    dismissed: 'Dismissed',
    resolved: 'Resolved',
  },
  severities: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  kinds: {
    secret: 'a credential',
    'personal-data': 'personal data',
    'company-term': 'a confidential term',
    document: 'a confidential document',
    topic: 'a confidential topic',
  },
  dismissals: {
    'false-positive': 'It is not what the rule looks for',
    'already-public': 'It was public already',
    'not-confidential': 'It is not confidential',
    duplicate: 'It is known from another alert',
  },
  answers: {
    'post-deleted': 'I have deleted the post',
    'credential-changed': 'I have changed what was disclosed, so that it is worth nothing any more',
    'not-what-it-seems': 'It is not what it was taken for, an example for instance',
    'not-confidential': 'It is not confidential',
    'public-already': 'It was public before I posted it',
    'needs-help': 'I do not know what to do; please help me',
  },
  events: {
    raised: 'raised the alert',
    acknowledged: 'took it',
    confirmed: 'confirmed the incident',
    dismissed: 'dismissed it',
    escalated: 'escalated it to the security leads',
    resolved: 'resolved it',
    'handed-back': 'gave it back to the team',
    'post-opened': 'opened the post',
    answered: 'answered',
    'author-asked': 'asked for the author’s sign-in',
    'author-agreed': 'agreed to that',
    'author-seen': 'was shown the author’s sign-in',
  },
  grounds: {
    'no-answer': 'the author has not answered',
    'live-credential': 'the credential is live',
  },
  because: (event: string, reason: string) => `${event}: ${reason}`,
};

/** The keys of the security site. */
export const keys = {
  open: 'Keyboard shortcuts',
  title: 'Keyboard shortcuts',
  what: 'One key each, without Ctrl or Alt, and never while you type in a field. No key does anything to a case: it leads to the form, and you press Enter there.',
  isOn: 'Shortcuts are on.',
  isOff: 'Shortcuts are off.',
  turnOn: 'Turn shortcuts on',
  turnOff: 'Turn shortcuts off',
  close: 'Close',
  inList: 'In the list of cases',
  inCase: 'On the page of a case',
  list: {
    j: 'Next case',
    k: 'Case before',
    o: 'Open the case',
    n: 'Next page of cases',
    '/': 'To the filter',
  },
  back: 'Back to the list',
  help: 'This list of keys',
  kept: 'They are off until you turn them on. That you did, and where in the list you are, stays in this browser; nothing of it is sent.',
};

/** The pages of the security site. */
export const security = {
  noSuchAction: 'This page offers no such action.',
  title: 'Alerts',
  tabs: 'Alerts by state',
  states: {
    raised: 'To take',
    acknowledged: 'Looked into',
    confirmed: 'Confirmed',
    escalated: 'Escalated',
    dismissed: 'Dismissed',
    resolved: 'Resolved',
  },
  route: {
    arrived: (moment: string) =>
      `The daily test alert last reached the queue of your own tools on ${moment}. Whether they read it, only they can say.`,
    never: 'No test alert is known to have reached the queue of your own tools.',
    blocked: 'Alerts may not reach your own tools: a test alert is due every day.',
  },
  overdue: {
    raised: (count: string) => `${count} should have been taken by now.`,
    acknowledged: (count: string) => `${count} should have been closed by now.`,
    confirmed: (count: string) => `${count} should have been closed by now.`,
    escalated: (count: string) => `${count} should have been closed by now.`,
  },
  filter: {
    title: 'Which ones',
    severity: 'Severity',
    anySeverity: 'Any',
    rule: 'Found by the rule',
    anyRule: 'Any',
    age: 'Raised',
    ages: {
      any: 'At any time',
      day: 'Within a day',
      week: 'Within a week',
      'week-ago': 'More than a week ago',
      'month-ago': 'More than thirty days ago',
    },
    order: 'In which order',
    orders: { due: 'Overdue the longest first', oldest: 'Oldest first', newest: 'Newest first' },
    show: 'Show',
    clear: 'Show all',
  },
  list: {
    caption: (state: string, count: number) =>
      count === 1 ? `${state}: one case on this page` : `${state}: ${count} cases on this page`,
    found: 'What was found',
    severity: 'Severity',
    raised: 'Raised',
    due: 'Due',
    handledBy: 'Handled by',
    answered: 'The author says',
    excerpt: 'Excerpt',
    more: (count: number) => (count === 1 ? 'and one more in this case' : `and ${count} more in this case`),
    nothing: 'There is no such alert.',
    nothingYet: 'Nothing that fits was found on this page; the list goes on.',
    pages: 'Pages of the list',
    first: 'From the beginning',
    next: 'Next page',
    filtered: (rule: string) => `All alerts of the rule ${rule}`,
  },
  ago: (days: number) => {
    if (days === 0) return 'today';
    return days === 1 ? 'a day ago' : `${days} days ago`;
  },
  due: (by: string) => `by ${by}`,
  overdueSince: (by: string) => `overdue since ${by}`,
  nobody: 'Nobody',
  you: 'You',
  colleague: (name: string) => `Colleague ${name}`,
  finding: {
    caption: 'The finding',
    what: 'What',
    whatIs: (rule: string, kind: string) => `${rule}: ${kind}`,
    severity: 'Severity',
    severityIs: (severity: string, confidence: string) => `${severity}, confidence ${confidence}`,
    excerpt: 'Excerpt',
    state: 'State',
    raised: 'Raised',
    due: 'Due',
    visible: 'There to be read',
    erased: 'Erased',
    handledBy: 'Handled by',
    answered: 'The author says',
    noAnswer: 'Nothing yet',
  },
  visible: {
    deleted: (time: string) => `${time}, until the author said that they deleted the post`,
    closed: (time: string) => `${time}, until the alert was closed`,
    'not-yet': (time: string) => `${time} so far`,
  },
  duration: (days: number, hours: number, minutes: number) => {
    const parts = [
      ...(days > 0 ? [days === 1 ? 'a day' : `${days} days`] : []),
      ...(hours > 0 ? [hours === 1 ? 'an hour' : `${hours} hours`] : []),
      ...(days === 0 ? [minutes === 1 ? 'a minute' : `${minutes} minutes`] : []),
    ];
    return parts.join(' and ');
  },
  erasedOn: (day: string) => `On ${day}`,
  erasedUnlessClosed: (day: string) => `On ${day}, unless it is closed before`,
  thePost: 'The post',
  authorSees: 'Its author sees that you opened it, and why.',
  history: {
    caption: 'What was done',
    when: 'When',
    who: 'Who',
    what: 'What',
    security: (name: string) => `Security ${name}`,
    author: 'The author',
    tool: 'A connected tool',
    system: 'Candor',
  },
  case: {
    title: 'The rest of the case',
    why: 'These are about the same post, or about the same secret or confidential term elsewhere.',
    caption: (count: number) => (count === 1 ? 'One more alert' : `${count} more alerts`),
    isMore: 'There may be more.',
    all: (count: number) =>
      count === 1
        ? 'Do the same with the other alert of this case, if it is mine to decide'
        : `Do the same with the ${count} other alerts of this case, those that are mine to decide`,
  },
  similar: {
    title: 'Similar alerts',
    caption: 'Found by the same rule, or the same words elsewhere, the newest five',
  },
  youAre: (name: string) => `You are Security ${name} here. No names are kept.`,
  doing: {
    title: 'What you can do',
    closed: 'Nothing: the alert is closed, and will be erased.',
    own: 'Nothing: the alert is about a post of your own.',
    others: 'Nothing now: a colleague handles it. A security lead can take it or give it back to the team.',
  },
  actions: {
    acknowledge: 'I take this',
    'open-post': 'Open the post',
    confirm: 'Confirm the incident',
    dismiss: 'Dismiss',
    escalate: 'Escalate to the security leads',
    resolve: 'Resolve',
    'hand-back': 'Give it back to the team',
  },
  why: 'Why',
  whyOpen: 'Why you must see the post; its author reads this',
  whyHint: 'Ten to five hundred characters.',
  choose: 'Please choose',
  missing: {
    dismissal: 'Choose why you dismiss it.',
    reason: 'Say why, in ten to five hundred characters.',
  },
  refusals: {
    'own-alert': 'Nobody handles an alert about their own post.',
    'not-now': 'This cannot be done in the state the alert is in now.',
    'not-the-handler': 'Somebody else handles this alert. It is for them, or for a security lead, to decide.',
    'post-unlinked': 'Its author withdrew; the alert names no post any more.',
    'history-full': 'This alert can only be closed now.',
    'same-person': 'Whoever asked cannot agree as well: it takes two people.',
    'no-ground':
      'There is no reason for it now: the author has answered or still has time to, and no credential is said to be live.',
  },
  refusedStep: {
    stands: (state: string) => `The alert now stands at “${state}”. What you asked for was not done.`,
    back: 'The alert as it is now, and what can be done with it',
  },
  naming: {
    title: 'Who the author is',
    what: 'Candor keeps no name. It can tell the hash of the author’s sign-in, by which your identity team finds a person. That takes an incident, two people of security and a reason: the author has not answered within two days, or a credential is live. Its author reads who asked, as a role, who agreed, and why.',
    ground: 'For which reason',
    grounds: {
      'no-answer': 'The author has not answered within two days',
      'live-credential': 'The credential is live, as its own system shows; it was not tried here',
    },
    whyLabel: 'What you need to know the author for; they read this',
    actions: {
      ask: 'Ask a colleague to agree',
      agree: 'I agree that the author’s sign-in is shown to whoever asked',
      see: 'Show me the author’s sign-in',
    },
    asked: (who: string, ground: string, reason: string) =>
      `Security ${who} asks to be shown the author’s sign-in, since ${ground}: “${reason}”. A colleague may agree within a day.`,
    missing: 'Choose a reason, and say in ten to five hundred characters what you need it for.',
    shown: 'The hash of the author’s sign-in is',
    howTo: 'Your identity team finds whose it is with `candor whose`. This is shown for an hour.',
    forgotten: 'The author has left, and was forgotten.',
  },
};

export const oversight = {
  title: 'What is switched on',
  lead: (company: string) =>
    `For the works council and auditors of ${company}: what Candor is set up to do here. Posts, alerts and consents cannot be seen on this site, nor who takes part. Confidential reports are opened here by their recipient alone, and whoever gives an approval is named with it.`,
  purposes: {
    title: 'Purposes',
    about:
      'Each is a decision of its own, and nothing is chosen for anybody. Which posts count is for each person to choose among the scopes named here.',
    caption: 'Purposes that people may consent to',
    columns: ['Purpose', 'What is done', 'Kept', 'Who sees it', 'Scopes'],
  },
  platforms: 'Platforms that are read: Bluesky, and servers that speak Mastodon’s interface.',
  settings: {
    title: 'Settings',
    about:
      'No setting can leave the bounds beside it: they are in the code, and what takes effect must be approved as it is.',
    caption: 'Settings of this stage',
    columns: ['Setting', 'Here', 'Bounds', 'Where it is changed'],
    where: (setting: string) => `cdk.json, ${setting}`,
    inCode: 'the code, by a reviewed change',
    fixed: 'fixed',
    stage: 'Stage',
    region: 'Where it runs',
    thisMachine: 'this machine',
    campaign: 'What makes a post the company’s business',
    campaignIs: (tags: string, mentions: string, domains: string) =>
      `tags: ${tags}; mentions: ${mentions}; web domains: ${domains}`,
    campaignBounds: (tags: string) => `at most ${tags} tags`,
    none: 'none',
    alertThreshold: 'Confidence from which security is alerted',
    from: (lowest: string, highest: string) => `${lowest} to ${highest}`,
    noteThreshold: 'Confidence from which the author alone is told',
    responseHours: (severity: string) => `Hours to take and to close an alert: ${severity}`,
    hours: (take: string, close: string) => `${take} and ${close}`,
    hoursBounds: (take: string, close: string) => `at most ${take} and ${close}`,
    logDays: 'Days for which log lines are kept',
    logBounds: '7, 14, 30 or 90',
    minimumGroup: 'Smallest group of people in a published figure',
    atLeast: (lowest: string) => `at least ${lowest}`,
    openDays: 'Days after which an alert is erased that nobody closed',
    backupDays: 'Days for which backups outlive an erasure',
    noticeDays: 'Days for which everybody sees an official account before it is read',
    objections: 'To whom people write who object to an official account',
    impactAssessment: 'Impact assessment',
    worksAgreement: 'Works agreement',
    notNamed: 'none is named',
    alarms: 'Somebody is told when an alarm goes off',
    yes: 'yes',
    no: 'no',
  },
  rules: {
    title: 'Rules in force',
    about: (threshold: string) =>
      `What posts are searched for under the purpose “confidentiality”. A finding alerts security from a confidence of ${threshold} on; the author is told of a weaker one.`,
    own: 'The company’s own terms, rules and documents are secret: of them this site shows the rules alone, under “Own rules”, for approval.',
    caption: (kind: string, count: string) => `${kind}: ${count} rules`,
    kinds: {
      secret: 'Secrets',
      'personal-data': 'Personal data of others',
      'company-term': 'Company terms',
      document: 'Documents',
      topic: 'Topics',
    },
    columns: ['Rule', 'Version', 'Severity', 'Confidence before what stands around it', 'At most'],
    show: (kind: string) => `Show all: ${kind}`,
  },
  ladder: {
    title: 'The ladder of releases',
    about: (bound: string) =>
      `How much is published by how many people posted. A step is taken only if the participation attack stays under what is allowed on simulated programmes: ${bound} of candidates named rightly, whatever guessing gets. What was measured of each step stands beside it.`,
    caption: 'Steps in force',
    columns: ['People who posted', 'Published', 'Noise, in clips', 'The attack names', 'Guessing names'],
    from: (people: string) => `from ${people}`,
    notMeasured: 'not measured at this size',
    more: 'All that was measured',
  },
  attack: {
    title: 'The participation attack',
    about:
      'Somebody who knows every candidate’s posts and all releases of a year tries to name who takes part. Played on simulated programmes by the code that makes releases; never on yours.',
    last: (attack: string, guess: string, day: string) =>
      `Measured on ${day}: of everything that is published, at most ${attack} of candidates were named rightly, where a coin names ${guess}.`,
    bound: (bound: string) =>
      `That is what was measured; allowed are at most ${bound}, and nothing that measured more is published.`,
    worse: (announced: string, halfYear: string) =>
      `Where a third of the participants say themselves that they take part, ${announced}. Somebody who is told who joined or left within the year names the right half of the year for about ${halfYear}.`,
    caption: 'All that was tried',
    columns: [
      'People who take part',
      'Published',
      'Guessing names',
      'The attack names',
      'Headline off by',
      'In force',
    ],
    of: (people: string, candidates: string) => `${people} of ${candidates}`,
    yes: 'yes',
    no: 'no',
    how: 'How it is measured, in which worlds, and with which errors, stands in docs/participation-attack.md of the code. “npm run calibrate” measures it anew.',
  },
  approvals: {
    title: 'Approvals',
    about:
      'Whatever takes effect by being deployed is approved by its hash. Where a word, a rule, a field or a limit changes, its hash does, and a stage with something unapproved cannot be deployed. So what is asked for is the change itself, in the code; it takes effect with the deployment after its approval.',
    local:
      'This stage runs on one machine, for an invented company: it needs no approval, and has none unless a file says so.',
    missing: (count: string) => `${count} subjects are not approved as they are now.`,
    complete: 'All that takes effect is approved as it is now.',
    waiting: 'Waits for an approval',
    waitingColumns: ['What', 'SHA-256 of it now', 'Approved before'],
    given: 'Approved and in force',
    givenColumns: ['What', 'By', 'In which role', 'On', 'Where that is kept', 'SHA-256'],
    never: 'never',
    other: (by: string, on: string) => `as something else, by ${by} on ${on}`,
    how: 'An approval is put down with “candor approvals --stage”, by a reviewed commit.',
  },
  subjects: {
    notice: (name: string) => `The notice (${name})`,
    policy: () => 'The social media policy',
    survey: () => 'The questions of the survey',
    purpose: (name: string) => `Purpose “${name}”: its data and scopes`,
    fields: (name: string) => `What the store ${name} may hold`,
    rules: (name: string) => `Rules: ${name}`,
    releases: () => 'The ladder and the policy of releases',
    limits: () => 'The limits that summaries name',
    measured: (name: string) => `Figures as they were measured: ${name}`,
    setting: (name: string) => `Setting “${name}”`,
  },
  /** What subjects are about, where their own name is no word of people’s. */
  subjectNames: {
    en: 'English',
    de: 'German',
    'goes-on-standing': 'earlier versions under which a yes goes on',
    engagement: 'engagement',
    sentiment: 'sentiment',
    confidentiality: 'confidentiality',
    secret: 'secrets',
    'personal-data': 'personal data of others',
    topic: 'topics',
    alertThreshold: 'confidence from which security is alerted',
    campaign: 'what makes a post the company’s business',
    classifier: 'how well posts are classified',
    attack: 'the participation attack',
  },
  ownRules: {
    title: 'The company’s own rules',
    about:
      'Rules that the company adds to those that ship. An administrator asks for them; they take effect once the works council has approved them and the administrator has put them into force. Treat them as confidential: they tell what is sought.',
    nothingAsked: 'Nothing is asked for.',
    unapproved: 'Nobody approved them as they are. Ask your administrator.',
    approvedBy: (by: string, role: string, reference: string) => `Approved by ${by} (${role}): ${reference}.`,
    approve: 'Approve these rules, for the works council',
    reference: 'Where the decision is kept: minutes, a works agreement',
    give: 'Approve',
    noReference: 'Say where the decision is kept, in at most 300 characters.',
    samePerson: 'You asked for these rules yourself. Somebody else must approve them.',
  },
  changes: {
    title: 'Changes',
    about:
      'What took effect when, as the public log says it, day by day; anybody can check that with the log’s own files. A change is told by what it was about and by its hash; what it says stands in the code that was deployed.',
    none: 'Nothing that takes effect changed in this month, by the days that the public log has sealed so far. A day is sealed once it is over.',
    notYet: 'The log has no entry of this month.',
    caption: (month: string) => `What changed in ${month}`,
    columns: ['Since', 'What', 'Before', 'Now', 'Approved by'],
    absent: 'not there',
    nobody: 'nobody, as far as this deployment knows',
    by: (by: string, on: string) => `${by}, on ${on}`,
    first: (day: string) => `The log begins on ${day}.`,
    rules: 'Rules demoted and restored',
    rulesAbout:
      'A rule that is wrong too often is demoted by itself: what it finds is told to authors alone until a security lead restores it. The public log says how often, as a range, on the last day of each week; it names no rule and nobody.',
    rulesCaption: (month: string) => `Weeks that ended in ${month}`,
    rulesColumns: ['Week from', 'Demoted', 'Restored'],
    rulesNone: 'The log has no statement of a week that ended in this month.',
    effect: 'What followed',
    effectAbout:
      'Figures of the audit summaries around this month. The ladder shows in how many figures were released. Alerts, and how often security opened a post, are not told by the month.',
    effectCaption: 'The months around it',
    effectColumns: ['Month', 'Figures released', 'Figures withheld', 'Smallest group', 'Steps of the ladder'],
    effectNone: 'No audit summary of these months is published yet.',
    cases: 'How rules did on test cases',
    casesAbout:
      'Shares of published test cases, which are nobody’s posts, as they were last measured when the month’s audit summary was made. A change of rules shows once they are measured anew.',
    casesCaption: 'Test cases, by the month',
    casesColumns: ['Month', 'Secrets found', 'Harmless cases that alert', 'Personal data found'],
    unknownLater:
      'Alerts by rule are not shown, not even as ranges: posts and rules are public, so whoever counts which posts a rule finds in a week would learn from such a figure who takes part.',
    earlier: (month: string) => `Earlier: ${month}`,
    later: (month: string) => `Later: ${month}`,
    pages: 'Months',
  },
  reads: {
    title: 'Who read personal data',
    about:
      'Before somebody opens the post behind an alert, and before somebody is shown the sign-in behind an author, a row is written: no row, no read. A row says what was read and in which role, never whose. Weeks are shown once they are over, and no days: reading follows what somebody posted, and posts are public.',
    withoutRow: [
      'Two readings have no row. Security sees the masked excerpt on an alert’s page: it is what an alert consists of, without the post and without a name, and the author is told of the alert.',
      'The recipient of confidential reports opens them: there are so few that a row would tell everybody that there is one, and when it was read. Instead, before a report is opened the day is written into it, where its author sees it.',
    ],
    self: 'Looking at this page leaves no row: nothing on it is about a person.',
    none: 'There is no such row of the weeks that began in this month and are over.',
    caption: (month: string) => `Weeks that began in ${month}`,
    columns: ['Week from', 'What', 'In which role', 'How often'],
    outcomes: {
      'alert-post-opened': 'opened the post behind an alert, with a reason that its author reads',
      'alert-author-named': 'was shown the sign-in behind an author, after a second person agreed',
    },
    roles: { security: 'security' },
    earlier: (month: string) => `Earlier: ${month}`,
    later: (month: string) => `Later: ${month}`,
    pages: 'Months',
  },
};

export const administration = {
  title: 'Settings',
  lead: (company: string) =>
    `For whoever sets Candor up at ${company}. No data about people can be seen on this site.`,
  terms: {
    title: 'Company terms',
    about:
      'Names that the company keeps to itself. They are secret themselves: they lie in one store that classification, the check of drafts and this site alone read. Posts are searched for them within five minutes of a change, and no alert names them.',
    add: 'Add a term, or replace the one of this name',
    term: 'Term',
    aliases: 'Other spellings, one a line',
    exceptions: 'Phrases in which it means something else, one a line',
    category: 'Category',
    categories: {
      codename: 'Codename',
      client: 'Client',
      product: 'Product',
      project: 'Project',
      other: 'Something else',
    },
    severity: 'Severity',
    freeFrom: 'Free from this day on (leave empty if never)',
    save: 'Save',
    none: 'No term is sought.',
    caption: (count: string) => `Terms that are sought: ${count}`,
    columns: ['Term', 'Other spellings', 'Category', 'Severity', 'Not in', 'Free from', 'What you can do'],
    remove: 'Remove',
    removeOne: (term: string) => `Remove ${term}`,
    pages: 'Pages',
    previous: 'Previous page',
    next: 'Next page',
    pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
    termHint: '2 to 200 characters.',
    linesHint: 'Up to 50 lines, each of 2 to 200 characters.',
    unfit: {
      name: (length: string) => `Write 2 to 200 characters here; there are ${length} now.`,
      line: (line: string, length: string) =>
        `Line ${line}: a line has 2 to 200 characters; this one has ${length}.`,
      lines: (count: string) => `Write at most 50 lines here; there are ${count} now.`,
      long: 'Write at most 20,000 characters here.',
      choice: 'Choose one of the list.',
      day: 'Choose a day that there is, or leave this empty.',
    },
    faults: {
      short: 'Three letters or digits are needed, or it would be found everywhere, or nowhere.',
      twice: 'Another term has this name.',
      exception: 'The exception is the name itself.',
      full: 'No more terms fit. Remove some first.',
    },
  },
  documents: {
    title: 'Confidential documents',
    about:
      'Passages of these documents are recognised in posts. What is kept is the name you give, and keyed hashes from which no text can be read.',
    add: 'Add a document, or replace the one of this name',
    name: 'Name, by which you will know it again; it is kept',
    text: 'Its text',
    file: 'Or a file: plain text in UTF-8, .txt or .md',
    promise:
      'At most 190 KB, some 50 pages. The text is turned into hashes in memory. It is not stored, not logged and not shown again; give it anew to change it. Longer documents, and what is public anyway, go in with “candor fingerprint”.',
    save: 'Add it',
    none: 'No document is sought.',
    caption: (count: string) => `Documents that are sought: ${count}`,
    columns: ['Name', 'Pages', 'What you can do'],
    remove: 'Remove',
    removeOne: (name: string) => `Remove ${name}`,
    noName: 'Give it a name of at most 200 characters.',
    tooLong: 'At most 190 KB fit here. Use “candor fingerprint” for more.',
    both: 'Paste the text or choose a file, not both.',
    noTextFile:
      'This is no plain text in UTF-8 that ends in .txt or .md. Export it as plain text, choose UTF-8 when you save it, and send that.',
    nothing: 'There is nothing to hold in this text: it is too short, or no plain text.',
  },
  rules: {
    title: 'Own rules',
    about:
      'Rules of the company’s own run under RE2, in time linear in a post. They take effect once the works council has approved them at the oversight site, and then somebody has put them into force here. Whoever asks cannot approve.',
    ask: 'Ask for rules',
    list: 'Rules as JSON',
    hint: 'All of them, as a list in the form that “candor catalogue” reads. What you ask for replaces what is in force, all of it; start from what stands here. Each rule is tried on its own examples before it is taken.',
    send: 'Ask for these rules',
    putIntoForce: 'Put them into force',
    faults: {
      list: 'The list',
      rule: (number: string, id: string) => (id === '' ? `Rule ${number}` : `Rule ${number} (${id})`),
      entry: (number: string) => `entry ${number}`,
      named: (name: string) => `“${name}”`,
      long: (most: string) =>
        `This is longer than ${most} characters. Leave out examples or keywords that are not needed.`,
      json: 'This is not JSON. Look for a comma, a quotation mark or a bracket that is missing or one too many.',
      jsonAt: (line: string, character: string) =>
        `It cannot be read on from line ${line}, character ${character}; the fault may be just before.`,
      types: {
        string: 'Write a text here, in quotation marks.',
        number: 'Write a number here, without quotation marks.',
        int: 'Write a whole number here, without quotation marks.',
        boolean: 'Write true or false here, without quotation marks.',
        array: 'Write a list here, in square brackets.',
        object: 'Write fields with their values here, in curly brackets.',
      },
      choice: (values: string) => `Write one of these: ${values}.`,
      little: {
        string: (bound: string) => `Write ${bound} or more characters here.`,
        number: (bound: string) => `Write a number from ${bound} on.`,
        array: (bound: string) => `List ${bound} or more here.`,
      },
      much: {
        string: (bound: string) => `Write at most ${bound} characters here.`,
        number: (bound: string) => `Write a number up to ${bound}.`,
        array: (bound: string) => `List at most ${bound} here.`,
      },
      unknown: (names: string) => `No rule has ${names}. Take it out, or look how it is spelled.`,
      noGroup: (group: string) =>
        `The pattern has no group ${group}. Name one that it has under “group”, or put one in brackets.`,
      fromCharacter: (at: string) => `RE2 cannot read this pattern from character ${at} on.`,
      pattern: 'Write it as RE2 reads patterns.',
      patterns: {
        'duplicate capture group name': 'Two groups have one name: give one of them another.',
        'expression nests too deeply': 'Its brackets nest too deep: write it flatter.',
        'expression too large': 'It is too large: make it shorter, or repeat less.',
        'invalid character class range': 'A set in square brackets is none: look at its ranges, as in [a-z].',
        'invalid escape sequence':
          'There is nothing that this backslash stands for; there are no references back to a group.',
        'invalid named capture': 'A group’s name is not written as in (?P<name>…).',
        'invalid nested repetition operator': 'A repetition is repeated: put the inner one in brackets.',
        'invalid or unsupported Perl syntax':
          'This is not in RE2, which looks neither ahead nor behind: use “near”, “unless” or “excludes”.',
        'invalid repeat count':
          'Something repeats more than 1,000 times, or more often at least than at most.',
        'missing argument to repetition operator':
          'There is nothing before it to repeat: put a backslash before the sign if it is meant itself.',
        'missing closing )': 'A round bracket is not closed: close it, or put a backslash before it.',
        'missing closing ]': 'A square bracket is not closed: close it, or put a backslash before it.',
        'trailing backslash at end of expression':
          'The pattern ends with a backslash: write two for the sign itself.',
        'unexpected )':
          'A round bracket closes that was not opened: take it out, or put a backslash before it.',
      } satisfies Readonly<Record<string, string>>,
      plain: {
        missing: 'This is missing. Add it.',
        form: 'Write lower-case letters, in an id digits too, with single hyphens between parts.',
        other: 'This does not fit. Compare it with a rule that is in force.',
        repeats: 'The pattern repeats too much: make its repetitions shorter.',
        'own-id': 'The id of a rule of your own begins with own-. Put that before it.',
        'own-mode': 'A rule of your own is started by a keyword. Write prefix, assignment or window.',
        'topic-alerts':
          'A topic alone never alerts. Write numbers below 0.8 under “confidence” and “atMost”.',
        'shared-id': 'Two rules have the same id. Give one of them another.',
        trigger: '“trigger” is for rules of the mode shape, which none of your own has. Take it out.',
        keywords: 'It has no keywords. List what starts it under “keywords”.',
      },
      examples: {
        positives: 'The rule does not find this example. Change the rule or the example.',
        negatives: 'The rule finds this example, which it should pass over. Change the rule or the example.',
      },
    },
  },
};

export const ownRules = {
  asked: 'Rules that are asked for',
  askedBy: (name: string, when: string) => `Asked for by ${name} on ${when}.`,
  waits: 'They wait for the works council.',
  approved: (by: string, role: string, on: string) =>
    `Approved by ${by} (${role}) on ${on}; not in force yet.`,
  hash: 'SHA-256 of them:',
  caption: (count: number) => (count === 1 ? 'One rule' : `${count} rules`),
  columns: [
    'Rule, version',
    'Finds',
    'Severity, confidence',
    'Begins with one of',
    'Pattern',
    'Found, for example',
  ],
  whole: 'Show all of it as JSON',
  noneInForce: 'No rule of the company’s own is in force.',
  inForceCount: (count: number) =>
    count === 1
      ? 'One rule of the company’s own is in force.'
      : `${count} rules of the company’s own are in force.`,
};

/** How right rules are. */
export const rules = {
  title: 'How right rules are',
  about: (judgedBy: number) =>
    `Every alert that you confirm or dismiss is a verdict on the rule that found it; one dismissed as known from another alert is none, and the same words are judged once. A rule of whose last ${judgedBy} verdicts fewer than half confirm is demoted by itself: what it finds is told to authors alone, and no longer to you. It says nothing about anybody.`,
  nothing: 'No alert has been confirmed or dismissed in the last five quarters.',
  overTime: 'Over time',
  none: '–',
  confirmed: (confirmed: string, judged: string, share: string) => `${confirmed} of ${judged} (${share})`,
  chart: {
    title: 'Share of verdicts that confirm, all rules together',
    description: 'A line over the last five quarters; the table beneath has the figures.',
    value: 'confirmed, of all verdicts of the quarter',
    note: 'Quarters in universal time; the last one still runs.',
  },
  table: {
    caption: 'Verdicts by rule: confirmed of judged',
    rule: 'Rule',
    stands: 'Told to',
    last: (judgedBy: number) => `Last ${judgedBy} or fewer`,
    all: 'All rules',
  },
  stands: {
    alerts: 'Author and security',
    demoted: (day: string) => `Author alone, since ${day}`,
    restored: (day: string) => `Author and security, again since ${day}`,
  },
  isMore: 'A quarter has more verdicts than this page reads; its figures are of the first 5,000, by rule.',
  demoted: 'Demoted rules',
  noneDemoted: 'None.',
  why: (day: string, confirmed: string, judged: string) =>
    `Since ${day}: ${confirmed} of its last ${judged} verdicts confirmed. It alerts you again only if somebody agrees to that; the works agreement says who. That it does stands in the log for oversight to see, and verdicts count anew from then on.`,
  askLead: 'A security lead can let it alert you again.',
  restore: {
    fields: {
      by: 'Who agreed (a name or an office)',
      role: 'In which role',
      reference: 'Where that is kept (minutes, a works agreement)',
    },
    missing: {
      by: 'Say who agreed, in at most 300 characters.',
      role: 'Say in which role they agreed, in at most 300 characters.',
      reference: 'Say where it is kept that they agreed, in at most 300 characters.',
    },
    button: 'Let it alert security again',
    notDemoted: 'This rule is not demoted, or somebody has let it alert security again meanwhile.',
  },
};

export const consentStates = {
  given: 'Read under your consent',
  paused: 'Paused: nothing is read until you resume',
  withdrawn: 'Withdrawn: being erased',
  none: 'Connected, not read: you have not consented to anything',
  ranOut: (on: string) => `Ended on ${on}: nothing is read any more, and what was kept is being erased`,
  outdated:
    'Not read at present: the notice has changed since you agreed. Read it and choose anew, or withdraw',
  noticeChanged: 'The notice has changed',
  agreedToAnother: (theirs: string, ours: string) =>
    `You agreed to notice ${theirs}; ${ours} is in force now. Nothing of this account is read until you have read it and saved your choice again. What was collected until then stays as you see it under My data, and goes if you withdraw.`,
  staysPaused: 'Saving a choice keeps the pause. To be read again, press Resume above.',
  runningOut: (on: string) =>
    `Your consent ends on ${on}. From then on nothing is read, and what is kept is erased as if you had withdrawn. If you want it to go on for a year, save your choice again before.`,
  beingErased: (since: string, by: string) =>
    `What you withdrew is being erased since ${since}. It is finished by ${by}.`,
  erasedLate: (since: string, by: string) =>
    `What you withdrew is being erased since ${since}. It was to be finished by ${by}; those who run Candor are told when it is late, and it goes on until it is done.`,
  expired: (on: string) =>
    `Your consent for an account ended on ${on}, a year after you last gave it. The account was disconnected. To take part again, connect it and choose anew.`,
};

export const accounts = {
  welcome: 'Your posts, your choice',
  whatFor: (company: string) =>
    `${company} would like to know how posts about its work are received, and to be warned when a post gives something away. Only people who say so take part, and only for what they say.`,
  signIn: (link: (words: string) => Child) => (
    <>{link('Sign in')} to connect an account, to see all that is held about you, or to leave.</>
  ),
  title: 'My accounts',
  none: 'You have connected no account. Nothing of yours is read.',
  caption: 'Your accounts',
  account: 'Account',
  state: 'State',
  connectHeading: 'Connect an account',
  connectHint:
    'You sign in at the platform to show that the account is yours. That is not consent; you decide next.',
  yourAccount: 'Your account',
  connect: 'Connect',
  withdraw: 'Withdraw',
  withdrawAndDisconnect: 'Withdraw and disconnect',
  disconnect: 'Disconnect',
  disconnecting:
    'Nothing of this account is read. It is no longer connected to you then; that you had connected it stays in your history.',
  pause: 'Pause',
  resume: 'Resume',
  showThatItIsYours: 'Show that it is yours',
  connectedAlready: 'This account is connected already.',
  erased: 'What was held of you has been erased. Sign out and in again to connect an account.',
};

export const connecting = {
  nameHint: 'At Bluesky name.bsky.social or your own domain; at a Mastodon server @name@server.',
  leaving: (host: string) =>
    `You are about to sign in at ${host}. Candor learns which account is yours and gives the permission back at once.`,
  goOnTo: (host: string) => `Go on to ${host}`,
  anotherAccount: (named: string, signedIn: string) =>
    `You named ${named}, and signed in as ${signedIn}. Nothing was connected. Sign out there and connect again, or name the account that you signed in with.`,
  /** Whoever refuses an account says why in English. */
  refused: (why: string) => why,
};

export const choices = {
  heading: 'What you decide',
  yes: 'Yes',
  no: 'No',
  whichPosts: 'If yes, which posts',
  pleaseChoose: 'Please choose',
  addresses: 'If you choose them one by one: their addresses, one a line',
  kept: (words: string) => `Kept: ${words}`,
  seenBy: (words: string) => `Who sees it: ${words}`,
  onSince: (on: string, scope: string) => `On since ${on}: ${scope}.`,
  save: 'Save my choice',
  preview: 'Show me which posts would count',
  previewStanding: 'Show me which posts count',
  previewHint:
    'You can look before you decide: Candor then reads your public posts of this account once, into memory, shows them to you, and forgets them. It is no consent.',
  nothingToPreview:
    'Say yes to at least one purpose, and which posts; then the page can show what that covers.',
  turnEverythingOff: 'Turn everything off',
  turningOff:
    'Turning everything off withdraws and disconnects this account, at once and for good; what that does stands below.',
  tooManyPosts: (title: string) =>
    `Choose at most 500 posts, by their addresses or ids, one a line: ${title}`,
  chooseScope: (title: string) => `Choose which posts count: ${title}`,
  sayYesOrNo: (title: string) => `Say yes or no: ${title}`,
  noticeChanged: 'The notice has changed since you opened the page. Please read it again, and choose anew.',
  nothingChosen: 'You said no to everything, so there is nothing to save. To end a consent, withdraw below.',
};

export const preview = {
  title: (handle: string) => `Which posts of ${handle} would count`,
  standing: (handle: string) => `Which posts of ${handle} count`,
  forgotten:
    'Just now Candor read these posts from the platform, for you alone. Nothing of them is stored or logged, nobody else sees this page, and it is no consent.',
  noPosts: (since: string) => `There is no public post since ${since}.`,
  counted: (said: {
    readonly purpose: string;
    readonly scope: string;
    readonly counts: string;
    readonly posts: string;
  }) => `${said.purpose} (${said.scope}): ${said.counts} of ${said.posts} count.`,
  before: (posts: string) =>
    `${posts} more would, but were posted before you agreed: what comes before counts only if you choose that very post.`,
  tick: 'Where you choose posts one by one, tick those that may count, then save below.',
  caption: (since: string) => `Your public posts since ${since}, newest first`,
  post: 'Post',
  posted: 'Posted',
  noWords: 'No words',
  verdicts: {
    counts: 'Counts',
    before: 'No: before you agreed',
    over: 'No: its month is over',
    outside: 'No',
  },
  countThis: 'May count',
  more: (shown: string) => `There may be older ones; these are the newest, ${shown} at most.`,
  back: (handle: string) => `Back to ${handle}`,
  problems: {
    nothingStands: 'Nothing is agreed to for this account, so no post of it counts.',
    spent: (until: string) =>
      `You have looked as often as can be for now; drafts that you had checked count as well. You can go on from ${until}.`,
    rateLimited: (until: string) =>
      `The platform asks not to be asked for now. Nothing was changed. You can look from ${until}.`,
    gone: 'The platform says that this account is no longer there. Nothing was changed.',
    noAnswer:
      'The platform did not show your posts in time. Nothing was changed, and what you answered stands below; try again in a minute.',
    notNow:
      'Your posts cannot be shown right now. Nothing was changed, and what you answered stands below; try again in a minute.',
  },
};

export const withdrawal = {
  title: 'You have withdrawn',
  before: {
    atOnce: 'One step, at once and for good:',
    effects: [
      'Nothing of this account is read any more, and it is no longer connected to you.',
      'The key of its words is destroyed: what is on its way can be opened by nobody.',
      'You are left out of every figure that is published from then on.',
    ],
    withinTheHour: 'Within the hour after it:',
  },
  after: {
    atOnce: 'This was done at once:',
    effects: [
      'Nothing of that account is read any more, and it is no longer connected to you.',
      'The key of its words was destroyed: what was on its way can be opened by nobody.',
      'You are left out of every figure that is published from then on.',
    ],
    withinTheHour: 'This follows within the hour, without your help:',
  },
  erasures: [
    'What was derived from your posts is erased, and from backups within 7 days.',
    'An alert about a post of yours goes, or stays open without your account, your post and its address. One that security has confirmed or escalated by then is kept until it is closed, and up to 90 days longer.',
  ],
  stays:
    'Figures that were published stay. Of the withdrawal itself one line is kept, which names no account. You can take part again at any time: connect the account and choose anew.',
  recorded: (at: string) => `Recorded on ${at}. You need do nothing more.`,
  whatIsHeld: (link: (words: string) => Child) => (
    <>{link('My data')} shows what is still held, and when the erasure is done.</>
  ),
  back: 'Back to my accounts',
};

export const receipts = {
  ofConsent: (link: (words: string) => Child) => (
    <>
      {link('Download a receipt of what you agreed to')}, and when. Take it now if you want it: after a
      withdrawal nothing is left to make it from.
    </>
  ),
  ofEnd: (link: (words: string) => Child) => (
    <>{link('Download a receipt of the end')}, which names no account.</>
  ),
  signed: (link: (words: string) => Child) => <>It is signed; {link('this key')} verifies it, without us.</>,
};

export const alertBanner = {
  one: 'A post of yours may give something away',
  several: (number: string) => `${number} posts of yours may give something away`,
  whatToDo: (link: (words: string) => Child) => (
    <>
      Change what was disclosed first, a password or a key for instance. Then delete the post. What was found
      stands under {link('Alerts about my posts')}, with who does what about it, and there you can answer.
    </>
  ),
  named: 'Security was shown your sign-in',
  found: (at: string) => `Found on ${at}`,
  namedOn: (at: string, link: (words: string) => Child) => (
    <>
      On {at} two people of security agreed that one of them is shown the hash of your sign-in. Why stands
      under {link('Alerts about my posts')}.
    </>
  ),
  seen: 'I have seen this',
};

export const myData = {
  title: 'My data',
  nothingHeld: 'Nothing is held about you.',
  known: (since: string, participant: Child, subject: Child) => (
    <>
      You are known since {since} as participant {participant}, recognised by a hash of your sign-in,{' '}
      {subject}. No name or address is held.
    </>
  ),
  besides,
  links: {
    caption: 'Your connected accounts',
    columns: ['Account', 'Name', 'Connected', 'Public log'],
    log: 'What it holds of it',
  },
  consents: {
    caption: 'What you agreed to',
    columns: ['Account', 'State', 'Dates', 'Purposes and posts', 'Team', 'Notice', 'Text key'],
    purpose: (what: string, since: string) => `${what}, since ${since}`,
    inScopeSince: (since: string) => `, in this scope since ${since}`,
    withdrawn: (at: string) => `withdrawn ${at}`,
    given: (at: string) => `given ${at}`,
    paused: (at: string) => `paused ${at}`,
    ends: (on: string) => `ends on ${on}`,
    noKey: 'none',
    key: 'held, sealed; nobody reads it',
  },
  history: {
    caption: 'What you decided, and when',
    columns: ['When', 'What', 'Account', 'Details'],
    events: {
      connected: 'connected',
      chosen: 'chosen',
      paused: 'paused',
      resumed: 'resumed',
      withdrawn: 'withdrawn',
      expired: 'expired',
      erased: 'erased',
    },
    erasedItems: (items: string, since: string) => `${items} items, of what ended ${since}`,
    notice: (version: string, language: string, hash: string) => `notice ${version}, ${language}, ${hash}`,
    narrowed: (purposes: string) => `less of ${purposes}`,
    erased: (at: string) => `erased ${at}`,
  },
  told: {
    caption: 'What you were told',
    columns: ['When', 'What', 'Alert', 'Marked as seen', 'Goes on'],
    kinds: {
      'alert-raised':
        'A post of yours may give something away: change what was disclosed first, then delete the post.',
      'alert-closed': 'An alert about a post of yours was closed.',
      'author-named': 'Two people of security agreed that one of them is shown the hash of your sign-in.',
    },
    notYet: 'not yet',
  },
  copies: {
    caption: 'The copy you asked for',
    columns: ['Asked for', 'Copy', 'State', 'Goes on'],
    ready: (since: string) => `ready since ${since}`,
    asked: 'asked for',
  },
  noDrafts: 'No draft was checked for you of late, and no look taken at which of your posts would count.',
  drafts: (day: string, today: string) =>
    `Drafts checked for you, and looks at which of your posts would count, on ${day}: ${today}.`,
  draftsInHour: (hour: string, thisHour: string) => `In hour ${hour} (UTC) of them: ${thisHour}.`,
  draftsGo: (on: string, subject: Child) => (
    <>
      {`The numbers go on ${on}, at midnight, also when you erase the rest. Recognised by `}
      {subject}
    </>
  ),
  eraseTheRest: 'Erase the rest',
  whyNot: {
    connected: 'To erase the rest, too, disconnect every account first.',
    'being-erased': 'The rest can be erased once that is finished.',
    'named-in-alert':
      'An alert still names you. The rest can be erased once that is gone, since nobody could show it to you afterwards.',
  },
  whatIsLeft:
    'What is left is how your sign-in is recognised, and that you withdrew. Erase it and you are somebody new at your next sign-in; nothing then proves that you ever withdrew. How often you had a draft checked today goes by itself at midnight (UTC).',
  eraseAndSignOut: 'Erase what is left, and sign out',
};

export const myEngagement = {
  title: 'My engagement',
  onlyYou:
    'Only you see this page. Nobody else has one for you: not your managers, not comms, not security. It is made from what stands under My data, when you open it.',
  none: 'There is nothing to show: nothing is held of posts that you agreed to have counted for engagement.',
  chart: {
    title: (since: string) => `Likes, reposts and replies, by week since ${since}`,
    nothing: 'Nobody liked, reposted or answered in these weeks.',
    description: (all: string, most: string, week: string) =>
      `${all} in all, most in the week from ${week}: ${most}.`,
    value: 'All your accounts together',
    note: 'Weeks begin on Monday, in universal time. Counts are taken when a post is first seen and again at seven days, so those of the last days still grow.',
  },
  table: 'Weeks in which you posted, by account',
  columns: ['Week from', 'Account', 'Posts', 'Likes', 'Reposts', 'Replies', 'Counts'],
  final: 'final',
  growing: 'not final yet',
  howLong:
    'What is held goes back 46 days at most, so this does too. Take the file along if you want to keep your own record.',
  csv: 'All of it as CSV',
};

export const myCopy = {
  heading: 'Get a copy',
  about:
    'Everything on this page as files to keep, and of each part where it comes from, what it is for and who sees it. Nobody but you can fetch them, here, for a day. If you withdraw, narrow a choice or erase the rest meanwhile, they are erased, too.',
  gone: (askedAt: string) => `The copy you asked for ${askedAt} is gone.`,
  get: 'Get a copy of my data',
  prepared: (since: string) => `It is being prepared since ${since}, which takes a minute or two.`,
  lookAgain: 'Look again',
  ready: (until: string) => `It is ready, until ${until}:`,
  toRead: 'to read (HTML)',
  forPrograms: 'for programs (JSON)',
  getNew: 'Get a new copy',
};

export const drafts = {
  title: 'Check a draft',
  company: {
    seen: 'Something that your company keeps to itself may be in this draft. Ask those who decide about that before you post it.',
    none: 'Nothing that your company has asked to keep to itself was seen. If in doubt, ask those who decide before you post it.',
  },
  risks: {
    none: 'Risk: none found.',
    low: 'Risk: low.',
    medium: 'Risk: medium.',
    high: 'Risk: high. Change the draft before you post it.',
    critical: 'Risk: critical. Do not post it as it is.',
  },
  kinds: {
    secret: 'A credential',
    'personal-data': 'Personal data',
    topic: 'A confidential topic',
  },
  byForm: 'it has the form of one',
  byCheck: 'a check on its characters holds',
  unknownLanguage: 'No reading: the program was taught English only.',
  readings: {
    negative: 'rather negative',
    neutral: 'neutral',
    positive: 'rather positive',
  },
  reading: (label: string, isClose: boolean) =>
    `A program reads it as ${label}${isClose ? ', but it is too close to say' : ''}. That is for you alone; nobody else sees it.`,
  problems: {
    empty: 'There is no draft yet. Write or paste one.',
    'no-text': 'This holds characters that are no text. Paste it again as plain text.',
    'too-long': (characters: string, atMost: string) =>
      `This has ${characters} characters. Up to ${atMost} can be checked at once.`,
    spent: (until: string) =>
      `You have had as many drafts checked as can be for now. You can go on from ${until}.`,
    'not-now': 'Drafts cannot be checked right now. Yours is in the field below; try again in a minute.',
  },
  found: 'What was found',
  reasons: (kind: string, rule: string, reasons: string) => `${kind}: ${rule}. Why: ${reasons}.`,
  instead: 'What to write instead',
  more: 'There may be more; these are the first.',
  safer: {
    secret: {
      instead:
        'Leave it out: nobody who reads a post needs it. Say what it is for, never what it is. If it is real and was shown to anybody before, have it changed.',
      example: 'The build signs in with a key of its own now, and no longer with mine.',
    },
    'personal-data': {
      instead:
        'Leave out what tells who it is or how to reach them. Say what happened instead of to whom, or ask the person first.',
      example: 'A customer wrote that the repair held through the whole winter.',
    },
    topic: {
      instead:
        'Write about what is public already, and link to it. Leave out numbers, names, dates and plans that are not.',
      example: 'There is a lot going on at work. I will write about it when it has been announced.',
    },
  },
  forExample: 'For example:',
  howItReads: 'How it reads',
  towards: 'Towards that:',
  away: 'Away from it:',
  yourDraft: 'Your draft',
  again: 'Check it again',
  paste:
    'Paste what you mean to post. A program looks for credentials, personal data and confidential topics, and for what your company keeps to itself.',
  forgotten:
    'Your draft is classified in memory and forgotten with the answer: it is not stored, not logged, and shown to nobody but you. What is kept until midnight (UTC) is how often you asked today.',
  draft: 'Draft',
  limits: (characters: string, anHour: string, aDay: string) =>
    `Up to ${characters} characters, ${anHour} times an hour and ${aDay} a day, looks at which of your posts would count included. About what your company keeps to itself you are told only that something may be in it, not what or where.`,
  check: 'Check',
};

/** Alerts as the author of a post reads them. */
export const myAlerts = {
  title: 'Alerts about my posts',
  none: 'There is no alert about a post of yours.',
  what: [
    'A program found something in a post of yours that may give something away. Change what was disclosed first, a password or a key for instance. Then delete the post.',
    'The few people of security who handle alerts see the excerpt below, and what you answer here. To open the post they must say why, and you read it here.',
    'You need not answer. An answer is one of these sentences, each once; there is no field to write in, so that no words of yours are kept.',
  ],
  excerpt: 'Excerpt',
  severity: 'Severity',
  state: 'State',
  post: 'Your post',
  goes: 'Goes on',
  noPost: 'The alert names no post any more.',
  history: 'What was done',
  by: { system: 'Candor', author: 'You', security: 'Security', tool: 'A tool of security:' },
  step: (when: string, who: string, what: string) => `${when}: ${who} ${what}`,
  answer: 'What do you want to say?',
  send: 'Answer',
  choose: 'Please choose',
  chooseOne: 'Choose what you want to say.',
  refusals: {
    'not-theirs': 'There is no such alert about a post of yours.',
    closed: 'This alert is closed; nothing more needs to be said.',
    'said-already': 'You have said this already.',
  },
};

export const releaseSteps = {
  nothing: 'nothing: fewer people take part than figures can hide',
  'monthly-headline': 'a headline every month',
  'monthly-tables': 'a headline and tables every month',
  'weekly-headline-monthly-tables': 'a headline every week and tables every month',
};

export const comms = {
  measures: { posts: 'posts', engagement: 'interactions' },
  posts: report.posts,
  interactions: report.interactions,
  asATable: 'Show as a table',
  asCsv: 'Download as CSV',
  asSvg: 'Download the picture (SVG)',
  asPng: 'Save the picture as PNG',
  show: 'Show',
  none: 'none',
  table: {
    table: 'Table',
    category: 'Category',
    measure: 'Measure',
    figure: 'Figure',
    day: 'Day',
    period: 'Period',
    all: 'all',
  },
  tables: {
    headline: 'headline',
    platform: 'by platform',
    topic: 'by campaign tag',
    sentiment: 'by sentiment',
  },
  sentiments: { negative: 'negative', neutral: 'neutral', positive: 'positive', unknown: 'unknown' },
  figure: report.figure,
  legend: {
    margin: 'give or take: within it in nineteen cases of twenty',
    withheld: 'hatched: [c], which is zero, small or withheld',
  },
  week: report.week,
  official: {
    title: 'Official accounts',
    about:
      'Exact figures of accounts that belong to the organisation. A day is shown eight days after its end, when every post was counted at the age of seven days.',
    days: 'Period',
    lastDays: { 7: 'the last 7 days', 28: 'the last 4 weeks', 84: 'the last 12 weeks' },
    compare: 'Compared with',
    comparisons: { previous: 'the days before', year: 'the same days a year before', none: 'nothing' },
    measure: 'The chart shows',
    account: 'Account',
    allAccounts: 'all accounts',
    stretch: (from: string, to: string) => `${from} to ${to}`,
    tiles: { posts: 'posts', engagement: 'interactions', perPost: 'interactions a post' },
    unchanged: 'as many as in the days compared',
    more: (by: string) => `${by} more than in the days compared`,
    fewer: (by: string) => `${by} fewer than in the days compared`,
    notCompared: 'compared with nothing',
    notAllRead: 'not read in all of the days compared',
    noPosts: 'nothing was published',
    chart: {
      title: (measure: string, account: string, stretch: string) =>
        `${measure} a day, ${account}, ${stretch}`,
      posts: 'Posts',
      engagement: 'Interactions',
      value: 'the period shown',
      comparison: (stretch: string) => `compared: ${stretch}`,
      description: (total: string, most: string, day: string) =>
        `${total} altogether; most on ${day}: ${most}.`,
      empty: 'Nothing was published in these days.',
      note: 'Exact. Counted by day of publication, at the age of seven days, in universal time. No share of anybody who takes part is in it.',
      comparedColumn: 'Compared',
      notRead: 'not read yet',
    },
    byAccount: 'By account',
    postsTitle: 'Posts, those that drew most first',
    post: 'Post',
    published: 'Published',
    tag: 'Tag',
    sentiment: 'Reads as',
    likes: 'Likes',
    reposts: 'Reposts',
    replies: 'Replies',
    notCounted: 'not counted',
    openPost: 'Open',
    openPostOf: (handle: string, when: string) => `the post of ${handle} of ${when}`,
    noRows:
      'No post is listed: nothing was published, or it was released before posts were listed one by one.',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
    postsCsv: 'Download the posts as CSV',
    content: 'By kind of content',
    contents: {
      text: 'words alone',
      link: 'link',
      picture: 'picture',
      video: 'video or sound',
      quote: 'quotes another post',
      unknown: 'not recorded: released before kinds were',
    },
    time: 'By time of day',
    timeNote: 'When posts were published, in universal time.',
    hours: 'Hours (UTC)',
    hoursOf: report.official.hoursOf,
    registration: 'Registration',
    registrationAbout:
      'An account that belongs to the organisation, never to a person. One of comms asks and signs in at it, another approves, and all staff see it for fourteen days before it is read.',
    registrationNone: 'None is registered.',
    registered: 'Registered',
    state: 'State',
    canDo: 'What you can do',
    asked: (name: string, day: string) => `asked for by ${name} on ${day}; another person must approve`,
    approved: (name: string, day: string) => `approved by ${name}; read from ${day} on`,
    ended: (name: string, day: string) => `ended by ${name} on ${day}; not read any more`,
    thisAccount: (state: string) => `This account is ${state}.`,
    steps: {
      approve: (handle: string) => `Approve ${handle}`,
      decline: (handle: string) => `Take back the request for ${handle}`,
      end: (handle: string) => `End the registration of ${handle}`,
    },
    endTitle: 'End the registration',
    endAbout:
      'It is not read from that moment on. What was collected and is in no release yet is erased within the hour; released figures stay. To read it again takes two people and fourteen days, as at first.',
    askTitle: 'Ask for another',
    askName: 'The organisation’s account',
    ask: 'Ask',
    leaving: 'Show that it is the organisation’s',
    notAsked: {
      taken: 'This account is registered already.',
      'too-many': 'A hundred accounts are registered; no more can be.',
    },
    notApproved: {
      'same-person': 'Somebody other than the person who asked must approve.',
      'not-asked': 'The request was taken back.',
      taken:
        'What was collected under its earlier registration is being erased. Please approve again in an hour.',
    },
    notRegistered: 'It is not registered any more.',
  },
  advocacy: {
    title: 'Advocacy',
    about:
      'Sums over people who take part. One person’s share of a figure is limited, and noise is added, so that figures tell little of who takes part; the smaller the programme, the less is published. “Give or take” is the noise, which stays within it in nineteen cases of twenty. Zero, small and withheld all read [c]. Totals need not add up. A figure, once published, never changes.',
    nothing: 'Nothing is published yet: a period is, eight days after its end.',
    steps: releaseSteps,
    published: (step: string) => `Published is ${step}.`,
    publishedFrom: (step: string, from: string) =>
      `Published is ${step} (the step for ${from} people who posted, or more).`,
    measure: 'The chart shows',
    release: 'The tables show',
    week: report.advocacy.week,
    compare: 'Compared with',
    comparisons: { previous: 'as long a time before', none: 'nothing: all that is published' },
    nothingBefore:
      'There is nothing to compare with yet: that takes figures of at least four months or weeks. All that is published is shown.',
    chart: {
      title: {
        posts: 'Posts of people who take part',
        engagement: 'Interactions with posts of people who take part',
      },
      monthly: (title: string) => `${title}, month by month`,
      weekly: (title: string) => `${title}, week by week`,
      value: 'about as many as this',
      comparison: (stretch: string) => `compared: ${stretch}, the margin is in the table`,
      comparedNote:
        'What is dashed has noise as well: a difference that the margins of both reach may be chance. The dashed line is interrupted where a figure is withheld.',
      comparedWith: (stretch: string, described: string) => `Compared with ${stretch}: ${described}`,
      comparedPeriod: 'Compared with',
      comparedFigure: 'Figure compared',
      note: (clip: string) =>
        `Aggregated, with noise. One person’s share of the latest figure is at most ${clip}. Totals need not add up; official accounts are not in it.`,
      description: (published: string, withheld: string, latest: string) =>
        `${published} figures, ${withheld} withheld. The latest: ${latest}.`,
    },
    cost: {
      title: 'What more would cost in privacy',
      about:
        'Before a table or a shorter period is added: how many of all candidates somebody would name rightly who knows every post and all releases of a year, and how far a figure would be off. Measured on simulated programmes of that size, never on yours.',
      caption: 'Privacy cost by size of the programme',
      people: 'People who take part',
      of: (people: string, candidates: string) => `${people} of ${candidates}`,
      published: 'Published',
      guess: 'Guessing names',
      attack: 'The attack names',
      error: 'Headline off by',
      taken: 'In force',
      yes: 'yes',
      no: 'no',
    },
    headlineNone: 'No headline is published of these periods; the tables below are.',
  },
  released: {
    title: 'Releases as they were hashed',
    about:
      'Everything that was published in a month, figures of people who take part and days of official accounts with their posts’ ids, as one file of JSON. The public log names each release by its hash, so that whoever verifies an audit summary can hold the file to it and count every figure anew (“candor verify --release”).',
    month: 'Published in',
    download: 'Download as JSON',
  },
};

export const myPosts = {
  caption: (account: string) =>
    `What is kept of your posts at ${account}; never their words. Each day leads to its entries in the public log`,
  columns: [
    'Day',
    'Post',
    'Posted',
    'Last looked at',
    'Counts for',
    'Campaign',
    'Likes / reposts / replies',
    'Mood and language',
    'Findings',
    'Mark that tells an edit',
    'Missing since',
    'Goes on',
  ],
  confidence: (value: number) => `confidence ${value}`,
  severity: (name: string) => `severity ${name}`,
  toldToYouAlone: 'told to you alone',
  seeAlert: (id: string) => `alert ${id}, see below`,
  final: 'final',
  gone: (at: string) =>
    `Deleted or out of scope, as seen ${at}; only the id is kept, so that nothing late revives it`,
  pages: 'Pages of posts',
  pageOf: (page: string, pages: string, posts: string) => `Page ${page} of ${pages}; ${posts} posts in all.`,
  newer: 'Newer posts',
  older: 'Older posts',
  alertsCaption: 'Alerts about your posts',
  alertColumns: [
    'Raised',
    'Alert',
    'What was found',
    'Excerpt',
    'Account and post',
    'State',
    'Who did what',
    'Case, and keyed hash of what was found',
    'Goes on',
  ],
};

export const campaigns = {
  list: 'Campaigns',
  aboutList:
    'A campaign has one link and material that are the same for everybody. Participants read both at their site, and nobody learns who did. Who published something under a tag by their own choice is public; who takes part in Candor is nobody’s business, and no figure here tells.',
  none: 'No campaign yet.',
  columns: { title: 'Campaign', tag: 'Tag', days: 'Days', state: 'State' },
  states: { coming: 'has not begun', running: 'running', over: 'over' },
  new: 'Write a new campaign',
  tag: 'Tag',
  title: 'Title',
  about: 'What it is about',
  from: 'First day',
  to: 'Last day',
  link: 'The link to share',
  linkHint:
    'One address for everybody, with https, of up to 500 characters. Do not make one for each person or team: who clicked would be who shared.',
  material: 'Material to share',
  materialHint:
    'Texts that people may copy and change. The tag and the link are added where a text does not have them.',
  piece: (number: string) => `Text ${number}`,
  text: 'Text',
  textHint: (atMost: string) =>
    `At most ${atMost} characters. Bluesky takes 300 in all, tag and link included; Mastodon usually 500.`,
  picture: 'Address of a picture that goes with it, if there is one',
  alt: 'What the picture shows, for people who cannot see it',
  save: 'Save',
  change: 'Change this campaign',
  changeTitle: (title: string) => `Change: ${title}`,
  stretch: (from: string, to: string, state: string) => `${from} to ${to}; ${state}.`,
  endedOn: (day: string) => `Ended on ${day}.`,
  sharedLink: 'The link:',
  pieces: (count: number, shown: string) => (count === 1 ? 'One text to share.' : `${shown} texts to share.`),
  results: 'Results so far',
  apart:
    'Clicks, official posts and posts of people who take part count different things. They are never added up.',
  tiles: { clicks: 'clicks on the link', posts: 'official posts', engagement: 'interactions with them' },
  imported: (days: number, shown: string) =>
    days === 0 ? 'no day was imported' : days === 1 ? 'one day imported' : `${shown} days imported`,
  released: (day: string) => `exact; days until ${day}`,
  clicksChart: {
    title: (title: string) => `Clicks a day on the link of “${title}”`,
    value: 'clicks',
    description: (total: string) => `${total} clicks altogether.`,
    note: 'Totals of the public link, as comms imported them: of everybody in the world who opened it. Days without a total are gaps.',
    day: 'Day',
    clicks: 'Clicks',
  },
  official: 'Official posts with the tag',
  officialNone: 'No official post with the tag has been released of these days.',
  officialMore: (shown: string, all: string) => `The ${shown} that drew most, of ${all}.`,
  advocacy: 'People who take part',
  advocacyAbout:
    'What is published under the tag, of each whole month in which the campaign ran. [c] is zero, small or withheld. A month also counts days before and after the campaign.',
  advocacyNone: 'Nothing is published of these months yet: a month is, eight days after its end.',
  month: 'Month',
  unpublished: 'not published',
  importTitle: 'Import clicks',
  importAbout:
    'Paste the totals of your link shortener or web statistics: a line a day, the day and a whole number. A day that is there already is replaced. Nothing but day and number is taken: where clicks came from would tell more than anybody should know.',
  importLabel: 'Day and clicks',
  importHint: 'For example: 2026-03-09,120. At most 800 days at once.',
  import: 'Import',
  clicksFaults: {
    nothing: 'There is no line with a day and a number.',
    'too-long': 'This is too long. Import at most 800 days at once.',
    'too-many': (line: string) => `Line ${line}: at most 800 days are kept of one campaign.`,
    columns: (line: string) =>
      `Line ${line}: write a day and a number, with a comma between them, and nothing else.`,
    date: (line: string) => `Line ${line}: write the day as year, month and day, such as 2026-03-09.`,
    number: (line: string) => `Line ${line}: write clicks as a whole number, such as 1240.`,
    future: (line: string) => `Line ${line}: this day has not come yet. Import it when it is over.`,
    outside: (line: string, from: string, last: string) =>
      `Line ${line}: this day is not one of the campaign, which runs from ${from} to ${last}. Leave the line out.`,
    never: (line: string) =>
      `Line ${line}: this campaign was ended before its first day, so no day has clicks.`,
    twice: (line: string) => `Line ${line}: this day stands further up already. Leave one line of it.`,
  },
  endedAlready:
    'This campaign was ended already, a moment before. There is nothing left to do; to go on, write a new campaign.',
  notEnded:
    'This campaign was changed a moment before, so it was not ended. Look at it as it is now, and end it again if you still want to.',
  endTitle: 'End the campaign',
  endAbout: 'Participants do not see its material any more from that moment on. Its results stay.',
  end: (campaign: string) => `End “${campaign}” now`,
  problems: {
    missing: 'Write something here.',
    tooLong: (atMost: string) => `Write at most ${atMost} characters here.`,
    date: 'Choose a day.',
    backwards: 'The last day cannot be before the first.',
    farOff: 'Choose a day within five years of today.',
    past: 'This day is over already. Choose today or a later one.',
    afterEnd:
      'This campaign was ended before that day. Choose the day on which it was ended, or an earlier one.',
    again:
      'A campaign was saved from this form already, with other words. Save again if you want this one besides.',
    days: (atMost: string) => `A campaign can run for ${atMost} days at most.`,
    tag: 'Choose one of the tags.',
    link: {
      'not-https': 'Write a whole address that begins with https:// and has no user name in it.',
      placeholder: 'This address has a place to fill in. It must be the same for everybody.',
      personal: 'This address has an address of mail in it. It must be the same for everybody.',
      'too-long': 'This address is too long: 500 characters at most.',
    },
    changed:
      'Somebody changed this campaign meanwhile, so what you wrote is not saved yet. What is saved now stands beside each field that differs. Save again to replace it with yours.',
    ended: (day: string) =>
      `This campaign was ended on ${day}, so what you wrote is not saved yet. What is saved now stands beside each field that differs. Save again to replace it with yours; that does not begin the campaign again.`,
    savedNow: (label: string, saved: string) =>
      saved === '' ? `${label}: nothing is saved here now.` : `${label}: saved now is “${saved}”.`,
    'too-many': 'There are a hundred campaigns already. They go two years after their last day.',
  },
};

export const material = {
  title: 'Material to share',
  lead: 'What comms offers to share. You may use it, change it or leave it.',
  nobody:
    'Nobody learns whether you looked at it or took anything: nothing here is counted or kept about you. The link is the same for everybody, and its clicks are known as daily totals only. Who opens it is seen by its server, as with any link.',
  voluntary:
    'A post of yours counts only where you said yes to that yourself. Sharing, or not sharing, has no effect on your job or pay.',
  myChoices: 'Look at my choices',
  none: 'There is nothing to share at the moment.',
  until: (day: string) => `Until ${day}.`,
  link: 'The link:',
  tag: 'The tag:',
  noTexts: 'There is no text to copy: use your own words, or none.',
  copy: (number: string) => `Text ${number}, to copy`,
  length: (characters: string) => `${characters} characters.`,
  picture: 'Picture:',
  open: 'Open the picture',
  alt: 'What it shows, to write beside it:',
  bluesky: 'Write it at Bluesky',
  mastodon: (host: string) => `Write it at ${host}`,
  composer: 'opens the platform’s own page; nothing is published until you say so there',
};
