import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import type { Rule } from './rule.ts';

const Words = z.string().trim().min(1).max(300);

/** Who approved a company's rules as they are, when, and where that is kept (minutes, a works agreement). */
export const RulesApproval = z.strictObject({
  by: Words,
  role: Words,
  on: z.iso.date(),
  reference: Words,
  rules: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type RulesApproval = z.infer<typeof RulesApproval>;

/** The hash that an approval of these rules names: of what they are, in whatever order. */
export const rulesHash = (rules: readonly Rule[]): string =>
  hashOf(rules.toSorted((one, other) => (one.id < other.id ? -1 : 1)));

/** Whether rules may take effect today (UTC); none need no approval. */
export const areApproved = (
  rules: readonly Rule[],
  approval: RulesApproval | undefined,
  today: string,
): boolean =>
  rules.length === 0 ||
  (approval !== undefined && approval.on <= today && approval.rules === rulesHash(rules));
