import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

const Span = z.tuple([z.number(), z.number()], z.unknown()).transform((span) => {
  const [start, end, label] = span;
  return [start, end, typeof label === 'string' ? label : ''] as const;
});

/** One case of a data file; which fields are there depends on the file. */
const Case = z.object({
  text: z.string(),
  expect: z.array(z.string()).default([]),
  kind: z.string().optional(),
  rule: z.string().optional(),
  entity: z.string().optional(),
  template: z.number().optional(),
  spans: z.array(Span).default([]),
});
export type Case = z.infer<typeof Case>;

/** The cases of a file of the confidentiality data. */
export const readCases = (directory: string, name: string): readonly Case[] =>
  readFileSync(join(directory, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Case.parse(JSON.parse(line)));

/** The texts of a labelled file (`label<TAB>text`). */
export const readTexts = (path: string): readonly { readonly text: string }[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ text: line.slice(line.indexOf('\t') + 1) }));
