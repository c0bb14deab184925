import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { createClassifier, type ClassifierParts } from '../shared/classification/classify.ts';
import { EMPTY_CATALOGUE, type CompanyCatalogue } from '../shared/classification/company-catalogue.ts';
import { createExplainer } from '../shared/classification/explain.ts';
import { createFingerprintFinder } from '../shared/classification/fingerprints.ts';
import { createEldDetector } from '../shared/classification/language-detector.eld.ts';
import { loadModel } from '../shared/classification/model.file.ts';
import { ALL_RULES } from '../shared/classification/rules/all-rules.ts';
import { faultWithoutNames } from './fault-without-names.ts';
import { linesOf } from './lines.ts';
import { readCatalogue } from './catalogue/catalogue-file.ts';
import { readFingerprintKey, readFingerprints } from './fingerprint/index-file.ts';

/** One line of input. */
const Line = z.strictObject({
  id: z.string().min(1),
  text: z.string(),
  language: z.string().max(35).optional(),
});

const LINE_LENGTH_AT_MOST = 1_048_576;

const faultIn = (error: z.ZodError): string =>
  error.issues.map((issue) => [...issue.path, faultWithoutNames(issue)].join(': ')).join('; ');

/** What a command says of one text. */
type Answer = (text: string, language?: string) => object;

const answerTo = (answer: Answer, line: string | undefined): Readonly<Record<string, unknown>> => {
  if (line === undefined) return { error: 'longer than 1 MiB' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) return { error: faultIn(parsed.error) };
  const { id, text, language } = parsed.data;
  return { id, ...answer(text, language) };
};

/**
 * Reads JSON lines `{id, text, language?}` and writes one JSON line each, in order: the answer, or `{line, error}` with
 * the number of a line that does not fit, after which it goes on. Blank lines are passed over. Answers the exit code: 1
 * if any line did not fit.
 */
const answerLines = async (input: Readable, output: Writable, answer: Answer): Promise<number> => {
  let number = 0;
  let exitCode = 0;
  for await (const line of linesOf(input, LINE_LENGTH_AT_MOST)) {
    number += 1;
    if (line?.trim() === '') continue;
    const given = answerTo(answer, line);
    const isBad = 'error' in given;
    if (isBad) exitCode = 1;
    const written = output.write(`${JSON.stringify(isBad ? { line: number, ...given } : given)}\n`);
    if (!written) await new Promise((resolve) => output.once('drain', resolve));
  }
  return exitCode;
};

/** When a command runs, and what stood after its name. */
export interface ClassifyOptions {
  readonly today: Date;
  readonly args?: readonly string[];
}

const OPTIONS = {
  catalogue: { type: 'string' },
  fingerprints: { type: 'string' },
  'key-file': { type: 'string' },
} as const;

const findDocumentsOf = (index: string, key: Uint8Array): CompanyCatalogue['findDocuments'] =>
  createFingerprintFinder(readFingerprints(index, key), key);

/** What a command's options name of a company's own. */
const companyFrom = (args: readonly string[]): CompanyCatalogue => {
  const {
    catalogue,
    fingerprints,
    'key-file': keyFile,
  } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const hasDocuments = fingerprints !== undefined && keyFile !== undefined;
  if (!hasDocuments && (fingerprints ?? keyFile) !== undefined)
    throw new Error('--fingerprints and --key-file go together');
  return {
    ...EMPTY_CATALOGUE,
    ...(catalogue !== undefined && readCatalogue(catalogue)),
    ...(hasDocuments && {
      findDocuments: findDocumentsOf(fingerprints, readFingerprintKey(keyFile)),
    }),
  };
};

const partsFor = ({ today, args = [] }: ClassifyOptions): ClassifierParts => ({
  model: loadModel(),
  rules: ALL_RULES,
  company: companyFrom(args),
  today: today.toISOString().slice(0, 10),
  detectLanguage: createEldDetector(),
});

/** `candor classify`: the classification of each line's text, by what ships and by what the options name. */
export const runClassify = (input: Readable, output: Writable, options: ClassifyOptions): Promise<number> =>
  answerLines(input, output, createClassifier(partsFor(options)).classify);

/** `candor explain`: the same, with what led to it and what was passed over. */
export const runExplain = (input: Readable, output: Writable, options: ClassifyOptions): Promise<number> =>
  answerLines(input, output, createExplainer(partsFor(options)));
