import type { Finding } from '../classification/classification.ts';
import type { ConsentInForce } from '../consent/consent-record.ts';
import type { AccountId, AlertId, PostId } from '../ids.ts';
import type { ObservedPost } from '../posts/batch-message.ts';
import { openUntil } from './ageing.ts';
import type { LeakAlert, Severity } from './leak-alert.ts';

/** What an alert is about. */
interface Found {
  readonly account: AccountId;
  readonly post: PostId;
  readonly rule: string;
  readonly duplicateHash: string;
}

/** What an alert's id is the keyed hash of: the same finding in the same post has the same, however often it is found. */
export const nameOfAlert = ({ account, post, rule, duplicateHash }: Found): string =>
  JSON.stringify([account, post, rule, duplicateHash]);

/** What the key that joins the alerts of one post is the keyed hash of. */
export const nameOfPost = ({ account, post }: Pick<Found, 'account' | 'post'>): string =>
  JSON.stringify([account, post]);

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
