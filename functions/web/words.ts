import type { AlertAction, Handling } from '../../shared/alerts/handling.ts';
import {
  DismissalReason,
  type AlertEvent,
  type AlertState,
  type Severity,
} from '../../shared/alerts/leak-alert.ts';
import type { FindingKind } from '../../shared/classification/classification.ts';

/** Where an alert stands, for people to read. */
export const ALERT_STATES: Readonly<Record<AlertState, string>> = {
  raised: 'Raised: nobody has taken it',
  acknowledged: 'Acknowledged: somebody looks into it',
  confirmed: 'Confirmed as an incident',
  escalated: 'Escalated to the security leads',
  dismissed: 'Dismissed',
  resolved: 'Resolved',
};

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** What a finding may have given away. */
export const FINDING_KINDS: Readonly<Record<FindingKind, string>> = {
  secret: 'a credential',
  'personal-data': 'personal data',
  'company-term': 'a confidential term',
  document: 'a confidential document',
  topic: 'a confidential topic',
};

export const DISMISSALS: Readonly<Record<DismissalReason, string>> = {
  'false-positive': 'It is not what the rule looks for',
  'already-public': 'It was public already',
  'not-confidential': 'It is not confidential',
  duplicate: 'It is known from another alert',
};

/** The buttons on an alert. */
export const ALERT_ACTIONS: Readonly<Record<AlertAction['what'], string>> = {
  acknowledge: 'I take this',
  'open-post': 'Open the post',
  confirm: 'Confirm the incident',
  dismiss: 'Dismiss',
  escalate: 'Escalate to the security leads',
  resolve: 'Resolve',
  'hand-back': 'Give it back to the team',
};

/** Why something could not be done with an alert. */
export const WHY_NOT: Readonly<Record<Exclude<Handling['kind'], 'handled'>, string>> = {
  'own-alert': 'Nobody handles an alert about their own post.',
  'not-now': 'This cannot be done in the state the alert is in now.',
  'not-the-handler': 'Somebody else handles this alert. It is for them, or for a security lead, to decide.',
  'post-unlinked': 'Its author withdrew; the alert names no post any more.',
  'history-full': 'This alert can only be closed now.',
};

const EVENTS: Readonly<Record<AlertEvent['what'], string>> = {
  raised: 'raised the alert',
  acknowledged: 'took it',
  confirmed: 'confirmed the incident',
  dismissed: 'dismissed it',
  escalated: 'escalated it to the security leads',
  resolved: 'resolved it',
  'handed-back': 'gave it back to the team',
  'post-opened': 'opened the post',
  answered: 'answered',
};

/** A step in an alert's life without who took it: what was done, and why if a reason was given. */
export const eventInWords = ({ what, reason }: AlertEvent): string => {
  if (reason === undefined) return EVENTS[what];
  const dismissal = what === 'dismissed' ? DismissalReason.safeParse(reason) : undefined;
  return `${EVENTS[what]}: ${dismissal?.success === true ? DISMISSALS[dismissal.data] : reason}`;
};

/** Words of rules' names that are not written as they are spoken. */
const WRITTEN: Readonly<Record<string, string>> = {
  api: 'API',
  aws: 'AWS',
  digitalocean: 'DigitalOcean',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  iban: 'IBAN',
  jwt: 'JSON web token',
  npm: 'npm',
  openai: 'OpenAI',
  pypi: 'PyPI',
  sendgrid: 'SendGrid',
};

/** A rule's name as words: `aws-access-key` is "AWS access key". */
export const ruleInWords = (rule: string): string => {
  const words = rule.split('-').map((word) => WRITTEN[word] ?? word);
  const [first = '', ...rest] = words;
  const start = first === rule.split('-')[0] ? `${first.charAt(0).toUpperCase()}${first.slice(1)}` : first;
  return [start, ...rest].join(' ');
};

/** A moment to the minute, in universal time: all sites say the same. */
export const minuteOf = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;
