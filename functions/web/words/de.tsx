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
    notice: 'Die Information',
    summaries: 'Prüfberichte',
  },
  language: 'Sprache',
};

export const about: typeof en.about = {
  title: 'Was Candor ist und was nicht',
  lead: (company) =>
    `Candor liest Beiträge der eigenen Konten von ${company} und von Beschäftigten, die Ja gesagt haben. Es behält keinen Wortlaut, vergleicht niemanden mit anderen und verrät niemandem, wer mitmacht.`,
  readTitle: 'Was gelesen wird',
  read: [
    'Öffentliche Beiträge der eigenen Konten der Organisation. Zwei Personen geben jedes Konto frei, und alle sehen es zwei Wochen lang auf der Liste, bevor es gelesen wird.',
    'Öffentliche Beiträge von Beschäftigten, die Ja gesagt haben: für die Zwecke und von den Beiträgen, die sie gewählt haben, und erst ab ihrem Ja.',
    'Wie oft ein solcher Beitrag mit „Gefällt mir“ versehen, geteilt und beantwortet wurde.',
  ],
  neverTitle: 'Was nie gelesen wird',
  never: [
    'Konten von Menschen, die nicht Ja gesagt haben, und Beiträge aus der Zeit davor – außer jemand wählt einen solchen Beitrag selbst aus.',
    'Private Beiträge und Nachrichten.',
    'Antworten anderer, und wer einen Beitrag mochte oder teilte.',
    'Was auf Ihren Geräten, in Ihren E-Mails oder in Ihrem Kalender steht.',
  ],
  promisesTitle: 'Was Ihnen versprochen ist',
  promises: [
    [
      'Nichts ohne Ihr Ja.',
      'Ohne Ihre Einwilligung für diesen Zweck und diese Beiträge wird nichts gelesen, behalten oder abgeleitet, und nach Ihrem Widerruf nichts mehr. Das wird vor jedem Lesen geprüft und noch einmal bei jedem Speichern.',
    ],
    [
      'Ihr Wortlaut wird nicht behalten.',
      'Er ist im Arbeitsspeicher und, versiegelt mit dem Schlüssel allein Ihres Kontos, auf dem Weg durch eine Warteschlange. Keine Tabelle, kein Protokoll und keine Datei enthält ihn. Ein Hinweis behält einen Auszug, der unkenntlich gemacht ist.',
    ],
    [
      'Niemand kann damit einen Menschen beobachten.',
      'Die Kommunikation sieht nur veröffentlichte Summen. Die Sicherheit sieht einzelne Hinweise, nie eine Liste nach Personen. Für niemanden gibt es Zahlen, Listen oder Ausgaben je Person: nicht, wer mitmacht, nicht, wer gegangen ist, nicht, wer Nein gesagt hat.',
    ],
    [
      'Sie sehen alles, was über Sie gespeichert ist,',
      'wer es gelesen hat und wann es verschwindet: unter „Meine Daten“ auf der Seite für Teilnehmende.',
    ],
    [
      'Was veröffentlicht wird, lässt sich prüfen.',
      'Zahlen und Berichte werden einmal veröffentlicht, jeweils mit einer Prüfsumme; Belege über Ihre Einwilligung sind signiert. Ein öffentliches Protokoll, mit dem alle prüfen können, dass nachträglich nichts geändert wurde, ist im Bau; bis es da ist, muss sich niemand darauf verlassen.',
    ],
    [
      'Gehen ist so leicht wie kommen, und vollständig.',
      'Ein Schritt, ohne Begründung. Der Schlüssel Ihres Kontos wird zusammen mit der Einwilligung vernichtet; was abgeleitet wurde, ist binnen einer Stunde gelöscht, aus Sicherungen binnen sieben Tagen; ein Beleg beweist, dass Sie gegangen sind.',
    ],
    [
      'Einmal gezählt.',
      'Eine Nachricht mag doppelt, spät oder halb ankommen: Jeder Beitrag zählt trotzdem nur einmal.',
    ],
  ],
  protectedTitle: 'Was geschützt ist, und vor wem',
  public:
    'Beiträge und die meisten ihrer Zahlen sind öffentlich; wir tun nicht so, als ließen sie sich verbergen. Geschützt ist:',
  protected: [
    'wer mitmacht, und für welche Zwecke;',
    'wer beigetreten ist, pausiert, widerrufen oder Nein gesagt hat, und wann;',
    'welches Konto wem gehört;',
    'gespeicherte Bewertungen, Funde und Hinweise sowie Zahlen, die nicht öffentlich sind;',
    'Entwürfe und Rückmeldungen.',
  ],
  fromWhomTitle: 'Vor wem',
  fromWhom:
    'Vor der Kommunikation, vor Vorgesetzten, Kolleginnen, Kollegen und Außenstehenden – auch vor solchen, die jedes Konto kennen, das mitmachen könnte, alle seine Beiträge, alle je veröffentlichten Zahlen und Berichte und die Tage, an denen jemand fort war oder ging.',
  measured: ({ atMost, guess }) =>
    `Veröffentlichte Zahlen verraten trotzdem ein wenig. In unseren Simulationen lag, wer all das kannte und die Zahlen eines Jahres auswertete, bei höchstens ${atMost} derer richtig, die mitmachen könnten; mit einer Münze liegt man bei ${guess} richtig.`,
  measuredWorse: ({ announced, halfYear }) =>
    `Sagt ein Drittel der Teilnehmenden selbst, dass es mitmacht, waren es ${announced}. Wer wusste, wer im Lauf des Jahres kam oder ging, nannte für etwa ${halfYear} die richtige Jahreshälfte.`,
  publishedFrom: (people) =>
    `Je weniger Menschen Beiträge schreiben, desto weniger wird über sie veröffentlicht: unter ${people} gar nichts. Von „Differential Privacy“ sprechen wir nicht: Es sind Messungen der Angriffe, die wir kennen.`,
  cannotTitle: 'Was Candor nicht kann',
  cannot: [
    'Es kann nicht verbergen, dass jemand mitmacht, der es selbst sagt, und nicht zurückholen, was veröffentlicht ist.',
    'Ein Hinweis verrät den wenigen Menschen, die ihn bearbeiten, zwangsläufig eine Person, die mitmacht.',
    'Wer die Cloud verwaltet und dabei Rechte an Schlüsseln und Daten hat, kann diese Versprechen technisch brechen. Getrennte Zuständigkeiten und ein Zugriffsprotokoll an anderer Stelle machen das erkennbar, nicht unmöglich.',
    'Es kann zeigen, dass seine Aufzeichnungen nicht verändert wurden. Es kann nicht zeigen, dass niemand eine öffentliche Plattform ohne Candor liest.',
    'Es schützt nicht vor Verrat: Wer etwas verraten will, macht nicht mit.',
  ],
  law: 'Ein Ja gegenüber dem Arbeitgeber ist nicht immer ein freies (so auch der Europäische Datenschutzausschuss in seinen Leitlinien 05/2020). Deshalb hat ein Nein keine Folgen, deshalb erfährt niemand davon, und deshalb braucht die Suche nach Vertraulichem zusätzlich eine Betriebsvereinbarung oder eine Abschätzung ihrer Risiken.',
};

