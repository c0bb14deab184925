import * as z from 'zod';

import { FindingKind } from '../classification/classification.ts';
import { AccountId, AlertId, ParticipantId, PostId } from '../ids.ts';

const Moment = z.iso.datetime();

/** How bad a confirmed finding would be. */
export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** Where an alert stands. Closed ones (dismissed, resolved) are erased after 14 and 90 days, any other after 180. */
export const AlertState = z.enum([
  'raised',
  'acknowledged',
  'confirmed',
  'dismissed',
  'escalated',
  'resolved',
]);
export type AlertState = z.infer<typeof AlertState>;

/** A step of an alert's life: the state that it came to, or that whoever had it gave it back. */
export const AlertStep = z.enum([...AlertState.options, 'handed-back']);
export type AlertStep = z.infer<typeof AlertStep>;

/** Why an alert was dismissed. */
export const DismissalReason = z.enum(['false-positive', 'already-public', 'not-confidential', 'duplicate']);
export type DismissalReason = z.infer<typeof DismissalReason>;

/** Why two people may find out who an alert's author is. */
export const NamingGround = z.enum(['no-answer', 'live-credential']);
export type NamingGround = z.infer<typeof NamingGround>;

/** One step in an alert's life: who (by role, and the handler's own id; `tool` is one that is connected), what, when. */
export const AlertEvent = z.object({
  at: Moment,
  by: z.discriminatedUnion('role', [
    z.object({ role: z.literal('system') }),
    z.object({ role: z.literal('author') }),
    z.object({ role: z.literal('tool') }),
    z.object({ role: z.literal('security'), handler: z.string().max(200) }),
  ]),
  what: z.enum([
    'raised',
    'acknowledged',
    'confirmed',
    'dismissed',
    'escalated',
    'resolved',
    'handed-back',
    'post-opened',
    'answered',
    'author-asked',
    'author-agreed',
    'author-seen',
  ]),
  reason: z.string().max(500).optional(),
  ground: NamingGround.optional(),
});
export type AlertEvent = z.infer<typeof AlertEvent>;

/**
 * What the log's rows of an alert are sealed to, the public half of its author's opening key, and a secret that their ids
 * follow from. It follows from the account's locator, which cannot be told from it.
 */
export const AlertOpening = z.object({ key: z.base64().min(1).max(64), trail: z.base64().min(1).max(64) });
export type AlertOpening = z.infer<typeof AlertOpening>;

/**
 * A finding that security must look at. It keeps a masked excerpt, never the words. `author` is the participant;
 * official accounts have none. After a withdrawal an open alert keeps neither account, author, post, link nor opening.
 * `generation` is the consent's. `duplicateHash` is a keyed hash of what was found: the same secret anywhere has the
 * same hash. `caseId` is a keyed hash of the post, the same for all alerts about it; with those about the same secret
 * elsewhere they are one case. `expiresAt` in epoch seconds.
 */
export const LeakAlert = z.object({
  version: z.literal(1),
  id: AlertId,
  caseId: z.string().regex(/^[0-9a-f]{32}$/u),
  account: AccountId.optional(),
  author: ParticipantId.optional(),
  post: PostId.optional(),
  url: z.url().max(2000).optional(),
  opening: AlertOpening.optional(),
  generation: z.uuid(),
  rule: z.string().max(100),
  kind: FindingKind,
  severity: Severity,
  confidence: z.number().min(0).max(1),
  masked: z.string().max(200),
  duplicateHash: z.string().regex(/^[0-9a-f]{32}$/u),
  raisedAt: Moment,
  state: AlertState,
  revision: z.uuid(),
  history: z.array(AlertEvent).max(200),
  dismissal: DismissalReason.optional(),
  expiresAt: z.int().positive(),
});
export type LeakAlert = z.infer<typeof LeakAlert>;
