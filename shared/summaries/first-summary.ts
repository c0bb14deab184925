import * as z from 'zod';

import { LadderStep } from '../disclosure/ladder.ts';
import { Band } from './band.ts';
import { SummaryId } from './summary-period.ts';

/** A SHA-256 in lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** A number of things. */
export const Count = z.int().nonnegative();

/** An official account that was read. `releasesSha256` is the hash of the list of its releases' hashes, in order. */
const OfficialAccountLine = z.strictObject({
  account: z.string().max(300),
  handle: z.string().max(300),
  days: Count,
  releasesSha256: Sha256,
});

/** An advocacy release, by name and hash. */
const AdvocacyReleaseLine = z.strictObject({
  id: z.string().max(100),
  period: z.enum(['week', 'month']),
  from: z.iso.date(),
  to: z.iso.date(),
  sha256: Sha256,
  figuresReleased: Count,
  figuresWithheld: Count,
});

/** The limits that protected people while the summary's figures were made. Clips stand with each figure. */
const RulesInForce = z.strictObject({
  minimumGroup: z.int(),
  groupDeviation: z.number(),
  ladder: z.array(LadderStep).max(20),
  freezeAgeDays: z.int(),
  closingDays: z.int(),
});

/** What every summary says of what was published, of any version. */
export const PUBLISHED = {
  id: SummaryId,
  from: z.iso.date(),
  to: z.iso.date(),
  publishedAt: z.iso.datetime(),
  advocacyReleases: z.array(AdvocacyReleaseLine).max(100),
  officialAccounts: z.array(OfficialAccountLine).max(150),
  figuresReleased: Count,
  figuresWithheld: Count,
  rules: RulesInForce,
  statements: z.array(z.string().max(300)).max(20),
  notCounted: z.array(z.string().max(100)).max(20),
  sha256: Sha256,
} as const;

/**
 * A summary of the first form: of a month, with one count of what concerns people. None is written any more; what was
 * published stands.
 */
export const FirstSummary = z.strictObject({
  version: z.literal(1),
  period: z.literal('month'),
  alertPostsOpened: Band,
  ...PUBLISHED,
});
export type FirstSummary = z.infer<typeof FirstSummary>;
