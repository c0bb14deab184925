import type { Release } from '../../../shared/disclosure/release.ts';
import { marginOf } from '../../../shared/weekly/figures.ts';
import { csvOf } from './csv.ts';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import type { Speech } from './speech.ts';
import type { ListedPost } from '../../../shared/weekly/official-figures.ts';

const RELEASE_COLUMNS = [
  'release',
  'kind',
  'from',
  'to',
  'table',
  'category',
  'measure',
  'value',
  'clip',
  'standardDeviation',
  'inWords',
  'margin',
];

/** Releases as CSV: one line a figure with its margin, withheld ones as `[c]`. */
export const releasesAsCsv = (releases: readonly Release[], speech: Speech): string =>
  csvOf(
    RELEASE_COLUMNS,
    releases.flatMap((release) =>
      release.figures.map((figure) => [
        release.id,
        release.subject.kind,
        release.from,
        release.to,
        figure.table,
        figure.category ?? 'all',
        figure.measure,
        figure.value ?? '[c]',
        figure.clip,
        figure.standardDeviation,
        figureInWords(figure, speech),
        marginOf(figure),
      ]),
    ),
  );

/** Days of official accounts as CSV: one line an account and day on which it posted. */
export const officialDaysAsCsv = (releases: readonly Release[]): string =>
  csvOf(
    ['account', 'handle', 'day', 'posts', 'interactions'],
    releases.flatMap(({ subject, from, figures }) => {
      if (subject.kind !== 'official') return [];
      const [posts, interactions] = (['posts', 'engagement'] as const).map(
        (measure) =>
          figures.find((figure) => figure.table === 'headline' && figure.measure === measure)?.value ?? 0,
      );
      return [[subject.account, subject.handle, from, posts, interactions]];
    }),
  );

/** Posts of official accounts as CSV; a count that the platform did not give is empty. */
export const officialPostsAsCsv = (posts: readonly ListedPost[]): string =>
  csvOf(
    [
      'account',
      'handle',
      'post',
      'postedAt',
      'tag',
      'sentiment',
      'content',
      'likes',
      'reposts',
      'replies',
      'url',
    ],
    posts.map(({ account, handle, id, postedAt, topic, sentiment, content, counts, url }) => [
      account,
      handle,
      id,
      postedAt,
      topic,
      sentiment,
      content,
      counts?.likes,
      counts?.reposts,
      counts?.replies,
      url,
    ]),
  );
