import { RE2JS, RE2JSSyntaxException, type Matcher } from 're2js';

import type { CompilePattern, Span } from './pattern.ts';

/** How far from its place a company's pattern reads on: enough for any token, little enough for any pattern. */
const REACH = 300;

/** A pattern's size once its repetitions are written out: what each character may cost. */
const STEPS_AT_MOST = 500;

/**
 * RE2's engine, for patterns that a company gives: time is linear in the text whatever the pattern is. It knows no look
 * around and no back references. A pattern reads at most 300 characters on from where it is tried, and nothing before.
 */
export const compileGiven: CompilePattern = (source, { ignoreCase, group }) => {
  const pattern = compile(source, ignoreCase);
  if (pattern.programSize() > STEPS_AT_MOST) throw new SyntaxError('the pattern repeats too much');
  if (group > pattern.groupCount()) throw new SyntaxError(`the pattern has no group ${group}`);
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
const placeOf = (fault: unknown, source: string): string => {
  const part = fault instanceof RE2JSSyntaxException ? fault.getPattern() : null;
  return part === null ? '' : `, from character ${source.indexOf(part) + 1} on`;
};

const compile = (source: string, ignoreCase: boolean): RE2JS => {
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (fault) {
    // Its message goes on with the pattern itself, which is secret.
    const why = fault instanceof RE2JSSyntaxException ? fault.getDescription() : 'unreadable';
    throw new SyntaxError(`not a pattern of RE2 (${why}${placeOf(fault, source)})`, { cause: fault });
  }
};
