import type { NoticeReference, Purposes } from '../../shared/consent/consent-record.ts';
import type { Notice } from '../../shared/consent/notice-form.ts';
import { noticeInForce, noticeReference } from '../../shared/consent/notice.ts';
import { Purpose, Scope, scopesFor } from '../../shared/consent/scope.ts';
import type { FormProblem } from './form-problems.tsx';
import type { CHOICES } from './words/catalogues.ts';

type ChoiceWords = (typeof CHOICES)['en'];

/** The id of a post in its address, the last part of the path; what is no address is an id. */
const postIn = (named: string): string => {
  if (!/^(?:https?|at):\/\//iu.test(named)) return named;
  // From the first of the slashes only: else each of a long run would be tried as the first.
  const path = named.replace(/[?#].*$/su, '').replace(/(?<!\/)\/+$/u, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return decodedOr(last);
};

const decodedOr = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Ids or addresses of posts, one a line. */
const chosenPosts = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\s+/u)
      .map(postIn)
      .filter((id) => id !== ''),
  ),
];

/** The id of the form, so that a control may stand outside of it. */
export const CHOICES_FORM = 'choices';

/** The ids of the controls of one purpose, by which problems are linked to them. */
export const controlsOf = (purpose: Purpose) =>
  ({ yes: `${purpose}-yes`, scope: `${purpose}-scope`, posts: `${purpose}-posts` }) as const;

const scopeOf = (
  purpose: Purpose,
  fields: URLSearchParams,
  { title, words }: { readonly title: string; readonly words: ChoiceWords },
): Scope | FormProblem => {
  const controls = controlsOf(purpose);
  const kind = fields.get(controls.scope);
  const isChosen = kind === 'chosen-posts';
  const scope = Scope.safeParse(
    isChosen ? { kind, posts: chosenPosts(fields.getAll(controls.posts).join('\n')) } : { kind },
  );
  if (!scope.success && isChosen && scopesFor(purpose).includes(kind)) {
    return { field: controls.posts, message: words.tooManyPosts(title) };
  }
  if (!scope.success || !scopesFor(purpose).includes(scope.data.kind)) {
    return { field: controls.scope, message: words.chooseScope(title) };
  }
  return scope.data;
};

/**
 * The purposes a form says yes to, whatever is still open on it; else what it lacks for a look at what they would cover.
 */
export const readPreviewed = (
  answers: URLSearchParams,
  words: ChoiceWords,
  { notice, now }: { readonly notice: Notice; readonly now: Date },
): { readonly purposes: Purposes } | FormProblem => {
  const given: [Purpose, Purposes[Purpose]][] = [];
  for (const purpose of Purpose.options.filter((one) => answers.get(one) === 'yes')) {
    const scope = scopeOf(purpose, answers, { title: notice.purposes[purpose].title, words });
    if ('message' in scope) return scope;
    given.push([purpose, { scope, givenAt: now.toISOString() }]);
  }
  return given.length === 0 ? { message: words.nothingToPreview } : { purposes: Object.fromEntries(given) };
};

/** Answers without the posts that have a box of their own beside the form, which says for a purpose which those are. */
export const withoutBoxed = (
  answers: URLSearchParams,
  boxed: (purpose: Purpose) => readonly string[],
): URLSearchParams => {
  const left = new URLSearchParams(answers);
  for (const purpose of Purpose.options) {
    const { posts } = controlsOf(purpose);
    if (!left.has(posts)) continue;
    const here = boxed(purpose);
    const others = chosenPosts(left.getAll(posts).join('\n')).filter((id) => !here.includes(id));
    left.set(posts, others.join('\n'));
  }
  return left;
};

/**
 * What came of a choice. Answers are kept for somebody to go on from, but not over a changed notice: nobody agrees to
 * words they did not see.
 */
export type ReadChoice =
  | { readonly kind: 'chosen'; readonly purposes: Purposes; readonly notice: NoticeReference }
  | {
      readonly kind: 'refused';
      readonly problems: readonly FormProblem[];
      readonly answers: URLSearchParams;
    };

/**
 * What somebody chose: each purpose is a decision of its own, `yes` or `no`, with nothing chosen beforehand. The notice
 * must be one that is in force. All that is missing is said at once, in `words`, for people to read.
 */
export const readChoice = (answers: URLSearchParams, words: ChoiceWords, now: Date): ReadChoice => {
  const notice = noticeInForce(answers.get('notice') ?? '');
  if (notice === undefined) {
    const problems = [{ message: words.noticeChanged }];
    return { kind: 'refused', problems, answers: new URLSearchParams() };
  }
  const problems: FormProblem[] = [];
  const given: [Purpose, Purposes[Purpose]][] = [];
  for (const purpose of Purpose.options) {
    const answer = answers.get(purpose);
    const { title } = notice.purposes[purpose];
    if (answer === 'yes') {
      const scope = scopeOf(purpose, answers, { title, words });
      if ('message' in scope) problems.push(scope);
      else given.push([purpose, { scope, givenAt: now.toISOString() }]);
    } else if (answer !== 'no') {
      problems.push({ field: controlsOf(purpose).yes, message: words.sayYesOrNo(title) });
    }
  }
  if (problems.length === 0 && given.length === 0)
    problems.push({ field: 'leave', message: words.nothingChosen });
  if (problems.length > 0) return { kind: 'refused', problems, answers };
  return { kind: 'chosen', purposes: Object.fromEntries(given), notice: noticeReference(notice) };
};
