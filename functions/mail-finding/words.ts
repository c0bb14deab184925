import type { DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import type { Severity } from '../../shared/alerts/leak-alert.ts';
import type { Language } from '../../shared/languages.ts';

type Kind = DataSecurityFinding['finding_info']['analytic']['name'];
type Outcome = 'new' | 'dismissed' | 'resolved';

interface Words {
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly subject: Readonly<Record<Outcome, (severity: string, company: string) => string>>;
  readonly what: (kind: string) => string;
  readonly severity: (severity: string) => string;
  readonly at: Readonly<Record<Outcome, (moment: string) => string>>;
  readonly open: string;
  readonly footer: string;
}

const english: Words = {
  kinds: {
    secret: 'A post may disclose a credential',
    'personal-data': 'A post may disclose personal data',
    'company-term': 'A post may use a confidential term',
    document: 'A post may quote a confidential document',
    topic: 'A post may touch a confidential topic',
    synthetic: 'A test of the way: nothing was found',
  },
  severities: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  subject: {
    new: (severity, company) => `Leak alert at ${company}, severity ${severity}`,
    dismissed: (severity, company) => `Dismissed: leak alert at ${company}, severity ${severity}`,
    resolved: (severity, company) => `Resolved: leak alert at ${company}, severity ${severity}`,
  },
  what: (kind) => `${kind}.`,
  severity: (severity) => `Severity: ${severity}`,
  at: {
    new: (moment) => `Raised: ${moment}`,
    dismissed: (moment) => `Dismissed: ${moment}`,
    resolved: (moment) => `Resolved: ${moment}`,
  },
  open: 'Take it, or look at it, at the security site:',
  footer:
    'Sent to the addresses that your stage names. It says nothing of whose post it is about or what stands in it; the security site shows that only to whoever takes the alert. It may come twice. Nothing in it is loaded from anywhere. What Candor finds is not for HR and not for appraisal.',
};

const german: Words = {
  kinds: {
    secret: 'Ein Beitrag gibt vielleicht Zugangsdaten preis',
    'personal-data': 'Ein Beitrag gibt vielleicht personenbezogene Daten preis',
    'company-term': 'Ein Beitrag verwendet vielleicht einen vertraulichen Begriff',
    document: 'Ein Beitrag zitiert vielleicht ein vertrauliches Dokument',
    topic: 'Ein Beitrag berührt vielleicht ein vertrauliches Thema',
    synthetic: 'Eine Probe des Wegs: Gefunden wurde nichts',
  },
  severities: { low: 'gering', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  subject: {
    new: (severity, company) => `Alarm bei ${company}, Schwere ${severity}`,
    dismissed: (severity, company) => `Verworfen: Alarm bei ${company}, Schwere ${severity}`,
    resolved: (severity, company) => `Erledigt: Alarm bei ${company}, Schwere ${severity}`,
  },
  what: (kind) => `${kind}.`,
  severity: (severity) => `Schwere: ${severity}`,
  at: {
    new: (moment) => `Ausgelöst: ${moment}`,
    dismissed: (moment) => `Verworfen: ${moment}`,
    resolved: (moment) => `Erledigt: ${moment}`,
  },
  open: 'Übernehmen oder ansehen, auf der Seite der Sicherheit:',
  footer:
    'Geht an die Adressen, die in den Einstellungen stehen. Wessen Beitrag es ist und was darin steht, sagt diese Nachricht nicht; die Seite der Sicherheit zeigt es nur der Person, die den Alarm übernimmt. Sie kann zweimal kommen. Nichts darin wird von irgendwo geladen. Was Candor findet, ist nicht für die Personalabteilung und nicht für Beurteilungen.',
};

/** What the e-mail says. */
export const FINDING_MAIL_WORDS: Readonly<Record<Language, Words>> = { en: english, de: german };
