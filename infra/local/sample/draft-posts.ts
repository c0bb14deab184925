import { draftBoosts, draftReplies } from './draft-answers.ts';
import { draftPlants, draftQuotes } from './draft-plants.ts';
import {
  engagement,
  fromWording,
  minuteOfDay,
  occasionFor,
  type Cast,
  type Desk,
  type Draft,
  type Writer,
} from './drafting-desk.ts';
import { withSecondThoughts } from './second-thoughts.ts';
import { seededRandom } from './seeded-random.ts';
import { TextBook } from './text-book.ts';
import { readTheme, type Theme } from './text-files.ts';

const SEED = 20_241_107;
const EVERYDAY = [
  'clear-waters',
  'river-pulse',
  'work-life',
  'flow-summit',
  'mentions',
  'private-life',
  'grumbles',
  'jokes',
  'volunteering',
  'opinions',
  'languages',
] as const;
const OFFICIAL_POSTS = 52;
const EARLY_POSTS = 45;

const draftEveryday = (desk: Desk, themes: readonly Theme[]): readonly Draft[] => {
  const { random, book, cast } = desk;
  const oneOf = (writer: Writer, day: number): readonly Draft[] => {
    const wording = book.find(themes, occasionFor(writer, day, desk));
    if (wording === undefined) return [];
    const visibility = random.chance(0.012)
      ? { visibility: random.pick(['private', 'unlisted'] as const) }
      : {};
    const when = { day, minute: minuteOfDay(random) };
    return [
      {
        author: writer.account.id,
        ...when,
        ...fromWording(wording),
        ...visibility,
        ...engagement(writer.account.followers, random),
      },
    ];
  };
  const story = desk.writers.flatMap((writer) =>
    Array.from({ length: writer.pace }, () => oneOf(writer, random.between(0, cast.company.days - 1))).flat(),
  );
  const early = Array.from({ length: EARLY_POSTS }, () =>
    oneOf(random.pick(desk.writers), random.between(-25, -1)),
  ).flat();
  return [...story, ...early];
};

const draftOfficial = (desk: Desk): readonly Draft[] =>
  desk.cast.company.official.flatMap((account) => {
    const theme = readTheme(desk.directory, `official-${account.handle.replaceAll('_', '-')}`);
    return Array.from({ length: OFFICIAL_POSTS }, (_, index): readonly Draft[] => {
      const day = Math.floor((index * desk.cast.company.days) / OFFICIAL_POSTS);
      const occasion = {
        writer: account.handle,
        team: undefined,
        languages: [],
        details: new Map<string, string>(),
        day,
        mayRepeat: true,
      };
      const wording = desk.book.find([theme], occasion);
      if (wording === undefined) return [];
      const when = { day, minute: 540 + desk.random.between(0, 420) };
      return [
        {
          author: account.id,
          ...when,
          ...fromWording(wording),
          ...engagement(account.followers, desk.random),
        },
      ];
    }).flat();
  });

/** All posts of the story, in no particular order. The same texts and people give the same posts. */
export const draftPosts = (cast: Cast, directory: string): readonly Draft[] => {
  const random = seededRandom(SEED);
  const book = new TextBook(random);
  const writers = cast.people.flatMap((person) =>
    person.account === undefined ? [] : [{ ...person, account: person.account }],
  );
  const desk: Desk = { cast, directory, random, book, writers };
  const themes = EVERYDAY.map((name) => readTheme(directory, name));
  const originals = [...draftEveryday(desk, themes), ...draftOfficial(desk)].map((draft) =>
    withSecondThoughts(draft, random),
  );
  const posts = [...originals, ...draftPlants(desk)];
  const answers = [...draftReplies(desk, originals), ...draftBoosts(desk, originals)];
  return [...posts, ...answers, ...draftQuotes(desk)];
};
