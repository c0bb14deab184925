import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { Band } from '../../shared/summaries/band.ts';
import type { Formats } from '../../shared/formats.ts';
import type { SUMMARIES } from './words/catalogues.ts';

type Words = (typeof SUMMARIES)['en'];

const openedIn = ({ atLeast, atMost }: Band, words: Words, { number }: Formats): string => {
  if (atMost === 0) return words.openedNone;
  return atMost === null
    ? words.openedFrom(number(atLeast))
    : words.openedBetween(number(atLeast), number(atMost));
};

/** What a month's summary says, sentence by sentence. */
export const summaryLines = (summary: AuditSummary, words: Words, formats: Formats): readonly string[] => {
  const { number } = formats;
  const days = summary.officialAccounts.reduce((sum, account) => sum + account.days, 0);
  return [
    summary.advocacyReleases.length === 0
      ? words.noAdvocacy
      : words.advocacy(number(summary.advocacyReleases.length)),
    summary.officialAccounts.length === 0
      ? words.noOfficial
      : words.official(number(summary.officialAccounts.length), number(days)),
    words.figures(number(summary.figuresReleased), number(summary.figuresWithheld)),
    openedIn(summary.alertPostsOpened, words, formats),
    words.minimumGroup(number(summary.rules.minimumGroup)),
  ];
};

/** What a month's summary cannot know yet, so that silence is not taken for none; as stored where no word is known. */
export const notCountedIn = ({ notCounted }: AuditSummary, words: Words): readonly string[] => {
  const known = new Map<string, string>(Object.entries(words.notCountedNames));
  return notCounted.map((name) => known.get(name) ?? name);
};
