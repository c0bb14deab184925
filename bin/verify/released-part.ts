import { lineOf } from '../../shared/disclosure/release-line.ts';
import { releasedBy } from '../../shared/summaries/summarise.ts';
import { releasesMissing } from '../../shared/transparency/published-days.ts';
import {
  differences,
  sinceLogBegins,
  together,
  type PartAnswer,
  type SummaryQuestion,
} from './part-answer.ts';

const sumOf = (lines: readonly number[]): number => lines.reduce((sum, one) => sum + one, 0);

/** Figures that cannot be what the lines beside them say: those of official accounts are exact, none of them is withheld. */
const sumFaults = ({ summary }: SummaryQuestion): readonly string[] => {
  const { advocacyReleases: lines, officialAccounts, figuresReleased, figuresWithheld } = summary;
  const released = sumOf(lines.map((line) => line.figuresReleased));
  const isSum = officialAccounts.length === 0 ? figuresReleased === released : figuresReleased >= released;
  return [
    ...differences('figuresWithheld', figuresWithheld, sumOf(lines.map((line) => line.figuresWithheld))),
    ...(isSum ? [] : [`says ${figuresReleased} for figuresReleased; its lines give ${released}`]),
  ];
};

/** The releases of the period that were given, and what the log names and nobody gave. */
const inPeriod = ({ period, days, releases }: SummaryQuestion) => {
  const held = releases.held.filter(
    ({ publishedAt }) => publishedAt >= period.from && publishedAt < period.to,
  );
  const there = new Set(held.map(({ sha256 }) => sha256));
  const entries = days.filter(({ day }) => day >= period.from && day < period.to);
  const named = entries.flatMap((entry) => entry.releases).filter(({ sha256 }) => !there.has(sha256));
  const official = entries.filter(({ day }) => !releases.whole.has(day)).map(({ day }) => day);
  return { lines: held.map(lineOf), missing: [...named.map(({ id }) => id), ...official] };
};

const someOf = (missing: readonly string[]): string => {
  const [first = '', ...more] = missing;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
};

const compareLines = (
  question: SummaryQuestion,
  lines: ReturnType<typeof inPeriod>['lines'],
): readonly string[] => {
  const { summary } = question;
  const { officialPosts, ...anew } = releasedBy(lines);
  const published = {
    advocacyReleases: summary.advocacyReleases,
    officialAccounts: summary.officialAccounts,
    figuresReleased: summary.figuresReleased,
    figuresWithheld: summary.figuresWithheld,
  };
  return [
    ...Object.entries(anew).flatMap(([name, value]) =>
      differences(name, new Map<string, unknown>(Object.entries(published)).get(name), value),
    ),
    ...(summary.version === 1 ? [] : differences('officialPosts', summary.officialPosts, officialPosts)),
  ];
};

/**
 * What was published, and how many figures and posts that is: from releases, where all that the log names of the period were
 * given; else as far as the log names them.
 */
export const releasedPart = (question: SummaryQuestion): PartAnswer => {
  const { summary, period, days, releases } = question;
  const byLog = releasesMissing(days, summary).map(({ where, what }) => `${where} ${what}`);
  const always = [...byLog, ...sumFaults(question)];
  const { lines, missing } = inPeriod(question);
  if (missing.length === 0) {
    const faults = compareLines(question, lines);
    const isInPart = (days[0]?.day ?? '') > period.from;
    if (faults.length === 0)
      return together([
        { faults: always, anew: [], untold: [] },
        sinceLogBegins('what was published, and all its figures', question),
      ]);
    if (isInPart && !releases.areGiven)
      return {
        faults: always,
        anew: [],
        untold: ['what was published before the log begins (give it with --release)'],
      };
    return { faults: [...always, ...faults], anew: [], untold: [] };
  }
  const given = new Map(releasedBy(lines).advocacyReleases.map((line) => [line.sha256, line]));
  const faults = summary.advocacyReleases.flatMap((line) => {
    const anew = given.get(line.sha256);
    return anew === undefined ? [] : differences(line.id, line, anew);
  });
  return {
    faults: [...always, ...faults],
    anew: [],
    untold: [
      `figures of releases and posts of official accounts (not given with --release: ${someOf(missing)})`,
    ],
  };
};
