import { ServiceError } from '../../shared/errors.ts';
import type { NoticeReference, Purposes } from '../../shared/consent/consent-record.ts';
import { Purpose, Scope, scopesFor } from '../../shared/consent/scope.ts';

/** The id of a post in its address, the last part of the path; what is no address is an id. */
const postIn = (named: string): string => {
  if (!/^(?:https?|at):\/\//iu.test(named)) return named;
  const path = named.replace(/[?#].*$/su, '').replace(/\/+$/u, '');
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

const scopeOf = (purpose: Purpose, fields: URLSearchParams): Scope => {
  const kind = fields.get(`${purpose}-scope`);
  const scope = Scope.safeParse(
    kind === 'chosen-posts' ? { kind, posts: chosenPosts(fields.get(`${purpose}-posts`) ?? '') } : { kind },
  );
  if (!scope.success && kind === 'chosen-posts') {
    throw new ServiceError(
      'invalid-input',
      `Choose at most 500 posts for ${purpose}, by their addresses or ids, one a line.`,
    );
  }
  if (!scope.success || !scopesFor(purpose).includes(scope.data.kind)) {
    throw new ServiceError('invalid-input', `Choose which posts count for ${purpose}.`);
  }
  return scope.data;
};

/**
 * What somebody chose: each purpose is a decision of its own, `yes` or `no`, with nothing chosen beforehand. The notice
 * must be the one that is in force, so that nobody agrees to words they did not see.
 *
 * @throws ServiceError `invalid-input` saying what is missing, for people to read.
 */
export const readChoice = (fields: URLSearchParams, notice: NoticeReference, now: Date): Purposes => {
  if (fields.get('notice') !== notice.sha256) {
    throw new ServiceError(
      'invalid-input',
      'The notice has changed since you opened the page. Please read it again.',
    );
  }
  const decided = Purpose.options.map((purpose) => [purpose, fields.get(purpose)] as const);
  const missing = decided.find(([, answer]) => answer !== 'yes' && answer !== 'no');
  if (missing !== undefined) throw new ServiceError('invalid-input', `Say yes or no to ${missing[0]}.`);
  const given = decided.filter(([, answer]) => answer === 'yes');
  if (given.length === 0) {
    throw new ServiceError('invalid-input', 'You said no to everything. To end it, withdraw instead.');
  }
  return Object.fromEntries(
    given.map(([purpose]) => [purpose, { scope: scopeOf(purpose, fields), givenAt: now.toISOString() }]),
  );
};