export const noticePage: typeof en.noticePage = {
  title: 'Die geltende Information zur Einwilligung',
  lead: 'Das erfahren alle, bevor sie Ja oder Nein sagen. Sie können es lesen, ohne sich anzumelden, und niemand erfährt, dass Sie es getan haben.',
  written: (language) =>
    `Der Text ist auf ${language}, denn eine Einwilligung nennt genau den Wortlaut, den jemand gelesen hat.`,
  version: (version) => `Fassung ${version}. SHA-256 ihres kanonischen JSON:`,
  general: 'Für jeden Zweck',
  purposes: 'Zweck für Zweck',
  what: 'Was geschieht',
  kept: 'Wie lange es aufbewahrt wird',
  seenBy: 'Wer es sieht',
  scopes: 'Welche Beiträge Sie zählen lassen können',
  changes: 'Was sich geändert hat',
  changed: (version, day) => `${version}, seit ${day}`,
  material:
    'Wer einer früheren Fassung zugestimmt hat, wird neu gefragt; bis dahin wird nichts von ihm oder ihr gelesen.',
  wordsAlone: 'Nur Worte wurden geändert: Die Einwilligung in die Fassung davor gilt weiter.',
};

export const officialList: typeof en.officialList = {
  title: 'Offizielle Konten',
  lead: 'Konten, die der Organisation gehören und nie einer Person. Zwei Personen haben jedes freigegeben, und ihre Zahlen sind genau.',
  none: 'Kein eigenes Konto der Organisation ist eingetragen.',
  caption: 'Die eigenen Konten der Organisation',
  account: 'Konto',
  state: 'Stand',
  readFrom: (day) => `wird ab dem ${day} gelesen`,
  ended: (day) => `eingetragen bis zum ${day}; wird nicht mehr gelesen`,
  objectTitle: 'Einem Konto widersprechen',
  object: (to) =>
    `Wenn Sie hier arbeiten und meinen, dass eines davon nicht gelesen werden sollte, weil es einer Person gehört oder aus einem anderen Grund, schreiben Sie an: ${to}.`,
  objectWhen: (days) =>
    `Das können Sie, bevor ein Konto gelesen wird, nämlich ${days} Tage nachdem es hier erscheint, und jederzeit danach.`,
};

