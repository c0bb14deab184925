import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { LeakAlert } from '../alerts/leak-alert.ts';
import { addDays, epochSeconds } from '../clock.ts';

/** What people decided about what a rule found. */
export const VerdictKind = z.enum(['confirmed', 'dismissed']);
export type VerdictKind = z.infer<typeof VerdictKind>;

/** A rule as alerts name it: one that ships, a company's own, or a kind of its terms. */
export const RuleName = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/u)
  .brand<'RuleName'>();
export type RuleName = z.infer<typeof RuleName>;

/**
 * A verdict on an alert of a rule: about the rule alone, naming no alert, person, account or post. `words` stands for what
 * was found, so that the same words in ten posts are judged once. `at` is when the alert was first judged.
 */
export const Verdict = z.object({
  version: z.literal(1),
  rule: RuleName,
  verdict: VerdictKind,
  words: z.string().regex(/^[0-9a-f]{16}$/u),
  at: z.iso.datetime(),
  expiresAt: z.int().positive(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Five quarters are shown: the one that runs and a year before it. */
export const QUARTERS_SHOWN = 5;

/** A verdict outlives the quarters it is shown in. */
export const DAYS_KEPT = 460;

/** A calendar quarter (UTC), as `2026-Q4`. */
export const quarterOf = (moment: Date): string =>
  `${moment.getUTCFullYear()}-Q${Math.floor(moment.getUTCMonth() / 3) + 1}`;

/** This quarter and those before it, the latest first. */
export const quartersUntil = (moment: Date, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) =>
    quarterOf(new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() - 3 * back, 1))),
  );

const tokenOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What an alert's state says of its rule. A duplicate says nothing: the other alert is judged. */
const verdictIn = ({ state, dismissal }: LeakAlert): VerdictKind | undefined => {
  switch (state) {
    case 'confirmed':
    case 'resolved':
      return 'confirmed';
    case 'dismissed':
      return dismissal === 'duplicate' ? undefined : 'dismissed';
    case 'raised':
    case 'acknowledged':
    case 'escalated':
      return undefined;
  }
};

/**
 * The verdict on an alert as it stands now; undefined where there is none. An alert has one place among the verdicts
 * whatever is decided of it later.
 */
export const verdictOn = (
  alert: LeakAlert,
): { readonly verdict: Verdict; readonly place: string } | undefined => {
  const kind = verdictIn(alert);
  const first = alert.history.find(({ what }) => VerdictKind.safeParse(what).success);
  const rule = RuleName.safeParse(alert.rule);
  if (kind === undefined || first === undefined || !rule.success) return undefined;
  const verdict: Verdict = {
    version: 1,
    rule: rule.data,
    verdict: kind,
    words: tokenOf(`${alert.rule} ${alert.duplicateHash}`),
    at: first.at,
    expiresAt: epochSeconds(addDays(new Date(first.at), DAYS_KEPT)),
  };
  return { verdict, place: `${rule.data}#${first.at}#${tokenOf(alert.id)}` };
};

/** A verdict as its item in the `Site` store: a partition a quarter, sorted by rule, then moment. */
export const verdictItem = ({ verdict, place }: NonNullable<ReturnType<typeof verdictOn>>) => ({
  pk: `verdict#${quarterOf(new Date(verdict.at))}`,
  sk: place,
  ...verdict,
});
