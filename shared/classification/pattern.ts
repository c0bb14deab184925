/** A stretch of a text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A pattern ready to run. What it answers is the place of the group that was asked for, else of the whole match. */
export interface Pattern {
  /** Tries one place only. */
  readonly matchAt: (text: string, at: number) => Span | undefined;
  /** The first match in a text. */
  readonly matchIn: (text: string) => Span | undefined;
  /** Whether it matches anywhere in a text. */
  readonly isIn: (text: string) => boolean;
}

/** How a pattern is to be read. `group` 0 is the whole match. */
export interface PatternOptions {
  readonly ignoreCase: boolean;
  readonly group: number;
}

/** Compiles a pattern. @throws SyntaxError for one that this engine does not know. */
export type CompilePattern = (source: string, options: PatternOptions) => Pattern;

/**
 * V8's engine, for the patterns that ship: they are bounded and anchored, and tests hold their time linear. Never for
 * a pattern that somebody gives.
 */
export const compileShipped: CompilePattern = (source, { ignoreCase, group }) => {
  const flags = ignoreCase ? 'diu' : 'du';
  const anchored = new RegExp(source, `${flags}y`);
  const anywhere = new RegExp(source, flags);
  const tested = new RegExp(source, ignoreCase ? 'iu' : 'u');
  const spanOf = (match: RegExpExecArray | null): Span | undefined => {
    if (match === null) return undefined;
    const [start, end] = match.indices?.[group] ?? [match.index, match.index + match[0].length];
    return { start, end };
  };
  return {
    matchAt: (text, at) => {
      anchored.lastIndex = at;
      return spanOf(anchored.exec(text));
    },
    matchIn: (text) => spanOf(anywhere.exec(text)),
    isIn: (text) => tested.test(text),
  };
};
