import { engagement, fromWording, laterBy, occasionFor, type Desk, type Draft } from './drafting-desk.ts';
import { readTheme } from './text-files.ts';

const REPLIES = 70;
const BOOSTS = 45;

/** People answer each other; a reply is a post of its own. */
export const draftReplies = (desk: Desk, posts: readonly Draft[]): readonly Draft[] => {
  const replies = readTheme(desk.directory, 'replies');
  const handles = new Map([
    ...desk.writers.map((writer): [string, string] => [writer.account.id, writer.account.handle]),
    ...desk.cast.company.official.map((account): [string, string] => [account.id, account.handle]),
  ]);
  return Array.from({ length: REPLIES }, (): readonly Draft[] => {
    const answers = desk.random.pick(posts);
    const writer = desk.random.pick(desk.writers.filter((one) => one.account.id !== answers.author));
    const when = laterBy(answers, desk.random.between(5, 600));
    const wording = desk.book.find([replies], occasionFor(writer, when.day, desk));
    if (wording === undefined || when.day >= desk.cast.company.days) return [];
    const words = fromWording(wording);
    const text = `@${handles.get(answers.author) ?? ''} ${words.text}`;
    return [
      {
        author: writer.account.id,
        ...when,
        ...words,
        text,
        answers,
        ...engagement(writer.account.followers / 4, desk.random),
      },
    ];
  }).flat();
};

/** People repeat what others wrote; a boost has no words of its own. */
export const draftBoosts = (desk: Desk, posts: readonly Draft[]): readonly Draft[] =>
  Array.from({ length: BOOSTS }, (): readonly Draft[] => {
    const repeats = desk.random.pick(posts);
    const writer = desk.random.pick(desk.writers.filter((one) => one.account.id !== repeats.author));
    const when = laterBy(repeats, desk.random.between(5, 900));
    if (repeats.deleted !== undefined || when.day >= desk.cast.company.days) return [];
    const nothing = {
      final: { likes: 0, reposts: 0, replies: 0 },
      growth: { halfLifeHours: 1, delayHours: 0 },
    };
    const truth = { theme: 'boost', sentiment: 'neutral' } as const;
    return [
      {
        author: writer.account.id,
        ...when,
        text: '',
        language: repeats.language,
        repeats,
        ...nothing,
        truth,
      },
    ];
  }).flat();
