import type * as en from './en.tsx';

/** All words of the pages in German, section by section as in English. */

export const layout: typeof en.layout = {
  skip: 'Zum Inhalt springen',
  pages: 'Seiten',
  everybody: 'Für alle Beschäftigten',
  titled: (title, company) => `${title} – Candor bei ${company}`,
  signOut: (name) => `Abmelden (${name})`,
  promise: (company) => `Candor bei ${company}. Keine Seite hier bewertet oder nennt Personen.`,
  navigation: {
    accounts: 'Meine Konten',
    myData: 'Meine Daten',
    checkADraft: 'Entwurf prüfen',
    reports: 'Berichte',
    officialAccounts: 'Offizielle Konten',
    alerts: 'Hinweise',
    about: 'Was Candor ist',
    summaries: 'Prüfberichte',
  },
  language: 'Sprache',
};

export const site: typeof en.site = {
  notHere: 'Nicht hier',
  failed: 'Das hat nicht geklappt',
  faults: {
    'invalid-input': 'Etwas an Ihrer Eingabe passt nicht.',
    'not-permitted': 'Das ist nicht oder nicht mehr für Sie bestimmt.',
    'not-found': 'Hier ist nichts.',
    conflict: 'Jemand hat dies im selben Augenblick geändert. Bitte sehen Sie noch einmal nach.',
    unavailable: 'Das geht gerade nicht. Bitte versuchen Sie es in einer Minute noch einmal.',
    invariant: 'Bei uns ist etwas schiefgegangen.',
  },
  request: (id) => `Anfrage ${id}`,
  backToStart: 'Zurück zum Anfang',
  signedOut: 'Abgemeldet',
  youAreSignedOut: 'Sie sind abgemeldet.',
  startAgain: 'Von vorn beginnen',
  lookAgain: 'Bitte sehen Sie sich das noch einmal an',
};
