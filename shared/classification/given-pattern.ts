import { RE2JS, RE2JSSyntaxException, type Matcher } from 're2js';

import type { CompilePattern, Span } from './pattern.ts';

/** How far from its place a company's pattern reads on: enough for any token, little enough for any pattern. */
const REACH = 300;

/** A pattern's size once its repetitions are written out: what each character may cost. */
const STEPS_AT_MOST = 500;

/** Why a pattern that was given cannot be used. `why` is RE2's own word for it, `at` the character from which on, from one. */
export type PatternFault =
  | { readonly kind: 'repeats' }
  | { readonly kind: 'no-group'; readonly group: number }
  | { readonly kind: 'unreadable'; readonly why: string; readonly at?: number };

/** A pattern that cannot be used. Its message does not repeat the pattern, which is secret. */
export class GivenPatternFault extends SyntaxError {
  readonly fault: PatternFault;

  constructor(message: string, fault: PatternFault, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/**
 * RE2's engine, for patterns that a company gives: time is linear in the text whatever the pattern is. It knows no look
 * around and no back references. A pattern reads at most 300 characters on from where it is tried, and nothing before.
 */
export const compileGiven: CompilePattern = (source, { ignoreCase, group }) => {
  const pattern = compile(source, ignoreCase);
  if (pattern.programSize() > STEPS_AT_MOST)
    throw new GivenPatternFault('the pattern repeats too much', { kind: 'repeats' });
  if (group > pattern.groupCount())
    throw new GivenPatternFault(`the pattern has no group ${group}`, { kind: 'no-group', group });
  const spanOf = (matcher: Matcher, offset: number): Span => {
    const isThere = matcher.start(group) >= 0;
    const [start, end] = isThere
      ? [matcher.start(group), matcher.end(group)]
      : [matcher.start(), matcher.end()];
    return { start: offset + start, end: offset + end };
  };
  return {
    matchAt: (text, at) => {
      const matcher = pattern.matcher(text.slice(at, at + REACH));
      return matcher.lookingAt() ? spanOf(matcher, at) : undefined;
    },
    matchIn: (text) => {
      const matcher = pattern.matcher(text);
      return matcher.find() ? spanOf(matcher, 0) : undefined;
    },
    isIn: (text) => pattern.matcher(text).find(),
  };
};

/** From which character on a pattern cannot be read; nothing where that is not known. */
const placeOf = (fault: unknown, source: string): number | undefined => {
  const part = fault instanceof RE2JSSyntaxException ? fault.getPattern() : null;
  return part === null ? undefined : source.indexOf(part) + 1;
};

const compile = (source: string, ignoreCase: boolean): RE2JS => {
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (fault) {
    // Its message goes on with the pattern itself, which is secret.
    const why = fault instanceof RE2JSSyntaxException ? fault.getDescription() : 'unreadable';
    const at = placeOf(fault, source);
    const place = at === undefined ? '' : `, from character ${at} on`;
    const told = { kind: 'unreadable', why, ...(at !== undefined && { at }) } as const;
    throw new GivenPatternFault(`not a pattern of RE2 (${why}${place})`, told, { cause: fault });
  }
};
