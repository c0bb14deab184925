import { isLive, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { MyData } from '../../shared/rights/my-data.ts';

const countsOf = (row: Extract<PostRow, { purposes: unknown }>): string => {
  if (row.counts === undefined) return 'not counted';
  const { likes, reposts, replies } = row.counts;
  return `${likes} likes, ${reposts} reposts, ${replies} replies${row.frozen ? '' : ' so far'}`;
};

const lineOf = (row: PostRow): string => {
  if (!isLive(row)) return `${row.id}  gone or out of scope`;
  const findings = [
    ...(row.alerts ?? []).map(() => 'an alert'),
    ...(row.notes ?? []).map(({ rule }) => `a note for you alone (${rule})`),
  ];
  return [
    row.postedAt.slice(0, 10),
    row.id,
    row.purposes.join(', '),
    row.sentiment ?? 'no mood told',
    countsOf(row),
    ...(findings.length > 0 ? [findings.join(', ')] : []),
  ].join('  ');
};

/** What is held of somebody's posts, a line each, for the person themselves. */
export const printData = ({ sheets, alerts }: MyData): string => {
  const rows = sheets.flatMap(({ posts }) => posts);
  const lines = rows.map((row) => `  ${lineOf(row)}\n`);
  const excerpts = alerts.map(({ severity, rule, masked }) => `  ${severity}: ${rule} ${masked}\n`);
  return [
    `\nWhat is held about your posts (${rows.length}), without a word of them:\n`,
    ...lines,
    ...(excerpts.length > 0 ? ['\nAlerts about your posts:\n', ...excerpts] : []),
  ].join('');
};
