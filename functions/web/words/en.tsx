/**
 * All words of the pages in English. Each export is a section, named in `catalogues.ts`; a site's code carries the
 * sections that its pages use, and no others.
 */

export const layout = {
  skip: 'Skip to the content',
  pages: 'Pages',
  everybody: 'For everybody on staff',
  titled: (title: string, company: string) => `${title} – Candor at ${company}`,
  signOut: (name: string) => `Sign out (${name})`,
  promise: (company: string) => `Candor at ${company}. No page here ranks or names people.`,
  navigation: {
    accounts: 'My accounts',
    myData: 'My data',
    checkADraft: 'Check a draft',
    reports: 'Reports',
    officialAccounts: 'Official accounts',
    alerts: 'Alerts',
    about: 'What Candor is',
    notice: 'The notice',
    summaries: 'Audit summaries',
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
    'Accounts of people who did not say yes, and posts from before they did, unless they choose such a post themselves.',
    'Private posts and messages.',
    'Replies by others, and whoever liked or shared a post.',
    'Anything on your devices, in your mail or in your calendar.',
  ],
  promisesTitle: 'What you are promised',
  promises: [
    [
      'Nothing without your yes.',
      'Nothing is read, kept or derived without your consent for that purpose and those posts; after you withdraw, nothing more is. That is asked before each reading, and once more within each write.',
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
      'Figures and summaries are published once, each with a hash; receipts of your consent are signed. A public log in which anybody can verify that nothing was altered later is being built; until it is there, nobody is asked to rely on it.',
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
  law: 'A yes to one’s employer is not always a free one (the European data protection board says so in its guidelines 05/2020). That is why a no has no consequence, why nobody learns of it, and why looking for confidential matters also wants a works agreement or an assessment of its risks.',
};

export const noticePage = {
  title: 'The notice in force',
  lead: 'This is what people are told before they say yes or no. You can read it without signing in, and nobody learns that you did.',
  written: (language: string) =>
    `The notice is in ${language}, since a consent names the very words that somebody read.`,
  version: (version: string) => `Version ${version}. SHA-256 of its canonical JSON:`,
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

export const summaries = {
  title: 'Audit summaries',
  lead: 'What Candor did, month by month. Nothing in it is about a person; small counts are told as ranges.',
  none: 'No month is over yet.',
  asJson: 'As JSON',
  asFeed: 'As a feed (Atom)',
  hash: 'Each summary is written once and never changed. Its SHA-256 is over all else in it, as canonical JSON: compare it with what you noted before.',
  older: 'Older months',
  published: (moment: string) => `Published ${moment}. SHA-256`,
  feedTitle: (company: string) => `Candor at ${company}: audit summaries`,
  noAdvocacy: 'No figures about employees’ accounts were published.',
  advocacy: (count: string) => `Releases of figures about employees’ accounts together: ${count}.`,
  noOfficial: 'No figures about official accounts were published.',
  official: (accounts: string, days: string) =>
    `Official accounts with published figures: ${accounts}; daily releases: ${days}.`,
  figures: (released: string, withheld: string) =>
    `Figures published: ${released}; withheld to protect people: ${withheld}.`,
  openedNone: 'Security opened no post behind an alert.',
  openedBetween: (from: string, to: string) => `Security opened posts behind alerts ${from} to ${to} times.`,
  openedFrom: (from: string) => `Security opened posts behind alerts ${from} times or more.`,
  minimumGroup: (people: string) => `Smallest group that a figure could be about: ${people} people.`,
  notCounted: (names: string) => `Not counted yet, which does not mean that there was none: ${names}.`,
  notCountedNames: {
    'accounts by purpose': 'accounts by purpose',
    'posts read and kept': 'posts read and kept',
    'alerts by outcome': 'alerts by outcome',
    'deletions and their median time': 'deletions and how long they took',
    'incidents and refused requests': 'incidents and refused requests',
    'classifier quality': 'how well posts were classified',
    'the participation attack’s figure': 'what figures tell about who takes part',
  },
};

export const site = {
  notHere: 'Not here',
  failed: 'This did not work',
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
  signedOut: 'Signed out',
  youAreSignedOut: 'You are signed out.',
  startAgain: 'Start again',
  lookAgain: 'Please look at this again',
};
