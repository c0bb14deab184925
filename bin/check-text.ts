import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import type * as z from 'zod';

const BAD_INPUT = 2;

/** A kind of text that a company may replace by a file of its own. */
export interface CheckedText<Schema extends z.ZodType> {
  readonly usage: string;
  readonly schema: Schema;
  /** What is said of one that holds. */
  readonly tell: (text: z.infer<Schema>) => string;
}

const faultLine = ({ path, message }: z.core.$ZodIssue): string =>
  `  ${path.length === 0 ? '' : `${path.join('.')}: `}${message}\n`;

/** What a file holds; undefined where it cannot be read or is no JSON. */
const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** `check FILE`: exit code 0 for a text that holds, 1 for one that does not, 2 for what is no file of JSON. */
export const checkText = <Schema extends z.ZodType>(
  { usage, schema, tell }: CheckedText<Schema>,
  args: readonly string[],
  output: Writable,
): number => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [what, file, ...others] = positionals;
  if (what !== 'check' || file === undefined || others.length > 0) {
    output.write(usage);
    return BAD_INPUT;
  }
  const given = jsonIn(file);
  if (given === undefined) {
    output.write(`${file} cannot be read as JSON.\n`);
    return BAD_INPUT;
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    output.write(`${file} does not hold:\n`);
    for (const issue of parsed.error.issues) output.write(faultLine(issue));
    return 1;
  }
  output.write(`${file}: ${tell(parsed.data)}`);
  return 0;
};
