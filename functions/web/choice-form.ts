import type { NoticeReference, Purposes } from '../../shared/consent/consent-record.ts';
import { NOTICE } from '../../shared/consent/notice.ts';
import { Purpose, Scope, scopesFor } from '../../shared/consent/scope.ts';
import type { FormProblem } from './form-problems.tsx';

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

/** The ids of the controls of one purpose, by which problems are linked to them. */
export const controlsOf = (purpose: Purpose) =>
  ({ yes: `${purpose}-yes`, scope: `${purpose}-scope`, posts: `${purpose}-posts` }) as const;

const scopeOf = (purpose: Purpose, fields: URLSearchParams): Scope | FormProblem => {
  const { title } = NOTICE.purposes[purpose];
  const controls = controlsOf(purpose);
  const kind = fields.get(controls.scope);
  const isChosen = kind === 'chosen-posts';
  const scope = Scope.safeParse(
    isChosen ? { kind, posts: chosenPosts(fields.get(controls.posts) ?? '') } : { kind },
  );
  if (!scope.success && isChosen && scopesFor(purpose).includes(kind)) {
    const message = `Choose at most 500 posts, by their addresses or ids, one a line: ${title}`;
    return { field: controls.posts, message };
  }
  if (!scope.success || !scopesFor(purpose).includes(scope.data.kind)) {
    return { field: controls.scope, message: `Choose which posts count: ${title}` };
  }
  return scope.data;
};

/**
 * What came of a choice. Answers are kept for somebody to go on from, but not over a changed notice: nobody agrees to
 * words they did not see.
 */
export type ReadChoice =
  | { readonly kind: 'chosen'; readonly purposes: Purposes }
  | {
      readonly kind: 'refused';
      readonly problems: readonly FormProblem[];
      readonly answers: URLSearchParams;
    };

const NOTICE_CHANGED: FormProblem = {
  message: 'The notice has changed since you opened the page. Please read it again, and choose anew.',
};
const NOTHING_CHOSEN: FormProblem = {
  field: 'leave',
  message: 'You said no to everything, so there is nothing to save. To end a consent, withdraw below.',
};

/**
 * What somebody chose: each purpose is a decision of its own, `yes` or `no`, with nothing chosen beforehand. The notice
 * must be the one that is in force. All that is missing is said at once, for people to read.
 */
export const readChoice = (answers: URLSearchParams, notice: NoticeReference, now: Date): ReadChoice => {
  if (answers.get('notice') !== notice.sha256) {
    return { kind: 'refused', problems: [NOTICE_CHANGED], answers: new URLSearchParams() };
  }
  const problems: FormProblem[] = [];
  const given: [Purpose, Purposes[Purpose]][] = [];
  for (const purpose of Purpose.options) {
    const answer = answers.get(purpose);
    if (answer === 'yes') {
      const scope = scopeOf(purpose, answers);
      if ('message' in scope) problems.push(scope);
      else given.push([purpose, { scope, givenAt: now.toISOString() }]);
    } else if (answer !== 'no') {
      const message = `Say yes or no: ${NOTICE.purposes[purpose].title}`;
      problems.push({ field: controlsOf(purpose).yes, message });
    }
  }
  if (problems.length === 0 && given.length === 0) problems.push(NOTHING_CHOSEN);
  if (problems.length > 0) return { kind: 'refused', problems, answers };
  return { kind: 'chosen', purposes: Object.fromEntries(given) };
};
