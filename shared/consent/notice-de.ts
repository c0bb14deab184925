import type { Notice } from './notice-form.ts';

/** The notice in force, in German. */
export const NOTICE_DE: Notice = {
  version: '2026-11.7',
  language: 'de',
  general: [
    'Ob Sie teilnehmen, entscheiden Sie. Nein zu sagen oder später auszusteigen hat keine Folgen für Arbeitsplatz, Bezahlung oder Beurteilung.',
    'Über jeden Zweck unten entscheiden Sie einzeln. Nichts ist für Sie vorausgewählt.',
    'Ihre Worte werden nicht aufbewahrt. Sie werden im Arbeitsspeicher gelesen und sind unterwegs mit einem Schlüssel verschlüsselt, der allein Ihrem Konto gehört.',
    'Sie können jederzeit pausieren oder widerrufen, in einem Schritt und ohne Begründung. Der Widerruf vernichtet diesen Schlüssel sofort; was abgeleitet wurde, wird innerhalb einer Stunde gelöscht, aus Sicherungen innerhalb von 7 Tagen.',
    'Zweierlei bleibt nach einem Widerruf: dass er geschehen ist, in einer Zeile, die kein Konto nennt und die Sie löschen können; und ein offener Alarm. Hat die Sicherheit ihn bis dahin bestätigt oder eskaliert, bleibt er, wie er ist, jeder andere ohne Ihr Konto, Ihren Beitrag und dessen Adresse. In beiden Fällen wird er 14 Tage nach einer Verwerfung gelöscht, 90 Tage nach einer Lösung, oder 180 Tage nachdem er ausgelöst wurde, wenn niemand ihn schließt.',
    'Während Sie pausieren, wird nichts gelesen. Wenn Sie fortsetzen, werden auch Beiträge gelesen, die Sie in der Zwischenzeit geschrieben haben; möchten Sie das nicht, widerrufen Sie stattdessen.',
    'Zahlen, die bereits veröffentlicht wurden, bleiben veröffentlicht; in allen späteren sind Sie nicht enthalten.',
    'Die Einwilligung gilt ein Jahr. Erneuern Sie sie nicht oder verlassen Sie das Unternehmen, endet sie, als hätten Sie widerrufen. Für einen Zweck zählen nur Beiträge, die Sie nach der Einwilligung in diesen Zweck geschrieben haben, und ältere, die Sie selbst auswählen. Erweitern Sie einen Umfang, gilt er ebenfalls für Beiträge seit jener Einwilligung.',
  ],
  purposes: {
    engagement: {
      title: 'Zählen, wie Beiträge im Programm ankommen',
      what: 'Likes, geteilte Beiträge und Antworten auf Ihre Beiträge im gewählten Umfang werden gezählt, wenn ein Beitrag zum ersten Mal gesehen wird, und endgültig eine Woche nach der Veröffentlichung.',
      kept: 'Die Zahlen werden je Beitrag aufbewahrt, bis der Monat, zu dem sie gehören, veröffentlicht ist, und einen Tag länger.',
      seenBy:
        'Nur Sie sehen Ihre eigenen Zahlen. Die Kommunikation sieht Summen, und nur für Monate (bei etwa tausend Personen auch Wochen), in denen etwa dreißig Personen oder mehr etwas veröffentlicht haben; der Anteil jeder Person ist begrenzt, und Rauschen wird hinzugefügt. Das verbirgt nicht vollkommen, dass Sie teilnehmen: Wer alle Beiträge aller kennt und die Zahlen eines Jahres untersucht, lag in unseren Simulationen bei etwa 65 von 100 Personen richtig, wo ein Münzwurf bei etwa 50 richtig liegt.',
    },
    sentiment: {
      title: 'Die Stimmung von Beiträgen im Programm erkennen',
      what: 'Die Worte Ihrer Beiträge im gewählten Umfang werden von einem Programm im Arbeitsspeicher gelesen, das ein einziges Ergebnis behält: negativ, neutral, positiv oder unbekannt.',
      kept: 'Das Ergebnis wird je Beitrag aufbewahrt, bis der Monat, zu dem es gehört, veröffentlicht ist, und einen Tag länger. Die Worte werden nicht aufbewahrt.',
      seenBy:
        'Nur Sie sehen Ihre eigenen Ergebnisse. Die Kommunikation sieht Summen, und nur für Monate, in denen etwa dreihundert Personen oder mehr dabei etwas veröffentlicht haben; der Anteil jeder Person ist begrenzt, und Rauschen wird hinzugefügt.',
    },
    confidentiality: {
      title: 'Mich warnen, wenn ein Beitrag etwas preisgeben könnte',
      what: 'Ein Programm sucht im Arbeitsspeicher nach Passwörtern und Schlüsseln, personenbezogenen Daten anderer, vertraulichen Namen und Themen und nach Stellen aus vertraulichen Dokumenten. Was es findet, steht unter „Meine Daten“, sobald es gefunden ist.',
      kept: 'Ein starker Fund wird zu einem Alarm mit einem geschwärzten Auszug, der 14 Tage nach einer Verwerfung gelöscht wird, 90 Tage nach einer Lösung, oder 180 Tage nachdem er ausgelöst wurde, wenn niemand ihn schließt. Ein schwacher wird nur Ihnen mitgeteilt und verschwindet mit dem Monat.',
      seenBy:
        'Sie, und bei einem starken Fund die wenigen Personen, die Alarme bearbeiten. Ihren Beitrag zu öffnen erfordert einen Grund, wird festgehalten und Ihnen gezeigt. Eine Verwendung durch die Personalabteilung oder für Beurteilungen ist ausgeschlossen.',
    },
  },
  scopes: {
    'campaign-tag': 'Nur Beiträge mit einem Kampagnen-Hashtag',
    'company-mention': 'Beiträge, die das Unternehmen erwähnen oder auf seine Seiten verweisen',
    'chosen-posts': 'Nur Beiträge, die ich einzeln auswähle',
    'all-public': 'Alle meine öffentlichen Beiträge',
  },
};
