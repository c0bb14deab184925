import type { words as english } from './words-en.ts';

const nounFor = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** The words in which a week is reported, on the page and by e-mail, in German. */
export const words: typeof english = {
  posts: (count: number, shown: string) => `${shown} ${nounFor(count, 'Beitrag', 'Beiträge')}`,
  interactions: (count: number, shown: string) => `${shown} ${nounFor(count, 'Reaktion', 'Reaktionen')}`,
  figure: {
    withheld: '[c]',
    noisy: (value: string, margin: string) => `etwa ${value}, plus oder minus ${margin}`,
  },
  week: {
    title: 'Diese Woche',
    about: (from: string, to: string) =>
      `Die Woche vom ${from} bis zum ${to}; alle ihre Beiträge wurden im Alter von sieben Tagen gezählt.`,
    officialNone: 'Noch wurde kein Konto des Unternehmens gelesen, also gibt es darüber nichts zu berichten.',
    officialSilent: 'Auf den Konten des Unternehmens erschien nichts.',
    official: (posts: string, interactions: string, change: string) =>
      `Auf den Konten des Unternehmens erschienen ${posts}; darauf gab es ${interactions}: ${change}.`,
    more: (by: string) => `${by} mehr als in der Woche davor`,
    fewer: (by: string) => `${by} weniger als in der Woche davor`,
    same: 'so viele wie in der Woche davor',
    notCompared: 'nicht verglichen, da nicht alle in dieser und der ganzen Woche davor gelesen wurden',
    advocacyNone:
      'Über die Teilnehmenden ist noch nichts veröffentlicht: Das geschieht acht Tage nach dem Ende eines Zeitraums.',
    advocacyWithheld: (period: string) =>
      `Bei den Teilnehmenden steht für ${period} [c]: Die Zahl ist null, klein oder zurückgehalten.`,
    advocacy: (period, { value, margin }, change) =>
      `Die Teilnehmenden veröffentlichten im Zeitraum ${period} etwa ${value} Beiträge, plus oder minus ${margin}${change}.`,
    advocacyMore: ': mehr als im Zeitraum davor, und um mehr, als der Zufall erklärt',
    advocacyFewer: ': weniger als im Zeitraum davor, und um mehr, als der Zufall erklärt',
    advocacySame: '; den Unterschied zum Zeitraum davor kann der Zufall erklären',
    campaign: (tag: string, posts: string, interactions: string) =>
      `Von den Kampagnen fand #${tag} auf den eigenen Konten am meisten Anklang: ${posts} und ${interactions}.`,
    clicks: (title, count, shown) =>
      `Der Link von „${title}“ wurde ${count === 1 ? 'einmal' : `${shown}-mal`} geöffnet.`,
    links: 'Klicks auf die Links von Kampagnen',
    campaignNone: 'Kein Beitrag der eigenen Konten trug das Schlagwort einer Kampagne.',
    top: 'Eigene Beiträge mit den meisten Reaktionen',
    topNone: 'Diese Woche erschien auf den eigenen Konten nichts.',
    campaigns: 'Kampagnen',
    apart:
      'Die Zahlen der eigenen Konten und die der Teilnehmenden zählen verschiedene Beiträge nach verschiedenen Regeln. Sie werden nie zusammengezählt.',
    columns: {
      campaign: 'Kampagne',
      clicks: 'Klicks',
      officialPosts: 'Eigene Beiträge',
      officialInteractions: 'Reaktionen darauf',
      advocacy: 'Beiträge der Teilnehmenden, letzter Monat',
      unpublished: 'nicht veröffentlicht',
    },
    next: 'Was als Nächstes zu tun ist',
    approve: (handle: string) => `${handle} wartet darauf, dass jemand anderes zustimmt.`,
    register: 'Melden Sie ein Konto des Unternehmens an: Eine Person beantragt es, eine andere stimmt zu.',
    silentTag: (tag: string) => `Zu #${tag} erschien diese Woche kein eigener Beitrag.`,
    bestTime: (hours: string, each: string, posts: string) =>
      `In den letzten vier Wochen fanden Beiträge von ${hours} UTC am meisten Anklang: je ${each} Reaktionen (${posts}).`,
    nothing: 'Nichts wartet auf Sie.',
  },
  official: {
    hoursOf: (from: string, to: string) => `${from}:00 bis ${to}:00`,
  },
  advocacy: {
    week: (day: string) => `Woche ab ${day}`,
  },
};
