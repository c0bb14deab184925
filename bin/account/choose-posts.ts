import { dayOf } from '../../shared/clock.ts';
import type { PostId } from '../../shared/ids.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import type { Prompt } from './prompt.ts';

const SHOWN_AT_MOST = 50;
const CHARACTERS_SHOWN = 60;

/**
 * What an answer like `1 3 5-7`, `all` or `none` picks out of `count` numbered things, as indexes; undefined for an
 * answer that is none of these.
 */
export const readNumbers = (answer: string, count: number): readonly number[] | undefined => {
  const words = answer.toLowerCase().split(/[\s,]+/u);
  if (answer.toLowerCase() === 'none') return [];
  if (answer.toLowerCase() === 'all') return Array.from({ length: count }, (_, index) => index);
  const picked = new Set<number>();
  for (const word of words) {
    const range = /^(\d{1,4})(?:-(\d{1,4}))?$/u.exec(word);
    const first = Number(range?.[1] ?? Number.NaN);
    const last = Number(range?.[2] ?? first);
    if (!(first >= 1 && first <= last && last <= count)) return undefined;
    for (let number = first; number <= last; number += 1) picked.add(number - 1);
  }
  return [...picked].toSorted((one, other) => one - other);
};

/** The beginning of a post on one line, with nothing in it that could steer a terminal. */
const beginningOf = (text: string): string => {
  const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length <= CHARACTERS_SHOWN ? line : `${characters.slice(0, CHARACTERS_SHOWN).join('')}…`;
};

/** Shows the account's newest posts to their author, who says which of them may count. */
export const choosePosts = async (
  prompt: Prompt,
  posts: readonly SourcePost[],
): Promise<readonly PostId[]> => {
  if (posts.length === 0) {
    prompt.tell('There are no public posts of the last weeks to choose from.');
    return [];
  }
  const shown = posts.slice(0, SHOWN_AT_MOST);
  prompt.tell('\nYour posts of the last weeks. Nothing of them has been kept.');
  for (const [index, { postedAt, text }] of shown.entries()) {
    prompt.tell(`${String(index + 1).padStart(4)}  ${dayOf(postedAt)}  ${beginningOf(text)}`);
  }
  if (shown.length < posts.length) prompt.tell(`      … and ${posts.length - shown.length} older ones.`);
  for (;;) {
    const answer = await prompt.ask('Which of them may count? Numbers such as 1 3 5-7, or all, or none: ');
    const picked = answer === undefined ? [] : readNumbers(answer, shown.length);
    if (picked !== undefined) return picked.flatMap((index) => shown[index]?.id ?? []);
    prompt.tell(`Please write numbers from 1 to ${shown.length}, or all, or none.`);
  }
};
