import { journalOf, type JournalAction } from '../../infra/local/sample/journal.ts';
import { seededRandom, type SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import {
  loadSampleCompany,
  SAMPLE_DIRECTORY,
  type SampleCompany,
} from '../../infra/local/sample/sample-company.ts';
import type { Decision, Person, Truth } from '../../infra/local/sample/sample-files.ts';
import type { SamplePost } from '../../infra/local/sample/timeline.ts';

/** How large the company is to be. */
export interface SoakSize {
  readonly accounts: number;
  readonly posts: number;
  readonly days: number;
  readonly seed: number;
}

const MILLISECONDS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
const SETTLING_MINUTES = 60;
const FIRST_ACCOUNT = 109_500_000_000_000_000n;
const FIRST_POST = 113_000_000_000_000_000n;
const IDS_PER_MINUTE = 1_000_000_000n;
const IDS_PER_POST = 1_009n;

/** What may stand behind any post and says nothing: no two posts read the same, and what was planted stays as it is. */
const TAILS = ['Morning.', 'More soon.', 'As ever.', 'Back later.', 'That is all.', 'Noted.'] as const;

/** The story's decisions on fewer days: in the same order, one a day; what no longer fits is left out. */
const pressed = (decisions: readonly Decision[], { from, to }: { from: number; to: number }): Decision[] => {
  const pressedOnes: Decision[] = [];
  for (const decision of decisions) {
    const before = pressedOnes.at(-1)?.day ?? -1;
    const day = Math.max(before + 1, Math.round((decision.day * to) / from));
    if (day < to) pressedOnes.push({ ...decision, day });
  }
  return pressedOnes;
};

/** The people of the sample who ever consent, over and over under other names. */
const crowd = (sample: SampleCompany, { accounts, days }: SoakSize): readonly Person[] => {
  const templates = sample.people.filter(({ decisions }) => decisions.some((one) => 'purposes' in one));
  return Array.from({ length: accounts }, (_, index) => {
    const template = templates[index % templates.length];
    if (template?.account === undefined) throw new Error('somebody decides without an account');
    const key = `${template.key}-${index}`;
    const account = {
      ...template.account,
      id: String(FIRST_ACCOUNT + BigInt(index)),
      handle: `${template.account.handle.slice(0, 20)}_${index}`,
    };
    const decisions = pressed(template.decisions, { from: sample.company.days, to: days - 1 });
    return { ...template, key, account, roles: [], decisions };
  });
};

interface Story {
  readonly random: SeededRandom;
  readonly moment: SampleCompany['moment'];
  readonly size: SoakSize;
}

/** The same moment, or an hour later where it is in a day's first hour: days are then not settled yet. */
const settled = (when: Date): Date => {
  const isEarly = when.getUTCHours() * 60 + when.getUTCMinutes() < SETTLING_MINUTES;
  return isEarly ? new Date(when.getTime() + SETTLING_MINUTES * MILLISECONDS_PER_MINUTE) : when;
};

/** A post like one of the sample's, by somebody else at another time; what happens to it later comes as much later. */
const varied = (post: SamplePost, author: string, { random, moment, size }: Story): SamplePost => {
  // Not in a day's first hour: people decide in it, and the last visit comes with it, as fast as the machine goes.
  const minute = random.between(SETTLING_MINUTES, MINUTES_PER_DAY - 1);
  const at = moment(random.between(0, size.days - 1), minute);
  const shift = at.getTime() - post.at.getTime();
  const later = (when: Date): Date => settled(new Date(when.getTime() + shift));
  const tail = ` ${random.pick(TAILS)} ${random.between(1, 9_999)}`;
  return {
    ...post,
    author,
    at,
    text: `${post.text}${tail}`,
    replyTo: undefined,
    edit: post.edit && { at: later(post.edit.at), text: `${post.edit.text}${tail}` },
    deletedAt: post.deletedAt && later(post.deletedAt),
  };
};

/** Ids grow with time, as Mastodon's do. */
const idOf = ({ at }: SamplePost, place: number, start: Date): string => {
  const minute = BigInt(Math.floor((at.getTime() - start.getTime()) / MILLISECONDS_PER_MINUTE));
  return String(FIRST_POST + minute * IDS_PER_MINUTE + BigInt(place) * IDS_PER_POST);
};

const drawPosts = (sample: SampleCompany, people: readonly Person[], story: Story) => {
  const authors = new Set(sample.people.flatMap(({ account }) => account?.id ?? []));
  const originals = sample.posts.filter(({ author, boosts }) => authors.has(author) && boosts === undefined);
  const drawn = Array.from({ length: story.size.posts }, (_, index) => {
    const original = story.random.pick(originals);
    const author = people[index % people.length]?.account?.id ?? '';
    return { original, post: varied(original, author, story) };
  }).toSorted((one, other) => one.post.at.getTime() - other.post.at.getTime());
  const posts: SamplePost[] = [];
  const truths = new Map<string, Truth>();
  for (const [place, { original, post }] of drawn.entries()) {
    const id = idOf(post, place, story.moment(0));
    posts.push({ ...post, id });
    const truth = sample.truths.get(original.id);
    if (truth !== undefined) truths.set(id, truth);
  }
  return { posts, truths };
};

/**
 * The sample company at another size: its consenting people with their mixes of purposes and changes of mind, over and
 * over on fewer days, and its people's posts, drawn with their leaks and near misses, each with words of its own behind
 * them. The same size and seed give the same company. `endsOn` is the last of its days.
 */
export const soakCompany = (size: SoakSize, endsOn: string): SampleCompany => {
  const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn });
  const end = Date.parse(`${endsOn}T00:00:00Z`);
  const moment = (day: number, minute = 0): Date =>
    new Date(end + ((day - size.days + 1) * MINUTES_PER_DAY + minute) * MILLISECONDS_PER_MINUTE);
  const people = crowd(sample, size);
  const drawn = drawPosts(sample, people, { random: seededRandom(size.seed), moment, size });
  return { ...sample, ...drawn, company: { ...sample.company, days: size.days }, people, moment };
};

/** What the crowd decides. Official accounts are there to be mentioned; nobody registers them. */
export const soakJournal = (sample: SampleCompany): readonly JournalAction[] =>
  journalOf(sample).filter((action) => action.do !== 'ask-official' && action.do !== 'approve-official');
