/**
 * Trains the sentiment model that ships: `npm run train -- <directory with train.tsv, val.tsv, dev.tsv>`. The same
 * files give the same model, byte for byte. Choices were made on val and dev, never on a test split.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { serialiseModel } from '../shared/classification/sentiment-model.ts';
import { calibrationError, compress, fitTemperature, macroRecall, type Labelled } from './train/compress.ts';
import { readExamples, usefulSlots } from './train/data.ts';
import { fit } from './train/fit.ts';

const SEED = 20_261_121;
const MODEL = join(import.meta.dirname, '..', 'shared', 'classification', 'sentiment-model.bin');

const directory = process.argv[2];
if (directory === undefined) {
  console.error('Say where the data is: npm run train -- <directory with train.tsv, val.tsv, dev.tsv>');
  process.exit(2);
}

const readLabelled = (file: string): readonly Labelled[] =>
  readFileSync(join(directory, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ label: Number(line.slice(0, 1)), text: line.slice(2) }));

const examples = readExamples(join(directory, 'train.tsv'));
const lengths = usefulSlots(examples);
const compressed = compress(fit(examples, lengths, SEED), lengths);
const [val, dev] = [readLabelled('val.tsv'), readLabelled('dev.tsv')];
const model = { ...compressed, temperature: fitTemperature(compressed, val) };
writeFileSync(MODEL, serialiseModel(model));
const figure = (value: number): string => value.toFixed(4);
console.log(`features ${model.slots.length}, temperature ${figure(model.temperature)}`);
for (const [name, held] of [
  ['val', val],
  ['dev', dev],
] as const) {
  console.log(
    `${name}: macro-averaged recall ${figure(macroRecall(model, held))}, expected calibration error ${figure(calibrationError(model, held))}`,
  );
}
