import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';
import { LADDER, LadderStep } from '../disclosure/ladder.ts';
import type { DisclosurePolicy } from '../disclosure/policy.ts';
import type { ReleaseLine } from '../disclosure/release-line.ts';
import { CLOSING_DAYS, FREEZE_AGE_DAYS } from '../posts/periods.ts';
import { Band, bandOf } from './band.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.int().nonnegative();

/** A calendar month, `YYYY-MM`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/u)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

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

/**
 * What the pipeline did in a calendar month, for everybody on staff. Nothing in it is per person. `notCounted` names
 * what this version cannot know yet, so that silence is not taken for none. `sha256` is over everything else, as
 * canonical JSON.
 */
export const AuditSummary = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^summary-\d{4}-\d{2}$/u),
  period: z.literal('month'),
  from: z.iso.date(),
  to: z.iso.date(),
  publishedAt: z.iso.datetime(),
  advocacyReleases: z.array(AdvocacyReleaseLine).max(100),
  officialAccounts: z.array(OfficialAccountLine).max(150),
  figuresReleased: Count,
  figuresWithheld: Count,
  alertPostsOpened: Band,
  rules: RulesInForce,
  statements: z.array(z.string().max(300)).max(20),
  notCounted: z.array(z.string().max(100)).max(20),
  sha256: Sha256,
});
export type AuditSummary = z.infer<typeof AuditSummary>;

/** What a summary is made from. */
export interface SummaryParts {
  readonly month: Month;
  readonly publishedAt: Date;
  readonly releases: readonly ReleaseLine[];
  /** How often a post behind an alert was opened by security, which the ledger has a row for each time. */
  readonly alertPostsOpened: number;
  readonly policy: DisclosurePolicy;
}

const NOT_COUNTED = [
  'accounts by purpose',
  'posts read and kept',
  'alerts by outcome',
  'authors made known to security',
  'deletions and their median time',
  'incidents and refused requests',
  'classifier quality',
  'the participation attack’s figure',
];

const firstDay = (month: Month): string => `${month}-01`;

const dayAfter = (month: Month): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
};

const advocacyLines = (releases: readonly ReleaseLine[]) =>
  releases
    .filter(({ subject }) => subject.kind === 'advocacy')
    .map(({ id, period, from, to, sha256, figuresReleased, figuresWithheld }) => ({
      id,
      period,
      from,
      to,
      sha256,
      figuresReleased,
      figuresWithheld,
    }));

const officialLines = (releases: readonly ReleaseLine[]) => {
  const lines = new Map<string, { handle: string; hashes: string[] }>();
  for (const { subject, sha256 } of releases) {
    if (subject.kind !== 'official') continue;
    const hashes = [...(lines.get(subject.account)?.hashes ?? []), sha256];
    lines.set(subject.account, { handle: subject.handle, hashes });
  }
  return [...lines]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, { handle, hashes }]) => ({
      account,
      handle,
      days: hashes.length,
      releasesSha256: hashOf(hashes),
    }));
};

const statementsOn = ({ releases, alertPostsOpened }: SummaryParts): readonly string[] => {
  const hasAdvocacy = releases.some(({ subject }) => subject.kind === 'advocacy');
  const hasOfficial = releases.some(({ subject }) => subject.kind === 'official');
  return [
    ...(hasAdvocacy ? [] : ['No figures about advocacy accounts were published.']),
    ...(hasOfficial ? [] : ['No figures about official accounts were published.']),
    ...(alertPostsOpened > 0 ? [] : ['Security opened no post behind an alert.']),
  ];
};

const sumOf = (releases: readonly ReleaseLine[], field: 'figuresReleased' | 'figuresWithheld'): number =>
  releases.reduce((sum, line) => sum + line[field], 0);

/** The summary of a month. The same parts give the same bytes. */
export const summarise = (parts: SummaryParts): AuditSummary => {
  const releases = parts.releases.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { minimumGroup, groupDeviation } = parts.policy;
  const draft = {
    version: 1,
    id: `summary-${parts.month}`,
    period: 'month',
    from: firstDay(parts.month),
    to: dayAfter(parts.month),
    publishedAt: parts.publishedAt.toISOString(),
    advocacyReleases: advocacyLines(releases),
    officialAccounts: officialLines(releases),
    figuresReleased: sumOf(releases, 'figuresReleased'),
    figuresWithheld: sumOf(releases, 'figuresWithheld'),
    alertPostsOpened: bandOf(parts.alertPostsOpened),
    rules: {
      minimumGroup,
      groupDeviation,
      ladder: [...LADDER],
      freezeAgeDays: FREEZE_AGE_DAYS,
      closingDays: CLOSING_DAYS,
    },
    statements: statementsOn(parts),
    notCounted: NOT_COUNTED,
  };
  return AuditSummary.parse({ ...draft, sha256: hashOf(draft) });
};

/** Whether a summary is what was published: its hash fits. */
export const isSummaryIntact = (summary: AuditSummary): boolean => {
  const { sha256, ...draft } = summary;
  return hashOf(draft) === sha256;
};
