import * as z from 'zod';

import { EventReference } from '../consent/consent-history.ts';
import { Purpose } from '../consent/scope.ts';
import { AccountId, AlertId, ParticipantId } from '../ids.ts';
import { RuleName } from '../rules/verdict.ts';
import { ExportId } from '../rights/data-export.ts';

/**
 * A pending effect: work that leaves its transaction, recorded inside it. Ids only.
 * `author-named`: whoever wrote a post is to be told that two people of security were shown their sign-in.
 * `synthetic-alert`: a test of the way to the security tools, about nobody and nothing; `at` is when it was due.
 * `rule-judged`: an alert of a rule was confirmed or dismissed, so the rule is to be weighed.
 * `erase-account` erases all that was collected under the withdrawn generation, and the history up to the withdrawal;
 * `erase-purposes` removes what was derived for purposes that were dropped or narrowed, of posts that the consent no
 * longer covers.
 * `prepare-export` gathers all that is held about somebody who asked for it; `discard-export` removes what was gathered.
 */
export const Effect = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('alert-raised'), alert: AlertId }),
  z.object({ version: z.literal(1), kind: z.literal('alert-closed'), alert: AlertId }),
  z.object({ version: z.literal(1), kind: z.literal('author-named'), alert: AlertId }),
  z.object({
    version: z.literal(1),
    kind: z.literal('synthetic-alert'),
    alert: AlertId,
    at: z.iso.datetime(),
  }),
  z.object({ version: z.literal(1), kind: z.literal('rule-judged'), alert: AlertId, rule: RuleName }),
  z.object({
    version: z.literal(1),
    kind: z.literal('erase-account'),
    account: AccountId,
    participant: ParticipantId.optional(),
    generation: z.uuid(),
    withdrawnAt: z.iso.datetime(),
  }),
  z.object({
    version: z.literal(1),
    kind: z.literal('erase-purposes'),
    account: AccountId,
    participant: ParticipantId,
    generation: z.uuid(),
    revision: z.uuid(),
    purposes: z.array(Purpose).min(1),
    /** The choice in the participant's history, where it is noted that its erasure is finished. */
    choice: EventReference,
  }),
  z.object({
    version: z.literal(1),
    kind: z.literal('prepare-export'),
    participant: ParticipantId,
    export: ExportId,
  }),
  z.object({ version: z.literal(1), kind: z.literal('discard-export'), export: ExportId }),
]);
export type Effect = z.infer<typeof Effect>;

/** The natural key of an effect: recording it twice records it once. */
export const effectKey = (effect: Effect): string => {
  switch (effect.kind) {
    case 'alert-raised':
    case 'alert-closed':
    case 'author-named':
    case 'synthetic-alert':
    case 'rule-judged':
      return `${effect.kind}#${effect.alert}`;
    case 'erase-account':
      return `${effect.kind}#${effect.account}#${effect.generation}`;
    case 'erase-purposes':
      return `${effect.kind}#${effect.account}#${effect.revision}`;
    case 'prepare-export':
    case 'discard-export':
      return `${effect.kind}#${effect.export}`;
  }
};
