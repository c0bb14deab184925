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
    // Without an account there is nobody's post.
    ...(summary.version === 1 || officialAccounts.length > 0
      ? []
      : differences('officialPosts', summary.officialPosts, 0)),
  ];
};

/** The releases of the period that were given, and what the log names and nobody gave. */
const inPeriod = ({ period, days, releases }: SummaryQuestion) => {
  const isIn = ({ publishedAt }: { readonly publishedAt: string }): boolean =>
    publishedAt >= period.from && publishedAt < period.to;
  const held = releases.held.filter(isIn);
  const there = new Set(held.map(({ sha256 }) => sha256));
  const entries = days.filter(({ day }) => day >= period.from && day < period.to);
  const named = entries.flatMap((entry) => entry.releases).filter(({ sha256 }) => !there.has(sha256));
  const official = entries.filter(({ day }) => !releases.whole.has(day)).map(({ day }) => day);
  return {
    lines: held.map(lineOf),
    missing: [...named.map(({ id }) => id), ...official],
    hasOthers: releases.elsewhere.some(isIn),
  };
};

const someOf = (missing: readonly string[]): string => {
  const [first = '', ...more] = missing;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
};

type Lines = ReturnType<typeof inPeriod>['lines'];

const compareLines = (question: SummaryQuestion, lines: Lines): readonly string[] => {
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

/** Where a line of a summary is other than the release that it is about. */
const lineFaults = ({ summary }: SummaryQuestion, lines: Lines): readonly string[] => {
  const given = new Map(releasedBy(lines).advocacyReleases.map((line) => [line.sha256, line]));
  return summary.advocacyReleases.flatMap((line) => {
    const anew = given.get(line.sha256);
    return anew === undefined ? [] : differences(line.id, line, anew);
  });
};

/** What a summary says too little of, where it may say more than the log names: that begins within its period. */
const leastFaults = (question: SummaryQuestion, lines: Lines): readonly string[] => {
  const { summary } = question;
  const official = releasedBy(lines.filter(({ subject }) => subject.kind === 'official'));
  const atLeast = (name: string, said: number, least: number): readonly string[] =>
    said >= least ? [] : [`says ${said} for ${name}; the log alone names ${least}`];
  const accounts = official.officialAccounts.flatMap((anew) => {
    const line = summary.officialAccounts.find(({ account }) => account === anew.account);
    return line?.days === anew.days
      ? differences(`officialAccounts.${anew.account}`, line, anew)
      : atLeast(`the days of ${anew.account}`, line?.days ?? 0, anew.days);
  });
  const advocacy = sumOf(summary.advocacyReleases.map((line) => line.figuresReleased));
  return [
    ...lineFaults(question, lines),
    ...accounts,
    ...atLeast('figuresReleased', summary.figuresReleased, advocacy + official.figuresReleased),
    ...(summary.version === 1 ? [] : atLeast('officialPosts', summary.officialPosts, official.officialPosts)),
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
  const { lines, missing, hasOthers } = inPeriod(question);
  if (missing.length === 0) {
    const faults = compareLines(question, lines);
    if (faults.length === 0)
      return together([
        { faults: always, anew: [], untold: [] },
        sinceLogBegins('what was published, and all its figures', question),
      ]);
    const begins = days[0]?.day ?? '';
    // Whoever was given all that there is can say of a period that the log begins in what is too much as well.
    const areAll = releases.areGiven && !hasOthers && begins < period.to;
    if (begins > period.from && !areAll)
      return {
        faults: [...always, ...leastFaults(question, lines)],
        anew: [],
        untold: ['what was published before the log begins (nobody can hold it to the log)'],
      };
    return { faults: [...always, ...faults], anew: [], untold: [] };
  }
  const faults = lineFaults(question, lines);
  return {
    faults: [...always, ...faults],
    anew: [],
    untold: [
      `figures of releases and posts of official accounts (not given with --release: ${someOf(missing)})`,
    ],
  };
};
