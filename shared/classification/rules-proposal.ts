import * as z from 'zod';

import { Subject } from '../identity/identity.ts';
import { Rules } from './rule.ts';

/** Rules of the company's own that an administrator asks for, all of them: what they would replace is not in it. */
export const RulesProposal = z.strictObject({
  version: z.literal(1),
  rules: Rules,
  /** The hash that an approval of them names. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** By name, and by the hash of their sign-in, so that nobody approves what they asked for. */
  askedBy: z.strictObject({ name: z.string().min(1).max(300), subject: Subject }),
  askedAt: z.iso.datetime(),
});
export type RulesProposal = z.infer<typeof RulesProposal>;

/** How long the text of proposed rules may be; what is kept of it must fit one item. */
export const PROPOSAL_CHARACTERS_AT_MOST = 200_000;