export const summaries: typeof en.summaries = {
  title: 'Prüfberichte',
  lead: 'Was Candor getan hat, Monat für Monat. Nichts darin betrifft eine Person; kleine Zahlen stehen als Spannen da.',
  none: 'Noch ist kein Monat vorbei.',
  asJson: 'Als JSON',
  asFeed: 'Als Feed (Atom)',
  hash: 'Jeder Bericht wird einmal geschrieben und nie geändert. Seine SHA-256 geht über alles andere darin, als kanonisches JSON: Vergleichen Sie sie mit der, die Sie sich früher notiert haben.',
  older: 'Ältere Monate',
  published: (moment) => `Veröffentlicht am ${moment}. SHA-256`,
  feedTitle: (company) => `Candor bei ${company}: Prüfberichte`,
  noAdvocacy: 'Keine Zahlen über Konten von Beschäftigten wurden veröffentlicht.',
  advocacy: (count) => `Veröffentlichungen über die Konten von Beschäftigten zusammen: ${count}.`,
  noOfficial: 'Keine Zahlen über offizielle Konten wurden veröffentlicht.',
  official: (accounts, days) =>
    `Offizielle Konten mit veröffentlichten Zahlen: ${accounts}; Veröffentlichungen nach Tagen: ${days}.`,
  figures: (released, withheld) =>
    `Veröffentlichte Zahlen: ${released}; zum Schutz von Menschen zurückgehalten: ${withheld}.`,
  openedNone: 'Die Sicherheit hat keinen Beitrag hinter einem Hinweis geöffnet.',
  openedBetween: (from, to) =>
    `Die Sicherheit hat ${from}- bis ${to}-mal einen Beitrag hinter einem Hinweis geöffnet.`,
  openedFrom: (from) =>
    `Die Sicherheit hat mindestens ${from}-mal einen Beitrag hinter einem Hinweis geöffnet.`,
  minimumGroup: (people) => `Kleinste Gruppe, die hinter einer Zahl stehen konnte: ${people} Personen.`,
  notCounted: (names) => `Noch nicht gezählt, was nicht heißt, dass es keine gab: ${names}.`,
  notCountedNames: {
    'accounts by purpose': 'Konten nach Zweck',
    'posts read and kept': 'gelesene und behaltene Beiträge',
    'alerts by outcome': 'Hinweise nach Ausgang',
    'deletions and their median time': 'Löschungen und ihre Dauer',
    'incidents and refused requests': 'Vorfälle und abgelehnte Anfragen',
    'classifier quality': 'wie gut Beiträge eingeordnet wurden',
    'the participation attack’s figure': 'was Zahlen über die Teilnahme verraten',
  },
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

export const alerts: typeof en.alerts = {
  states: {
    raised: 'Gemeldet: Niemand hat ihn übernommen',
    acknowledged: 'Übernommen: Jemand geht ihm nach',
    confirmed: 'Als Vorfall bestätigt',
    escalated: 'An die Leitung der Sicherheit weitergegeben',
    dismissed: 'Verworfen',
    resolved: 'Erledigt',
  },
  severities: { low: 'Gering', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' },
  kinds: {
    secret: 'Zugangsdaten',
    'personal-data': 'personenbezogene Daten',
    'company-term': 'ein vertraulicher Begriff',
    document: 'ein vertrauliches Dokument',
    topic: 'ein vertrauliches Thema',
  },
  dismissals: {
    'false-positive': 'Es ist nicht das, was die Regel sucht',
    'already-public': 'Es war schon öffentlich',
    'not-confidential': 'Es ist nicht vertraulich',
    duplicate: 'Es ist aus einem anderen Hinweis bekannt',
  },
  answers: {
    'post-deleted': 'Ich habe den Beitrag gelöscht',
    'credential-changed': 'Ich habe geändert, was bekannt wurde; es ist nichts mehr wert',
    'not-what-it-seems': 'Es ist nicht das, wofür es gehalten wurde, zum Beispiel ein Muster',
    'not-confidential': 'Das ist nicht vertraulich',
    'public-already': 'Es war öffentlich, bevor ich es schrieb',
    'needs-help': 'Ich weiß nicht, was zu tun ist; bitte helfen Sie mir',
  },
  events: {
    raised: 'hat den Hinweis gegeben',
    acknowledged: 'hat ihn übernommen',
    confirmed: 'hat den Vorfall bestätigt',
    dismissed: 'hat ihn verworfen',
    escalated: 'hat ihn an die Leitung der Sicherheit weitergegeben',
    resolved: 'hat ihn erledigt',
    'handed-back': 'hat ihn dem Team zurückgegeben',
    'post-opened': 'hat den Beitrag geöffnet',
    answered: 'hat geantwortet',
  },
  because: (event, reason) => `${event}: ${reason}`,
};

export const security: typeof en.security = {
  title: 'Hinweise',
  tabs: 'Hinweise nach Stand',
  states: {
    raised: 'Zu übernehmen',
    acknowledged: 'In Arbeit',
    confirmed: 'Bestätigt',
    escalated: 'Weitergegeben',
    dismissed: 'Verworfen',
    resolved: 'Erledigt',
  },
  overdue: {
    raised: (count) => `${count} davon hätten schon übernommen sein sollen.`,
    acknowledged: (count) => `${count} davon hätten schon abgeschlossen sein sollen.`,
    confirmed: (count) => `${count} davon hätten schon abgeschlossen sein sollen.`,
    escalated: (count) => `${count} davon hätten schon abgeschlossen sein sollen.`,
  },
  filter: {
    title: 'Welche',
    severity: 'Schwere',
    anySeverity: 'Jede',
    rule: 'Gefunden von der Regel',
    anyRule: 'Jeder',
    age: 'Gemeldet',
    ages: {
      any: 'Irgendwann',
      day: 'Innerhalb eines Tages',
      week: 'Innerhalb einer Woche',
      'week-ago': 'Vor mehr als einer Woche',
      'month-ago': 'Vor mehr als dreißig Tagen',
    },
    order: 'In welcher Reihenfolge',
    orders: {
      due: 'Am längsten überfällige zuerst',
      oldest: 'Älteste zuerst',
      newest: 'Neueste zuerst',
    },
    show: 'Anzeigen',
    clear: 'Alle anzeigen',
  },
  list: {
    caption: (state, count) =>
      count === 1 ? `${state}: ein Fall auf dieser Seite` : `${state}: ${count} Fälle auf dieser Seite`,
    found: 'Was gefunden wurde',
    severity: 'Schwere',
    raised: 'Gemeldet',
    due: 'Fällig',
    handledBy: 'In wessen Hand',
    answered: 'Antwort der Autorin oder des Autors',
    excerpt: 'Auszug',
    more: (count) => (count === 1 ? 'und einer mehr in diesem Fall' : `und ${count} mehr in diesem Fall`),
    nothing: 'Es gibt keinen solchen Hinweis.',
    nothingYet: 'Auf dieser Seite passt keiner; die Liste geht weiter.',
    pages: 'Seiten der Liste',
    first: 'Von vorn',
    next: 'Nächste Seite',
    filtered: (rule) => `Alle Hinweise der Regel ${rule}`,
  },
  ago: (days) => {
    if (days === 0) return 'heute';
    return days === 1 ? 'vor einem Tag' : `vor ${days} Tagen`;
  },
  due: (by) => `bis ${by}`,
  overdueSince: (by) => `überfällig seit ${by}`,
  nobody: 'Niemand',
  you: 'Sie',
  colleague: (name) => `Kollegin oder Kollege ${name}`,
  finding: {
    caption: 'Der Fund',
    what: 'Was',
    whatIs: (rule, kind) => `${rule}: ${kind}`,
    severity: 'Schwere',
    severityIs: (severity, confidence) => `${severity}, Sicherheit ${confidence}`,
    excerpt: 'Auszug',
    state: 'Stand',
    raised: 'Gemeldet',
    due: 'Fällig',
    visible: 'War zu lesen',
    erased: 'Wird gelöscht',
    handledBy: 'In wessen Hand',
    answered: 'Antwort der Autorin oder des Autors',
    noAnswer: 'Noch keine',
  },
  visible: {
    deleted: (time) => `${time}, bis nach eigener Angabe der Beitrag gelöscht war`,
    closed: (time) => `${time}, bis der Hinweis abgeschlossen wurde`,
    'not-yet': (time) => `bisher ${time}`,
  },
  duration: (days, hours, minutes) => {
    const parts = [
      ...(days > 0 ? [days === 1 ? 'einen Tag' : `${days} Tage`] : []),
      ...(hours > 0 ? [hours === 1 ? 'eine Stunde' : `${hours} Stunden`] : []),
      ...(days === 0 ? [minutes === 1 ? 'eine Minute' : `${minutes} Minuten`] : []),
    ];
    return parts.join(' und ');
  },
  erasedOn: (day) => `Am ${day}`,
  erasedUnlessClosed: (day) => `Am ${day}, wenn er nicht vorher abgeschlossen wird`,
  thePost: 'Der Beitrag',
  authorSees: 'Wer ihn geschrieben hat, sieht, dass Sie ihn geöffnet haben und warum.',
  history: {
    caption: 'Was geschehen ist',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    security: (name) => `Sicherheit ${name}`,
    author: 'Autorin oder Autor',
    system: 'Candor selbst',
  },
  case: {
    title: 'Was noch zu diesem Fall gehört',
    why: 'Diese Hinweise betreffen denselben Beitrag, oder dasselbe Geheimnis oder denselben vertraulichen Begriff an anderer Stelle.',
    caption: (count) => (count === 1 ? 'Ein weiterer Hinweis' : `${count} weitere Hinweise`),
    isMore: 'Es kann noch mehr geben.',
    all: (count) =>
      count === 1
        ? 'Dasselbe mit dem anderen Hinweis dieses Falls tun, wenn ich darüber entscheiden darf'
        : `Dasselbe mit den ${count} anderen Hinweisen dieses Falls tun, soweit ich über sie entscheiden darf`,
  },
  similar: {
    title: 'Ähnliche Hinweise',
    caption: 'Von derselben Regel gefunden oder mit denselben Worten, die neuesten fünf',
  },
  youAre: (name) => `Sie sind hier Sicherheit ${name}. Namen werden nicht gespeichert.`,
  doing: {
    title: 'Was Sie tun können',
    closed: 'Nichts: Der Hinweis ist abgeschlossen und wird gelöscht.',
    own: 'Nichts: Der Hinweis betrifft einen Beitrag von Ihnen selbst.',
    others:
      'Zurzeit nichts: Jemand aus dem Team bearbeitet ihn. Die Leitung der Sicherheit kann ihn übernehmen oder dem Team zurückgeben.',
  },
  actions: {
    acknowledge: 'Ich übernehme das',
    'open-post': 'Den Beitrag öffnen',
    confirm: 'Den Vorfall bestätigen',
    dismiss: 'Verwerfen',
    escalate: 'An die Leitung der Sicherheit weitergeben',
    resolve: 'Erledigen',
    'hand-back': 'Dem Team zurückgeben',
  },
  why: 'Warum',
  whyOpen: 'Warum Sie den Beitrag sehen müssen; das liest, wer ihn geschrieben hat',
  whyHint: 'Zehn Zeichen oder mehr.',
  choose: 'Bitte wählen',
  missing: {
    dismissal: 'Wählen Sie, warum Sie ihn verwerfen.',
    reason: 'Sagen Sie in zehn bis fünfhundert Zeichen, warum.',
  },
  refusals: {
    'own-alert': 'Niemand bearbeitet einen Hinweis auf einen eigenen Beitrag.',
    'not-now': 'Das geht nicht bei dem Stand, den der Hinweis jetzt hat.',
    'not-the-handler':
      'Jemand anders bearbeitet diesen Hinweis. Die Entscheidung liegt dort oder bei der Leitung der Sicherheit.',
    'post-unlinked':
      'Wer ihn geschrieben hat, hat die Einwilligung widerrufen; der Hinweis nennt keinen Beitrag mehr.',
    'history-full': 'Dieser Hinweis kann nur noch abgeschlossen werden.',
  },
};
