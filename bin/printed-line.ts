import type { Writable } from 'node:stream';

/** What a terminal obeys, hides or turns around, ends of lines among them: what was read may not write lines of its own. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const CREDENTIALS = /\/\/[^\s/@]*@/gu;
const MOST = 4000;

/** A line as it is shown, whatever stands in the files and answers that it tells of: seen whole, bounded, without credentials. */
export const printedLine = (text: string): string => {
  const bounded = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  return bounded.replace(UNSEEN, '\uFFFD').replace(CREDENTIALS, '//…@');
};

/** Prints lines. */
export const printing =
  (output: Writable) =>
  (line: string): void =>
    void output.write(`${printedLine(line)}\n`);
