import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { asSeenAt } from '../../infra/local/sample/timeline.ts';
import { bytesFrom } from '../../bin/calibrate/trial.ts';
import { drawDecoys } from '../../shared/disclosure/attack/decoys.ts';
import type { Chance } from '../../shared/disclosure/attack/evidence.ts';
import { attackParticipation, type SumKnown } from '../../shared/disclosure/attack/participation-attack.ts';
import { clipTotals } from '../../shared/disclosure/clip.ts';
import { createGaussianNoise, type NoiseSource } from '../../shared/disclosure/noise.ts';
import { foldByPeriod, type DayPosts, type PeriodFigures } from '../../shared/disclosure/programme.ts';
import { rational } from '../../shared/disclosure/rational.ts';
import { periodsBetween } from '../../shared/disclosure/release-period.ts';
import { Measure, TableName } from '../../shared/disclosure/release.ts';
import type { PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { exactWeeks } from './exact-weeks.ts';
import { knownFrom } from './log-knowledge.ts';

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

/** The releases as they would have been with noise drawn anew; a figure that was withheld stays so. */
const drawnAnew = (
  releases: readonly PeriodFigures[],
  participants: readonly DayPosts[],
  noise: NoiseSource,
): readonly PeriodFigures[] =>
  foldByPeriod(
    participants,
    releases.map(({ period }) => period),
  ).map(({ period, fold }, index) => ({
    period,
    figures: (releases[index]?.figures ?? []).map((figure) => {
      const { value, clip, standardDeviation } = figure;
      if (value === null || clip === null || standardDeviation === null) return figure;
      return {
        ...figure,
        value: clipTotals(fold, figure, clip).sum + noise.draw(rational(BigInt(standardDeviation))),
      };
    }),
  }));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is published in one draw of noise, and candidates who do not take part. */
interface Draw {
  readonly releases: readonly PeriodFigures[];
  readonly others: readonly DayPosts[];
}

/**
 * As many who do not take part as who do: as the ladder is calibrated, these are drawn from the participants' own
 * distribution, and guessing names half rightly.
 */
const drawsOf = (
  worlds: readonly (readonly PeriodFigures[])[],
  participants: readonly DayPosts[],
  chance: Chance,
): readonly Draw[] => {
  const members = new Set(participants.map(({ participant }) => participant)).size;
  return worlds.flatMap((releases) =>
    Array.from({ length: DECOYS_DRAWN }, () => ({
      releases,
      others: drawDecoys(participants, members, chance),
    })),
  );
};

/** The shares of candidates named rightly in each draw, by whichever solver does better over all of them. */
const sharesNamed = (
  draws: readonly Draw[],
  participants: readonly DayPosts[],
  besides: readonly SumKnown[] = [],
): readonly number[] => {
  const outcomes = draws.map((draw) => attackParticipation({ ...draw, participants, besides }));
  const solvers = [
    outcomes.map(({ leastSquares }) => leastSquares),
    outcomes.map(({ posterior }) => posterior),
  ];
  return solvers.toSorted((one, other) => meanOf(other) - meanOf(one))[0] ?? [];
};

/** What summaries say of the days that were collected, as an attacker weighs everybody's posts by it. */
const knownFromSummaries = (summaries: readonly PeriodSummary[]): readonly SumKnown[] =>
  summaries.flatMap(({ from, to, rows: { counts } }) =>
    counts
      .filter(({ kind }) => kind === 'collection')
      .flatMap(({ count }) =>
        knownFrom(
          count,
          (posts) => new Set(posts.map(({ day }) => day).filter((day) => day >= from && day < to)).size,
        ),
      ),
  );

/** What was published, and so often with noise drawn anew: what one draw gives away is luck. */
const NOISE_DRAWN = 24;
/** Draws of candidates who do not take part, for each draw of noise. */
const DECOYS_DRAWN = 4;

/** Shares of candidates that an attacker names rightly; of exact weeks, which Candor never publishes, to show that it can. */
export interface SampleAttack {
  readonly published: number;
  /** With the public log's summaries beside; by how much that is more, and the standard error of that. */
  readonly withLog: number;
  readonly gain: number;
  readonly error: number;
  readonly exactWeeks: number;
  readonly figures: number;
}

/** What an attacker makes of the releases in a CSV, and of summaries, who knows what everybody posted. */
export const attackOnSample = (
  sample: SampleCompany,
  { csv, summaries }: { readonly csv: string; readonly summaries: readonly PeriodSummary[] },
  members: ReadonlySet<string>,
): SampleAttack => {
  const releases = releasesIn(csv);
  const participants = [...members].flatMap((id) => publicPosts(sample, id));
  const chance = seededRandom(1).share;
  const noise = createGaussianNoise(bytesFrom(chance));
  const worlds = Array.from({ length: NOISE_DRAWN }, () => drawnAnew(releases, participants, noise));
  const draws = drawsOf([releases, ...worlds], participants, chance);
  const published = sharesNamed(draws, participants);
  const withLog = sharesNamed(draws, participants, knownFromSummaries(summaries));
  const gains = withLog.map((share, nth) => share - (published[nth] ?? 0));
  const gain = meanOf(gains);
  return {
    published: meanOf(published),
    withLog: meanOf(withLog),
    gain,
    error: Math.sqrt(meanOf(gains.map((one) => (one - gain) ** 2)) / Math.max(1, gains.length - 1)),
    exactWeeks: meanOf(sharesNamed(drawsOf([exactWeeks(participants)], participants, chance), participants)),
    figures: releases.flatMap(({ figures }) => figures).filter(({ value }) => value !== null).length,
  };
};
