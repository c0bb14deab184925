import { besides } from '../../../shared/rights/copy-words-de.ts';
import { words as report } from '../../../shared/weekly/words-de.ts';
import type * as en from './en.tsx';

/** All words of the pages in German, section by section as in English. */

export const layout: typeof en.layout = {
  skip: 'Zum Inhalt springen',
  pages: 'Seiten',
  everybody: 'Für alle Beschäftigten',
  titled: (title, company) => `${title} – Candor bei ${company}`,
  error: 'Fehler',
  signOut: (name) => `Abmelden (${name})`,
  promise: (company) =>
    `Candor bei ${company}. Keine Seite hier vergleicht Personen oder verrät, wer mitmacht.`,
  navigation: {
    accounts: 'Meine Konten',
    myAlerts: 'Alarme zu meinen Beiträgen',
    myEngagement: 'Meine Reaktionen',
    myData: 'Meine Daten',
    checkADraft: 'Entwurf prüfen',
    thisWeek: 'Diese Woche',
    advocacy: 'Teilnehmende',
    campaigns: 'Kampagnen',
    material: 'Material zum Teilen',
    recognition: 'Anerkennung',
    duties: 'Wer was tut',
    officialAccounts: 'Offizielle Konten',
    alerts: 'Alarme',
    rules: 'Wie richtig Regeln liegen',
    switchedOn: 'Was eingeschaltet ist',
    approvals: 'Genehmigungen',
    changes: 'Änderungen',
    reads: 'Wer personenbezogene Daten las',
    attack: 'Der Angriff auf die Teilnahme',
    ownRules: 'Eigene Regeln',
    settings: 'Einstellungen',
    terms: 'Begriffe',
    documents: 'Dokumente',
    about: 'Was Candor ist',
    notice: 'Die Datenschutzhinweise',
    policy: 'Regeln für soziale Medien',
    lessons: 'Kurze Lektionen',
    summaries: 'Prüfberichte',
    feedback: 'Rückmeldung',
    drafting: 'Regeln ändern',
    concern: 'Etwas vertraulich melden',
    concerns: 'Vertrauliche Meldungen',
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
    'Konten von Menschen, die nicht Ja gesagt haben, und Beiträge aus der Zeit davor – außer jemand wählt einen solchen Beitrag selbst aus. Die eine Ausnahme: Wenn Sie selbst nachsehen möchten, welche Ihrer Beiträge zählen würden, werden sie Ihnen gezeigt und nirgends behalten.',
    'Private Beiträge und Nachrichten.',
    'Antworten anderer, und wer einen Beitrag mochte oder teilte.',
    'Was auf Ihren Geräten, in Ihren E-Mails oder in Ihrem Kalender steht.',
  ],
  promisesTitle: 'Was Ihnen versprochen ist',
  promises: [
    [
      'Nichts ohne Ihr Ja.',
      'Ohne Ihre Einwilligung für diesen Zweck und diese Beiträge wird nichts gelesen, behalten oder abgeleitet, und nach Ihrem Widerruf nichts mehr. Das wird vor jedem Lesen geprüft und noch einmal bei jedem Speichern. Nur wenn Sie selbst nachsehen möchten, welche Ihrer Beiträge zählen würden, werden diese ohne sie gelesen, Ihnen gezeigt und nirgends behalten.',
    ],
    [
      'Ihr Wortlaut wird nicht behalten.',
      'Er ist im Arbeitsspeicher und, versiegelt mit dem Schlüssel allein Ihres Kontos, auf dem Weg durch eine Warteschlange. Keine Tabelle, kein Protokoll und keine Datei enthält ihn. Ein Alarm behält einen Auszug, der unkenntlich gemacht ist.',
    ],
    [
      'Niemand kann damit einen Menschen beobachten.',
      'Die Kommunikation sieht nur veröffentlichte Summen. Die Sicherheit sieht einzelne Alarme, nie eine Liste nach Personen. Für niemanden gibt es Zahlen, Listen oder Ausgaben je Person: nicht, wer mitmacht, nicht, wer gegangen ist, nicht, wer Nein gesagt hat.',
    ],
    [
      'Sie sehen alles, was über Sie gespeichert ist,',
      'wer es gelesen hat und wann es verschwindet: unter „Meine Daten“ auf der Seite für Teilnehmende.',
    ],
    [
      'Was veröffentlicht wird, lässt sich prüfen.',
      'Zahlen und Berichte werden einmal veröffentlicht, jeweils mit einer Prüfsumme, die vom nächsten Tag an in einem öffentlichen Protokoll steht; was darin steht, lässt sich nachträglich nicht unbemerkt ändern. Belege über Ihre Einwilligung sind signiert. Einwilligungen, Erhebungen und Löschungen gehen ein, ohne dass zu erkennen wäre, um wen es geht; wer prüft, kann sie zählen. Die Kopie Ihrer Daten öffnet, was Sie betrifft, und der Beleg über das Ende einer Einwilligung die Einträge dazu.',
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
    'gespeicherte Bewertungen, Funde und Alarme sowie Zahlen, die nicht öffentlich sind;',
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
    'Ein Alarm verrät den wenigen Menschen, die ihn bearbeiten, zwangsläufig eine Person, die mitmacht.',
    'Wer die Cloud verwaltet und dabei Rechte an Schlüsseln und Daten hat, kann diese Versprechen technisch brechen. Getrennte Zuständigkeiten und ein Zugriffsprotokoll an anderer Stelle machen das erkennbar, nicht unmöglich.',
    'Es kann zeigen, dass seine Aufzeichnungen nicht verändert wurden. Es kann nicht zeigen, dass niemand eine öffentliche Plattform ohne Candor liest.',
    'Es schützt nicht vor Verrat: Wer etwas verraten will, macht nicht mit.',
  ],
  cheatTitle: 'Wenn betrügen wollte, wer Candor betreibt',
  cheat:
    'Was aufgezeichnet wird, geht in ein öffentliches Protokoll ein. Wer es führt, hat den Schlüssel und die Speicher und könnte Folgendes versuchen. Ein Test spielt jeden Versuch durch und sagt, wer ihn bemerkt:',
  cheated: [
    [
      'Etwas Aufgezeichnetes verbergen, ändern oder zurückdatieren: einen Einblick, eine Einwilligung, einen Tag der Erhebung.',
      'Das bemerkt, wer das Protokoll prüft: Er bekommt, was es öffnet, und weist jeden Platz darin nach. Eine Kopie Ihrer eigenen Daten beweist ihren Eintrag trotzdem.',
    ],
    [
      'Eine Zahl veröffentlichen, die sich aus den Aufzeichnungen nicht ergibt, oder einen Bericht nachträglich ändern.',
      'Wer prüft, rechnet mit den veröffentlichten Zahlen und dem, was das Protokoll öffnet, jede Zahl nach. Aus dem Protokoll allein sieht jede Person, was sich änderte, welche Felder aufbewahrt werden und dass die Grenzen die geltenden sind. Es nennt jeden Bericht mit seiner Prüfsumme: Wer die Datei hat, bemerkt eine Änderung.',
    ],
    [
      'Einen alten Tag neu schreiben oder ein altes Protokoll noch einmal zeigen.',
      'Das bemerkt, wer eine Signatur des Protokolls (einen Prüfpunkt) aufgehoben hat. Ein Programm von Candor selbst tut das viermal am Tag.',
    ],
    [
      'Verschiedenen Menschen verschiedene Protokolle zeigen.',
      'Das bemerken zwei, die ihre Prüfpunkte vergleichen. Wo außerhalb ein Zeuge mitsigniert, muss das niemand.',
    ],
  ],
  unseenTitle: 'Was das Protokoll nicht zeigen kann',
  unseen: [
    'Dass etwas nie aufgezeichnet wurde. Nur Ihre eigenen Einträge und Ihre eigene Kopie zeigen Ihnen, was da ist.',
    'Dass Aufzeichnungen gelesen hat, wer Rechte an Schlüsseln und Speichern hat; das zeigt das Zugriffsprotokoll der Cloud.',
    'Ein neu geschriebenes Protokoll, wenn außerhalb niemand einen Prüfpunkt aufgehoben hat und kein Zeuge signiert: Wer über die ganze Cloud verfügt, kann unser eigenes Programm vergessen lassen.',
    'Was von Aufzeichnungen über Menschen fehlt, sobald diese Aufzeichnungen 400 Tage alt sind: Dann verschwinden sie von selbst.',
  ],
  tellsTitle: 'Was das Protokoll über Sie verrät',
  tells: [
    'Was über Sie festgehalten wurde, ist jeweils eine von Tausenden zufällig aussehender Zahlen; jeder Tag hat gleich viele. Wie viele Tage mit Beiträgen erhoben wurden, wie viele Alarme, Einwilligungen und Löschungen es gab und wie oft die Sicherheit einen Beitrag öffnete, steht nur je Quartal da, in weiten Spannen. In unseren Simulationen halfen diese Spannen nicht zu nennen, wer mitmacht, selbst wo jeder zehnte Beitrag einen Alarm auslöst und die Sicherheit jeden öffnet.',
    'Kein Bericht sagt mehr, dass die Sicherheit keinen Beitrag geöffnet hat. Wer wüsste, dass Ihr Beitrag einen Alarm ausgelöst haben kann und dass die Sicherheit jeden öffnet, erführe aus „keinen“, dass Sie nicht mitmachen. Sie sehen jedes Öffnen eines Beitrags von Ihnen, und wer prüft, zählt alle. Betriebsrat und Prüfende sehen je Woche, wie oft es geschah, um darüber zu wachen; sie könnten denselben Schluss ziehen.',
    'Je Woche sagt das Protokoll in Spannen, wie oft der Sicherheit eine Regel genommen wurde, weil sie zu oft irrte, oder zurückgegeben, und wie oft jemand zum Prüfen bekam, was das Protokoll öffnet.',
  ],
  law: 'Ein Ja gegenüber dem Arbeitgeber ist nicht immer ein freies (so auch der Europäische Datenschutzausschuss in seinen Leitlinien 05/2020). Deshalb hat ein Nein keine Folgen, deshalb erfährt niemand davon, und deshalb braucht die Suche nach Vertraulichem zusätzlich eine Betriebsvereinbarung oder eine Abschätzung ihrer Risiken.',
};

export const noticePage: typeof en.noticePage = {
  title: 'Die geltenden Datenschutzhinweise',
  lead: 'Das erfahren alle, bevor sie Ja oder Nein sagen. Sie können es lesen, ohne sich anzumelden, und niemand erfährt, dass Sie es getan haben.',
  written:
    'Eine Einwilligung nennt genau den Wortlaut, den jemand gelesen hat, mit der Sprache und dem SHA-256 des kanonischen JSON der Hinweise:',
  version: (version, language) => `Fassung ${version}, ${language}`,
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

export const lessons: typeof en.lessons = {
  title: 'Kurze Lektionen',
  lead: 'Was würden Sie tun? Je ein paar Minuten, aus Fällen, wie sie vorkommen.',
  nothingStored:
    'Niemand zählt Punkte: Ihre Antworten öffnen sich in Ihrem Browser und werden niemandem geschickt. Dass Sie diese Seite lesen, wird mit nichts über Sie festgehalten.',
  openAnAnswer: 'Öffnen Sie eine Antwort, um zu sehen, was für oder gegen sie spricht. So viele Sie mögen.',
  caseNumber: (number) => `Fall ${number}`,
  right: 'Eine gute Wahl.',
  wrong: 'Besser nicht.',
  remember: 'Zum Merken',
  others: 'Andere Lektionen',
  policy: 'Die Regeln für soziale Medien',
  all: {
    confidential: {
      title: 'Vertraulich oder nicht?',
      about: 'Was Sie nur durch Ihre Arbeit wissen und was Sie erzählen dürfen.',
      cases: [
        {
          story:
            'Ihr Team hat ein Gerät fertig, das in drei Wochen in den Verkauf kommt. Eine Freundin veröffentlicht ein Bild davon aus einem zu früh dekorierten Schaufenster und fragt Sie vor allen: „Ist das von euch?“',
          question: 'Was antworten Sie?',
          answers: [
            {
              text: '„Ja, endlich! Warte, bis du siehst, was es kann.“',
              isRight: false,
              because:
                'Sie würden bestätigen, was nicht angekündigt ist. Dass ein Bild in der Welt ist, macht den Rest nicht öffentlich.',
            },
            {
              text: 'Nichts, und ich sage denen Bescheid, die für die Vorstellung zuständig sind.',
              isRight: true,
              because:
                'Sie können entscheiden, was zu tun ist, und Sie haben nichts verraten. Lügen müssen Sie auch nicht.',
            },
            {
              text: '„Nein, nie gesehen.“',
              isRight: false,
              because: 'Das ist unwahr, und ein glattes Nein verrät genauso viel. Schweigen genügt.',
            },
          ],
        },
        {
          story:
            'Nach einer harten Woche möchten Sie ein Foto von Ihrem Schreibtisch daheim veröffentlichen: eine Tasse, eine Katze, zwei Bildschirme.',
          question: 'Worauf sehen Sie zuerst?',
          answers: [
            {
              text: 'Ob die Katze gut getroffen ist.',
              isRight: false,
              because:
                'Das auch. Aber Bildschirm, Ausweis oder Brief im Hintergrund lassen sich vergrößert lesen.',
            },
            {
              text: 'Was auf Bildschirmen, Tisch und Wand zu lesen ist, vergrößert.',
              isRight: true,
              because:
                'Namen von Kunden, ein Chat, ein Zettel mit Passwort: Die meisten Versehen dieser Art stehen im Hintergrund.',
            },
          ],
        },
        {
          story:
            'Sie finden Ihr Gehalt zu niedrig und möchten in einem Forum fragen, was andere in Ihrem Beruf verdienen.',
          question: 'Dürfen Sie das?',
          answers: [
            {
              text: 'Nein, Gehälter sind ein Geschäftsgeheimnis.',
              isRight: false,
              because: 'Über Ihr eigenes dürfen Sie sprechen. Eine Abrede, die es verbietet, gilt nicht.',
            },
            {
              text: 'Ja, über meines; ohne Namen und Gehälter von anderen hier.',
              isRight: true,
              because:
                'Was andere verdienen, sind deren personenbezogene Daten. Ihr eigenes Gehalt dürfen Sie jedem nennen.',
            },
          ],
        },
      ],
      remember:
        'Fragen Sie sich: Weiß ich das nur durch die Arbeit, und wäre es für jemanden draußen neu? Dann fragen Sie vorher, wem es gehört.',
    },
    phishing: {
      title: 'Phishing: Wer fragt da?',
      about: 'Nachrichten, die Ihr Passwort, Ihr Vertrauen oder Ihre Eile wollen.',
      cases: [
        {
          story:
            'Sie bekommen eine Direktnachricht: „Ihr Konto wurde wegen einer Urheberrechtsverletzung gemeldet. Bestätigen Sie binnen 24 Stunden, sonst wird es gelöscht.“ Der Absender heißt wie die Plattform, im Bild ein blaues Häkchen.',
          question: 'Was tun Sie?',
          answers: [
            {
              text: 'Den Link öffnen und nachsehen, ob die Seite echt wirkt.',
              isRight: false,
              because:
                'Eine Kopie sieht aus wie das Original. Das Häkchen gehört zum Bild, das kann jeder malen.',
            },
            {
              text: 'Den Link nicht anrühren und die Plattform öffnen wie immer; eine echte Warnung steht auch dort.',
              isRight: true,
              because: 'Ihren eigenen Weg hinein kann niemand anders für Sie wählen.',
            },
            {
              text: 'Antworten und fragen, ob das echt ist.',
              isRight: false,
              because: 'Wer dahintersteckt, wird Ja sagen und weiß nun, dass Sie solche Nachrichten lesen.',
            },
          ],
        },
        {
          story:
            'Eine Personalvermittlerin schreibt Ihnen in einem Berufsnetzwerk, lobt Ihre Beiträge und schickt ein Dokument mit „den genauen Aufgaben und dem Gehalt“. Um es zu lesen, sollen Sie Makros einschalten.',
          question: 'Und nun?',
          answers: [
            {
              text: 'Um den Text in der Nachricht selbst bitten und die Datei nicht öffnen.',
              isRight: true,
              because:
                'Niemand Redliches braucht Makros für eine Stellenbeschreibung. Interesse an Ihrer Arbeit ist ein häufiger Köder.',
            },
            {
              text: 'Sie am Rechner in der Arbeit öffnen, der hat einen Virenscanner.',
              isRight: false,
              because: 'Ein Scanner findet, was schon bekannt ist. In der Arbeit wäre der Schaden größer.',
            },
          ],
        },
        {
          story:
            'Sie haben Ihr Passwort auf einer Seite eingegeben und sehen einen Augenblick später, dass die Adresse falsch war.',
          question: 'Was zuerst?',
          answers: [
            {
              text: 'Das Passwort an der richtigen Stelle ändern, dann der Sicherheit Bescheid sagen.',
              isRight: true,
              because: 'Jede Minute zählt. Wer es gleich sagt, hat nichts zu befürchten.',
            },
            {
              text: 'Abwarten, ob etwas geschieht; es muss ja niemand wissen.',
              isRight: false,
              because: 'Was geschieht, zeigt sich oft erst nach Wochen. Gemeinsam ist es in Minuten behoben.',
            },
          ],
        },
      ],
      remember:
        'Eile, Lob und Drohungen sind Zeichen. Gehen Sie auf Ihrem eigenen Weg hinein, und sagen Sie gleich Bescheid, wenn etwas schiefging.',
    },
    privacy: {
      title: 'Wer sieht was? Einstellungen zur Privatsphäre',
      about: 'Was Fremde aus Ihrem Profil erfahren und wie Sie das ändern.',
      cases: [
        {
          story:
            'Sie schreiben aus dem Zug: „Auf dem Weg zum Kunden nach Lyon, Freitag zurück!“ Ihre Beiträge sind für alle sichtbar.',
          question: 'Was erfährt jemand Fremdes?',
          answers: [
            {
              text: 'Nichts Wichtiges.',
              isRight: false,
              because:
                'Dass Ihre Wohnung bis Freitag leer steht und Ihr Unternehmen einen Kunden in Lyon hat.',
            },
            {
              text: 'Wo ich bin, wann ich nicht zu Hause bin und für wen wir arbeiten.',
              isRight: true,
              because:
                'Schreiben Sie über eine Reise, wenn Sie zurück sind, oder nur für Bekannte, und lassen Sie den Kunden weg.',
            },
          ],
        },
        {
          story:
            'Ein Quiz fragt nach Ihrem ersten Haustier, der Straße Ihrer Kindheit und Ihrem Geburtstag, „um Ihren Heldennamen zu finden“.',
          question: 'Machen Sie mit?',
          answers: [
            {
              text: 'Ja, das ist doch nur ein Spiel.',
              isRight: false,
              because: 'Es sind die Antworten auf die Fragen, mit denen Konten wiederhergestellt werden.',
            },
            {
              text: 'Nein, oder mit erfundenen Antworten.',
              isRight: true,
              because:
                'Wo auch ein Konto so etwas fragt, sind erfundene Antworten in einem Passwortspeicher am besten.',
            },
          ],
        },
        {
          story: 'Sie haben seit neun Jahren ein Konto und nie in seine Einstellungen gesehen.',
          question: 'Womit beginnen Sie?',
          answers: [
            {
              text: 'Mit dem zweiten Faktor, dann: Wer sieht alte Beiträge, dann: Welche Anwendungen haben Zugang.',
              isRight: true,
              because:
                'In dieser Reihenfolge schützt jeder Schritt am meisten für die geringste Mühe. Es dauert etwa zehn Minuten.',
            },
            {
              text: 'Mit einem neuen Konto, und das alte bleibt, wie es ist.',
              isRight: false,
              because:
                'Vergessene Konten werden unbemerkt übernommen. Schließen Sie sie, oder pflegen Sie sie.',
            },
          ],
        },
      ],
      remember:
        'Einmal im Jahr: zweiter Faktor, Publikum, Anwendungen mit Zugang. Und denken Sie daran, was ein Bild oder ein Ort verrät.',
    },
  },
};

export const policy: typeof en.policy = {
  name: 'Regeln für soziale Medien',
  version: (version, { since, review }) =>
    `Fassung ${version}, in Kraft seit ${since}; wird bis ${review} neu angesehen.`,
  changes: 'Was sich geändert hat',
  changed: (version, day) => `${version}, seit ${day}`,
  readIt: 'Die Regeln lesen',
  iHaveRead: 'Ich habe sie gelesen',
  acknowledged: (version, day) => `Sie haben am ${day} gesagt, dass Sie Fassung ${version} gelesen haben.`,
  nothingAcknowledged: 'Sie haben nicht gesagt, dass Sie die Regeln für soziale Medien gelesen haben.',
  changedSince: 'Was sich seitdem geändert hat',
  whoSees:
    'Nur Sie sehen, ob Sie das gesagt haben: Es gibt davon keine Liste für Vorgesetzte, die Kommunikation, den Betriebsrat oder sonst jemanden. Aufbewahrt werden Fassung und Tag, bis Sie eine andere bestätigen oder unter „Meine Daten“ den Rest löschen.',
};

export const policyPage: typeof en.policyPage = {
  reportConcern: 'Etwas vertraulich melden',
  appliesTo: 'Für wen und wofür sie gelten',
  do: 'Bitte tun Sie das',
  dont: 'Bitte lassen Sie das',
  examples: 'Beispiele',
  fine: 'Das ist in Ordnung',
  notFine: 'Das nicht',
  questions: 'Fragen und Antworten',
  consequences: 'Was daraus folgen kann',
  investigation: 'Was bis wann geschieht',
  complaints: 'Beschwerde und Überprüfung',
  backlash: 'Wenn man Sie angreift',
  contacts: 'An wen Sie sich wenden können',
  contactNames: {
    posts: 'Fragen zu Beiträgen',
    security: 'Etwas ist nach außen geraten',
    worksCouncil: 'Betriebsrat',
    dataProtection: 'Datenschutzbeauftragte oder Datenschutzbeauftragter',
    support: 'Unterstützung, wenn man Sie angreift',
    complaints: 'Beschwerde und Überprüfung',
    confidential: 'Missstände, vertraulich',
  },
  shareTitle: 'Darf ich das teilen?',
  shareLead: 'Ein paar Fragen, eine nach der anderen.',
  yes: 'Ja',
  no: 'Nein',
  change: 'Ändern',
  changeAnswer: (question) => `Antwort ändern auf: ${question}`,
  verdicts: { yes: 'Sie dürfen', ask: 'Noch nicht: erst noch eines', no: 'Besser nicht' },
  startAgain: 'Von vorn beginnen',
  askSomebody: 'Jemanden fragen',
  notStored:
    'Ihre Antworten stehen in der Adresse dieser Seite und sonst nirgends. Das ist eine Hilfe und keine Erlaubnis, die jemand prüft.',
  acknowledgeLink: 'Bestätigen, dass Sie sie gelesen haben',
};

export const feedback: typeof en.feedback = {
  name: 'Rückmeldung',
  promisesTitle: 'Was aus Ihren Antworten wird',
  promises: (shownOn, from) => [
    'Sie sind anonym. Hier meldet sich niemand an. Diese Seite führt keine Aufzeichnung über Besuche, merkt sich keine Adresse eines Geräts und setzt kein Cookie außer einem für die Sprache, die Sie wählen.',
    'Von jeder Antwort bleibt, was Sie gesagt haben und in welchem Quartal; kein Tag und keine Stunde, und nichts, was sie mit Ihren anderen Antworten verbindet.',
    `Niemand liest sie, bevor das Quartal vorbei ist. Ab ${shownOn} können es alle, in einer Reihenfolge, die nichts verrät, und nur, wo es mindestens ${from} Antworten auf dieselbe Frage gibt.`,
    'Nach zwei weiteren Quartalen verschwinden alle Antworten eines Quartals auf einmal. Es gibt keine Sicherung davon.',
  ],
  limitsTitle: 'Was wir hier nicht versprechen können',
  limits: (forms) => [
    'Wer weiß, wie Sie schreiben, erkennt vielleicht Ihre Worte. Nennen Sie niemanden, auch sich selbst nicht: Was Sie schreiben, sehen alle, so wie es ist. Die meisten Adressen, Kontonamen und Telefonnummern lässt ein Programm weg; manche übersieht es, und Namen von Menschen kennt es nicht.',
    `Da sich niemand anmeldet, könnte jemand mehr als einmal antworten. Nehmen Sie die Zahlen als Stimmung, nicht als Abstimmung. Damit keine Programme antworten, werden höchstens ${forms} Formulare in der Woche angenommen.`,
    'Ihr Browser und das Netz, das Sie benutzen, merken sich vielleicht, dass Sie diese Seite geöffnet haben, wie bei jeder Seite. Nehmen Sie ein eigenes Gerät, wenn Ihnen das wichtig ist.',
    'Wer die Cloud für uns betreibt, könnte technisch zusehen, wie Antworten eintreffen. Das hinterließe anderswo eine Spur und gehört nicht zu dessen Aufgaben.',
  ],
  earlier: 'Was in früheren Quartalen gesagt wurde',
  formTitle: 'Ihre Antworten',
  wordsHint: (most) =>
    `Bis zu ${most} Zeichen. Nach dem Ende des Quartals sehen es alle; bitte nennen Sie niemanden.`,
  send: 'Ohne Namen senden',
  notJustSent:
    'Gerade wurde nichts gesendet. Sobald Antworten von Ihnen angenommen sind, sagt es diese Seite fünf Minuten lang.',
  thanksTitle: 'Danke',
  thanks: (shownOn) =>
    `Ihre Antworten sind angekommen. Ab ${shownOn} können alle lesen, was gesagt wurde, wo es genügend Antworten gibt.`,
  policy: 'Die Regeln für soziale Medien',
  answersTitle: 'Was die Belegschaft zu den Regeln sagt',
  answersLead:
    'Antworten aus Quartalen, die vorbei sind. Niemand weiß, von wem sie sind, auch nicht, wer Candor betreibt.',
  rounds: 'Quartale',
  round: (round) => `${round.slice(6)}. Quartal ${round.slice(0, 4)}`,
  closed: (round, on) => `${round}, abgeschlossen am ${on}`,
  tooFew: (from) => `Weniger als ${from} Antworten. Es wird nichts gezeigt, auch nicht, wie viele es sind.`,
  answered: (total) => `${total} Antworten`,
  columns: ['Antwort', 'Anzahl', 'Anteil'],
  textsTitle: 'In eigenen Worten',
  tooFewTexts: (from) =>
    `Weniger als ${from} eigene Texte. Es wird nichts gezeigt, auch nicht, wie viele es sind.`,
  shuffled:
    'In einer Reihenfolge, die nichts damit zu tun hat, wann oder womit zusammen sie geschrieben wurden.',
  parts: 'Teile',
  part: (part) => `Teil ${part}`,
  mood: 'Für eine Antwort meldet sich niemand an, jemand kann also mehrmals geantwortet haben: Das ist eine Stimmung, keine Abstimmung.',
  giveFeedback: 'Sagen Sie, was Sie denken',
  problems: {
    differs:
      'Eine erste Fassung Ihrer Antworten wurde schon angenommen und bleibt. Was Sie geändert haben, wurde nicht angenommen: Ihr Text steht unten; lassen Sie stehen, was der ersten Fassung fehlt, und senden Sie das. Wählen Sie nichts noch einmal aus, sonst zählt es doppelt.',
    empty: 'Es ist noch nichts ausgefüllt. Beantworten Sie mindestens eine Frage, oder schreiben Sie etwas.',
    unknownAnswer: 'Wählen Sie eine der Antworten, die da sind.',
    tooLong: (characters, most) =>
      `Das sind ${characters} Zeichen; Platz ist für ${most}. Bitte kürzen Sie es.`,
    full: 'Diese Woche sind so viele Antworten gekommen, wie angenommen werden können. Bitte kommen Sie nächste Woche wieder; von dem, was Sie gesendet haben, ist nichts aufgehoben.',
    notNow:
      'Ihre Antworten konnten gerade nicht gespeichert werden. Bitte senden Sie sie in einer Minute noch einmal; sie zählen nur einmal.',
  },
};

export const drafting: typeof en.drafting = {
  title: 'Die Regeln gemeinsam ändern',
  lead: 'Hier schlagen Kommunikation und Betriebsrat Änderungen der Regeln für soziale Medien vor. Alle Beschäftigten können zu jedem Teil sagen, was sie davon halten, und alle sehen, was geantwortet wird und wie es ausgeht.',
  promisesTitle: 'Was mit einem Kommentar geschieht',
  promises: (kept) => [
    'Es steht kein Name dabei, und keiner ist bekannt: Hier meldet sich niemand an, diese Website führt kein Verzeichnis von Besuchen und keine Adresse eines Geräts. Kommunikation, Betriebsrat und Vorgesetzte sehen, was Sie sehen.',
    'Von einem Kommentar wird behalten, was Sie sagten, zu welchem Teil und in welcher Woche. Gezeigt wird er ab dem folgenden Montag, zusammen mit den anderen der Woche und in einer Reihenfolge, die nichts verrät.',
    'Wenn man wissen soll, dass er von Ihnen ist, schreiben Sie Ihren Namen selbst hinein.',
    `Ein Vorschlag verschwindet ${kept} Tage nach dem letzten Tag seiner Kommentare und mit ihm alles, was dazu gesagt wurde. Von Kommentaren gibt es keine Sicherung.`,
  ],
  limitsTitle: 'Was das nicht versprechen kann',
  limits: (most) => [
    'Wer weiß, wie Sie schreiben, erkennt vielleicht Ihre Worte. Zurücknehmen lässt sich ein Kommentar nicht, weil niemand weiß, wessen er ist. Die meisten Adressen, Kontonamen und Telefonnummern lässt ein Programm weg; Namen von Menschen kennt es nicht.',
    `Weil sich niemand anmeldet, könnte jemand mehrmals schreiben: Kommentare sind Argumente, keine Stimmen. Damit Programme draußen bleiben, werden höchstens ${most} Kommentare in der Woche angenommen.`,
    'Ihr Browser und das Netz, das Sie benutzen, merken sich vielleicht, dass Sie diese Seite geöffnet haben. Nehmen Sie ein eigenes Gerät, wenn Ihnen das wichtig ist.',
  ],
  states: { open: 'Offen für Kommentare', considered: 'Wird beraten', closed: 'Abgeschlossen' },
  none: 'Zurzeit gibt es keinen Vorschlag.',
  proposers: { 'comms-approver': 'Kommunikation', 'works-council': 'Betriebsrat' },
  proposedBy: (who, on) => `Vorgeschlagen am ${on} (${who}).`,
  untilDay: (day) => `Kommentare bis ${day}.`,
  overSince: (day) => `Kommentare wurden bis ${day} angenommen. Jetzt wird entschieden.`,
  adopted: (version, on) =>
    `Angenommen am ${on}; es steht in Fassung ${version} der Regeln, oder wird dort stehen, wenn sie noch nicht gilt.`,
  notAdopted: (on) => `Nicht angenommen, entschieden am ${on}.`,
  whyTitle: 'Warum',
  basedOn: (version) => `Geändert würde Fassung ${version}.`,
  changesTitle: 'Was sich ändern würde',
  sections: {
    purpose: 'Wozu die Regeln da sind',
    appliesTo: 'Für wen und was sie gelten',
    do: 'Bitte',
    dont: 'Bitte nicht',
    fine: 'Beispiele, die in Ordnung sind',
    notFine: 'Beispiele, die es nicht sind',
    backlash: 'Wenn andere über Sie herfallen',
    consequences: 'Was folgen kann',
    investigation: 'Was bis wann geschieht',
    complaints: 'Beschwerde und Einspruch',
    questions: 'Fragen und Antworten',
  },
  what: { removed: 'Vorher', added: 'Nachher', kept: 'Unverändert' },
  unchanged: (paragraphs, one) =>
    one ? 'Ein Absatz bleibt, wie er ist' : `${paragraphs} Absätze bleiben, wie sie sind`,
  toComments: (section) => `Kommentare zu „${section}“`,
  back: 'Der ganze Vorschlag',
  all: 'Alle Vorschläge',
  commentsTitle: 'Was Beschäftigte dazu sagen',
  noComments:
    'Noch wird kein Kommentar gezeigt. Was in dieser Woche geschrieben wird, ist ab Montag zu sehen.',
  week: (week, year) => `Woche ${week} im Jahr ${year}`,
  answeredBy: (who, on) => `Antwort vom ${on} (${who})`,
  parts: 'Teile',
  part: (part) => `Teil ${part}`,
  formTitle: 'Ihr Kommentar',
  commentLabel: 'Was halten Sie von diesem Teil?',
  commentHint: (most, from) => `Bis zu ${most} Zeichen. Ab ${from} für alle zu sehen, ohne Namen.`,
  send: 'Ohne Namen absenden',
  notJustSent:
    'Gerade wurde nichts gesendet. Sobald ein Kommentar von Ihnen angenommen ist, sagt es diese Seite fünf Minuten lang.',
  thanksTitle: 'Danke',
  thanks: (from) => `Ihr Kommentar wurde angenommen. Ab ${from} können ihn alle lesen.`,
  noMore: 'Zu diesem Vorschlag werden keine Kommentare mehr angenommen.',
  fromPolicy: 'Änderungen, über die gesprochen wird',
  deskLead:
    'Was Sie hier schreiben, tut Ihre Rolle: Es wird als deren Wort gezeigt, und wer von Ihnen es schrieb, wird nicht behalten. Wer kommentiert, kann niemand sehen, auch Sie nicht.',
  propose: 'Eine Änderung vorschlagen',
  proposeIn: (language) => `Eine Änderung des Textes vorschlagen: ${language}`,
  newTitle: 'Eine Änderung der Regeln vorschlagen',
  newLead:
    'Ändern Sie die Teile unten, wie Sie sie haben möchten. Was sich von den Regeln unterscheidet, wird der Vorschlag; was Sie lassen, nicht. Ein offener Vorschlag lässt sich nicht mehr ändern, denn die Leute kommentieren, was sie lesen.',
  room: (most) => `Alle geänderten Teile zusammen, vorher und nachher, haben Platz für ${most} Zeichen.`,
  titleLabel: 'Titel',
  whyLabel: 'Warum Sie das vorschlagen',
  weeksLabel: 'Wie viele ganze Wochen nach dieser Kommentare angenommen werden',
  sectionHint: 'Absätze trennt eine leere Zeile.',
  pairHint:
    'Absätze trennt eine leere Zeile; jeder besteht aus zwei Dingen, das erste in seiner ersten Zeile, etwa eine Frage und dann ihre Antwort.',
  proposeButton: 'Für Kommentare öffnen',
  translated:
    'Ein Vorschlag ändert die Regeln in einer Sprache. Wer ihn annimmt, ändert die anderen Sprachen in derselben Fassung.',
  answerLabel: 'Antwort',
  answerHint: (most) => `Bis zu ${most} Zeichen. Sie wird einmal gegeben und nicht geändert.`,
  answerButton: 'Für alle lesbar antworten',
  outcomeTitle: 'Wie es ausgeht',
  outcomeHint:
    'Angenommen werden kann er, wenn die Zeit für Kommentare vorbei ist und alle zu lesen sind; ihn nicht anzunehmen, lässt sich jederzeit entscheiden. Beides ist endgültig.',
  outcomes: { adopted: 'Angenommen', 'not-adopted': 'Nicht angenommen' },
  policyVersion: 'In welcher Fassung der Regeln, wenn er angenommen wird',
  outcomeSays: 'Warum; wenn er angenommen wird, was aus den Kommentaren wurde',
  outcomeSure: 'Ich weiß, dass das endgültig ist: Es wird nicht geändert und nicht wieder geöffnet.',
  outcomeButton: (title) => `„${title}“ abschließen`,
  othersClose: (who) => `Abschließen kann diesen Vorschlag nur, wer ihn gemacht hat: ${who}.`,
  problems: {
    differs:
      'Eine erste Fassung Ihres Kommentars wurde schon angenommen und bleibt. Was Sie geändert haben, wurde nicht angenommen: Lassen Sie unten stehen, was der ersten Fassung fehlt, und senden Sie es als weiteren Kommentar.',
    empty: 'Noch steht nichts da.',
    tooLong: (characters, most) => `Das sind ${characters} Zeichen; Platz ist für ${most}. Bitte kürzen Sie.`,
    full: 'In dieser Woche kamen so viele Kommentare, wie angenommen werden können. Bitte kommen Sie nächste Woche wieder; von dem, was Sie schickten, wurde nichts behalten.',
    notNow:
      'Ihr Kommentar konnte gerade nicht gespeichert werden. Bitte senden Sie ihn in einer Minute noch einmal; er zählt einmal.',
    closed: 'Zu diesem Vorschlag werden keine Kommentare mehr angenommen; Ihrer wurde nicht behalten.',
    title: (most) => `Geben Sie ihm einen Titel von bis zu ${most} Zeichen.`,
    why: (most) => `Sagen Sie in bis zu ${most} Zeichen, warum.`,
    weeks: (most) => `Wählen Sie eine bis ${most} Wochen.`,
    nothingChanged: 'Kein Teil unterscheidet sich von den Regeln. Ändern Sie mindestens einen.',
    changedMeanwhile:
      'Die Regeln selbst haben sich geändert, seit Sie dieses Formular geöffnet haben. Vergleichen Sie mit der neuen Fassung und senden Sie es noch einmal.',
    sectionEmpty: 'Ein Teil der Regeln kann nicht leer sein.',
    manyParagraphs: 'Das sind mehr Absätze, als dieser Teil der Regeln haben kann.',
    longParagraph: (paragraph) =>
      `Absatz ${paragraph} ist länger, als einer der Regeln sein kann (1.200 Zeichen für jedes Stück davon).`,
    oneLine: (paragraph) => `Absatz ${paragraph} hat nur eine Zeile und braucht zwei Dinge.`,
    allTooLong: (most) =>
      `Alle geänderten Teile zusammen, vorher und nachher, sind länger als ${most} Zeichen. Schlagen Sie weniger auf einmal vor.`,
    tooMany: 'Es gibt so viele Vorschläge, wie gleichzeitig behalten werden.',
    answeredAlready:
      'Dieser Kommentar wurde schon beantwortet; die erste Antwort gilt. Das haben Sie geschrieben.',
    outcome: 'Wählen Sie, wie es ausgeht.',
    tooEarly: 'Noch werden Kommentare angenommen; annehmen lässt er sich erst danach.',
    version: 'Nennen Sie die Fassung: Buchstaben, Ziffern, Punkte und Bindestriche.',
    closedAlready: 'Dieser Vorschlag wurde schon abgeschlossen. Was Sie schrieben, wurde nicht angenommen.',
    closedMeanwhile:
      'Dieser Vorschlag wurde inzwischen abgeschlossen; Ihre Antwort wurde nicht angenommen. Das haben Sie geschrieben.',
    sure: 'Kreuzen Sie an, dass Sie wissen, dass es endgültig ist.',
  },
};

export const recognition: typeof en.recognition = {
  title: 'Anerkennung',
  lead: 'Hier können Sie sich selbst vorschlagen, und niemand sonst kann Sie vorschlagen. Kolleginnen und Kollegen sehen, wer es tat, bis die Runde vorbei ist.',
  promises: [
    'Nur Sie stellen sich hierher, unter einem Namen Ihrer Wahl, und nur Sie ändern das oder nehmen es zurück; dann ist es sofort weg.',
    'Alle Beschäftigten, die sich anmelden, sehen dieselbe Liste, auch Kommunikation und Vorgesetzte, und nicht mehr. Die Reihenfolge wird jeden Tag neu gemischt und ist keine Rangliste; Zahlen stehen nicht dabei.',
    'Wer sich anmeldet, kann sich vorschlagen, ob er oder sie bei irgendetwas mitmacht oder nicht: Hier zu stehen sagt nicht, dass Sie mitmachen. Wenn Ihr Satz es sagt, erzählen Sie es den anderen, und was sie gelesen haben, lässt sich nicht zurücknehmen.',
    'Ist die Runde vorbei, wird alles gelöscht. Sich nicht vorzuschlagen hat auf nichts eine Wirkung.',
  ],
  none: 'Zurzeit läuft keine Runde.',
  until: (day) => `Bis ${day}; dann werden alle Vorschläge gelöscht.`,
  nobody: 'Noch hat sich niemand vorgeschlagen.',
  shuffled: 'In einer Reihenfolge, die sich jeden Tag ändert und nichts bedeutet.',
  nominateTitle: 'Sich selbst vorschlagen',
  yours: 'Ihr Vorschlag',
  fields: { name: 'Der Name, der gezeigt wird', says: 'Wofür Sie Anerkennung möchten, in einem Satz' },
  nameHint: (most) => `Wie Sie möchten; bis zu ${most} Zeichen. Bitte nicht den Namen anderer.`,
  saysHint: (most) => `Bis zu ${most} Zeichen. Bitte nichts über andere.`,
  tells:
    'Name und Satz sehen alle Beschäftigten, die sich anmelden. Wenn Sie schreiben, dass Sie bei Candor mitmachen, sagen Sie es ihnen damit.',
  nominate: 'Mich vorschlagen',
  change: 'Meinen Vorschlag ändern',
  withdraw: (round) => `Meinen Vorschlag für „${round}“ zurücknehmen`,
  withdrawTells: 'Er ist sofort weg.',
  problems: {
    name: (most) => `Schreiben Sie einen Namen von bis zu ${most} Zeichen.`,
    says: (most) => `Schreiben Sie einen Satz von bis zu ${most} Zeichen.`,
    over: 'Diese Runde ist vorbei; nichts wurde angenommen. Das haben Sie geschrieben.',
  },
  held: {
    caption: 'Ihre Vorschläge zur Anerkennung',
    columns: ['Name', 'Satz', 'Weg am', 'Runde'],
    none: 'Sie haben sich nicht zur Anerkennung vorgeschlagen.',
    link: 'Anerkennung',
  },
};

export const recognitionDesk: typeof en.recognitionDesk = {
  lead: 'Sie beginnen und beenden Runden. Wer sich vorgeschlagen hat, sehen Sie wie alle Beschäftigten auf der Website für Teilnehmende; diese hier kann es nicht lesen. Hat jemand den Namen anderer benutzt, beenden Sie die Runde: Ihre Vorschläge sind sofort nicht mehr zu sehen.',
  startTitle: 'Eine Runde beginnen',
  fields: { title: 'Titel', until: 'Letzter Tag', about: 'Wofür' },
  start: 'Beginnen',
  end: (round) => `„${round}“ jetzt beenden`,
  endTells: 'Ihre Vorschläge sieht sofort niemand mehr. Sie kann nicht noch einmal beginnen.',
  problems: {
    title: (most) => `Geben Sie ihr einen Titel von bis zu ${most} Zeichen.`,
    until: (most) => `Nennen Sie einen Tag ab heute, höchstens ${most} Tage entfernt.`,
    about: (most) => `Sagen Sie in bis zu ${most} Zeichen, wofür sie ist.`,
    tooMany: 'Es laufen so viele Runden, wie gleichzeitig laufen können.',
  },
};

export const roles: typeof en.roles = {
  comms: 'Kommunikation',
  'comms-approver': 'Freigabe der Kommunikation',
  security: 'Sicherheit',
  'security-lead': 'Leitung der Sicherheit',
  'works-council': 'Betriebsrat',
  auditor: 'Prüfung',
  administrator: 'Verwaltung',
  'confidential-recipient': 'Vertrauensperson',
};

export const dutiesPage: typeof en.dutiesPage = {
  title: 'Wer was tut',
  lead: 'Welche Rollen es gibt, wozu zwei verschiedene Menschen nötig sind und was verloren geht, wo jemand mehrere Rollen hat, wie in einem kleinen Unternehmen.',
  rolesTitle: 'Die Rollen',
  staff:
    'Alle Beschäftigten können die Website für Teilnehmende benutzen, was sie sonst auch tun, und sehen dort nur ihre eigenen Daten. Keine Rolle sieht, wer mitmacht.',
  rolesCaption: 'Wozu jede Rolle da ist und wo sie etwas tun kann',
  rolesColumns: ['Rolle', 'Was sie tut', 'Wo'],
  sites: {
    participant: 'Website für Teilnehmende',
    comms: 'Website der Kommunikation',
    security: 'Website der Sicherheit',
    oversight: 'Website der Aufsicht',
    administration: 'Website der Verwaltung',
    public: 'öffentliche Website',
  },
  duties: {
    comms: 'Liest veröffentlichte Zahlen, schreibt Kampagnen, beantragt offizielle Konten.',
    'comms-approver':
      'Dasselbe; gibt offizielle Konten frei, die jemand anderes beantragt hat, schlägt Änderungen der Regeln vor.',
    security: 'Bearbeitet Alarme, einen nach dem anderen; fragt, wer jemand ist, wo das nötig ist.',
    'security-lead':
      'Dasselbe; stimmt zu, dass jemand genannt wird, lässt eine Regel wieder die Sicherheit alarmieren.',
    'works-council':
      'Sieht, was eingeschaltet ist und was getan wurde; genehmigt, was wirksam wird, und eigene Regeln; schlägt Änderungen der Regeln für soziale Medien vor.',
    auditor: 'Sieht, was der Betriebsrat sieht, und genehmigt nichts.',
    administrator:
      'Pflegt Begriffe und Dokumente des Unternehmens, beantragt eigene Regeln. Sieht niemandes Daten.',
    'confidential-recipient': 'Liest und beantwortet, was vertraulich gemeldet wird.',
  },
  twoTitle: 'Wozu zwei Menschen nötig sind',
  twoLead:
    'Dabei vergleicht Candor, wer die beiden sind, nicht nur, welche Rollen sie haben: Niemand kann beide sein, auch nicht mit beiden Rollen.',
  twoCaption: 'Was zwei verschiedene Menschen tun',
  twoColumns: ['Was', 'Jemand von', 'Jemand anderes von'],
  or: ' oder ',
  acts: {
    'official-account': 'Ein offizielles Konto eintragen',
    'author-named': 'Zeigen, von wem ein Beitrag ist',
    'own-rules': 'Eine eigene Regel des Unternehmens in Kraft setzen',
  },
  smallTitle: 'Zu zweit',
  smallLead:
    'Zwei Menschen können alles tun, und was zwei braucht, hat dann noch immer zwei. Nur vertrauliche Meldungen brauchen jemand Dritten, auch von außerhalb, etwa eine Ombudsperson:',
  person: {
    first: (roles) => `Die eine Person: ${roles}.`,
    second: (roles) => `Die andere: ${roles}.`,
    third: (roles) => `Eine dritte: ${roles}.`,
  },
  notTogether: (roles) =>
    `Abgelehnt wird: Wer eine dieser Rollen hat, kann vertrauliche Meldungen nicht öffnen, auch nicht als Vertrauensperson: ${roles}. Eine Meldung kann von ihnen handeln.`,
  costCaption: 'Was verloren geht, wo zwei Rollen auf einen Menschen fallen',
  costColumns: ['Rollen', 'Was das kostet'],
  costs: {
    'comms+comms-approver':
      'Allein kann dieser Mensch kein offizielles Konto eintragen: Wer es beantragt, kann es nicht freigeben. Es braucht eine zweite Freigabe, oder es gibt keine neuen Konten.',
    'security+security-lead':
      'Allein kann dieser Mensch niemanden nennen lassen: Wer fragt, kann nicht zustimmen. Dafür braucht es eine zweite Leitung.',
    'administrator+works-council':
      'Allein kann dieser Mensch keine eigene Regel in Kraft setzen: Wer sie beantragt, kann sie nicht genehmigen. Und wer wählt, wonach gesucht wird, wacht auch darüber.',
    'comms+security':
      'Wer einen Alarm bearbeitet, erfährt, dass jemand mitmacht, und liest danach Summen, in denen dieser Mensch steckt. Sonst weiß die Kommunikation von niemandem.',
    'comms+administrator':
      'Wer für das Unternehmen spricht, wählt auch, welche Wörter Alarm auslösen, und könnte damit auf Kritik zielen. Eigene Regeln brauchen weiter den Betriebsrat.',
    'security+administrator':
      'Wer die Begriffe schreibt, die Alarm auslösen, beurteilt auch die Alarme. Einen zu weiten Begriff bemerkt sonst niemand, außer an den Zahlen jeder Regel.',
    'comms-approver+security-lead':
      'Wer für die Kommunikation freigibt, kann zustimmen, dass jemand genannt wird, und so erfahren, dass jemand mitmacht.',
    'comms-approver+works-council':
      'Vorschläge für die Regeln kommen von einem Menschen in zwei Rollen, und die Beschäftigten sehen zwei Stimmen, die eine sind. Dass sich Unternehmen und Betriebsrat einig sind, steht dann nur auf dem Papier.',
    'comms-approver+auditor': 'Offizielle Konten gibt frei, wer sie auch prüft.',
    'security-lead+works-council':
      'Wer zustimmt, dass jemand genannt wird, wacht auch darüber, wie oft das geschieht. Die Prüfberichte zählen es weiter für alle.',
    'security-lead+auditor':
      'Wer Regeln wieder alarmieren lässt und zustimmt, dass jemand genannt wird, prüft das auch.',
    'security-lead+administrator':
      'Wer schreibt, wonach gesucht wird, kann eine Regel, die zu oft falsch lag, wieder alarmieren lassen.',
    'administrator+auditor': 'Was eingerichtet ist, prüft, wer es eingerichtet hat.',
    'works-council+auditor':
      'Was der Betriebsrat genehmigt hat, prüft, wer es genehmigt hat. Das öffentliche Verzeichnis können weiter alle prüfen.',
  },
  yoursTitle: 'Ihre eigenen Rollen',
  yours: (roles) => `Sie haben: ${roles}.`,
  nothingTogether: 'Keine davon sollte von einer anderen der Ihren getrennt sein.',
  yoursCaption: 'Was in Ihnen zusammenfällt',
  partial:
    'Vertrauliche Meldungen können Sie nicht öffnen, weil Sie eine Rolle haben, von der sie handeln können. Es braucht eine andere Vertrauensperson.',
  link: 'Wer was tut, und wozu zwei Menschen nötig sind',
};

export const concerns: typeof en.concerns = {
  title: 'Etwas vertraulich melden',
  lead: 'Stimmt etwas nicht damit, wie hier mit Beiträgen, Konten oder Menschen umgegangen wird, oder mit Candor selbst? Sagen Sie es einem Menschen, der es für sich behalten muss.',
  goesTo: 'Es geht an',
  comeBack: 'Sie haben schon einen Code? Sehen Sie nach, ob es eine Antwort gibt',
  promisesTitle: 'Was daraus wird',
  promises: ({ days, months, kept }) => [
    'Die Meldung wird beim Eintreffen versiegelt. Nur die empfangende Person kann sie öffnen: nicht die Kommunikation, nicht die Sicherheit, nicht der Betriebsrat, nicht Ihre Vorgesetzten und auch nicht diese Seite.',
    'Sie müssen nicht sagen, wer Sie sind. Niemand meldet sich an; diese Seite führt keine Aufzeichnung über Besuche, merkt sich keine Adresse eines Geräts und zu Ihrer Meldung nur den Tag.',
    `Sie bekommen einen Code, einmal. Mit ihm kommen Sie wieder und sehen binnen ${days} Tagen, dass die Meldung angekommen ist, und binnen weiterer ${months} Monate, was geschehen ist, wie es die EU-Richtlinie 2019/1937 verlangt. Sie können etwas ergänzen und Rückfragen beantworten.`,
    'Sie sehen, an welchen Tagen die Meldung geöffnet wurde.',
    `Ist sie abgeschlossen, wird sie nach ${kept} Tagen gelöscht; spätestens drei Jahre nach dem Eintreffen.`,
    'Wer in gutem Glauben meldet, darf dadurch keine Nachteile haben. Sie dürfen sich stattdessen auch an die Behörde wenden, die das Gesetz nennt.',
  ],
  limitsTitle: 'Was wir hier nicht versprechen können',
  limits: [
    'Was Sie berichten, zeigt vielleicht, wer Sie sind, wenn nur wenige davon wissen. Die empfangende Person darf nicht herumfragen, wer es war; denken Sie trotzdem daran.',
    'Ihr Browser und das Netz, das Sie benutzen, merken sich vielleicht, dass Sie diese Seite geöffnet haben. Nehmen Sie ein eigenes Gerät, wenn Ihnen das wichtig ist.',
    'Wer die Cloud für uns betreibt und Rechte an ihren Schlüsseln hat, könnte Meldungen technisch öffnen. Das hinterließe anderswo eine Spur und gehört nicht zu dessen Aufgaben.',
    'Das Protokoll der Cloud-Schlüssel sagt auf die Sekunde, dass hier etwas versiegelt wurde; nicht was, nicht für welche Meldung und nichts von Ihnen. Lesen kann es nur, wer die Cloud für uns betreibt.',
    'Von Meldungen gibt es keine Sicherung, denn sie würde verraten, wann jede kam. Geht der Speicher verloren, ist auch Ihre Meldung verloren; Ihr Code findet dann nichts.',
    'Wer Ihren Code hat, liest, was Sie geschrieben haben, und die Antworten. Geht er verloren, kann Ihnen niemand einen anderen geben; melden Sie es dann neu.',
  ],
  formTitle: 'Ihre Meldung',
  says: 'Was ist geschehen?',
  saysHint: (most) => `Bis zu ${most} Zeichen. Was, wann, wo, wer könnte es bestätigen; so viel Sie möchten.`,
  addHint: (most) => `Bis zu ${most} Zeichen. Was neu ist oder eine Rückfrage beantwortet.`,
  contactLabel: 'Wie sind Sie zu erreichen? (nur wenn Sie möchten)',
  contactHint: (most) =>
    `Ein Name, eine Nummer, eine Adresse, bis zu ${most} Zeichen. Lassen Sie es leer, um unbekannt zu bleiben; der Code genügt zum Sprechen.`,
  contact: 'Zu erreichen',
  send: 'An die empfangende Person allein senden',
  takenTitle: 'Ihre Meldung ist angekommen',
  taken: 'Versiegelt, allein für die empfangende Person.',
  codeTitle: 'Ihr Code',
  codeAdvice: (days, months) => [
    'Schreiben Sie ihn jetzt auf. Er wird nur dieses eine Mal gezeigt und nirgends aufgehoben; wir könnten ihn nicht wiederfinden, selbst wenn wir wollten. Jeder Link auf dieser Seite führt von ihr weg.',
    `Kommen Sie mit ihm wieder: Binnen ${days} Tagen sehen Sie, dass die Meldung angenommen ist, binnen weiterer ${months} Monate, was geschehen ist.`,
    'Wer den Code hat, liest die Meldung. Verwahren Sie ihn wie einen Schlüssel.',
  ],
  comeBackTitle: 'Zu einer Meldung zurückkommen',
  code: 'Ihr Code',
  codeHint:
    'Acht Gruppen aus vier Buchstaben und Ziffern. Leerzeichen, Striche und Großschreibung sind gleichgültig.',
  look: 'Die Meldung ansehen',
  reportAnother: 'Etwas anderes melden',
  ownTitle: 'Ihre Meldung',
  stands: 'Wie es steht',
  states: {
    received: 'Sie ist angekommen',
    acknowledged: 'Sie ist angenommen und wird geprüft',
    asked: 'Es gibt eine Rückfrage an Sie; eine Antwort steht noch aus',
    answered: 'Sie ist beantwortet: Es wurde gesagt, was geschehen ist',
    closed: 'Sie ist abgeschlossen',
  },
  statesForRecipient: {
    received: 'Sie ist angekommen',
    acknowledged: 'Sie haben sie angenommen und prüfen sie',
    asked: 'Sie haben etwas gefragt; eine Antwort steht noch aus',
    answered: 'Sie ist beantwortet: Sie haben gesagt, was geschehen ist',
    closed: 'Sie ist abgeschlossen',
  },
  received: 'Angekommen am',
  acknowledged: 'Angenommen am',
  due: 'Was als Nächstes kommt',
  dueBy: {
    acknowledge: (day) => `eine Bestätigung, bis ${day}`,
    answer: (day) => `was geschehen ist, bis ${day}`,
  },
  readOn: 'Geöffnet am',
  readByYouOn: 'Von Ihnen geöffnet am',
  notRead: 'bisher an keinem Tag',
  conversation: 'Was gesagt wurde',
  saidBy: {
    you: (day) => `Sie, am ${day}`,
    reporter: (day) => `Wer es gemeldet hat, am ${day}`,
    recipient: (day) => `Die empfangende Person, am ${day}`,
  },
  givesNames: { question: 'fragt etwas', outcome: 'sagt, was geschehen ist' },
  unsent: 'Was Sie geschrieben haben, wurde nicht gesendet. Kopieren Sie es, wenn Sie es brauchen',
  isClosedForRecipient: 'Sie ist abgeschlossen; es kann nichts mehr ergänzt werden.',
  isClosed: 'Sie ist abgeschlossen; es kann nichts mehr ergänzt werden. Sie können neu melden.',
  addTitle: 'Etwas ergänzen',
  addLabel: 'Was sollte die empfangende Person noch wissen?',
  add: 'Auch das senden',
  closeWindow:
    'Schließen Sie dieses Fenster, wenn Sie fertig sind, damit nach Ihnen niemand an diesem Gerät mitliest.',
  listTitle: 'Vertrauliche Meldungen',
  listLead:
    'Meldungen für Sie allein. Niemand sonst kann eine öffnen, und wer sie schrieb, sieht, an welchen Tagen Sie es taten.',
  listCaption: 'Meldungen, die dringendste zuerst',
  columns: ['Meldung', 'Angekommen', 'Wie es steht', 'Was von Ihnen erwartet wird'],
  report: (name) => `Meldung ${name}`,
  none: 'Es gibt keine Meldung.',
  late: (count, many) =>
    many === 0
      ? 'Nichts ist überfällig.'
      : many === 1
        ? '1 Meldung wartet länger, als sie darf.'
        : `${count} Meldungen warten länger, als sie dürfen.`,
  nothingDue: 'nichts',
  overdue: 'Das ist überfällig.',
  allReports: 'Alle Meldungen',
  readIsKnown: 'Dass Sie sie heute geöffnet haben, ist festgehalten, und wer sie schrieb, kann es sehen.',
  acknowledge: 'Sagen, dass Sie sie haben',
  answerTitle: 'Antworten',
  givesTitle: 'Ihre Antwort',
  gives: {
    question: 'fragt zurück; was geschehen ist, sind Sie bis zum selben Tag weiter schuldig',
    outcome: 'sagt, was geschehen ist oder warum nichts; danach lässt sich die Meldung abschließen',
  },
  answerLabel: 'Was sagen Sie dem Menschen, der es gemeldet hat?',
  answerHint: (most) =>
    `Bis zu ${most} Zeichen. Nur wer den Code hat, liest es. Fragen Sie nichts, was zeigt, wer es ist, wenn Sie es nicht wissen müssen.`,
  answer: 'Antwort senden',
  close: 'Abschließen; gelöscht wird sie nach 90 Tagen',
  partial:
    'Ihre Anmeldung gehört auch zu Kommunikation, Sicherheit oder Verwaltung. Meldungen können diese betreffen, darum empfängt niemand von dort welche. Wer Ihre Gruppen führt, kann das ändern.',
  problems: {
    empty: 'Es ist noch nichts geschrieben.',
    tooLong: (characters, most) =>
      `Das sind ${characters} Zeichen; Platz ist für ${most}. Kürzen Sie es, oder senden Sie den Rest als Ergänzung.`,
    answerTooLong: (characters, most) =>
      `Das sind ${characters} Zeichen; Platz ist für ${most}. Kürzen Sie es, oder sagen Sie den Rest in einer weiteren Antwort.`,
    arrivedBefore: (code) =>
      `Eine erste Fassung Ihrer Meldung war schon angekommen, unter dem Code ${code}. Schreiben Sie den Code jetzt auf. Was Sie geändert haben, wurde nicht gespeichert: Lassen Sie unten stehen, was der ersten Fassung fehlt, und senden Sie es als Ergänzung.`,
    addedBefore:
      'Eine erste Fassung davon war schon angekommen. Was Sie geändert haben, wurde nicht gespeichert: Lassen Sie unten stehen, was der ersten Fassung fehlt, und senden Sie es.',
    givesMissing: 'Sagen Sie, ob dies etwas fragt oder sagt, was geschehen ist.',
    forRecipient: {
      closed: 'Sie wurde inzwischen abgeschlossen; Ihre Antwort wurde nicht gespeichert.',
      full: 'Mehr fasst diese Meldung nicht; Ihre Antwort wurde nicht gespeichert.',
    },
    fullWeek: (recipient) =>
      `Diese Woche sind mehr Meldungen gekommen, als hier angenommen werden können, was nicht sein sollte. Bitte wenden Sie sich direkt an: ${recipient}.`,
    notNow:
      'Das konnte gerade nicht gespeichert werden. Bitte senden Sie es in einer Minute noch einmal; es zählt nur einmal.',
    unknownCode:
      'Zu diesem Code gibt es keine Meldung. Sehen Sie ihn noch einmal an; eine abgeschlossene Meldung wird nach 90 Tagen gelöscht.',
    noCode:
      'Das ist kein Code: Ein Code besteht aus acht Gruppen von je vier Buchstaben und Ziffern. Sehen Sie ihn noch einmal an.',
    closed: 'Sie wurde inzwischen abgeschlossen; es kann nichts mehr ergänzt werden.',
    full: 'Mehr fasst diese Meldung nicht. Melden Sie neu und sagen Sie, dass es zu dieser gehört.',
    notAnswered: 'Sagen Sie, was geschehen ist, bevor Sie abschließen; eine Rückfrage genügt nicht.',
  },
};

export const proofCheck: typeof en.proofCheck = {
  heading: 'Einen Nachweis prüfen',
  about:
    'Geprüft wird in Ihrem Browser, von einem Skript dieser Website, das keinen Speicher liest. Was Sie wählen oder einfügen, wird nirgendwohin gesendet.',
  completes:
    'Von einer Quittung über das Ende einer Einwilligung werden nur die Hashwerte der Einträge bei dieser Website abgefragt, damit die Nachweise dazukommen. Aus einem Hashwert erfährt niemand, was dahintersteht.',
  file: 'Eine Datei: ein Nachweis oder die Quittung über ein Ende',
  text: 'Oder fügen Sie ein, was darin steht',
  key: 'Der Schlüssel, mit dem das Protokoll signiert ist; setzen Sie den ein, den Sie aufgehoben haben',
  check: 'Prüfen',
  holds: 'Er stimmt.',
  fails: 'Er stimmt nicht.',
  unchecked: 'Nicht geprüft.',
  total: (held, all) => (
    <>
      {held} von {all} stimmen.
    </>
  ),
  otherKey:
    'Keiner dieser Nachweise ist mit dem Schlüssel oben signiert. Vergleichen Sie ihn mit dem, den Sie aufgehoben haben: Er gehört zu einem anderen Protokoll, oder die Nachweise tun es.',
  opened: 'Das wurde festgehalten, Byte für Byte:',
  checked: {
    person:
      'Was über die Person darin steht, ist das, worauf die Zeile festgelegt ist, und die Zeile das, worauf ihr Blatt festgelegt ist.',
    row: 'Die Zeile ist das, worauf ihr Blatt festgelegt ist. Wovon sie handelt, steht nicht in dieser Datei.',
    day: (day) => <>Das Blatt ist im Baum vom {day}, und der Eintrag dieses Tages nennt diesen Baum.</>,
    log: (size) => (
      <>
        Der Eintrag dieses Tages ist im Protokoll, das {size} Einträge hatte, als der Nachweis gemacht wurde.
      </>
    ),
    signed: (origin) => <>Der Prüfpunkt des Protokolls ist mit dem Schlüssel oben signiert, als {origin}.</>,
  },
  faults: {
    'not-a-proof':
      'Dieser Nachweis wurde verändert oder gekürzt, seit er ausgestellt wurde, oder hat eine hier unbekannte Form.',
    'outer-unreadable': 'Worauf das Blatt festgelegt ist, ist keine Zeile eines Protokolls.',
    'inner-unreadable': 'Worauf die Zeile festgelegt ist, lässt sich nicht lesen.',
    'inner-not-of-outer':
      'Was über die Person in der Datei steht, ist nicht das, worauf die Zeile festgelegt ist.',
    'day-unreadable': 'Der Eintrag des Tages in der Datei ist keiner.',
    'entered-too-early': 'Die Zeile ist von einem späteren Tag als der Eintrag, in dem sie stehen soll.',
    'other-tree-size': 'Der Eintrag des Tages nennt einen Baum anderer Größe.',
    'leaf-not-in-day': 'Die Zeile ist nicht im Baum, den der Eintrag des Tages nennt.',
    'entry-proof-unreadable': 'Der Nachweis für den Eintrag des Tages ist keiner.',
    'checkpoint-not-signed':
      'Der Prüfpunkt ist keiner dieses Protokolls, der mit dem Schlüssel oben signiert wäre.',
    'day-not-in-log': 'Der Eintrag des Tages ist nicht im Protokoll, zu dem der Prüfpunkt gehört.',
    'no-text': 'Es gibt noch nichts zu prüfen: Wählen Sie eine Datei, oder fügen Sie ein, was darin steht.',
    'no-file': 'Das ist weder ein Nachweis noch eine Quittung mit Einträgen.',
    'no-key': 'Der Schlüssel oben ist keiner: Er lautet Name+acht hexadezimale Ziffern+Base64.',
    'no-key-mistyped':
      'Der Schlüssel oben ist vertippt oder abgeschnitten: Seine acht Ziffern sind nicht die seines Namens und seines letzten Teils. Kopieren Sie ihn noch einmal ganz.',
    'no-key-kind':
      'Der Schlüssel oben ist vollständig, aber von anderer Art als Schlüssel, die Protokolle signieren: vielleicht der eines Zeugen.',
    'no-ed25519':
      'Dieser Browser kennt die Signaturen (Ed25519) nicht, mit denen das Protokoll signiert ist. Prüfen Sie mit der Befehlszeile.',
    'no-proof-yet':
      'Diese Website hat keinen Nachweis für diesen Eintrag: Sein Tag ist noch nicht abgeschlossen, er ist älter als 400 Tage, oder er wurde nie festgehalten.',
    'no-answer': 'Diese Website hat nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.',
    'only-first':
      'Darin sind mehr Einträge, als hier geprüft werden: Es folgen die ersten 50. Der Befehl unten prüft alle.',
  },
  withoutUs: 'Ohne uns prüfen',
  how: 'Candor ist quelloffen. Auf einem eigenen Rechner geht dieselbe Prüfung, und auch die, dass Ihr Nachweis zu dem Protokoll gehört, das alle sehen (mit --log und dessen Adresse):',
  keepKey:
    'Heben Sie den Schlüssel auf, den Sie zuerst bekommen haben, und vergleichen Sie ihn mit dem von Kolleginnen und Kollegen: Ein Schlüssel, den man neben dem holt, was er signiert, beweist nichts.',
};

export const myLog: typeof en.myLog = {
  title: (handle) => `Einträge zu ${handle} im öffentlichen Protokoll`,
  lead: 'Im öffentlichen Protokoll steht jeder davon als Hashwert, der niemandem etwas sagt. Öffnen können nur Sie sie, mit dem Schlüssel Ihrer Einwilligung; dass Sie nachsehen, wird nirgends festgehalten.',
  notAll:
    'Entscheidungen kommen bis zu sieben Tage später hinein, damit niemand erfährt, wann Sie sie getroffen haben. Einträge einer Einwilligung, die zu Ende ist, lassen sich hier nicht mehr öffnen: Ihre Quittung, unter „Meine Daten“, enthält die über das Ende und die Löschung.',
  since: (day) => `Seit ${day}`,
  about: (day) => `Zu Ihren Beiträgen vom ${day}`,
  none: 'nichts ist festgehalten.',
  columns: ['Kommt hinein am', 'Was darin steht', 'Im Protokoll'],
  collected: (posts, day) => `Beiträge vom ${day}, die nach dem Nachsehen gespeichert waren: ${posts}`,
  decided: {
    given: 'Sie haben zugestimmt',
    changed: 'Sie haben geändert, wozu Sie zustimmen',
    paused: 'Sie haben pausiert',
    resumed: 'Sie haben fortgesetzt',
    withdrawn: 'Sie haben widerrufen',
    expired: 'Sie ist abgelaufen',
  },
  alert: (at, step) => `Was aus einem Alarm zu einem Ihrer Beiträge wurde, ${at}: ${step}`,
  opening: 'Blatt und Öffnung',
  parts: {
    leaf: 'Blatt: SHA-256 von Salz und Zeile',
    salt: 'Salz der Zeile',
    outer: 'Zeile, die niemanden nennt',
    innerSalt: 'Salz dessen, wovon die Zeile handelt',
    inner: 'Wovon die Zeile handelt',
  },
  sealed: (day) => `Ja, mit dem ${day}.`,
  waits: 'Noch nicht: ab dem Morgen nach dem Tag, an dem er hineinkommt.',
  proof: 'Sein Nachweis',
  checkOne: 'Zeigen und prüfen',
  checkAll: 'Alle hier prüfen',
  earlier: 'Frühere Einträge',
  all: 'Alle Einträge',
  back: 'Zurück zu „Meine Daten“',
  noDay: 'Die Adresse nennt keinen Tag.',
};

export const logCheck: typeof en.logCheck = {
  title: 'Einen Eintrag des Protokolls prüfen',
  lead: 'Was immer Candor über jemanden festhält, kommt in ein öffentliches Protokoll, das niemand unbemerkt ändern kann. Wer hat, was einen Eintrag über sich öffnet, kann ihn zeigen, und alle können hier prüfen, ob er stimmt.',
  what: 'Ein Nachweis sagt, was an welchem Tag festgehalten wurde; er nennt nicht mehr, als die Person Ihnen zeigt.',
  notHeading: 'Was ein Nachweis nicht sagt',
  not: 'Dass nichts anderes festgehalten oder gelesen wurde: Was nie ins Protokoll kommt, fehlt dort nicht. Dass alle dasselbe Protokoll sehen: Vergleichen Sie dafür Prüfpunkte mit anderen.',
  proofsHeading: 'Nachweise zu Quittungen',
  proofs: (address) => (
    <>
      Eine Quittung über das Ende einer Einwilligung enthält, was ihren Eintrag öffnet. Der Nachweis liegt
      unter {address} beim Hashwert des Eintrags, sobald dessen Tag abgeschlossen ist, was bis zu acht Tage
      dauert, und 400 Tage lang. Er bleibt wahr, wenn alles andere gelöscht ist.
    </>
  ),
};

export const summaries: typeof en.summaries = {
  title: 'Prüfberichte',
  lead: 'Was Candor getan hat, Monat für Monat und Quartal für Quartal. Nichts darin betrifft eine Person; kleine Zahlen stehen als Spannen da.',
  none: 'Noch ist kein Monat vorbei.',
  asJson: 'Als JSON',
  asFeed: 'Als Feed (Atom)',
  hash: 'Jeder Bericht wird einmal geschrieben und nie geändert. Was sich als falsch herausstellt, berichtigt eine Notiz, die angefügt wird. Seine SHA-256 geht über alles andere darin, als kanonisches JSON: Das öffentliche Protokoll nennt sie vom nächsten Tag an, und Sie können sie mit der vergleichen, die Sie sich früher notiert haben.',
  older: 'Ältere Monate',
  quarter: (first, last) => `Quartal: ${first} bis ${last}`,
  corrected: (day) => `Berichtigung vom ${day}:`,
  incident: (day) => `Vorfall, mitgeteilt am ${day}:`,
  published: (moment) => `Veröffentlicht am ${moment}. SHA-256`,
  feedTitle: (company) => `Candor bei ${company}: Prüfberichte`,
  noAdvocacy: 'Keine Zahlen über Konten von Beschäftigten wurden veröffentlicht.',
  advocacy: (count) => `Veröffentlichungen über die Konten von Beschäftigten zusammen: ${count}.`,
  noOfficial: 'Keine Zahlen über offizielle Konten wurden veröffentlicht.',
  official: (accounts, days) =>
    `Offizielle Konten mit veröffentlichten Zahlen: ${accounts}; Veröffentlichungen nach Tagen: ${days}.`,
  officialPosts: (posts) => `Beiträge offizieller Konten hinter veröffentlichten Zahlen: ${posts}.`,
  figures: (released, withheld) =>
    `Veröffentlichte Zahlen: ${released}; zum Schutz von Menschen zurückgehalten: ${withheld}.`,
  openedNone: 'Die Sicherheit hat keinen Beitrag hinter einem Alarm geöffnet.',
  openedBetween: (from, to) =>
    `Die Sicherheit hat ${from}- bis ${to}-mal einen Beitrag hinter einem Alarm geöffnet.`,
  openedUpTo: (to) =>
    `Die Sicherheit hat höchstens ${to}-mal einen Beitrag hinter einem Alarm geöffnet, vielleicht nie.`,
  openedFrom: (from) =>
    `Die Sicherheit hat mindestens ${from}-mal einen Beitrag hinter einem Alarm geöffnet.`,
  never: {
    'personal-data-read|alert-author-named|security':
      'Die Sicherheit hat von niemandem erfahren, wer etwas geschrieben hat.',
    'personal-data-refused|alert-post-refused|security': 'Der Sicherheit wurde kein Beitrag verweigert.',
    'personal-data-refused|alert-author-refused|security':
      'Der Sicherheit wurde nie verweigert zu erfahren, wer etwas geschrieben hat.',
    'openings-read|openings-exported|auditor':
      'Keiner Prüferin und keinem Prüfer wurde gegeben, womit sich das Protokoll öffnen lässt.',
    'rule-changed|rule-demoted|program':
      'Keine Regel wurde der Sicherheit entzogen, weil sie zu oft falsch lag.',
    'rule-changed|rule-restored|security-lead': 'Keine Regel wurde der Sicherheit zurückgegeben.',
  },
  changed: (count) =>
    `Hinweise, Zwecke, Felder, Regeln und Grenzen, die sich geändert haben: ${count}. Sie stehen unten.`,
  unchanged:
    'Kein Hinweis, kein Zweck, kein gespeichertes Feld, keine Regel und keine Grenze hat sich geändert.',
  changesUnknown:
    'Das öffentliche Protokoll deckt nicht die ganze Zeit ab; niemand kann sagen, dass sich davor nichts geändert hat.',
  noIncident: 'Kein Vorfall wurde festgehalten.',
  incidents: (count) => `Festgehaltene Vorfälle: ${count}.`,
  leavingByQuarter:
    'Wie viele dazugekommen und gegangen sind, wie viele Alarme es gab und wie schnell alles gelöscht war, steht nur im Bericht des Quartals: Nach Monaten verriete es, wann jemand gegangen ist.',
  medianWithheld:
    'Weniger als zehn Konten wurden gelöscht oder keines: Wie lange das gedauert hat, wird zurückgehalten.',
  median: {
    'within-an-hour': 'Von den gelöschten Konten waren die meisten binnen einer Stunde gelöscht.',
    'within-a-day': 'Von den gelöschten Konten waren die meisten binnen eines Tages gelöscht.',
    'within-a-week': 'Von den gelöschten Konten waren die meisten binnen einer Woche gelöscht.',
    longer: 'Von den gelöschten Konten haben die Hälfte oder mehr länger als eine Woche gebraucht.',
  },
  times: {
    'within-an-hour': 'innerhalb einer Stunde',
    'within-a-day': 'innerhalb eines Tages',
    'within-a-week': 'innerhalb einer Woche',
    longer: 'nach mehr als einer Woche',
  },
  taking: (time) => `Von den Alarmen, die jemand übernahm, wurde der mittlere ${time} übernommen.`,
  closing: (time) => `Von den Alarmen, die geschlossen wurden, wurde der mittlere ${time} geschlossen.`,
  takingWithheld: 'Zu wenige Alarme wurden übernommen, oder keiner, um zu sagen, wie lange das dauerte.',
  closingWithheld: 'Zu wenige Alarme wurden geschlossen, oder keiner, um zu sagen, wie lange das dauerte.',
  firstOfItsKind: 'Vor ihm gibt es keinen Bericht dieser Form, mit dem er zu vergleichen wäre.',
  nothingMoved: 'Jede Spanne ist dieselbe wie im Bericht davor.',
  moved: (count) => `Spannen, die andere sind als im Bericht davor: ${count}.`,
  minimumGroup: (people) => `Kleinste Gruppe, die hinter einer Zahl stehen konnte: ${people} Personen.`,
  ranges: {
    none: 'keine',
    upTo: (to) => `höchstens ${to}, vielleicht keine`,
    between: (from, to) => `${from} bis ${to}`,
    from: (from) => `${from} oder mehr`,
    aboutMonth:
      'Was jene von sich aus taten, die Candor betreiben, steht da als keine, eine bis neun und immer weitere Spannen. Was Teilnehmende taten und was ihren Beiträgen folgt, darunter Alarme und wie oft die Sicherheit einen Beitrag öffnete, steht nur je Quartal da.',
    aboutQuarter:
      'Was nach Monaten dasteht, ist Spanne für Spanne zusammengezählt, sodass das Quartal nicht mehr sagt als seine Monate. Alles andere ist nur für das Quartal gezählt, in weiten Spannen, in denen „keine“ nicht von „wenige“ zu unterscheiden ist: Wer Ihre Beiträge kennt, könnte aus „keine“ schließen, dass Sie nicht teilnehmen.',
    aboutMonthBefore:
      'Was jene taten, die Candor betreiben, steht da als keine, eine bis neun und immer weitere Spannen. Bei dem, was Teilnehmende taten, ist „keine“ nicht von „wenige“ zu unterscheiden: Wer Ihre Beiträge kennt, könnte aus „keine“ schließen, dass Sie nicht teilnehmen.',
    aboutQuarterBefore:
      'Was nach Monaten dasteht, ist Spanne für Spanne zusammengezählt, sodass das Quartal nicht mehr sagt als seine Monate. Erhobene Tage, Alarme, Beitritte, Austritte und Löschungen sind nur für das Quartal gezählt.',
  },
  allFigures: 'Alle Zahlen',
  countsCaption: 'Was geschah, und wie oft',
  countsColumns: ['Was', 'Wie oft', 'Im Bericht davor'],
  same: 'ebenso',
  counts: {
    'personal-data-read|alert-post-opened|security':
      'Die Sicherheit hat den Beitrag hinter einem Alarm geöffnet',
    'personal-data-read|alert-author-named|security':
      'Zwei der Sicherheit waren sich einig, und eine Person erfuhr, wer etwas geschrieben hat',
    'personal-data-refused|alert-post-refused|security':
      'Jemand von der Sicherheit wollte einen Beitrag sehen und durfte nicht',
    'personal-data-refused|alert-author-refused|security':
      'Jemand von der Sicherheit wollte wissen, wer etwas schrieb, und durfte nicht',
    'openings-read|openings-exported|auditor':
      'Wer prüft, bekam, womit sich das Protokoll einiger Tage öffnen lässt',
    'rule-changed|rule-demoted|program':
      'Eine Regel lag zu oft falsch: Was sie findet, erfährt nur noch, wer es schrieb',
    'rule-changed|rule-restored|security-lead': 'Eine Regel meldet der Sicherheit wieder',
    'alert|raised': 'Ausgelöste Alarme',
    'alert|acknowledged': 'Alarme, die sich jemand ansah',
    'alert|confirmed': 'Bestätigte Alarme',
    'alert|dismissed': 'Verworfene Alarme',
    'alert|escalated': 'Weitergereichte Alarme',
    'alert|resolved': 'Erledigte Alarme',
    'alert|handed-back': 'Zurückgegebene Alarme',
    'collection|collected': 'Beiträge eines Kontos von einem Tag wurden gelesen und Zahlen davon behalten',
    'consent|given': 'Erteilte Einwilligungen',
    'consent|changed': 'Geänderte Einwilligungen',
    'consent|paused': 'Unterbrochene Einwilligungen',
    'consent|resumed': 'Wieder aufgenommene Einwilligungen',
    'consent|withdrawn': 'Widerrufene Einwilligungen',
    'consent|expired': 'Abgelaufene Einwilligungen',
    'purpose|opened': 'Konten, für die ein Zweck eingeschaltet wurde',
    'purpose|closed': 'Konten, für die ein Zweck durch eine Wahl ausgeschaltet wurde',
    'erasure|erased': 'Konten, von denen alles gelöscht wurde',
    'accounts|engagement': 'Konten mit Einwilligung, Reaktionen zu zählen, am Ende',
    'accounts|sentiment': 'Konten mit Einwilligung zur Stimmung, am Ende',
    'accounts|confidentiality': 'Konten mit Einwilligung, nach Vertraulichem zu suchen, am Ende',
  },
  ofThese: {
    engagement: 'Reaktionen zählen',
    sentiment: 'Stimmung',
    confidentiality: 'Vertrauliches',
  },
  changesCaption: 'Was sich geändert hat, nach dem öffentlichen Protokoll',
  changesColumns: ['Was', 'Seit', 'Hash davor', 'Hash seitdem'],
  changesUnlisted: (count) => `${count} weitere Änderungen stehen im öffentlichen Protokoll.`,
  fieldsCaption: 'Felder, die jeder Speicher halten darf',
  fieldsColumns: ['Speicher', 'Felder', 'Hash ihrer Namen'],
  qualityTitle: 'Wie gut Beiträge eingeordnet werden',
  quality: (recall, error) =>
    `Gemessen an veröffentlichten Testdaten: Von negativen, neutralen und positiven Beiträgen werden im Mittel je ${recall} so genannt; die Werte liegen bei solchen Beiträgen im Mittel um ${error} daneben.`,
  findings: (secrets, harmless, personal) =>
    `Von veröffentlichten Geheimnissen werden ${secrets} gefunden, und ${harmless} von harmlosen Doppelgängern alarmieren die Sicherheit; von Personendaten in erfundenen Sätzen werden ${personal} gefunden.`,
  attackTitle: 'Was veröffentlichte Zahlen darüber verraten, wer teilnimmt',
  attack: (atMost, guess, measured) =>
    `Simuliert, zuletzt am ${measured}: Wer alle Beiträge und alle Zahlen eines Jahres kennt, nennt von denen, die teilnehmen könnten, höchstens ${atMost} richtig; ein Münzwurf nennt ${guess}.`,
  attackWorse: (announced, halfYear) =>
    `Wo ein Drittel der Teilnehmenden es selbst sagt, sind es ${announced}; das Halbjahr, in dem jemand kam oder ging, wird für etwa ${halfYear} richtig genannt.`,
  notCounted: (names) => `Nicht gezählt, was nicht heißt, dass es keine gab: ${names}.`,
  notCountedNames: {
    'standing accounts by purpose':
      'wie viele Konten zu einer Zeit bestehen, nach Zweck, da eine laufende Summe verriete, wann jemand beitrat (was ein- und ausgeschaltet wurde, wird im Quartal gezählt)',
    'requests without a role':
      'Anfragen von Menschen ohne die Rolle dafür, da beliebig viele Zeilen schreiben könnte, wer nicht eingelassen wird',
    'employees’ posts that were read and not kept':
      'Beiträge von Beschäftigten, die gelesen und nicht behalten wurden, da Beiträge öffentlich sind und eine solche Summe verriete, wer teilnimmt',
    'posts that were read and not kept':
      'Beiträge, die gelesen und nicht behalten wurden; von ihnen ist nichts übrig, das zu zählen wäre',
    'accounts by purpose': 'Konten nach Zweck',
    'refused requests': 'abgelehnte Anfragen',
    'posts read and kept': 'gelesene und behaltene Beiträge',
    'alerts by outcome': 'Alarme nach Ausgang',
    'authors made known to security':
      'wie oft zwei Personen der Sicherheit erfuhren, wer etwas geschrieben hat',
    'deletions and their median time': 'Löschungen und ihre Dauer',
    'incidents and refused requests': 'Vorfälle und abgelehnte Anfragen',
    'classifier quality': 'wie gut Beiträge eingeordnet wurden',
    'the participation attack’s figure': 'was Zahlen über die Teilnahme verraten',
  },
};

export const site: typeof en.site = {
  notHere: 'Nicht hier',
  failed: 'Das hat nicht geklappt',
  longForm: (most) =>
    `Dieses Formular ist, so wie es gesendet wird, größer als ${most} Bytes; nichts davon wurde angenommen. Gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.`,
  tooLarge: {
    title: 'Dieses Formular ist zu groß',
    what: (most) =>
      `Ein Formular darf, so wie es gesendet wird, ${most} Bytes haben, und dieses hat mehr. Nichts davon wurde angenommen, und nichts wurde geändert.`,
    back: 'Was Sie geschrieben haben, ist nur noch in Ihrem Browser: Gehen Sie mit dessen Zurück-Knopf zurück, kürzen Sie es und senden Sie es noch einmal.',
    anew: 'Die Seite neu öffnen, ohne das Geschriebene',
  },
  longestText: 'Ihr längster Text, zum Kopieren, bevor Sie zurückgehen',
  tooMany: 'Zu viele Anfragen in kurzer Zeit. Bitte warten Sie eine Minute.',
  ended: {
    title: 'Sie sind nicht mehr angemeldet',
    what: 'Ihre Sitzung ist abgelaufen, während Sie schrieben, und nichts davon wurde angenommen. Hier ist, was Sie geschrieben haben, Feld für Feld: Kopieren Sie es, melden Sie sich an und fügen Sie es wieder in das Formular ein.',
    signIn: 'Anmelden, und zurück zum Formular',
    kept: 'Es steht nur auf dieser Seite. Es wurde nicht aufbewahrt und ist weg, sobald Sie die Seite verlassen.',
  },
  earlier: {
    title: 'Dieses Formular stammt aus einer früheren Anmeldung',
    what: 'Sie haben sich neu angemeldet, nachdem dieses Formular geöffnet wurde. Nichts davon wurde angenommen, und nichts ist geschehen.',
    wrote:
      'Hier ist, was Sie geschrieben haben, Feld für Feld: Kopieren Sie es, öffnen Sie das Formular neu und fügen Sie es dort ein. Was Sie ausgewählt hatten, ist noch einmal auszuwählen.',
    back: 'Die Seite neu öffnen',
  },
  incomplete: {
    form: 'Das Formular lässt sich nicht lesen: Es ist nicht vollständig oder hat Teile, die es nicht haben sollte. Nichts davon wurde angenommen. Öffnen Sie die Seite neu und senden Sie es noch einmal.',
    noTerm: 'Das Formular nennt keinen Begriff.',
    noDocument: 'Das Formular nennt kein Dokument.',
    noMoment: 'Das Formular nennt keinen Zeitpunkt.',
  },
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
  onlyFor: (roles) => `Für: ${roles}.`,
  asSomebodyElse: 'Abmelden, um sich mit einer anderen Anmeldung anzumelden',
  signedOut: 'Abgemeldet',
  youAreSignedOut: 'Sie sind abgemeldet.',
  startAgain: 'Von vorn beginnen',
  upTo: (most) => `Bis zu ${most} Zeichen.`,
  wrote: 'Das haben Sie geschrieben, zum Kopieren:',
  lookAgain: 'Bitte sehen Sie sich das noch einmal an',
  yes: (what) => `Ja: ${what}`,
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
    duplicate: 'Es ist aus einem anderen Alarm bekannt',
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
    raised: 'hat den Alarm ausgelöst',
    acknowledged: 'hat ihn übernommen',
    confirmed: 'hat den Vorfall bestätigt',
    dismissed: 'hat ihn verworfen',
    escalated: 'hat ihn an die Leitung der Sicherheit weitergegeben',
    resolved: 'hat ihn erledigt',
    'handed-back': 'hat ihn dem Team zurückgegeben',
    'post-opened': 'hat den Beitrag geöffnet',
    answered: 'hat geantwortet',
    'author-asked': 'hat um die Anmeldung der Autorin oder des Autors gebeten',
    'author-agreed': 'hat dem zugestimmt',
    'author-seen': 'hat die Anmeldung der Autorin oder des Autors gezeigt bekommen',
  },
  grounds: {
    'no-answer': 'keine Antwort gekommen ist',
    'live-credential': 'die Zugangsdaten noch gelten',
  },
  because: (event, reason) => `${event}: ${reason}`,
};

export const keys: typeof en.keys = {
  open: 'Tastenkürzel',
  title: 'Tastenkürzel',
  what: 'Je eine Taste, ohne Strg oder Alt, und nie, während Sie in ein Feld schreiben. Keine Taste tut einem Fall etwas: Sie führt zum Formular, und dort drücken Sie die Eingabetaste.',
  isOn: 'Tastenkürzel sind eingeschaltet.',
  isOff: 'Tastenkürzel sind ausgeschaltet.',
  turnOn: 'Tastenkürzel einschalten',
  turnOff: 'Tastenkürzel ausschalten',
  close: 'Schließen',
  inList: 'In der Liste der Fälle',
  inCase: 'Auf der Seite eines Falls',
  list: {
    j: 'Nächster Fall',
    k: 'Fall davor',
    o: 'Fall öffnen',
    n: 'Nächste Seite der Fälle',
    '/': 'Zum Filter',
  },
  back: 'Zurück zur Liste',
  help: 'Diese Liste der Tasten',
  kept: 'Sie sind aus, bis Sie sie einschalten. Dass Sie das taten, und wo in der Liste Sie sind, bleibt in diesem Browser; nichts davon wird gesendet.',
};

export const security: typeof en.security = {
  noSuchAction: 'Diese Handlung gibt es auf dieser Seite nicht.',
  title: 'Alarme',
  tabs: 'Alarme nach Stand',
  states: {
    raised: 'Zu übernehmen',
    acknowledged: 'In Arbeit',
    confirmed: 'Bestätigt',
    escalated: 'Weitergegeben',
    dismissed: 'Verworfen',
    resolved: 'Erledigt',
  },
  route: {
    arrived: (moment) =>
      `Der tägliche Probealarm erreichte die Warteschlange Ihrer eigenen Werkzeuge zuletzt am ${moment}. Ob sie ihn lesen, wissen nur sie.`,
    never:
      'Es ist nicht bekannt, dass ein Probealarm die Warteschlange Ihrer eigenen Werkzeuge erreicht hat.',
    blocked: 'Alarme erreichen Ihre eigenen Werkzeuge vielleicht nicht: Ein Probealarm ist jeden Tag fällig.',
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
    nothing: 'Es gibt keinen solchen Alarm.',
    nothingYet: 'Auf dieser Seite passt keiner; die Liste geht weiter.',
    pages: 'Seiten der Liste',
    first: 'Von vorn',
    next: 'Nächste Seite',
    filtered: (rule) => `Alle Alarme der Regel ${rule}`,
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
    severityIs: (severity, confidence) => `${severity}, Gewissheit ${confidence}`,
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
    closed: (time) => `${time}, bis der Alarm abgeschlossen wurde`,
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
    tool: 'Ein verbundenes Werkzeug',
    system: 'Candor selbst',
  },
  case: {
    title: 'Was noch zu diesem Fall gehört',
    why: 'Diese Alarme betreffen denselben Beitrag, oder dasselbe Geheimnis oder denselben vertraulichen Begriff an anderer Stelle.',
    caption: (count) => (count === 1 ? 'Ein weiterer Alarm' : `${count} weitere Alarme`),
    isMore: 'Es kann noch mehr geben.',
    all: (count) =>
      count === 1
        ? 'Dasselbe mit dem anderen Alarm dieses Falls tun, wenn ich darüber entscheiden darf'
        : `Dasselbe mit den ${count} anderen Alarmen dieses Falls tun, soweit ich über sie entscheiden darf`,
  },
  similar: {
    title: 'Ähnliche Alarme',
    caption: 'Von derselben Regel gefunden oder mit denselben Worten, die neuesten fünf',
  },
  youAre: (name) => `Sie sind hier Sicherheit ${name}. Namen werden nicht gespeichert.`,
  doing: {
    title: 'Was Sie tun können',
    closed: 'Nichts: Der Alarm ist abgeschlossen und wird gelöscht.',
    own: 'Nichts: Der Alarm betrifft einen Beitrag von Ihnen selbst.',
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
  whyHint: 'Zehn bis fünfhundert Zeichen.',
  choose: 'Bitte wählen',
  missing: {
    dismissal: 'Wählen Sie, warum Sie ihn verwerfen.',
    reason: 'Sagen Sie in zehn bis fünfhundert Zeichen, warum.',
  },
  refusals: {
    'own-alert': 'Niemand bearbeitet einen Alarm zu einem eigenen Beitrag.',
    'not-now': 'Das geht nicht bei dem Stand, den der Alarm jetzt hat.',
    'not-the-handler':
      'Jemand anders bearbeitet diesen Alarm. Die Entscheidung liegt dort oder bei der Leitung der Sicherheit.',
    'post-unlinked':
      'Wer ihn geschrieben hat, hat die Einwilligung widerrufen; der Alarm nennt keinen Beitrag mehr.',
    'history-full': 'Dieser Alarm kann nur noch abgeschlossen werden.',
    'same-person': 'Wer gefragt hat, kann nicht auch zustimmen: Dazu gehören zwei Personen.',
    'no-ground':
      'Dafür gibt es jetzt keinen Grund: Eine Antwort ist da oder noch möglich, und von keinen Zugangsdaten heißt es, dass sie gelten.',
  },
  refusedStep: {
    stands: (state) => `Der Alarm steht jetzt auf „${state}“. Was Sie wollten, ist nicht geschehen.`,
    back: 'Der Alarm, wie er jetzt ist, und was sich mit ihm tun lässt',
  },
  naming: {
    title: 'Wer den Beitrag geschrieben hat',
    what: 'Candor speichert keinen Namen. Es kann den Hashwert der Anmeldung nennen, zu dem Ihre Identitätsverwaltung die Person findet. Dazu gehören ein Vorfall, zwei Personen der Sicherheit und ein Grund: Zwei Tage lang kam keine Antwort, oder Zugangsdaten gelten noch. Wer den Beitrag geschrieben hat, liest, dass die Sicherheit gefragt und zugestimmt hat und warum.',
    ground: 'Aus welchem Grund',
    grounds: {
      'no-answer': 'Zwei Tage lang kam keine Antwort',
      'live-credential':
        'Die Zugangsdaten gelten noch, wie deren eigenes System zeigt; hier wurden sie nicht ausprobiert',
    },
    whyLabel: 'Wozu Sie das wissen müssen; das liest, wer den Beitrag geschrieben hat',
    actions: {
      ask: 'Jemanden aus dem Team um Zustimmung bitten',
      agree: 'Ich stimme zu, dass die Anmeldung der Person gezeigt wird, die gefragt hat',
      see: 'Mir die Anmeldung zeigen',
    },
    asked: (who, ground, reason) =>
      `Sicherheit ${who} bittet um die Anmeldung, weil ${ground}: „${reason}“. Innerhalb eines Tages kann jemand aus dem Team zustimmen.`,
    missing: 'Wählen Sie einen Grund und sagen Sie in zehn bis fünfhundert Zeichen, wozu Sie das brauchen.',
    shown: 'Der Hashwert der Anmeldung ist',
    howTo:
      'Ihre Identitätsverwaltung findet mit `candor whose`, wessen er ist. Er wird eine Stunde lang gezeigt.',
    forgotten: 'Wer den Beitrag geschrieben hat, ist gegangen und wurde vergessen.',
  },
};

export const oversight: typeof en.oversight = {
  title: 'Was eingeschaltet ist',
  lead: (company) =>
    `Für den Betriebsrat und für Prüfende bei ${company}: wozu Candor hier eingerichtet ist. Beiträge, Alarme und Einwilligungen sind hier nicht zu sehen, auch nicht, wer mitmacht. Vertrauliche Meldungen öffnet hier allein, wer sie empfängt, und wer etwas genehmigt, steht mit Namen dabei.`,
  purposes: {
    title: 'Zwecke',
    about:
      'Jeder ist eine Entscheidung für sich, und nichts ist vorausgewählt. Welche Beiträge zählen, wählt jede Person unter den Umfängen, die hier stehen.',
    caption: 'Zwecke, in die eingewilligt werden kann',
    columns: ['Zweck', 'Was geschieht', 'Aufbewahrt', 'Wer es sieht', 'Umfänge'],
  },
  platforms: 'Gelesene Plattformen: Bluesky und Server, die Mastodons Schnittstelle sprechen.',
  settings: {
    title: 'Einstellungen',
    about:
      'Keine Einstellung kann die Grenzen verlassen, die daneben stehen: Sie stehen im Programm, und was wirksam wird, muss genau so genehmigt sein.',
    caption: 'Einstellungen dieser Stufe',
    columns: ['Einstellung', 'Hier', 'Grenzen', 'Wo sie geändert wird'],
    where: (setting) => `cdk.json, ${setting}`,
    inCode: 'im Programm, durch eine geprüfte Änderung',
    fixed: 'fest',
    stage: 'Stufe',
    region: 'Wo sie läuft',
    thisMachine: 'auf diesem Rechner',
    campaign: 'Was einen Beitrag zur Sache des Unternehmens macht',
    campaignIs: (tags, mentions, domains) =>
      `Schlagworte: ${tags}; Erwähnungen: ${mentions}; Webadressen: ${domains}`,
    campaignBounds: (tags) => `höchstens ${tags} Schlagworte`,
    none: 'keine',
    alertThreshold: 'Gewissheit, ab der die Sicherheitsabteilung einen Alarm bekommt',
    from: (lowest, highest) => `${lowest} bis ${highest}`,
    noteThreshold: 'Gewissheit, ab der es allein die Verfasserin oder der Verfasser erfährt',
    responseHours: (severity) => `Stunden, um einen Alarm zu übernehmen und abzuschließen: ${severity}`,
    hours: (take, close) => `${take} und ${close}`,
    hoursBounds: (take, close) => `höchstens ${take} und ${close}`,
    logDays: 'Tage, für die Protokollzeilen bleiben',
    logBounds: '7, 14, 30 oder 90',
    minimumGroup: 'Kleinste Gruppe von Menschen in einer veröffentlichten Zahl',
    atLeast: (lowest) => `mindestens ${lowest}`,
    openDays: 'Tage, nach denen ein Alarm gelöscht wird, den niemand abschließt',
    backupDays: 'Tage, um die Sicherungskopien eine Löschung überleben',
    noticeDays: 'Tage, für die alle ein offizielles Konto sehen, ehe es gelesen wird',
    objections: 'An wen sich wendet, wer einem offiziellen Konto widerspricht',
    impactAssessment: 'Folgenabschätzung',
    worksAgreement: 'Betriebsvereinbarung',
    notNamed: 'keine ist genannt',
    alarms: 'Bei einer Störung wird jemand benachrichtigt',
    yes: 'ja',
    no: 'nein',
  },
  rules: {
    title: 'Geltende Regeln',
    about: (threshold) =>
      `Wonach Beiträge unter dem Zweck „Vertraulichkeit“ durchsucht werden. Ab einer Gewissheit von ${threshold} wird ein Fund zum Alarm; von einem schwächeren erfährt, wer den Beitrag schrieb.`,
    own: 'Eigene Begriffe, Regeln und Dokumente des Unternehmens sind geheim: Von ihnen zeigt diese Seite nur die Regeln, unter „Eigene Regeln“, zur Genehmigung.',
    caption: (kind, count) => `${kind}: ${count} Regeln`,
    kinds: {
      secret: 'Zugangsdaten',
      'personal-data': 'Personenbezogene Daten anderer',
      'company-term': 'Begriffe des Unternehmens',
      document: 'Dokumente',
      topic: 'Themen',
    },
    columns: ['Regel', 'Fassung', 'Schwere', 'Gewissheit ohne das, was daneben steht', 'Höchstens'],
    show: (kind) => `Alle zeigen: ${kind}`,
  },
  ladder: {
    title: 'Die Stufen der Veröffentlichung',
    about: (bound) =>
      `Wie viel veröffentlicht wird, wenn wie viele Menschen gepostet haben. Eine Stufe wird nur genommen, wenn der Angriff auf die Teilnahme in simulierten Programmen unter dem bleibt, was erlaubt ist: ${bound} aller Infragekommenden richtig benannt, was immer Raten bringt. Was für jede Stufe gemessen wurde, steht daneben.`,
    caption: 'Geltende Stufen',
    columns: [
      'Menschen, die gepostet haben',
      'Veröffentlicht',
      'Rauschen, in Kappungen',
      'Der Angriff benennt',
      'Raten benennt',
    ],
    from: (people) => `ab ${people}`,
    notMeasured: 'in dieser Größe nicht gemessen',
    more: 'Alles, was gemessen wurde',
  },
  attack: {
    title: 'Der Angriff auf die Teilnahme',
    about:
      'Wer die Beiträge aller Infragekommenden und alle Veröffentlichungen eines Jahres kennt, versucht zu benennen, wer teilnimmt. Gespielt in simulierten Programmen, von dem Programm, das die Veröffentlichungen macht; nie mit Ihren.',
    last: (attack, guess, day) =>
      `Gemessen am ${day}: Von allem, was veröffentlicht wird, wurden höchstens ${attack} der Infragekommenden richtig benannt, wo eine Münze ${guess} benennt.`,
    bound: (bound) =>
      `Das ist gemessen; die zugesagte Grenze ist ${bound}, und was bei der Messung darüber lag, wird nicht veröffentlicht.`,
    worse: (announced, halfYear) =>
      `Wo ein Drittel der Teilnehmenden selbst sagt, dass es teilnimmt, ${announced}. Wem gesagt wird, wer in dem Jahr dazukam oder ging, der benennt für etwa ${halfYear} das richtige Halbjahr.`,
    caption: 'Alles, was versucht wurde',
    columns: [
      'Teilnehmende',
      'Veröffentlicht',
      'Raten benennt',
      'Der Angriff benennt',
      'Gesamtzahl daneben um',
      'In Kraft',
    ],
    of: (people, candidates) => `${people} von ${candidates}`,
    yes: 'ja',
    no: 'nein',
    how: 'Wie gemessen wird, in welchen Welten und mit welchen Fehlern, steht in docs/participation-attack.md des Programms. „npm run calibrate“ misst neu.',
  },
  approvals: {
    title: 'Genehmigungen',
    about:
      'Was durch eine Auslieferung wirksam wird, ist mit seiner Prüfsumme genehmigt. Ändert sich ein Wort, eine Regel, ein Feld oder eine Grenze, so ändert sich die Prüfsumme, und eine Stufe mit etwas Ungenehmigtem kann nicht ausgeliefert werden. Beantragt wird also die Änderung selbst, im Programm; wirksam wird sie mit der Auslieferung nach ihrer Genehmigung.',
    local:
      'Diese Stufe läuft auf einem einzigen Rechner, für ein erfundenes Unternehmen: Sie braucht keine Genehmigung und hat keine, wenn nicht eine Datei es sagt.',
    missing: (count) => `${count} Gegenstände sind nicht so genehmigt, wie sie jetzt sind.`,
    complete: 'Alles, was wirksam ist, ist so genehmigt, wie es jetzt ist.',
    waiting: 'Wartet auf Genehmigung',
    waitingColumns: ['Was', 'SHA-256 davon jetzt', 'Früher genehmigt'],
    given: 'Genehmigt und in Kraft',
    givenColumns: [
      'Was',
      'Von wem',
      'In welcher Rolle',
      'Am',
      'Wo das aufbewahrt ist',
      'Prüfsumme (SHA-256)',
    ],
    never: 'nie',
    other: (by, on) => `in anderer Form, von ${by} am ${on}`,
    how: 'Eine Genehmigung wird mit „candor approvals --stage“ festgehalten, durch eine geprüfte Änderung.',
  },
  subjects: {
    notice: (name) => `Die Datenschutzhinweise (${name})`,
    policy: () => 'Die Regeln für soziale Medien',
    survey: () => 'Die Fragen der Umfrage',
    purpose: (name) => `Zweck „${name}“: seine Daten und Umfänge`,
    fields: (name) => `Was der Speicher ${name} halten darf`,
    rules: (name) => `Regeln: ${name}`,
    releases: () => 'Die Stufen und die Grenzen der Veröffentlichungen',
    limits: () => 'Die Grenzen, die Prüfberichte nennen',
    measured: (name) => `Gemessene Werte: ${name}`,
    setting: (name) => `Einstellung „${name}“`,
  },
  subjectNames: {
    en: 'Englisch',
    de: 'Deutsch',
    'goes-on-standing': 'frühere Fassungen, unter denen ein Ja weiter gilt',
    engagement: 'Reaktionen',
    sentiment: 'Stimmung',
    confidentiality: 'Vertraulichkeit',
    secret: 'Zugangsdaten',
    'personal-data': 'Personenbezogene Daten anderer',
    topic: 'Themen',
    alertThreshold: 'Gewissheit, ab der die Sicherheitsabteilung einen Alarm bekommt',
    campaign: 'Was einen Beitrag zur Sache des Unternehmens macht',
    classifier: 'wie gut Beiträge eingeordnet werden',
    attack: 'der Angriff auf die Teilnahme',
  },
  ownRules: {
    title: 'Eigene Regeln des Unternehmens',
    about:
      'Regeln, die das Unternehmen zu den mitgelieferten hinzufügt. Beantragt werden sie von der Administration; wirksam werden sie, wenn der Betriebsrat sie genehmigt und die Administration sie danach in Kraft gesetzt hat. Behandeln Sie sie vertraulich: Sie sagen, was gesucht wird.',
    nothingAsked: 'Nichts ist beantragt.',
    unapproved: 'So, wie sie sind, hat sie niemand genehmigt. Fragen Sie Ihre Administration.',
    approvedBy: (by, role, reference) => `Genehmigt von ${by} (${role}): ${reference}.`,
    approve: 'Diese Regeln genehmigen, für den Betriebsrat',
    reference: 'Wo der Beschluss aufbewahrt ist: Protokoll, Betriebsvereinbarung',
    give: 'Genehmigen',
    noReference: 'Sagen Sie in höchstens 300 Zeichen, wo der Beschluss aufbewahrt ist.',
    samePerson: 'Diese Regeln haben Sie selbst beantragt. Jemand anderes muss sie genehmigen.',
  },
  changes: {
    title: 'Änderungen',
    about:
      'Was wann wirksam wurde, wie es das öffentliche Protokoll Tag für Tag sagt; mit dessen eigenen Dateien kann das jede und jeder prüfen. Von einer Änderung stehen hier ihr Gegenstand und ihre Prüfsumme; ihr Wortlaut steht in dem Programm, das ausgeliefert wurde.',
    none: 'In diesem Monat hat sich nach den Tagen, die das öffentliche Protokoll bisher versiegelt hat, nichts geändert, was wirksam ist. Ein Tag wird versiegelt, wenn er vorbei ist.',
    notYet: 'Das öffentliche Protokoll hat keinen Eintrag aus diesem Monat.',
    caption: (month) => `Was sich im ${month} geändert hat`,
    columns: ['Seit', 'Was', 'Vorher', 'Jetzt', 'Genehmigt von'],
    absent: 'nicht vorhanden',
    nobody: 'niemandem, soweit diese Auslieferung weiß',
    by: (by, on) => `${by}, am ${on}`,
    first: (day) => `Das öffentliche Protokoll beginnt am ${day}.`,
    rules: 'Zurückgestufte und wieder eingesetzte Regeln',
    rulesAbout:
      'Eine Regel, die zu oft irrt, wird von selbst zurückgestuft: Was sie findet, erfahren nur noch die Verfasserinnen und Verfasser, bis eine Sicherheitsleitung sie wieder einsetzt. Wie oft das geschah, sagt das öffentliche Protokoll am letzten Tag jeder Woche als Spanne; es nennt keine Regel und niemanden.',
    rulesCaption: (month) => `Wochen, die im ${month} endeten`,
    rulesColumns: ['Woche ab', 'Zurückgestuft', 'Wieder eingesetzt'],
    rulesNone: 'Das öffentliche Protokoll sagt nichts über eine Woche, die in diesem Monat endete.',
    effect: 'Was folgte',
    effectAbout:
      'Zahlen der Prüfberichte um diesen Monat. Die Stufen zeigen sich daran, wie viele Zahlen veröffentlicht wurden. Alarme und wie oft die Sicherheitsabteilung einen Beitrag öffnete, stehen nicht nach Monaten da.',
    effectCaption: 'Die Monate darum',
    effectColumns: ['Monat', 'Zahlen veröffentlicht', 'Zahlen zurückgehalten', 'Kleinste Gruppe', 'Stufen'],
    effectNone: 'Aus diesen Monaten ist noch kein Prüfbericht veröffentlicht.',
    cases: 'Wie Regeln bei Prüffällen abschnitten',
    casesAbout:
      'Anteile veröffentlichter Prüffälle, die niemandes Beiträge sind, so wie sie zuletzt gemessen waren, als der Prüfbericht des Monats entstand. Eine geänderte Regel zeigt sich, sobald neu gemessen ist.',
    casesCaption: 'Prüffälle, nach Monaten',
    casesColumns: ['Monat', 'Gefundene Geheimnisse', 'Harmlose Fälle mit Alarm', 'Gefundene Daten anderer'],
    unknownLater:
      'Alarme nach Regeln stehen hier nicht, auch nicht als Spannen: Beiträge und Regeln sind öffentlich. Wer zählt, welche Beiträge eine Regel in einer Woche findet, erführe aus einer solchen Zahl, wer sich beteiligt.',
    earlier: (month) => `Früher: ${month}`,
    later: (month) => `Später: ${month}`,
    pages: 'Monate',
  },
  reads: {
    title: 'Wer personenbezogene Daten gelesen hat',
    about:
      'Ehe jemand den Beitrag hinter einem Alarm öffnet und ehe jemandem die Anmeldung hinter einer Verfasserin oder einem Verfasser gezeigt wird, wird eine Zeile geschrieben: keine Zeile, kein Lesen. Eine Zeile sagt, was und in welcher Rolle gelesen wurde, nie von wem die Daten waren. Wochen stehen hier, wenn sie vorüber sind, und keine Tage: Gelesen wird, nachdem jemand etwas gepostet hat, und Beiträge sind öffentlich.',
    withoutRow: [
      'Zweierlei Lesen hat keine Zeile. Die Sicherheit sieht auf der Seite eines Alarms den unkenntlich gemachten Auszug: Aus ihm besteht der Alarm, ohne den Beitrag und ohne einen Namen, und wer den Beitrag schrieb, erfährt von dem Alarm.',
      'Wer vertrauliche Meldungen empfängt, öffnet sie: Es sind so wenige, dass eine Zeile allen verriete, dass es eine gibt und wann sie gelesen wurde. Stattdessen wird vor dem Öffnen der Tag in die Meldung geschrieben, wo ihn sieht, wer sie gemacht hat.',
    ],
    self: 'Wer diese Seite ansieht, hinterlässt keine Zeile: Nichts auf ihr betrifft eine Person.',
    none: 'Aus den Wochen, die in diesem Monat begannen und vorüber sind, gibt es keine solche Zeile.',
    caption: (month) => `Wochen, die im ${month} begannen`,
    columns: ['Woche ab', 'Was', 'In welcher Rolle', 'Wie oft'],
    outcomes: {
      'alert-post-opened':
        'öffnete den Beitrag hinter einem Alarm, mit einem Grund, den dessen Verfasserin oder Verfasser liest',
      'alert-author-named':
        'bekam die Anmeldung hinter einem Beitrag zu sehen, nachdem eine zweite Person zugestimmt hatte',
    },
    roles: { security: 'Sicherheit' },
    earlier: (month) => `Früher: ${month}`,
    later: (month) => `Später: ${month}`,
    pages: 'Monate',
  },
};

export const administration: typeof en.administration = {
  title: 'Einstellungen',
  lead: (company) =>
    `Für alle, die Candor bei ${company} einrichten. Auf dieser Seite sind keine Daten über Menschen zu sehen.`,
  terms: {
    title: 'Begriffe des Unternehmens',
    about:
      'Namen, die das Unternehmen für sich behält. Sie sind selbst geheim: Sie liegen in einem Speicher, den nur die Einordnung von Beiträgen, die Prüfung von Entwürfen und diese Seite lesen. Fünf Minuten nach einer Änderung werden Beiträge danach durchsucht, und kein Alarm nennt sie.',
    add: 'Einen Begriff hinzufügen oder den gleichen Namens ersetzen',
    term: 'Begriff',
    aliases: 'Andere Schreibweisen, eine je Zeile',
    exceptions: 'Wendungen, in denen er etwas anderes bedeutet, eine je Zeile',
    category: 'Art',
    categories: {
      codename: 'Deckname',
      client: 'Kundschaft',
      product: 'Produkt',
      project: 'Vorhaben',
      other: 'Etwas anderes',
    },
    severity: 'Schwere',
    freeFrom: 'Frei von diesem Tag an (leer lassen, wenn nie)',
    save: 'Speichern',
    none: 'Kein Begriff wird gesucht.',
    caption: (count) => `Gesuchte Begriffe: ${count}`,
    columns: [
      'Begriff',
      'Andere Schreibweisen',
      'Art',
      'Schwere',
      'Nicht in',
      'Frei ab',
      'Was Sie tun können',
    ],
    remove: 'Entfernen',
    removeOne: (term) => `${term} entfernen`,
    pages: 'Seiten',
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    termHint: '2 bis 200 Zeichen.',
    linesHint: 'Bis zu 50 Zeilen von je 2 bis 200 Zeichen.',
    unfit: {
      name: (length) => `Schreiben Sie hier 2 bis 200 Zeichen; jetzt sind es ${length}.`,
      line: (line, length) => `Zeile ${line}: Eine Zeile hat 2 bis 200 Zeichen; diese hat ${length}.`,
      lines: (count) => `Schreiben Sie hier höchstens 50 Zeilen; jetzt sind es ${count}.`,
      long: 'Schreiben Sie hier höchstens 20.000 Zeichen.',
      choice: 'Wählen Sie etwas aus der Liste.',
      day: 'Wählen Sie einen Tag, den es gibt, oder lassen Sie dies leer.',
    },
    faults: {
      short: 'Es braucht drei Buchstaben oder Ziffern, sonst würde er überall gefunden oder nirgends.',
      twice: 'Ein anderer Begriff hat diesen Namen.',
      exception: 'Die Ausnahme ist der Name selbst.',
      full: 'Mehr Begriffe passen nicht hinein. Entfernen Sie zuerst einige.',
    },
  },
  documents: {
    title: 'Vertrauliche Dokumente',
    about:
      'Stellen aus diesen Dokumenten werden in Beiträgen erkannt. Aufbewahrt werden der Name, den Sie geben, und Prüfsummen mit Schlüssel, aus denen sich kein Text lesen lässt.',
    add: 'Ein Dokument hinzufügen oder das gleichen Namens ersetzen',
    name: 'Name, an dem Sie es wiedererkennen; er wird aufbewahrt',
    text: 'Sein Text',
    file: 'Oder eine Datei: einfacher Text in UTF-8, .txt oder .md',
    promise:
      'Höchstens 190 KB, etwa 50 Seiten. Der Text wird im Arbeitsspeicher zu Prüfsummen. Er wird nicht gespeichert, nicht protokolliert und nicht wieder gezeigt; zum Ändern geben Sie ihn neu ein. Längere Dokumente, und was ohnehin öffentlich ist, kommen mit „candor fingerprint“ hinein.',
    save: 'Hinzufügen',
    none: 'Kein Dokument wird gesucht.',
    caption: (count) => `Gesuchte Dokumente: ${count}`,
    columns: ['Name', 'Seiten', 'Was Sie tun können'],
    remove: 'Entfernen',
    removeOne: (name) => `${name} entfernen`,
    noName: 'Geben Sie ihm einen Namen von höchstens 200 Zeichen.',
    tooLong: 'Hier passen höchstens 190 KB hinein. Für mehr gibt es „candor fingerprint“.',
    both: 'Fügen Sie den Text ein oder wählen Sie eine Datei, nicht beides.',
    noTextFile:
      'Das ist kein einfacher Text in UTF-8, der auf .txt oder .md endet. Exportieren Sie ihn als einfachen Text, wählen Sie beim Speichern UTF-8, und senden Sie das.',
    nothing: 'In diesem Text ist nichts, was sich halten ließe: Er ist zu kurz oder kein einfacher Text.',
  },
  rules: {
    title: 'Eigene Regeln',
    about:
      'Eigene Regeln des Unternehmens laufen unter RE2, in einer Zeit, die mit der Länge eines Beitrags wächst und nicht schneller. Sie werden wirksam, wenn der Betriebsrat sie auf der Aufsichtsseite genehmigt hat und sie danach hier in Kraft gesetzt werden. Wer sie beantragt, kann sie nicht genehmigen.',
    ask: 'Regeln beantragen',
    list: 'Regeln als JSON',
    hint: 'Alle, als Liste in der Form, die „candor catalogue“ liest. Was Sie beantragen, ersetzt alles, was in Kraft ist; gehen Sie von dem aus, was hier steht. Jede Regel wird an ihren eigenen Beispielen erprobt, ehe sie angenommen wird.',
    send: 'Diese Regeln beantragen',
    putIntoForce: 'In Kraft setzen',
    faults: {
      list: 'Die Liste',
      rule: (number, id) => (id === '' ? `Regel ${number}` : `Regel ${number} (${id})`),
      entry: (number) => `Eintrag ${number}`,
      named: (name) => `„${name}“`,
      long: (most) =>
        `Das ist länger als ${most} Zeichen. Lassen Sie Beispiele oder Schlüsselwörter weg, die es nicht braucht.`,
      json: 'Das ist kein JSON. Suchen Sie nach einem Komma, einem Anführungszeichen oder einer Klammer, die fehlt oder zu viel ist.',
      jsonAt: (line, character) =>
        `Ab Zeile ${line}, Zeichen ${character} lässt es sich nicht weiterlesen; der Fehler kann kurz davor liegen.`,
      types: {
        string: 'Schreiben Sie hier einen Text, in Anführungszeichen.',
        number: 'Schreiben Sie hier eine Zahl, ohne Anführungszeichen.',
        int: 'Schreiben Sie hier eine ganze Zahl, ohne Anführungszeichen.',
        boolean: 'Schreiben Sie hier true oder false, ohne Anführungszeichen.',
        array: 'Schreiben Sie hier eine Liste, in eckigen Klammern.',
        object: 'Schreiben Sie hier Felder mit ihren Werten, in geschweiften Klammern.',
      },
      choice: (values) => `Schreiben Sie eines davon: ${values}.`,
      little: {
        string: (bound) => `Schreiben Sie hier mindestens ${bound} Zeichen.`,
        number: (bound) => `Schreiben Sie eine Zahl ab ${bound}.`,
        array: (bound) => `Zählen Sie hier mindestens ${bound} auf.`,
      },
      much: {
        string: (bound) => `Schreiben Sie hier höchstens ${bound} Zeichen.`,
        number: (bound) => `Schreiben Sie eine Zahl bis ${bound}.`,
        array: (bound) => `Zählen Sie hier höchstens ${bound} auf.`,
      },
      unknown: (names) =>
        `Keine Regel hat ${names}. Nehmen Sie es heraus, oder sehen Sie nach, wie es geschrieben wird.`,
      noGroup: (group) =>
        `Das Muster hat keine Gruppe ${group}. Nennen Sie unter „group“ eine, die es hat, oder klammern Sie eine ein.`,
      fromCharacter: (at) => `RE2 kann dieses Muster ab Zeichen ${at} nicht lesen.`,
      pattern: 'Schreiben Sie es so, wie RE2 Muster liest.',
      patterns: {
        'duplicate capture group name': 'Zwei Gruppen heißen gleich: Geben Sie einer einen anderen Namen.',
        'expression nests too deeply':
          'Seine Klammern sind zu tief ineinander verschachtelt: Schreiben Sie es flacher.',
        'expression too large': 'Es ist zu groß: Kürzen Sie es, oder wiederholen Sie weniger.',
        'invalid character class range':
          'Eine Menge in eckigen Klammern ist keine: Sehen Sie sich ihre Bereiche an, wie in [a-z].',
        'invalid escape sequence':
          'Es gibt nichts, wofür dieser Backslash steht; auf eine Gruppe zurückverweisen kann man nicht.',
        'invalid named capture': 'Der Name einer Gruppe ist nicht wie in (?P<name>…) geschrieben.',
        'invalid nested repetition operator':
          'Eine Wiederholung wird wiederholt: Setzen Sie die innere in Klammern.',
        'invalid or unsupported Perl syntax':
          'Das gibt es in RE2 nicht, das weder voraus- noch zurückschaut: Nehmen Sie „near“, „unless“ oder „excludes“.',
        'invalid repeat count':
          'Etwas wiederholt sich mehr als 1000-mal, oder mindestens öfter als höchstens.',
        'missing argument to repetition operator':
          'Davor steht nichts, was sich wiederholen ließe: Setzen Sie einen Backslash vor das Zeichen, wenn es selbst gemeint ist.',
        'missing closing )':
          'Eine runde Klammer wird nicht geschlossen: Schließen Sie sie, oder setzen Sie einen Backslash davor.',
        'missing closing ]':
          'Eine eckige Klammer wird nicht geschlossen: Schließen Sie sie, oder setzen Sie einen Backslash davor.',
        'trailing backslash at end of expression':
          'Das Muster endet mit einem Backslash: Schreiben Sie zwei, wenn das Zeichen selbst gemeint ist.',
        'unexpected )':
          'Eine runde Klammer schließt, die nicht geöffnet wurde: Nehmen Sie sie heraus, oder setzen Sie einen Backslash davor.',
      },
      plain: {
        missing: 'Das fehlt. Fügen Sie es hinzu.',
        form: 'Schreiben Sie Kleinbuchstaben, in einer id auch Ziffern, mit einzelnen Bindestrichen zwischen den Teilen.',
        other: 'Das passt nicht. Vergleichen Sie es mit einer Regel, die in Kraft ist.',
        repeats: 'Das Muster wiederholt zu viel: Kürzen Sie seine Wiederholungen.',
        'own-id': 'Die id einer eigenen Regel beginnt mit own-. Setzen Sie das davor.',
        'own-mode':
          'Eine eigene Regel beginnt mit einem Schlüsselwort. Schreiben Sie prefix, assignment oder window.',
        'topic-alerts':
          'Ein Thema allein löst nie einen Alarm aus. Schreiben Sie unter „confidence“ und „atMost“ Zahlen unter 0.8.',
        'shared-id': 'Zwei Regeln haben dieselbe id. Geben Sie einer eine andere.',
        trigger:
          '„trigger“ ist für Regeln der Art shape, die es als eigene nicht gibt. Nehmen Sie es heraus.',
        keywords: 'Sie hat keine Schlüsselwörter. Zählen Sie unter „keywords“ auf, womit sie beginnt.',
      },
      examples: {
        positives: 'Die Regel findet dieses Beispiel nicht. Ändern Sie die Regel oder das Beispiel.',
        negatives:
          'Die Regel findet dieses Beispiel, das sie übergehen soll. Ändern Sie die Regel oder das Beispiel.',
      },
    },
  },
};

export const ownRules: typeof en.ownRules = {
  asked: 'Beantragte Regeln',
  askedBy: (name, when) => `Beantragt von ${name} am ${when}.`,
  waits: 'Sie warten auf den Betriebsrat.',
  approved: (by, role, on) => `Genehmigt von ${by} (${role}) am ${on}; noch nicht in Kraft.`,
  hash: 'SHA-256 davon:',
  caption: (count) => (count === 1 ? 'Eine Regel' : `${count} Regeln`),
  columns: [
    'Regel, Fassung',
    'Findet',
    'Schwere, Gewissheit',
    'Beginnt mit',
    'Muster',
    'Wird zum Beispiel gefunden',
  ],
  whole: 'Alles als JSON zeigen',
  noneInForce: 'Keine eigene Regel des Unternehmens ist in Kraft.',
  inForceCount: (count) =>
    count === 1
      ? 'Eine eigene Regel des Unternehmens ist in Kraft.'
      : `${count} eigene Regeln des Unternehmens sind in Kraft.`,
};

export const rules: typeof en.rules = {
  title: 'Wie richtig Regeln liegen',
  about: (judgedBy) =>
    `Jeder Alarm, den Sie bestätigen oder verwerfen, ist ein Urteil über die Regel, die ihn fand; einer, der als schon bekannt verworfen wird, ist keines, und dieselben Worte zählen einmal. Eine Regel, von deren letzten ${judgedBy} Urteilen weniger als die Hälfte bestätigen, wird von selbst zurückgestuft: Was sie findet, erfahren nur noch die Verfasser, Sie nicht mehr. Über niemanden sagt das etwas.`,
  nothing: 'In den letzten fünf Quartalen wurde kein Alarm bestätigt oder verworfen.',
  overTime: 'Im Lauf der Zeit',
  none: '–',
  confirmed: (confirmed, judged, share) => `${confirmed} von ${judged} (${share})`,
  chart: {
    title: 'Anteil der bestätigenden Urteile, alle Regeln zusammen',
    description: 'Eine Linie über die letzten fünf Quartale; die Tabelle darunter hat die Zahlen.',
    value: 'bestätigt, von allen Urteilen des Quartals',
    note: 'Quartale in Weltzeit; das letzte läuft noch.',
  },
  table: {
    caption: 'Urteile nach Regel: bestätigt von allen',
    rule: 'Regel',
    stands: 'Erfahren',
    last: (judgedBy) => `Die letzten ${judgedBy} oder weniger`,
    all: 'Alle Regeln',
  },
  stands: {
    alerts: 'Verfasser und Sicherheit',
    demoted: (day) => `Nur die Verfasser, seit ${day}`,
    restored: (day) => `Verfasser und Sicherheit, wieder seit ${day}`,
  },
  isMore:
    'Ein Quartal hat mehr Urteile, als diese Seite liest; seine Zahlen sind die der ersten 5.000, nach Regeln.',
  demoted: 'Zurückgestufte Regeln',
  noneDemoted: 'Keine.',
  why: (day, confirmed, judged) =>
    `Seit ${day}: ${confirmed} ihrer letzten ${judged} Urteile bestätigten. Sie meldet Ihnen erst wieder etwas, wenn jemand dem zustimmt; wer, sagt die Betriebsvereinbarung. Dass sie es tut, steht im Protokoll für die Aufsicht, und Urteile zählen von da an neu.`,
  askLead: 'Wer die Sicherheit leitet, kann sie wieder melden lassen.',
  restore: {
    fields: {
      by: 'Wer zugestimmt hat (ein Name oder eine Stelle)',
      role: 'In welcher Rolle',
      reference: 'Wo das festgehalten ist (Protokoll, Betriebsvereinbarung)',
    },
    missing: {
      by: 'Sagen Sie, wer zugestimmt hat, in höchstens 300 Zeichen.',
      role: 'Sagen Sie, in welcher Rolle, in höchstens 300 Zeichen.',
      reference: 'Sagen Sie, wo die Zustimmung festgehalten ist, in höchstens 300 Zeichen.',
    },
    button: 'Wieder der Sicherheit melden lassen',
    notDemoted: 'Diese Regel ist nicht zurückgestuft, oder jemand lässt sie inzwischen wieder melden.',
  },
};

export const consentStates: typeof en.consentStates = {
  given: 'Wird mit Ihrer Einwilligung gelesen',
  paused: 'Pausiert: Es wird nichts gelesen, bis Sie fortsetzen',
  withdrawn: 'Widerrufen: wird gelöscht',
  none: 'Verbunden, nicht gelesen: Sie haben in nichts eingewilligt',
  ranOut: (on) => `Am ${on} abgelaufen: Es wird nichts mehr gelesen, und was gespeichert war, wird gelöscht`,
  outdated:
    'Wird zurzeit nicht gelesen: Die Datenschutzhinweise haben sich geändert, seit Sie eingewilligt haben. Lesen Sie sie und entscheiden Sie neu, oder widerrufen Sie',
  noticeChanged: 'Die Datenschutzhinweise haben sich geändert',
  agreedToAnother: (theirs, ours) =>
    `Sie haben den Hinweisen ${theirs} zugestimmt; jetzt gelten die Hinweise ${ours}. Von diesem Konto wird nichts gelesen, bis Sie sie gelesen und Ihre Wahl neu gespeichert haben. Was bis dahin erhoben wurde, bleibt so, wie Sie es unter „Meine Daten“ sehen, und wird gelöscht, wenn Sie widerrufen.`,
  staysPaused:
    'Wenn Sie eine Wahl speichern, bleibt die Pause bestehen. Damit wieder gelesen wird, wählen Sie oben „Fortsetzen“.',
  runningOut: (on) =>
    `Ihre Einwilligung endet am ${on}. Von da an wird nichts mehr gelesen, und was gespeichert ist, wird gelöscht, als hätten Sie widerrufen. Soll sie ein Jahr weitergelten, speichern Sie Ihre Wahl vorher noch einmal.`,
  beingErased: (since, by) =>
    `Was Sie widerrufen haben, wird seit ${since} gelöscht. Bis ${by} ist das abgeschlossen.`,
  erasedLate: (since, by) =>
    `Was Sie widerrufen haben, wird seit ${since} gelöscht. Das sollte bis ${by} abgeschlossen sein; wer Candor betreibt, erfährt von der Verspätung, und es geht weiter, bis alles gelöscht ist.`,
  expired: (on) =>
    `Ihre Einwilligung für ein Konto endete am ${on}, ein Jahr nachdem Sie sie zuletzt gegeben hatten. Das Konto wurde getrennt. Um wieder teilzunehmen, verbinden Sie es und entscheiden Sie neu.`,
};

export const accounts: typeof en.accounts = {
  welcome: 'Ihre Beiträge, Ihre Entscheidung',
  whatFor: (company) =>
    `${company} möchte wissen, wie Beiträge über die eigene Arbeit ankommen, und gewarnt werden, wenn ein Beitrag etwas preisgibt. Es nimmt nur teil, wer das sagt, und nur an dem, was er oder sie sagt.`,
  signIn: (link) => (
    <>
      {link('Melden Sie sich an')}, um ein Konto zu verbinden, um alles zu sehen, was über Sie gespeichert
      ist, oder um auszusteigen.
    </>
  ),
  title: 'Meine Konten',
  none: 'Sie haben kein Konto verbunden. Von Ihnen wird nichts gelesen.',
  caption: 'Ihre Konten',
  account: 'Konto',
  state: 'Stand',
  connectHeading: 'Ein Konto verbinden',
  connectHint:
    'Sie melden sich bei der Plattform an, um zu zeigen, dass das Konto Ihres ist. Das ist keine Einwilligung; Sie entscheiden danach.',
  yourAccount: 'Ihr Konto',
  connect: 'Verbinden',
  withdraw: 'Widerrufen',
  withdrawAndDisconnect: 'Widerrufen und trennen',
  disconnect: 'Trennen',
  disconnecting:
    'Von diesem Konto wird nichts gelesen. Danach ist es nicht mehr mit Ihnen verbunden; dass Sie es verbunden hatten, bleibt in Ihrem Verlauf.',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  showThatItIsYours: 'Zeigen Sie, dass es Ihres ist',
  connectedAlready: 'Dieses Konto ist bereits verbunden.',
  erased:
    'Was über Sie gespeichert war, wurde gelöscht. Melden Sie sich ab und wieder an, um ein Konto zu verbinden.',
};

/** Warum ein Konto abgelehnt wird, nach dem, was der englische Satz derer enthält, die es ablehnen. */
const REFUSALS: readonly (readonly [part: string, words: string])[] = [
  ['without spaces', 'Schreiben Sie das Konto ohne Leerzeichen, etwa name.bsky.social.'],
  ['whole name', 'Schreiben Sie den ganzen Namen, etwa name.bsky.social oder Ihre eigene Domain.'],
  ['as name.bsky', 'Schreiben Sie das Konto als name.bsky.social oder als Ihre eigene Domain.'],
  ['as @name@server', 'Schreiben Sie das Konto als @name@server.'],
  ['has this name', 'Bei Bluesky hat kein Konto diesen Namen.'],
  ['goes by another', 'Das Konto, zu dem dieser Name führt, nennt sich anders.'],
  ['offers no sign-in', 'Der Server dieses Kontos bietet keine Anmeldung an, auf die Verlass ist.'],
  ['something else', 'Der Server hat etwas anderes erlaubt, als gefragt war.'],
  ['not succeed', 'Die Anmeldung bei der Plattform ist nicht gelungen.'],
  ['once more', 'Der Server hat diese Anmeldung nicht angenommen. Bitte verbinden Sie noch einmal.'],
  ['too long', 'Der Name des Kontos ist zu lang.'],
  ['cannot be connected here', 'Konten dieser Plattform lassen sich hier noch nicht verbinden.'],
];

export const connecting: typeof en.connecting = {
  nameHint: 'Bei Bluesky name.bsky.social oder Ihre eigene Domain; bei einem Mastodon-Server @name@server.',
  leaving: (host) =>
    `Sie melden sich gleich bei ${host} an. Candor erfährt, welches Konto Ihres ist, und gibt die Berechtigung sofort zurück.`,
  goOnTo: (host) => `Weiter zu ${host}`,
  anotherAccount: (named, signedIn) =>
    `Sie haben ${named} genannt und sich als ${signedIn} angemeldet. Es wurde nichts verbunden. Melden Sie sich dort ab und verbinden Sie noch einmal, oder nennen Sie das Konto, mit dem Sie sich angemeldet haben.`,
  refused: (why) => {
    const [, unread] = /^(.+) is not supported/u.exec(why) ?? [];
    if (unread !== undefined)
      return `${unread} wird noch nicht unterstützt. Konten bei Bluesky und auf Mastodon-Servern lassen sich verbinden.`;
    const [, clause] = /^LinkedIn .+ \((.+)\)$/u.exec(why) ?? [];
    if (clause !== undefined)
      return `LinkedIn lässt Anwendungen, was Mitglieder veröffentlichen, nur zur Pflege ihrer Seiten und Profile nutzen. (${clause})`;
    const [, words] = REFUSALS.find(([part]) => why.includes(part)) ?? [];
    return words ?? `Dieses Konto lässt sich so nicht verbinden (${why})`;
  },
};

export const choices: typeof en.choices = {
  heading: 'Was Sie entscheiden',
  yes: 'Ja',
  no: 'Nein',
  whichPosts: 'Wenn ja, welche Beiträge',
  pleaseChoose: 'Bitte wählen',
  addresses: 'Wenn Sie sie einzeln wählen: ihre Adressen, eine je Zeile',
  kept: (words) => `Gespeichert: ${words}`,
  seenBy: (words) => `Wer es sieht: ${words}`,
  onSince: (on, scope) => `Eingeschaltet seit ${on}: ${scope}.`,
  save: 'Meine Wahl speichern',
  preview: 'Zeigen, welche Beiträge zählen würden',
  previewStanding: 'Zeigen, welche Beiträge zählen',
  previewHint:
    'Sie können nachsehen, bevor Sie entscheiden: Candor liest dann Ihre öffentlichen Beiträge dieses Kontos einmal in den Arbeitsspeicher, zeigt sie Ihnen und vergisst sie. Das ist keine Einwilligung.',
  nothingToPreview:
    'Sagen Sie zu mindestens einem Zweck Ja, und welche Beiträge; dann kann die Seite zeigen, was davon erfasst ist.',
  turnEverythingOff: 'Alles ausschalten',
  turningOff:
    'Alles auszuschalten widerruft und trennt dieses Konto, sofort und endgültig; was das bewirkt, steht weiter unten.',
  tooManyPosts: (title) =>
    `Wählen Sie höchstens 500 Beiträge, mit ihren Adressen oder Kennungen, eine je Zeile: ${title}`,
  chooseScope: (title) => `Wählen Sie, welche Beiträge zählen: ${title}`,
  sayYesOrNo: (title) => `Sagen Sie Ja oder Nein: ${title}`,
  noticeChanged:
    'Die Datenschutzhinweise haben sich geändert, seit Sie die Seite geöffnet haben. Bitte lesen Sie sie noch einmal und entscheiden Sie neu.',
  nothingChosen:
    'Sie haben zu allem Nein gesagt, also gibt es nichts zu speichern. Um eine Einwilligung zu beenden, widerrufen Sie weiter unten.',
};

export const preview: typeof en.preview = {
  title: (handle) => `Welche Beiträge von ${handle} zählen würden`,
  standing: (handle) => `Welche Beiträge von ${handle} zählen`,
  forgotten:
    'Diese Beiträge hat Candor gerade von der Plattform gelesen, nur für Sie. Nichts davon wird gespeichert oder protokolliert, niemand sonst sieht diese Seite, und sie ist keine Einwilligung.',
  noPosts: (since) => `Seit dem ${since} gibt es keinen öffentlichen Beitrag.`,
  counted: ({ purpose, scope, counts, posts }) => `${purpose} (${scope}): ${counts} von ${posts} zählen.`,
  before: (posts) =>
    `${posts} weitere würden zählen, stammen aber aus der Zeit vor Ihrer Einwilligung: Was vorher war, zählt nur, wenn Sie genau diesen Beitrag wählen.`,
  tick: 'Wo Sie Beiträge einzeln wählen, kreuzen Sie an, welche zählen dürfen, und speichern Sie dann unten.',
  caption: (since) => `Ihre öffentlichen Beiträge seit dem ${since}, die neuesten zuerst`,
  post: 'Beitrag',
  posted: 'Veröffentlicht',
  noWords: 'Ohne Worte',
  verdicts: {
    counts: 'Zählt',
    before: 'Nein: vor Ihrer Einwilligung',
    over: 'Nein: sein Monat ist vorbei',
    outside: 'Nein',
  },
  countThis: 'Darf zählen',
  more: (shown) => `Vielleicht gibt es ältere; dies sind die neuesten, höchstens ${shown}.`,
  back: (handle) => `Zurück zu ${handle}`,
  problems: {
    nothingStands: 'Für dieses Konto gibt es keine Einwilligung, also zählt kein Beitrag.',
    spent: (until) =>
      `Sie haben so oft nachgesehen, wie es vorerst geht; Entwürfe, die Sie prüfen ließen, zählen mit. Ab ${until} geht es weiter.`,
    rateLimited: (until) =>
      `Die Plattform möchte vorerst nicht gefragt werden. Es wurde nichts geändert. Ab ${until} können Sie nachsehen.`,
    gone: 'Die Plattform sagt, dass es dieses Konto nicht mehr gibt. Es wurde nichts geändert.',
    noAnswer:
      'Die Plattform hat Ihre Beiträge nicht rechtzeitig gezeigt. Es wurde nichts geändert, und was Sie geantwortet haben, steht unten; versuchen Sie es in einer Minute noch einmal.',
    notNow:
      'Ihre Beiträge können gerade nicht gezeigt werden. Es wurde nichts geändert, und was Sie geantwortet haben, steht unten; versuchen Sie es in einer Minute noch einmal.',
  },
};

export const withdrawal: typeof en.withdrawal = {
  title: 'Sie haben widerrufen',
  before: {
    atOnce: 'Ein Schritt, sofort und endgültig:',
    effects: [
      'Von diesem Konto wird nichts mehr gelesen, und es ist nicht mehr mit Ihnen verbunden.',
      'Der Schlüssel zu seinen Worten wird vernichtet: Was unterwegs ist, kann niemand mehr öffnen.',
      'In keiner Zahl, die von da an veröffentlicht wird, sind Sie enthalten.',
    ],
    withinTheHour: 'Innerhalb einer Stunde danach:',
  },
  after: {
    atOnce: 'Dies ist sofort geschehen:',
    effects: [
      'Von jenem Konto wird nichts mehr gelesen, und es ist nicht mehr mit Ihnen verbunden.',
      'Der Schlüssel zu seinen Worten wurde vernichtet: Was unterwegs war, kann niemand mehr öffnen.',
      'In keiner Zahl, die von jetzt an veröffentlicht wird, sind Sie enthalten.',
    ],
    withinTheHour: 'Dies folgt innerhalb einer Stunde, ohne Ihr Zutun:',
  },
  erasures: [
    'Was aus Ihren Beiträgen abgeleitet wurde, wird gelöscht, aus Sicherungen innerhalb von 7 Tagen.',
    'Ein Alarm zu einem Ihrer Beiträge verschwindet oder bleibt ohne Ihr Konto, Ihren Beitrag und dessen Adresse offen. Einer, den die Sicherheit bis dahin bestätigt oder weitergegeben hat, bleibt, bis er geschlossen ist, und bis zu 90 Tage länger.',
  ],
  stays:
    'Zahlen, die veröffentlicht wurden, bleiben. Vom Widerruf selbst bleibt eine Zeile, die kein Konto nennt. Sie können jederzeit wieder teilnehmen: Verbinden Sie das Konto und entscheiden Sie neu.',
  recorded: (at) => `Festgehalten am ${at}. Sie müssen nichts weiter tun.`,
  whatIsHeld: (link) => (
    <>{link('Meine Daten')} zeigt, was noch gespeichert ist und wann die Löschung abgeschlossen ist.</>
  ),
  back: 'Zurück zu meinen Konten',
};

export const receipts: typeof en.receipts = {
  ofConsent: (link) => (
    <>
      {link('Laden Sie einen Beleg herunter')}, worin Sie eingewilligt haben und wann. Nehmen Sie ihn jetzt,
      wenn Sie ihn möchten: Nach einem Widerruf ist nichts mehr da, woraus er sich erstellen ließe.
    </>
  ),
  ofEnd: (link) => <>{link('Laden Sie einen Beleg über das Ende herunter')}, der kein Konto nennt.</>,
  signed: (link) => <>Er ist unterschrieben; {link('dieser Schlüssel')} prüft ihn, ohne uns.</>,
};

export const alertBanner: typeof en.alertBanner = {
  one: 'Einer Ihrer Beiträge gibt vielleicht etwas preis',
  several: (number) => `${number} Ihrer Beiträge geben vielleicht etwas preis`,
  whatToDo: (link) => (
    <>
      Ändern Sie zuerst, was preisgegeben wurde, zum Beispiel ein Passwort oder einen Schlüssel. Löschen Sie
      dann den Beitrag. Was gefunden wurde, steht unter {link('Alarme zu meinen Beiträgen')}, und wer was
      damit tut; dort können Sie antworten.
    </>
  ),
  named: 'Der Sicherheit wurde Ihre Anmeldung gezeigt',
  found: (at) => `Gefunden am ${at}`,
  namedOn: (at, link) => (
    <>
      Am {at} haben zwei Personen der Sicherheit vereinbart, dass eine von ihnen den Hashwert Ihrer Anmeldung
      gezeigt bekommt. Warum, steht unter {link('Alarme zu meinen Beiträgen')}.
    </>
  ),
  seen: 'Ich habe das gesehen',
};

export const myData: typeof en.myData = {
  title: 'Meine Daten',
  nothingHeld: 'Über Sie ist nichts gespeichert.',
  known: (since, participant, subject) => (
    <>
      Sie sind seit {since} als Teilnehmer {participant} bekannt und werden an einem Hashwert Ihrer Anmeldung
      erkannt, {subject}. Weder Name noch Adresse sind gespeichert.
    </>
  ),
  besides,
  links: {
    caption: 'Ihre verbundenen Konten',
    columns: ['Konto', 'Name', 'Verbunden', 'Öffentliches Protokoll'],
    log: 'Was darin dazu steht',
  },
  consents: {
    caption: 'Worin Sie eingewilligt haben',
    columns: ['Konto', 'Stand', 'Daten', 'Zwecke und Beiträge', 'Team', 'Hinweise', 'Textschlüssel'],
    purpose: (what, since) => `${what}, seit ${since}`,
    inScopeSince: (since) => `, in diesem Umfang seit ${since}`,
    withdrawn: (at) => `widerrufen am ${at}`,
    given: (at) => `gegeben am ${at}`,
    paused: (at) => `pausiert am ${at}`,
    ends: (on) => `endet am ${on}`,
    noKey: 'keiner',
    key: 'vorhanden, versiegelt; niemand liest ihn',
  },
  history: {
    caption: 'Was Sie wann entschieden haben',
    columns: ['Wann', 'Was', 'Konto', 'Einzelheiten'],
    events: {
      connected: 'verbunden',
      chosen: 'gewählt',
      paused: 'pausiert',
      resumed: 'fortgesetzt',
      withdrawn: 'widerrufen',
      expired: 'abgelaufen',
      erased: 'gelöscht',
    },
    erasedItems: (items, since) => `${items} Einträge dessen, was am ${since} endete`,
    notice: (version, language, hash) => `Hinweise ${version}, ${language}, ${hash}`,
    narrowed: (purposes) => `weniger von ${purposes}`,
    erased: (at) => `gelöscht am ${at}`,
  },
  told: {
    caption: 'Was Ihnen mitgeteilt wurde',
    columns: ['Wann', 'Was', 'Alarm', 'Als gesehen markiert', 'Verschwindet am'],
    kinds: {
      'alert-raised':
        'Einer Ihrer Beiträge gibt vielleicht etwas preis: Ändern Sie zuerst, was preisgegeben wurde, und löschen Sie dann den Beitrag.',
      'alert-closed': 'Ein Alarm zu einem Ihrer Beiträge wurde geschlossen.',
      'author-named':
        'Zwei Personen der Sicherheit haben vereinbart, dass eine von ihnen den Hashwert Ihrer Anmeldung gezeigt bekommt.',
    },
    notYet: 'noch nicht',
  },
  copies: {
    caption: 'Die Kopie, die Sie angefordert haben',
    columns: ['Angefordert', 'Kopie', 'Stand', 'Verschwindet am'],
    ready: (since) => `bereit seit ${since}`,
    asked: 'angefordert',
  },
  noDrafts:
    'In letzter Zeit wurde kein Entwurf für Sie geprüft und nicht nachgesehen, welche Ihrer Beiträge zählen würden.',
  drafts: (day, today) =>
    `Entwürfe, die am ${day} für Sie geprüft wurden, und Blicke darauf, welche Ihrer Beiträge zählen würden: ${today}.`,
  draftsInHour: (hour, thisHour) => `Davon in Stunde ${hour} (UTC): ${thisHour}.`,
  draftsGo: (on, subject) => (
    <>
      {`Die Zahlen verschwinden am ${on} um Mitternacht, auch wenn Sie den Rest löschen. Erkannt an `}
      {subject}
    </>
  ),
  eraseTheRest: 'Den Rest löschen',
  whyNot: {
    connected: 'Um auch den Rest zu löschen, trennen Sie zuerst alle Konten.',
    'being-erased': 'Der Rest kann gelöscht werden, sobald das abgeschlossen ist.',
    'named-in-alert':
      'Ein Alarm nennt Sie noch. Der Rest kann gelöscht werden, wenn er verschwunden ist, denn danach könnte ihn Ihnen niemand mehr zeigen.',
  },
  whatIsLeft:
    'Übrig ist, woran Ihre Anmeldung erkannt wird und dass Sie widerrufen haben. Löschen Sie das, sind Sie bei der nächsten Anmeldung jemand Neues; nichts belegt dann mehr, dass Sie je widerrufen haben. Wie oft Sie heute einen Entwurf prüfen ließen, verschwindet um Mitternacht (UTC) von selbst.',
  eraseAndSignOut: 'Löschen, was übrig ist, und abmelden',
};

export const myEngagement: typeof en.myEngagement = {
  title: 'Reaktionen auf meine Beiträge',
  onlyYou:
    'Diese Seite sehen nur Sie. Niemand sonst hat eine über Sie: nicht Ihre Vorgesetzten, nicht die Kommunikation, nicht die Sicherheit. Sie entsteht beim Öffnen aus dem, was unter Meine Daten steht.',
  none: 'Es gibt nichts zu zeigen: Von Beiträgen, deren Reaktionen Sie zählen lassen, wird nichts gespeichert.',
  chart: {
    title: (since) => `Reaktionen auf Ihre Beiträge, je Woche seit dem ${since}`,
    nothing: 'In diesen Wochen hat niemand reagiert.',
    description: (all, most, week) => `${all} insgesamt, die meisten in der Woche ab ${week}: ${most}.`,
    value: 'Alle Ihre Konten zusammen',
    note: 'Wochen beginnen am Montag, in Weltzeit. Gezählt wird, wenn ein Beitrag zum ersten Mal gesehen wird, und nach sieben Tagen noch einmal; die Zahlen der letzten Tage wachsen also noch.',
  },
  table: 'Wochen mit Beiträgen, nach Konto',
  columns: ['Woche ab', 'Konto', 'Beiträge', '„Gefällt mir“', 'Geteilt', 'Antworten', 'Stand'],
  final: 'endgültig',
  growing: 'noch nicht endgültig',
  howLong:
    'Gespeichertes reicht höchstens 46 Tage zurück, also auch diese Seite. Nehmen Sie die Datei mit, wenn Sie es selbst behalten möchten.',
  csv: 'Alles als CSV',
};

export const myCopy: typeof en.myCopy = {
  heading: 'Eine Kopie erhalten',
  about:
    'Alles auf dieser Seite als Dateien zum Aufbewahren, und zu jedem Teil, woher er kommt, wofür er ist und wer ihn sieht. Nur Sie können sie abholen, hier, einen Tag lang. Wenn Sie inzwischen widerrufen, eine Wahl einschränken oder den Rest löschen, werden auch sie gelöscht.',
  gone: (askedAt) => `Die Kopie, die Sie am ${askedAt} angefordert haben, ist verschwunden.`,
  get: 'Eine Kopie meiner Daten erhalten',
  prepared: (since) => `Sie wird seit ${since} vorbereitet, was ein bis zwei Minuten dauert.`,
  lookAgain: 'Noch einmal nachsehen',
  ready: (until) => `Sie ist bereit, bis ${until}:`,
  toRead: 'zum Lesen (HTML)',
  forPrograms: 'für Programme (JSON)',
  getNew: 'Eine neue Kopie erhalten',
};

export const drafts: typeof en.drafts = {
  title: 'Entwurf prüfen',
  company: {
    seen: 'In diesem Entwurf steht vielleicht etwas, das Ihr Unternehmen für sich behält. Fragen Sie vor dem Veröffentlichen, wer darüber entscheidet.',
    none: 'Es wurde nichts gesehen, was Ihr Unternehmen für sich behalten will. Fragen Sie im Zweifel vor dem Veröffentlichen, wer darüber entscheidet.',
  },
  risks: {
    none: 'Risiko: keines gefunden.',
    low: 'Risiko: gering.',
    medium: 'Risiko: mittel.',
    high: 'Risiko: hoch. Ändern Sie den Entwurf, bevor Sie ihn veröffentlichen.',
    critical: 'Risiko: kritisch. Veröffentlichen Sie ihn so nicht.',
  },
  kinds: {
    secret: 'Zugangsdaten',
    'personal-data': 'Personenbezogene Daten',
    topic: 'Ein vertrauliches Thema',
  },
  byForm: 'es hat die Form danach',
  byCheck: 'eine Prüfung seiner Zeichen stimmt',
  unknownLanguage: 'Keine Einschätzung: Das Programm hat nur Englisch gelernt.',
  readings: {
    negative: 'eher negativ',
    neutral: 'als neutral',
    positive: 'eher positiv',
  },
  reading: (label, isClose) =>
    `Ein Programm liest ihn ${label}${isClose ? ', aber es ist zu knapp, um es zu sagen' : ''}. Das ist allein für Sie; niemand sonst sieht es.`,
  problems: {
    empty: 'Es gibt noch keinen Entwurf. Schreiben oder fügen Sie einen ein.',
    'no-text': 'Hier stehen Zeichen, die kein Text sind. Fügen Sie ihn noch einmal als reinen Text ein.',
    'too-long': (characters, atMost) =>
      `Das sind ${characters} Zeichen. Bis zu ${atMost} können auf einmal geprüft werden.`,
    spent: (until) =>
      `Sie haben so viele Entwürfe prüfen lassen, wie es vorerst geht. Ab ${until} geht es weiter.`,
    'not-now':
      'Entwürfe können gerade nicht geprüft werden. Ihrer steht unten im Feld; versuchen Sie es in einer Minute noch einmal.',
  },
  found: 'Was gefunden wurde',
  reasons: (kind, rule, reasons) => `${kind}: ${rule}. Warum: ${reasons}.`,
  instead: 'Was Sie stattdessen schreiben können',
  more: 'Es gibt vielleicht mehr; dies sind die ersten.',
  safer: {
    secret: {
      instead:
        'Lassen Sie es weg: Niemand, der einen Beitrag liest, braucht es. Sagen Sie, wofür es ist, nie, wie es lautet. Ist es echt und hat es schon jemand gesehen, lassen Sie es ändern.',
      example: 'Der Build meldet sich jetzt mit einem eigenen Schlüssel an und nicht mehr mit meinem.',
    },
    'personal-data': {
      instead:
        'Lassen Sie weg, woran man erkennt, um wen es geht oder wie die Person zu erreichen ist. Sagen Sie, was geschah, nicht wem, oder fragen Sie die Person.',
      example: 'Eine Kundin schrieb, dass die Reparatur den ganzen Winter gehalten hat.',
    },
    topic: {
      instead:
        'Schreiben Sie über das, was schon öffentlich ist, und verweisen Sie darauf. Lassen Sie Zahlen, Namen, Daten und Pläne weg, die es nicht sind.',
      example: 'Bei der Arbeit ist viel los. Ich schreibe darüber, wenn es angekündigt ist.',
    },
  },
  forExample: 'Zum Beispiel:',
  howItReads: 'Wie er sich liest',
  towards: 'Dafür spricht:',
  away: 'Dagegen spricht:',
  yourDraft: 'Ihr Entwurf',
  again: 'Noch einmal prüfen',
  paste:
    'Fügen Sie ein, was Sie veröffentlichen wollen. Ein Programm sucht nach Zugangsdaten, personenbezogenen Daten und vertraulichen Themen und nach dem, was Ihr Unternehmen für sich behält.',
  forgotten:
    'Ihr Entwurf wird im Arbeitsspeicher eingestuft und mit der Antwort vergessen: Er wird nicht gespeichert, nicht protokolliert und niemandem außer Ihnen gezeigt. Bis Mitternacht (UTC) bleibt, wie oft Sie heute gefragt haben.',
  draft: 'Entwurf',
  limits: (characters, anHour, aDay) =>
    `Bis zu ${characters} Zeichen, ${anHour}-mal je Stunde und ${aDay}-mal am Tag; Blicke darauf, welche Ihrer Beiträge zählen würden, zählen mit. Über das, was Ihr Unternehmen für sich behält, erfahren Sie nur, dass vielleicht etwas darin steht, nicht was oder wo.`,
  check: 'Prüfen',
};

export const myAlerts: typeof en.myAlerts = {
  title: 'Alarme zu meinen Beiträgen',
  none: 'Es gibt keinen Alarm zu einem Beitrag von Ihnen.',
  what: [
    'Ein Programm hat in einem Beitrag von Ihnen etwas gefunden, das etwas verraten könnte. Ändern Sie zuerst, was bekannt wurde, zum Beispiel ein Passwort oder einen Schlüssel. Löschen Sie dann den Beitrag.',
    'Die wenigen Menschen der Sicherheit, die Alarme bearbeiten, sehen den Auszug unten und was Sie hier antworten. Um den Beitrag zu öffnen, müssen sie sagen, warum, und Sie lesen es hier.',
    'Sie müssen nicht antworten. Eine Antwort ist einer dieser Sätze, jeder einmal; es gibt kein Feld zum Schreiben, damit keine Worte von Ihnen gespeichert werden.',
  ],
  excerpt: 'Auszug',
  severity: 'Schwere',
  state: 'Stand',
  post: 'Ihr Beitrag',
  goes: 'Wird gelöscht am',
  noPost: 'Der Alarm nennt keinen Beitrag mehr.',
  history: 'Was geschehen ist',
  by: {
    system: 'Candor selbst',
    author: 'Sie:',
    security: 'Sicherheit:',
    tool: 'Ein Werkzeug der Sicherheit:',
  },
  step: (when, who, what) => `${when}: ${who} ${what}`,
  answer: 'Was möchten Sie sagen?',
  send: 'Antworten',
  choose: 'Bitte wählen',
  chooseOne: 'Wählen Sie, was Sie sagen möchten.',
  refusals: {
    'not-theirs': 'Es gibt keinen solchen Alarm zu einem Beitrag von Ihnen.',
    closed: 'Dieser Alarm ist abgeschlossen; es muss nichts mehr gesagt werden.',
    'said-already': 'Das haben Sie schon gesagt.',
  },
};

export const releaseSteps: typeof en.releaseSteps = {
  nothing: 'nichts: Es beteiligen sich weniger Menschen, als Zahlen verbergen können',
  'monthly-headline': 'jeden Monat eine Gesamtzahl',
  'monthly-tables': 'jeden Monat eine Gesamtzahl und Tabellen',
  'weekly-headline-monthly-tables': 'jede Woche eine Gesamtzahl und jeden Monat Tabellen',
};

export const comms: typeof en.comms = {
  measures: { posts: 'Beiträge', engagement: 'Reaktionen' },
  posts: report.posts,
  interactions: report.interactions,
  asATable: 'Als Tabelle zeigen',
  asCsv: 'Als CSV herunterladen',
  asSvg: 'Das Bild herunterladen (SVG)',
  asPng: 'Das Bild als PNG speichern',
  show: 'Zeigen',
  none: 'keine',
  table: {
    table: 'Tabelle',
    category: 'Kategorie',
    measure: 'Maß',
    figure: 'Zahl',
    day: 'Tag',
    period: 'Zeitraum',
    all: 'alle',
  },
  tables: {
    headline: 'Gesamtzahl',
    platform: 'nach Plattform',
    topic: 'nach Kampagne',
    sentiment: 'nach Stimmung',
  },
  sentiments: { negative: 'negativ', neutral: 'sachlich', positive: 'positiv', unknown: 'nicht erkannt' },
  figure: report.figure,
  legend: {
    margin: 'Spielraum: darin liegt der Wert in neunzehn von zwanzig Fällen',
    withheld: 'schraffiert: [c], also null, klein oder zurückgehalten',
  },
  week: report.week,
  official: {
    title: 'Offizielle Konten',
    about:
      'Genaue Zahlen der Konten, die dem Unternehmen gehören. Ein Tag erscheint acht Tage nach seinem Ende, wenn jeder Beitrag im Alter von sieben Tagen gezählt wurde.',
    days: 'Zeitraum',
    lastDays: { 7: 'die letzten 7 Tage', 28: 'die letzten 4 Wochen', 84: 'die letzten 12 Wochen' },
    compare: 'Verglichen mit',
    comparisons: { previous: 'den Tagen davor', year: 'denselben Tagen ein Jahr zuvor', none: 'nichts' },
    measure: 'Das Bild zeigt',
    account: 'Konto',
    allAccounts: 'alle Konten',
    stretch: (from: string, to: string) => `${from} bis ${to}`,
    tiles: { posts: 'Beiträge', engagement: 'Reaktionen', perPost: 'Reaktionen je Beitrag' },
    unchanged: 'so viele wie an den verglichenen Tagen',
    more: (by: string) => `${by} mehr als an den verglichenen Tagen`,
    fewer: (by: string) => `${by} weniger als an den verglichenen Tagen`,
    notCompared: 'mit nichts verglichen',
    notAllRead: 'nicht an allen verglichenen Tagen gelesen',
    noPosts: 'es erschien nichts',
    chart: {
      title: (measure: string, account: string, stretch: string) =>
        `${measure} je Tag, ${account}, ${stretch}`,
      posts: 'Beiträge',
      engagement: 'Reaktionen',
      value: 'der gezeigte Zeitraum',
      comparison: (stretch: string) => `verglichen: ${stretch}`,
      description: (total: string, most: string, day: string) =>
        `Insgesamt ${total}; die meisten am ${day}: ${most}.`,
      empty: 'An diesen Tagen erschien nichts.',
      note: 'Genau gezählt, nach dem Tag des Erscheinens, im Alter von sieben Tagen, in Weltzeit. Von Teilnehmenden ist nichts darin.',
      comparedColumn: 'Verglichen',
      notRead: 'noch nicht gelesen',
    },
    byAccount: 'Nach Konto',
    postsTitle: 'Beiträge, die mit den meisten Reaktionen zuerst',
    post: 'Beitrag',
    published: 'Erschienen',
    tag: 'Schlagwort',
    sentiment: 'Stimmung',
    likes: 'Gefällt mir',
    reposts: 'Geteilt',
    replies: 'Antworten',
    notCounted: 'nicht gezählt',
    openPost: 'Öffnen',
    openPostOf: (handle: string, when: string) => `den Beitrag von ${handle}, ${when}`,
    noRows:
      'Kein Beitrag ist aufgeführt: Es erschien nichts, oder es wurde veröffentlicht, bevor Beiträge einzeln aufgeführt wurden.',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    pageOf: (page: string, pages: string) => `Seite ${page} von ${pages}`,
    postsCsv: 'Die Beiträge als CSV herunterladen',
    content: 'Nach Art des Inhalts',
    contents: {
      text: 'nur Worte',
      link: 'Verweis',
      picture: 'Bild',
      video: 'Film oder Ton',
      quote: 'zitiert einen anderen Beitrag',
      unknown: 'nicht festgehalten: vorher freigegeben',
    },
    time: 'Nach Tageszeit',
    timeNote: 'Wann Beiträge erschienen, in Weltzeit.',
    hours: 'Uhrzeit (UTC)',
    hoursOf: report.official.hoursOf,
    registration: 'Anmeldung',
    registrationAbout:
      'Ein Konto, das dem Unternehmen gehört, nie einer Person. Jemand aus der Kommunikation beantragt es und meldet sich dort an, jemand anderes stimmt zu, und alle im Haus sehen es vierzehn Tage lang, bevor es gelesen wird.',
    registrationNone: 'Keines ist angemeldet.',
    registered: 'Angemeldet',
    state: 'Stand',
    canDo: 'Was Sie tun können',
    asked: (name: string, day: string) => `beantragt von ${name} am ${day}; jemand anderes muss zustimmen`,
    approved: (name: string, day: string) => `genehmigt von ${name}; gelesen ab ${day}`,
    ended: (name: string, day: string) => `beendet von ${name} am ${day}; nicht mehr gelesen`,
    thisAccount: (state: string) => `Der Stand dieses Kontos: ${state}.`,
    steps: {
      approve: (handle: string) => `${handle} zustimmen`,
      decline: (handle: string) => `Den Antrag für ${handle} zurücknehmen`,
      end: (handle: string) => `Die Anmeldung von ${handle} beenden`,
    },
    endTitle: 'Die Anmeldung beenden',
    endAbout:
      'Von da an wird das Konto nicht mehr gelesen. Was gesammelt und noch nicht veröffentlicht ist, wird binnen einer Stunde gelöscht; veröffentlichte Zahlen bleiben. Um es wieder zu lesen, braucht es wie am Anfang zwei Personen und vierzehn Tage.',
    askTitle: 'Ein weiteres beantragen',
    askName: 'Das Konto des Unternehmens',
    ask: 'Beantragen',
    leaving: 'Zeigen Sie, dass es dem Unternehmen gehört',
    notAsked: {
      taken: 'Dieses Konto ist schon angemeldet.',
      'too-many': 'Hundert Konten sind angemeldet; mehr geht nicht.',
    },
    notApproved: {
      'same-person': 'Jemand anderes als die Person, die es beantragt hat, muss zustimmen.',
      'not-asked': 'Der Antrag wurde zurückgenommen.',
      taken:
        'Was unter der früheren Anmeldung gesammelt wurde, wird gerade gelöscht. Bitte stimmen Sie in einer Stunde noch einmal zu.',
    },
    notRegistered: 'Es ist nicht mehr angemeldet.',
  },
  advocacy: {
    title: 'Teilnehmende',
    about:
      'Summen über alle, die sich beteiligen. Der Anteil einer Person an einer Zahl ist begrenzt, und es kommt Rauschen hinzu, damit Zahlen wenig darüber verraten, wer sich beteiligt; je kleiner das Programm, desto weniger wird veröffentlicht. Nach „plus oder minus“ steht das Rauschen: In neunzehn von zwanzig Fällen bleibt es darunter. Null, klein und zurückgehalten heißen alle [c]. Summen müssen nicht aufgehen. Eine veröffentlichte Zahl ändert sich nie.',
    nothing: 'Noch ist nichts veröffentlicht: Das geschieht acht Tage nach dem Ende eines Zeitraums.',
    steps: releaseSteps,
    published: (step: string) => `Veröffentlicht wird ${step}.`,
    publishedFrom: (step: string, from: string) =>
      `Veröffentlicht wird ${step} (die Stufe ab ${from} Menschen, die etwas veröffentlicht haben).`,
    measure: 'Das Bild zeigt',
    release: 'Die Tabellen zeigen',
    week: report.advocacy.week,
    compare: 'Verglichen mit',
    comparisons: { previous: 'ebenso langer Zeit davor', none: 'nichts: alles Veröffentlichte' },
    nothingBefore:
      'Zum Vergleichen reicht es noch nicht: Dazu braucht es Zahlen von mindestens vier Monaten oder Wochen. Gezeigt wird alles, was veröffentlicht ist.',
    chart: {
      title: { posts: 'Beiträge der Teilnehmenden', engagement: 'Reaktionen auf Beiträge der Teilnehmenden' },
      monthly: (title: string) => `${title}, Monat für Monat`,
      weekly: (title: string) => `${title}, Woche für Woche`,
      value: 'etwa so viele',
      comparison: (stretch: string) => `verglichen: ${stretch}; Spielraum in der Tabelle`,
      comparedNote:
        'Auch das Gestrichelte hat Rauschen: Ein Unterschied, den beide Spielräume überdecken, kann Zufall sein. Wo eine Zahl zurückgehalten ist, ist die gestrichelte Linie unterbrochen.',
      comparedWith: (stretch: string, described: string) => `Verglichen mit ${stretch}: ${described}`,
      comparedPeriod: 'Verglichen mit',
      comparedFigure: 'Zahl des Vergleichs',
      note: (clip: string) =>
        `Zusammengefasst, mit Rauschen. Der Anteil einer Person an der letzten Zahl ist höchstens ${clip}. Summen müssen nicht aufgehen; Konten des Unternehmens sind nicht darin.`,
      description: (published: string, withheld: string, latest: string) =>
        `${published} Zahlen, ${withheld} zurückgehalten. Die letzte: ${latest}.`,
    },
    cost: {
      title: 'Was mehr an Vertraulichkeit kosten würde',
      about:
        'Bevor eine Tabelle oder ein kürzerer Zeitraum hinzukommt: Wie viele aller Infragekommenden jemand richtig benennt, der jeden Beitrag und alle Veröffentlichungen eines Jahres kennt, und wie weit eine Zahl danebenliegt. Gemessen an simulierten Programmen dieser Größe, nie an Ihrem.',
      caption: 'Preis an Vertraulichkeit nach Größe des Programms',
      people: 'Teilnehmende',
      of: (people, candidates) => `${people} von ${candidates}`,
      published: 'Veröffentlicht',
      guess: 'Raten benennt',
      attack: 'Der Angriff benennt',
      error: 'Gesamtzahl weicht ab um',
      taken: 'In Kraft',
      yes: 'ja',
      no: 'nein',
    },
    headlineNone: 'Für diese Zeiträume ist keine Gesamtzahl veröffentlicht, wohl aber die Tabellen unten.',
  },
  released: {
    title: 'Veröffentlichungen im Wortlaut',
    about:
      'Alles, was in einem Monat veröffentlicht wurde, Zahlen über Menschen, die mitmachen, und Tage offizieller Konten mit den Kennungen ihrer Beiträge, als eine Datei in JSON. Das öffentliche Protokoll nennt jede Veröffentlichung mit ihrer Prüfsumme. Wer einen Prüfbericht prüft, kann die Datei daran messen und jede Zahl neu zählen („candor verify --release“).',
    month: 'Veröffentlicht im Monat',
    download: 'Als JSON herunterladen',
  },
};

export const myPosts: typeof en.myPosts = {
  caption: (account) =>
    `Was von Ihren Beiträgen bei ${account} gespeichert ist; nie ihre Worte. Jeder Tag führt zu seinen Einträgen im öffentlichen Protokoll`,
  columns: [
    'Tag',
    'Beitrag',
    'Veröffentlicht',
    'Zuletzt angesehen',
    'Zählt für',
    'Kampagne',
    'Likes / geteilt / Antworten',
    'Stimmung und Sprache',
    'Funde',
    'Merkmal, das eine Änderung erkennt',
    'Fehlt seit',
    'Verschwindet am',
  ],
  confidence: (value) => `Gewissheit ${value}`,
  severity: (name) => `Schweregrad ${name}`,
  toldToYouAlone: 'nur Ihnen mitgeteilt',
  seeAlert: (id) => `Alarm ${id}, siehe unten`,
  final: 'endgültig',
  gone: (at) =>
    `Gelöscht oder außerhalb des Umfangs, wie am ${at} gesehen; nur die Kennung bleibt, damit nichts Verspätetes ihn zurückholt`,
  pages: 'Seiten der Beiträge',
  pageOf: (page, pages, posts) => `Seite ${page} von ${pages}; ${posts} Beiträge insgesamt.`,
  newer: 'Neuere Beiträge',
  older: 'Ältere Beiträge',
  alertsCaption: 'Alarme zu Ihren Beiträgen',
  alertColumns: [
    'Ausgelöst',
    'Alarm',
    'Was gefunden wurde',
    'Auszug',
    'Konto und Beitrag',
    'Stand',
    'Wer was getan hat',
    'Fall und verschlüsselter Hashwert des Fundes',
    'Verschwindet am',
  ],
};

export const campaigns: typeof en.campaigns = {
  list: 'Kampagnen',
  aboutList:
    'Eine Kampagne hat einen Link und Material, beides für alle gleich. Teilnehmende lesen es auf ihrer Seite, und niemand erfährt, wer das tat. Wer aus eigenem Entschluss etwas mit dem Schlagwort veröffentlicht, ist öffentlich; wer bei Candor mitmacht, geht niemanden etwas an, und keine Zahl hier verrät es.',
  none: 'Noch keine Kampagne.',
  columns: { title: 'Kampagne', tag: 'Schlagwort', days: 'Tage', state: 'Stand' },
  states: { coming: 'hat noch nicht begonnen', running: 'läuft', over: 'vorbei' },
  new: 'Eine neue Kampagne schreiben',
  tag: 'Schlagwort',
  title: 'Titel',
  about: 'Worum es geht',
  from: 'Erster Tag',
  to: 'Letzter Tag',
  link: 'Der Link zum Teilen',
  linkHint:
    'Eine Adresse für alle, mit https, bis zu 500 Zeichen lang. Machen Sie keine für einzelne Personen oder Teams: Wer geklickt hat, wäre dann, wer geteilt hat.',
  material: 'Material zum Teilen',
  materialHint:
    'Texte, die man kopieren und ändern darf. Schlagwort und Link kommen dazu, wo ein Text sie nicht hat.',
  piece: (number) => `Text Nr. ${number}`,
  text: 'Wortlaut',
  textHint: (atMost) =>
    `Höchstens ${atMost} Zeichen. Bluesky nimmt insgesamt 300, mit Schlagwort und Link; Mastodon meist 500.`,
  picture: 'Adresse eines Bildes dazu, falls es eines gibt',
  alt: 'Was das Bild zeigt, für Menschen, die es nicht sehen',
  save: 'Speichern',
  change: 'Diese Kampagne ändern',
  changeTitle: (title) => `Ändern: ${title}`,
  stretch: (from, to, state) => `${from} bis ${to}; ${state}.`,
  endedOn: (day) => `Am ${day} beendet.`,
  sharedLink: 'Der Link:',
  pieces: (count, shown) => (count === 1 ? 'Ein Text zum Teilen.' : `${shown} Texte zum Teilen.`),
  results: 'Ergebnisse bisher',
  apart:
    'Klicks, offizielle Beiträge und Beiträge von Teilnehmenden zählen Verschiedenes. Sie werden nie zusammengezählt.',
  tiles: { clicks: 'Klicks auf den Link', posts: 'offizielle Beiträge', engagement: 'Reaktionen darauf' },
  imported: (days, shown) =>
    days === 0 ? 'kein Tag übernommen' : days === 1 ? 'ein Tag übernommen' : `${shown} Tage übernommen`,
  released: (day) => `genau; Tage bis ${day}`,
  clicksChart: {
    title: (title) => `Klicks am Tag auf den Link von „${title}“`,
    value: 'Anzahl',
    description: (total) => `${total} Klicks insgesamt.`,
    note: 'Summen des öffentlichen Links, wie die Kommunikation sie übernommen hat: von allen auf der Welt, die ihn geöffnet haben. Tage ohne Summe sind Lücken.',
    day: 'Tag',
    clicks: 'Anzahl Klicks',
  },
  official: 'Offizielle Beiträge mit dem Schlagwort',
  officialNone: 'Aus diesen Tagen ist kein offizieller Beitrag mit dem Schlagwort freigegeben.',
  officialMore: (shown, all) => `Die ${shown}, die am meisten auslösten, von ${all}.`,
  advocacy: 'Teilnehmende',
  advocacyAbout:
    'Was unter dem Schlagwort veröffentlicht ist, für jeden ganzen Monat, in dem die Kampagne lief. [c] ist null, klein oder zurückgehalten. Ein Monat zählt auch Tage vor und nach der Kampagne.',
  advocacyNone:
    'Aus diesen Monaten ist noch nichts veröffentlicht: Ein Monat ist es acht Tage nach seinem Ende.',
  month: 'Monat',
  unpublished: 'nicht veröffentlicht',
  importTitle: 'Klicks übernehmen',
  importAbout:
    'Fügen Sie die Summen Ihres Kurzlinks oder Ihrer Webstatistik ein: eine Zeile je Tag, der Tag und eine ganze Zahl. Ein Tag, der schon da ist, wird ersetzt. Übernommen werden nur Tag und Zahl: Woher Klicks kamen, würde mehr verraten, als jemand wissen sollte.',
  importLabel: 'Tag und Klicks',
  importHint: 'Zum Beispiel: 2026-03-09,120. Höchstens 800 Tage auf einmal.',
  import: 'Übernehmen',
  clicksFaults: {
    nothing: 'Da ist keine Zeile mit einem Tag und einer Zahl.',
    'too-long': 'Das ist zu lang. Übernehmen Sie höchstens 800 Tage auf einmal.',
    'too-many': (line) => `Zeile ${line}: Von einer Kampagne werden höchstens 800 Tage behalten.`,
    columns: (line) =>
      `Zeile ${line}: Schreiben Sie einen Tag und eine Zahl, mit Komma dazwischen, und sonst nichts.`,
    date: (line) => `Zeile ${line}: Schreiben Sie den Tag als Jahr, Monat und Tag, etwa 2026-03-09.`,
    number: (line) => `Zeile ${line}: Schreiben Sie Klicks als ganze Zahl, etwa 1240.`,
    future: (line) =>
      `Zeile ${line}: Dieser Tag ist noch nicht gekommen. Übernehmen Sie ihn, wenn er vorbei ist.`,
    outside: (line, from, last) =>
      `Zeile ${line}: Dieser Tag gehört nicht zur Kampagne, die vom ${from} bis zum ${last} läuft. Lassen Sie die Zeile weg.`,
    never: (line) => `Zeile ${line}: Diese Kampagne wurde vor ihrem ersten Tag beendet; kein Tag hat Klicks.`,
    twice: (line) => `Zeile ${line}: Dieser Tag steht weiter oben schon. Lassen Sie eine Zeile davon.`,
  },
  endedAlready:
    'Diese Kampagne wurde einen Moment vorher schon beendet. Es ist nichts mehr zu tun; um weiterzumachen, schreiben Sie eine neue Kampagne.',
  notEnded:
    'Diese Kampagne wurde einen Moment vorher geändert und deshalb nicht beendet. Sehen Sie sich an, wie sie jetzt ist, und beenden Sie sie noch einmal, wenn Sie es noch wollen.',
  endTitle: 'Die Kampagne beenden',
  endAbout: 'Teilnehmende sehen ihr Material von da an nicht mehr. Ihre Ergebnisse bleiben.',
  end: (campaign) => `„${campaign}“ jetzt beenden`,
  problems: {
    missing: 'Schreiben Sie hier etwas.',
    tooLong: (atMost) => `Schreiben Sie hier höchstens ${atMost} Zeichen.`,
    date: 'Wählen Sie einen Tag.',
    backwards: 'Der letzte Tag kann nicht vor dem ersten liegen.',
    farOff: 'Wählen Sie einen Tag, der höchstens fünf Jahre entfernt ist.',
    past: 'Dieser Tag ist schon vorbei. Wählen Sie heute oder einen späteren.',
    afterEnd:
      'Diese Kampagne wurde vor diesem Tag beendet. Wählen Sie den Tag, an dem sie beendet wurde, oder einen früheren.',
    again:
      'Aus diesem Formular wurde schon eine Kampagne gespeichert, mit anderen Worten. Speichern Sie noch einmal, wenn Sie diese auch möchten.',
    days: (atMost) => `Eine Kampagne kann höchstens ${atMost} Tage laufen.`,
    tag: 'Wählen Sie eines der Schlagwörter.',
    link: {
      'not-https': 'Schreiben Sie eine ganze Adresse, die mit https:// beginnt und keinen Benutzernamen hat.',
      placeholder: 'Diese Adresse hat eine Stelle zum Ausfüllen. Sie muss für alle gleich sein.',
      personal: 'In dieser Adresse steht eine E-Mail-Adresse. Sie muss für alle gleich sein.',
      'too-long': 'Diese Adresse ist zu lang: höchstens 500 Zeichen.',
    },
    changed:
      'Jemand hat diese Kampagne inzwischen geändert; was Sie geschrieben haben, ist noch nicht gespeichert. Was jetzt gespeichert ist, steht neben jedem Feld, das davon abweicht. Speichern Sie noch einmal, um es durch Ihres zu ersetzen.',
    ended: (day) =>
      `Diese Kampagne wurde am ${day} beendet; was Sie geschrieben haben, ist noch nicht gespeichert. Was jetzt gespeichert ist, steht neben jedem Feld, das davon abweicht. Speichern Sie noch einmal, um es durch Ihres zu ersetzen; die Kampagne beginnt dadurch nicht wieder.`,
    savedNow: (label, saved) =>
      saved === ''
        ? `${label}: Hier ist jetzt nichts gespeichert.`
        : `${label}: Gespeichert ist jetzt „${saved}“.`,
    'too-many': 'Es gibt schon hundert Kampagnen. Sie gehen zwei Jahre nach ihrem letzten Tag.',
  },
};

export const material: typeof en.material = {
  title: 'Material zum Teilen',
  lead: 'Was die Kommunikation zum Teilen anbietet. Sie dürfen es nehmen, ändern oder lassen.',
  nobody:
    'Niemand erfährt, ob Sie es angesehen oder etwas genommen haben: Nichts hier wird über Sie gezählt oder behalten. Der Link ist für alle gleich, und von seinen Klicks sind nur Tagessummen bekannt. Wer ihn öffnet, den sieht dessen Server, wie bei jedem Link.',
  voluntary:
    'Ein Beitrag von Ihnen zählt nur, wo Sie selbst dazu Ja gesagt haben. Ob Sie teilen oder nicht, wirkt sich nicht auf Arbeit oder Gehalt aus.',
  myChoices: 'Meine Wahl ansehen',
  none: 'Im Augenblick gibt es nichts zu teilen.',
  until: (day) => `Bis ${day}.`,
  link: 'Der Link:',
  tag: 'Das Schlagwort:',
  noTexts: 'Es gibt keinen Text zum Kopieren: Nehmen Sie eigene Worte oder keine.',
  copy: (number) => `Text Nr. ${number}, zum Kopieren`,
  length: (characters) => `${characters} Zeichen.`,
  picture: 'Bild:',
  open: 'Das Bild öffnen',
  alt: 'Was es zeigt, zum Dazuschreiben:',
  bluesky: 'Bei Bluesky schreiben',
  mastodon: (host) => `Bei ${host} schreiben`,
  composer: 'öffnet die Seite der Plattform selbst; nichts wird veröffentlicht, bevor Sie es dort sagen',
};
