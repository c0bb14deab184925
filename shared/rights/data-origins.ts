/** Where a part of what is held comes from, what for, who gets to see it, and until when it is held. */
export interface Origin {
  readonly title: string;
  readonly sources: readonly string[];
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly kept: string;
}

const YOU = 'You';
const SECURITY = 'The few people of security who handle alerts, one alert at a time';

/** The parts of an export that hold what stores hold, in the order in which they are read. */
export const PARTS = [
  'profile',
  'accounts',
  'consents',
  'decisions',
  'days',
  'alerts',
  'readsByOthers',
  'notices',
  'copies',
  'draftChecks',
  'policy',
  'nominations',
] as const;
export type PartName = (typeof PARTS)[number];

/** What a person is told about each part of what is held about them (GDPR Art. 15(1)), by its name in an export. */
export const ORIGINS: Readonly<Record<PartName, Origin>> = {
  profile: {
    title: 'How you are recognised',
    sources: ['A hash of what your company’s sign-in says of you; Candor made the rest'],
    purposes: ['Being the same person at your next sign-in'],
    recipients: [YOU],
    kept: 'Until you erase the rest under My data',
  },
  accounts: {
    title: 'Your connected accounts',
    sources: ['You named them; the platform confirmed that they are yours'],
    purposes: ['Proof that an account is yours, which is not consent'],
    recipients: [YOU],
    kept: 'Until you withdraw, or the consent ends',
  },
  consents: {
    title: 'What you agreed to',
    sources: ['You'],
    purposes: ['Knowing what is allowed, inside every write'],
    recipients: [YOU],
    kept: 'A year unless renewed; erased within an hour of a withdrawal',
  },
  decisions: {
    title: 'What you decided, and when: your own requests',
    sources: ['You; Candor adds when an erasure was finished'],
    purposes: ['Proof of what was agreed to and when'],
    recipients: [YOU],
    kept: 'Until its erasure. That you withdrew remains, names no account, and goes when you erase the rest',
  },
  days: {
    title: 'What is kept of your posts, day by day; never their words',
    sources: [
      'The platform, in public: ids, dates, likes, reposts and replies',
      'Candor, from words it did not keep: campaign tag, language, mood, findings, the mark that tells an edit',
    ],
    purposes: [
      'Engagement: counting how posts do',
      'Sentiment: telling the mood of posts',
      'Confidentiality: warning you of what may give something away',
    ],
    recipients: [YOU, 'Comms, never by person: only in totals of groups, clipped and with noise'],
    kept: 'Nine days after the end of its week and month, 46 days at most',
  },
  alerts: {
    title: 'Alerts about your posts',
    sources: ['Candor, from words it did not keep; who handles the alert adds what was done'],
    purposes: ['Confidentiality: dealing with what a post gave away'],
    recipients: [
      YOU,
      SECURITY,
      'The security team’s own tools: that there is an alert, without account, post or excerpt',
    ],
    kept: '14 days after it is dismissed, 90 after it is resolved, 180 after it was raised if nobody closes it',
  },
  readsByOthers: {
    title: 'Who opened a post of yours',
    sources: ['Candor, before the post was shown'],
    purposes: ['Telling you who read what, and why'],
    recipients: [YOU, SECURITY, 'Everybody, as a number in the month’s audit summary'],
    kept: 'With the alert',
  },
  notices: {
    title: 'What you were told',
    sources: ['Candor; you mark it as seen'],
    purposes: ['Telling you of alerts about your posts'],
    recipients: [YOU],
    kept: '90 days, or until the alert no longer names you',
  },
  copies: {
    title: 'The copy you asked for',
    sources: ['You; Candor adds when it was ready'],
    purposes: ['Handing the copy to you and to nobody else'],
    recipients: [YOU],
    kept: 'A day, as the copy itself; less if you withdraw, narrow a choice or erase the rest',
  },
  draftChecks: {
    title:
      'How often you had a draft checked or looked at which posts would count; nothing of any draft or post',
    sources: ['Candor, as you ask'],
    purposes: [
      'A limit, so that nobody can guess by trial what the company keeps to itself, or keep a platform busy',
    ],
    recipients: [YOU],
    kept: 'Until midnight (UTC) of that day, also when you erase the rest: the limit would be none otherwise',
  },
  policy: {
    title: 'That you said you have read the social media policy',
    sources: ['You'],
    purposes: ['Showing you what changed since; nothing else, and nobody is told'],
    recipients: [YOU],
    kept: 'Until you acknowledge another version, or erase the rest under My data',
  },
  nominations: {
    title: 'That you nominated yourself for recognition',
    sources: ['You'],
    purposes: ['Showing colleagues what you want to be recognised for'],
    recipients: [YOU, 'Everybody who signs in at this site: the name and the sentence you chose'],
    kept: 'Until you take it back, at the latest the end of the round; less when you erase the rest',
  },
};

/** What is held beside the parts and is nothing to read. */
export const BESIDES: readonly string[] = [
  'Besides, the times at which your accounts are visited, and when they were last, follow from what you agreed to and are deleted with it.',
  'Every row carries random tokens and version numbers that tell only whether it has changed.',
  'While something is passed on, its ids wait in a list for seconds.',
];
