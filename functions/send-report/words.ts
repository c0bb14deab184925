import type { Language } from '../../shared/languages.ts';

const english = {
  subject: (company: string, from: string, to: string) => `${company} on social media, ${from} to ${to}`,
  posts: (interactions: string) => `${interactions} interactions`,
  notCounted: 'not counted by its platform',
  campaign: (tag: string, posts: string, interactions: string) =>
    `#${tag}: ${posts} of official accounts with ${interactions}`,
  people: (figure: string) => `People who take part, latest month: ${figure} posts.`,
  unpublished: 'Of people who take part nothing is published under this tag.',
  link: (title: string, clicks: string) => `The link of “${title}”: ${clicks} clicks`,
  open: 'All of it at the comms site:',
  footer:
    'Sent to the addresses that your stage names. This says what the comms site shows to comms, and is about no person who takes part. Nothing in it is loaded from anywhere, and nobody learns whether it was opened.',
};
type Words = typeof english;

const german: Words = {
  subject: (company, from, to) => `${company} in sozialen Medien, ${from} bis ${to}`,
  posts: (interactions) => `${interactions} Reaktionen`,
  notCounted: 'von der Plattform nicht gezählt',
  campaign: (tag, posts, interactions) => `#${tag}: ${posts} offizieller Konten mit ${interactions}`,
  people: (figure) => `Teilnehmende, letzter Monat: ${figure} Beiträge.`,
  unpublished: 'Von Teilnehmenden ist unter diesem Schlagwort nichts veröffentlicht.',
  link: (title, clicks) => `Der Link von „${title}“: ${clicks} Klicks`,
  open: 'Alles auf der Seite der Kommunikation:',
  footer:
    'Geht an die Adressen, die in den Einstellungen stehen. Es sagt, was die Seite der Kommunikation ihr zeigt, und nichts über einzelne Teilnehmende. Nichts darin wird von irgendwo geladen, und niemand erfährt, ob es geöffnet wurde.',
};

/** What the e-mail says besides the words of a week. */
export const MAIL_WORDS: Readonly<Record<Language, Words>> = { en: english, de: german };
