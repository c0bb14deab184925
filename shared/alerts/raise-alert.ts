import { createHash } from 'node:crypto';

import type { Finding } from '../classification/classification.ts';
import type { ConsentInForce } from '../consent/consent-record.ts';
import { AlertId, type AccountId, type PostId } from '../ids.ts';
import type { ObservedPost } from '../posts/batch-message.ts';
import { openUntil } from './ageing.ts';
import type { LeakAlert, Severity } from './leak-alert.ts';

const HEXADECIMAL_DIGITS = 32;

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HEXADECIMAL_DIGITS);

/** The same finding in the same post has the same id, however often it is found. */
export const alertIdOf = (found: {
  readonly account: AccountId;
  readonly post: PostId;
  readonly rule: string;
  readonly duplicateHash: string;
}): AlertId => AlertId.parse(hashOf('alert', found.account, found.post, found.rule, found.duplicateHash));

/** Alerts about the same secret or company term are one case wherever it was posted; others are one case a post. */
export const caseIdOf = (found: {
  readonly account: AccountId;
  readonly post: PostId;
  readonly kind: Finding['kind'];
  readonly duplicateHash: string;
}): string =>
  found.kind === 'secret' || found.kind === 'company-term'
    ? found.duplicateHash
    : hashOf('case', found.account, found.post);

/** What an alert is made of. */
export interface RaisedFinding {
  readonly id: AlertId;
  readonly caseId: string;
  readonly consent: ConsentInForce;
  readonly observed: ObservedPost;
  readonly finding: Finding;
  readonly severity: Severity;
  readonly duplicateHash: string;
  /** When the post was seen (ISO 8601, UTC). */
  readonly raisedAt: string;
  readonly revision: string;
}

/** A new alert, in state `raised`, which is erased unless somebody closes it in time. */
export const raiseAlert = (raised: RaisedFinding): LeakAlert => ({
  version: 1,
  id: raised.id,
  caseId: raised.caseId,
  account: raised.consent.account,
  ...(raised.consent.kind === 'advocacy' && { author: raised.consent.participant }),
  post: raised.observed.id,
  url: raised.observed.url,
  generation: raised.consent.generation,
  rule: raised.finding.rule,
  kind: raised.finding.kind,
  severity: raised.severity,
  confidence: raised.finding.confidence,
  masked: raised.finding.masked,
  duplicateHash: raised.duplicateHash,
  raisedAt: raised.raisedAt,
  state: 'raised',
  revision: raised.revision,
  history: [{ at: raised.raisedAt, by: { role: 'system' }, what: 'raised' }],
  expiresAt: openUntil(raised.raisedAt),
});
