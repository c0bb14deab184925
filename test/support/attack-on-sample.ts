import { asSeenAt } from '../../infra/local/sample/timeline.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import {
  attackParticipation,
  type AttackOutcome,
} from '../../shared/disclosure/attack/participation-attack.ts';
import type { DayPosts, PeriodFigures } from '../../shared/disclosure/programme.ts';
import { periodsBetween } from '../../shared/disclosure/release-period.ts';
import { Measure, TableName } from '../../shared/disclosure/release.ts';

const FREEZE_DAYS = 7;
const COLUMNS = {
  release: 0,
  kind: 1,
  from: 2,
  to: 3,
  table: 4,
  category: 5,
  measure: 6,
  value: 7,
  clip: 8,
  deviation: 9,
};

/** The advocacy releases in a CSV that comms downloaded. */
const releasesIn = (csv: string): readonly PeriodFigures[] => {
  const releases = new Map<string, { -readonly [Key in keyof PeriodFigures]: PeriodFigures[Key] }>();
  for (const line of csv.trim().split('\r\n').slice(1)) {
    const cells = line.slice(1, -1).split('","');
    const cell = (name: keyof typeof COLUMNS): string => cells[COLUMNS[name]] ?? '';
    if (cell('kind') !== 'advocacy') continue;
    const kind = cell('release').includes('-week-') ? 'week' : 'month';
    const [period] = periodsBetween(kind, cell('from'), cell('from'));
    if (period === undefined) continue;
    const figure = {
      table: TableName.parse(cell('table')),
      category: cell('category') === 'all' ? null : cell('category'),
      measure: Measure.parse(cell('measure')),
      value: cell('value') === '[c]' ? null : Number(cell('value')),
      clip: Number(cell('clip')),
      standardDeviation: Number(cell('deviation')),
    };
    const known = releases.get(cell('release'));
    releases.set(cell('release'), { period, figures: [...(known?.figures ?? []), figure] });
  }
  return [...releases.values()];
};

/** What anybody can see that people posted, as an attacker takes it to count: public posts that name the company. */
const publicPosts = (sample: SampleCompany, account: string): readonly DayPosts[] =>
  sample.posts
    .filter(
      ({ author, boosts, replyTo }) => author === account && boosts === undefined && replyTo === undefined,
    )
    .flatMap((post) => {
      const seen = asSeenAt(post, new Date(post.at.getTime() + FREEZE_DAYS * 86_400_000));
      const { tags, mentions, domains } = sample.campaign;
      const isAboutUs = [...tags, ...mentions, ...domains].some((word) =>
        seen?.text.toLowerCase().includes(word.toLowerCase()),
      );
      if (seen === undefined || !isAboutUs) return [];
      const { likes, reposts, replies } = seen.counts;
      return [
        {
          participant: account,
          day: post.at.toISOString().slice(0, 10),
          posts: [
            {
              posts: 1,
              purposes: ['engagement'] as const,
              platform: 'mastodon',
              engagement: likes + reposts + replies,
            },
          ],
        },
      ];
    });

/** How many of the sample's staff an attacker names rightly, from a CSV of releases and what everybody posted. */
export const attackOnSample = (
  sample: SampleCompany,
  csv: string,
  members: ReadonlySet<string>,
): AttackOutcome & { readonly figures: number } => {
  const releases = releasesIn(csv);
  const candidates = sample.people.flatMap(({ account }) => account?.id ?? []);
  const postsOf = (some: readonly string[]): readonly DayPosts[] =>
    some.flatMap((id) => publicPosts(sample, id));
  const outcome = attackParticipation({
    releases,
    participants: postsOf(candidates.filter((id) => members.has(id))),
    others: postsOf(candidates.filter((id) => !members.has(id))),
  });
  return {
    ...outcome,
    figures: releases.flatMap(({ figures }) => figures).filter(({ value }) => value !== null).length,
  };
};
