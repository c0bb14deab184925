import * as z from 'zod';

import { MeasuredQuality } from '../classification/measured-quality.ts';
import { Purpose } from '../consent/scope.ts';
import { Band } from './band.ts';
import { Count, FirstSummary, PUBLISHED, Sha256 } from './first-summary.ts';
import { RowFigures } from './row-figures.ts';
import { SummaryId } from './summary-period.ts';

const Named = z.strictObject({ id: z.string().max(100), sha256: Sha256 });

/** Something that takes effect by being deployed, and was another from a day on. */
const Change = z.strictObject({
  on: z.iso.date(),
  subject: z.string().max(80),
  before: Sha256.nullable(),
  now: Sha256.nullable(),
});

/** A range that was another in the summary before. */
const Moved = z.strictObject({ figure: z.string().max(160), before: Band, now: Band });

const Share = z.number().min(0).max(1);

/** What published figures tell about who takes part, as it was measured on simulated programmes. */
const AttackFigures = z.strictObject({
  measuredOn: z.iso.date(),
  atMost: Share,
  guess: Share,
  announced: Share,
  halfYear: Share,
});

/**
 * What the pipeline did in a calendar month or quarter, for everybody on staff. Nothing in it is per person. `months`
 * are the summaries that a quarter adds up. `notCounted` names what cannot be known, so that silence is not taken for
 * none. `version`: by which form rows are counted. `sha256` is over everything else, as canonical JSON.
 */
export const PeriodSummary = z.strictObject({
  version: z.literal([2, 3, 4]),
  period: z.enum(['month', 'quarter']),
  ...PUBLISHED,
  months: z.array(Named).max(3),
  /** Posts of official accounts behind the figures that were published; exact, as they are the company's own. */
  officialPosts: Count,
  rows: RowFigures,
  /** Accounts with a consent at the end of the period, by purpose; told by the quarter alone. */
  accounts: z.array(z.strictObject({ purpose: Purpose, count: Band })).max(10),
  /** How many fields each store may hold, and the hash of their names. */
  fieldsKept: z.array(z.strictObject({ store: z.string().max(50), fields: Count, sha256: Sha256 })).max(30),
  /** `since`: the first day that the log knows of, null for none. `isWhole`: it knows of all days. `unlisted`: so many more. */
  changes: z.strictObject({
    since: z.iso.date().nullable(),
    isWhole: z.boolean(),
    listed: z.array(Change).max(100),
    unlisted: Count,
  }),
  incidents: z.array(Named).max(20),
  classifier: MeasuredQuality,
  attack: AttackFigures,
  /** Null for the first of its kind and form: ranges of another form are no comparison. */
  sinceLast: z.strictObject({ id: SummaryId, sha256: Sha256, moved: z.array(Moved).max(70) }).nullable(),
});
export type PeriodSummary = z.infer<typeof PeriodSummary>;

/** An audit summary as it is published, of any form. */
export const AuditSummary = z.discriminatedUnion('version', [FirstSummary, PeriodSummary]);
export type AuditSummary = z.infer<typeof AuditSummary>;

/** In which range the number of posts behind alerts lies that security opened; undefined where that was not counted. */
export const postsOpenedIn = (summary: AuditSummary): Band | undefined =>
  summary.version === 1
    ? summary.alertPostsOpened
    : summary.rows.counts.find(({ outcome }) => outcome === 'alert-post-opened')?.count;
