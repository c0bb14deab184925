/**
 * Trains the sentiment model that ships: `npm run train -- <directory with train.tsv, val.tsv, dev.tsv>`, with more
 * texts in its folder `extra` if they are there. The same files give the same model, byte for byte. Choices were made
 * on val and dev, never on a test split.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { serialiseModel } from '../shared/classification/sentiment-file.ts';
import { readLabelled } from './train/data.ts';
import { report } from './train/report.ts';
import { readSources } from './train/sources.ts';
import { train } from './train/train.ts';

const MODEL = join(import.meta.dirname, '..', 'shared', 'classification', 'sentiment-model.bin');

const directory = process.argv[2];
if (directory === undefined) {
  console.error('Say where the data is: npm run train -- <directory with train.tsv, val.tsv, dev.tsv>');
  process.exit(2);
}

const sources = readSources(directory);
for (const file of sources.missing) console.log(`without ${file}, which is not there`);
const [val, dev] = ['val.tsv', 'dev.tsv'].map((file) => readLabelled(join(directory, file)));
const model = train(sources, [...(val ?? []), ...(dev ?? [])]);
const file = serialiseModel(model);
writeFileSync(MODEL, file);
console.log(
  `${model.slots.length} features, ${file.length} bytes, temperature ${model.temperature.toFixed(4)}`,
);
console.log(report(model, { val: val ?? [], dev: dev ?? [] }));
