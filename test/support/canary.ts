import { journalOf } from '../../infra/local/sample/journal.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import type { Truth } from '../../infra/local/sample/sample-files.ts';
import type { SamplePost } from '../../infra/local/sample/timeline.ts';

/** The word that must never be seen again once somebody posted it. No other text has it. */
export const CANARY = 'zephyrquill';

/** A token that stands in a planted leak; it begins with the canary, so that its end alone may be seen. */
export const CANARY_TOKEN = `ghp_${CANARY}4Otter21weir4729Kd7tQ2mZ9`;
/** What an alert may show of it. */
export const CANARY_MASKED = '…2mZ9';

const LEAKED: Truth = {
  theme: 'canary',
  sentiment: 'neutral',
  leaks: [{ kind: 'secret', what: 'github-token', evidence: CANARY_TOKEN, expected: 'alert' }],
};

/** The canary as people may write it: in lower or upper case, and as base64 at any of three offsets. */
const SHAPES: readonly RegExp[] = [
  new RegExp(CANARY, 'iu'),
  ...['', '0', '00'].map((before) => {
    const whole = Buffer.from(`${before}${CANARY}`).toString('base64');
    // The first and last characters of base64 also hold bits of the neighbours.
    return new RegExp(whole.slice(before.length === 0 ? 0 : before.length + 1, -4), 'u');
  }),
];

/** Whether a text holds the canary. */
export const holdsCanary = (text: string): boolean => SHAPES.some((shape) => shape.test(text));

/** Texts that hold the canary, by name; a short piece around it says where to look. */
export const canariesIn = (texts: Iterable<readonly [string, string]>): readonly string[] =>
  [...texts].flatMap(([name, text]) => {
    const at = SHAPES.map((shape) => text.search(shape)).find((found) => found >= 0);
    return at === undefined ? [] : [`${name}: …${text.slice(Math.max(0, at - 60), at + 40)}…`];
  });

const marked = (text: string, index: number): string => {
  if (text === '') return text;
  const more = ['', ` #${CANARY}tag`, ` https://${CANARY}.example/${CANARY}?q=${CANARY}`][index % 3];
  return `${text} ${CANARY}${more}`;
};

/** Ids are as long as they are, and their order is that of time. */
const nextId = (id: string): string => (BigInt(id) + 1n).toString();

/** One more post of whoever wrote this one, a minute later, with a token in it. */
const leakAfter = (post: SamplePost): SamplePost => ({
  ...post,
  id: nextId(post.id),
  at: new Date(post.at.getTime() + 60_000),
  text: `Cannot believe that ${CANARY_TOKEN} works #${CANARY}`,
  language: 'en',
  edit: undefined,
  deletedAt: undefined,
});

/** One more post of whoever wrote this one, on the day after the story: seen only by who goes on that far. */
const afterTheEnd = (post: SamplePost, { moment, company }: SampleCompany): SamplePost => ({
  ...post,
  id: `9${post.id.slice(1)}`,
  at: moment(company.days, 60),
  text: `Nobody will ever record this ${CANARY}`,
  edit: undefined,
});

const wholePosts = (sample: SampleCompany, account: string): readonly SamplePost[] =>
  sample.posts.filter(
    ({ author, text, visibility, deletedAt }) =>
      author === account && text !== '' && visibility === 'public' && deletedAt === undefined,
  );

/** Accounts that agreed to all of their public posts being looked through for leaks, and never changed their mind. */
const watchedAccounts = (sample: SampleCompany): readonly string[] => {
  const byAccount = Map.groupBy(journalOf(sample), ({ account }) => account);
  return [...byAccount].flatMap(([account, actions]) => {
    const [choice, ...others] = actions.filter((action) => action.do !== 'connect');
    const isWatched =
      choice?.do === 'choose' && choice.purposes.confidentiality?.kind === 'all-public' && choice.day < 10;
    return isWatched && others.length === 0 ? [account] : [];
  });
};

/** The same company, in which every post, edit, picture and display name holds the canary, and some leak it. */
export const withCanaries = (sample: SampleCompany): SampleCompany => {
  const unwatched = sample.people.flatMap(({ account, decisions }) =>
    account === undefined || decisions.length > 0 ? [] : [account.id],
  );
  const leaking = [...watchedAccounts(sample).slice(0, 2), ...unwatched.slice(0, 2)].flatMap(
    (account) => wholePosts(sample, account).find(({ at }) => at > sample.moment(20)) ?? [],
  );
  const leaks = leaking.map(leakAfter);
  const late = watchedAccounts(sample).flatMap((account) => {
    const last = wholePosts(sample, account).at(-1);
    return last === undefined ? [] : [afterTheEnd(last, sample)];
  });
  const posts = sample.posts.map((post, index) => ({
    ...post,
    text: marked(post.text, index),
    edit: post.edit && { ...post.edit, text: marked(post.edit.text, index) },
    pictureText: `A picture of ${CANARY}`,
  }));
  return {
    ...sample,
    posts: [...posts, ...leaks, ...late].toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    truths: new Map([...sample.truths, ...leaks.map(({ id }) => [id, LEAKED] as const)]),
    people: sample.people.map(({ account, ...person }) => ({
      ...person,
      ...(account && { account: { ...account, displayName: `${person.name} ${CANARY}` } }),
    })),
  };
};
