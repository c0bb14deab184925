import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import * as z from 'zod';

import { createClassifier, type Classifier } from '../shared/classification/classify.ts';
import { createEldDetector } from '../shared/classification/language-detector.eld.ts';
import { loadModel } from '../shared/classification/model.file.ts';
import { ALL_RULES } from '../shared/classification/rules/all-rules.ts';

/** One line of input. */
const Line = z.strictObject({
  id: z.string().min(1),
  text: z.string(),
  language: z.string().max(35).optional(),
});

const LINE_LENGTH_AT_MOST = 1_048_576;

const faultIn = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');

const answerTo = (classifier: Classifier, line: string): Readonly<Record<string, unknown>> => {
  if (line.length > LINE_LENGTH_AT_MOST) return { error: 'longer than 1 MiB' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) return { error: faultIn(parsed.error) };
  const { id, text, language } = parsed.data;
  return { id, ...classifier.classify(text, language) };
};

/**
 * `candor classify`: reads JSON lines `{id, text, language?}` and writes one JSON line each, in order: the
 * classification, or `{line, error}` with the number of a line that does not fit, after which it goes on. Blank lines
 * are passed over. Answers the exit code: 1 if any line did not fit.
 */
export const runClassify = async (input: Readable, output: Writable, today: Date): Promise<number> => {
  const classifier = createClassifier({
    model: loadModel(),
    rules: ALL_RULES,
    companyTerms: [],
    today: today.toISOString().slice(0, 10),
    detectLanguage: createEldDetector(),
  });
  let number = 0;
  let exitCode = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? raw.replace(/^\uFEFF/u, '') : raw;
    if (line.trim() === '') continue;
    const answer = answerTo(classifier, line);
    const isBad = 'error' in answer;
    if (isBad) exitCode = 1;
    const written = output.write(`${JSON.stringify(isBad ? { line: number, ...answer } : answer)}\n`);
    if (!written) await new Promise((resolve) => output.once('drain', resolve));
  }
  return exitCode;
};
