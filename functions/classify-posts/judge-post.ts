import { ALERTS_PER_OBSERVATION, NOTE_THRESHOLD } from '../../shared/alerts/alert-policy.ts';
import { nameOfAlert, nameOfPost, raiseAlert } from '../../shared/alerts/raise-alert.ts';
import type { DuplicateHashes } from '../../shared/alerts/duplicate-hashes.ts';
import type { LeakAlert, Severity } from '../../shared/alerts/leak-alert.ts';
import { canonicalValueOf } from '../../shared/classification/canonical-value.ts';
import type { Classification, Finding } from '../../shared/classification/classification.ts';
import type { ConsentInForce } from '../../shared/consent/consent-record.ts';
import { AlertId } from '../../shared/ids.ts';
import type { ObservedPost } from '../../shared/posts/batch-message.ts';
import { NOTES_PER_POST_AT_MOST, type AuthorNote } from '../../shared/posts/day-sheet.ts';
import type { JudgedPost } from '../../shared/posts/merge.ts';

/** A post judged: what goes into its sheet, and the alerts that security gets. */
export interface Judgement {
  readonly post: JudgedPost;
  readonly alerts: readonly LeakAlert[];
}

/** How a post is judged. */
export interface JudgeParts {
  readonly duplicates: DuplicateHashes;
  readonly severityOf: (finding: Finding) => Severity;
  readonly alertThreshold: number;
  /** Rules that were wrong too often: what they find is told to the author alone. */
  readonly authorOnly: ReadonlySet<string>;
  readonly consent: ConsentInForce;
  readonly observedAt: string;
  readonly newId: () => string;
}

const byConfidence = (one: Finding, other: Finding): number =>
  other.confidence - one.confidence || one.start - other.start;

const noteOf = ({ rule, kind, confidence }: Finding): AuthorNote => ({ rule, kind, confidence });

/**
 * Turns a classification into what may be kept: sentiment only where it was consented to, findings only where
 * confidentiality was. Security is alerted from the threshold on; the author alone is told of weaker findings, and of what
 * a rule finds that was wrong too often.
 */
export const judgePost = async (
  parts: JudgeParts,
  observed: ObservedPost,
  { text, classification }: { readonly text: string; readonly classification: Classification },
): Promise<Judgement> => {
  const findings = observed.purposes.includes('confidentiality')
    ? classification.findings.filter(({ confidence }) => confidence >= NOTE_THRESHOLD).sort(byConfidence)
    : [];
  const alerts = await raiseAlerts(parts, observed, { text, findings });
  const alerted = new Set(alerts.map(({ rule }) => rule));
  const notes = findings
    .filter(({ rule }) => !alerted.has(rule))
    .slice(0, NOTES_PER_POST_AT_MOST)
    .map(noteOf);
  return {
    post: {
      observed,
      derived: {
        language: classification.language,
        sentiment: classification.sentiment.label,
        notes,
        alerts: alerts.map(({ id }) => id),
      },
    },
    alerts,
  };
};

const raiseAlerts = async (
  parts: JudgeParts,
  observed: ObservedPost,
  { text, findings }: { readonly text: string; readonly findings: readonly Finding[] },
): Promise<readonly LeakAlert[]> => {
  const alerts = new Map<string, LeakAlert>();
  const isForSecurity = ({ rule, confidence }: Finding): boolean =>
    confidence >= parts.alertThreshold && !parts.authorOnly.has(rule);
  for (const finding of findings.filter(isForSecurity)) {
    if (alerts.size === ALERTS_PER_OBSERVATION) break;
    const words = canonicalValueOf(finding.kind, text.slice(finding.start, finding.end));
    const duplicateHash = await parts.duplicates.of(finding.kind, words);
    const found = { account: parts.consent.account, post: observed.id, rule: finding.rule, duplicateHash };
    const id = AlertId.parse(await parts.duplicates.of('alert', nameOfAlert(found)));
    if (alerts.has(id)) continue;
    const raised = raiseAlert({
      id,
      caseId: await parts.duplicates.of('post', nameOfPost(found)),
      consent: parts.consent,
      observed,
      finding,
      severity: parts.severityOf(finding),
      duplicateHash,
      raisedAt: parts.observedAt,
      revision: parts.newId(),
    });
    alerts.set(id, raised);
  }
  return [...alerts.values()];
};
