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
    summaries: 'Audit summaries',
  },
  language: 'Language',
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
