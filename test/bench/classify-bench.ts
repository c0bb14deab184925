/**
 * How well and how fast texts are classified, side by side with what a Node user would pick instead:
 * `npm run bench:classify -- <data directory> [--split]`. Prints tables of Markdown; `docs/classification.md` holds them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { DOCUMENTS, FILES, readAll } from './classify-data.ts';
import { readTexts } from './confidentiality-data.ts';
import { measurementsOf, withoutProviders } from './confidentiality-measurements.ts';
import { candor, candorWithoutProviders, redactpii, secretlint } from './finders.ts';
import { benchFingerprints, documentsOf, finderOf } from './fingerprint-bench.ts';
import { measure } from './measurement.ts';
import {
  confidentialityTable,
  fingerprintTable,
  ownTable,
  sentimentTable,
  speedTable,
  worstTable,
} from './report.ts';
import { benchOwnSentiment, benchSentiment } from './sentiment-bench.ts';
import { benchSpeed, benchWorst, wholeClassifier } from './speed-bench.ts';

const USAGE = 'npm run bench:classify -- <data directory> [--split]';
const TIMED_POSTS = 2000;

/** Measures everything from the data in a directory, and prints a table as soon as it is there. */
const bench = async (data: string, isSplit: boolean): Promise<void> => {
  const print = (text: string): void => console.log(`${text}\n`);
  const cases = readAll(data);
  const documents = documentsOf(readTexts(join(data, DOCUMENTS)).map(({ text }) => text));
  const tweets = cases.tweets.map(({ text }) => text);
  const findDocuments = finderOf(documents);
  const others = [secretlint(), redactpii()];

  print(sentimentTable(await benchSentiment(join(data, 'sentiment'))));
  print(ownTable(benchOwnSentiment(join(data, 'sentiment'), wholeClassifier(findDocuments))));
  const finders = [candor(), ...others];
  const rows = [
    ...(await measure(measurementsOf(cases), finders)),
    ...(await measure([withoutProviders(cases.unseen)], [candorWithoutProviders()])),
  ];
  print(confidentialityTable(rows, finders, isSplit));
  print(fingerprintTable(benchFingerprints(documents, tweets)));
  print(speedTable(await benchSpeed(tweets.slice(0, TIMED_POSTS), findDocuments, others), others));
  print(worstTable(await benchWorst(findDocuments, documents)));
};

/** Runs the benchmark; answers the exit code: 2 where the data is not there. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { split: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [data] = positionals;
  const missing = data === undefined ? undefined : FILES.find((file) => !existsSync(join(data, file)));
  if (data === undefined || missing !== undefined) {
    console.error(
      missing === undefined ? `Say where the data is: ${USAGE}` : `No ${missing} in ${data}: ${USAGE}`,
    );
    return 2;
  }
  await bench(data, values.split);
  return 0;
};

process.exitCode = await main();
