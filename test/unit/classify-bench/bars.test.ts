import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { macroRecall } from '../../../bin/train/measure.ts';
import { readLabelled } from '../../../bin/train/data.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { scoreText } from '../../../shared/classification/sentiment-model.ts';
import { DOCUMENTS, FILES, readAll } from '../../bench/classify-data.ts';
import { readTexts } from '../../bench/confidentiality-data.ts';
import { measurementsOf } from '../../bench/confidentiality-measurements.ts';
import { candor } from '../../bench/finders.ts';
import { benchFingerprints, documentsOf } from '../../bench/fingerprint-bench.ts';
import { measure } from '../../bench/measurement.ts';
import { percent } from '../../bench/table.ts';

const data = process.env['CANDOR_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const isThere = FILES.every((file) => existsSync(join(data, file)));
if (!isThere)
  console.warn(`SKIPPED: how well posts are classified, since the data is not at ${data}; set CANDOR_DATA`);

describe.skipIf(!isThere)('classification, measured', () => {
  it('keeps every bar of what is found', async () => {
    const rows = await measure(measurementsOf(readAll(data)), [candor()]);
    const barred = rows.filter(({ measurement: { bar } }) => bar !== undefined);
    expect(barred.length).toBeGreaterThanOrEqual(9);
    const missed = barred.flatMap(({ measurement: { what, bar }, shares: [share] }) => {
      const value = share === undefined ? Number.NaN : percent(share.whole);
      return bar?.isMet(value) === true ? [] : [`${what}: ${value}`];
    });
    expect(missed).toEqual([]);
  });

  it('keeps every bar of passages of documents', () => {
    const documents = documentsOf(readTexts(join(data, DOCUMENTS)).map(({ text }) => text));
    const tweets = readAll(data).tweets.map(({ text }) => text);
    const figures = benchFingerprints(documents, tweets);
    expect(figures.filter(({ bar, count }) => !bar.isMet(percent(count))).map(({ what }) => what)).toEqual(
      [],
    );
  });

  it('tells sentiment as well as its model card says', () => {
    const model = loadModel();
    const recallOf = (split: string): number =>
      macroRecall(
        readLabelled(join(data, 'sentiment', `${split}.tsv`)).map(({ label, text }) => {
          const { negative, neutral, positive } = scoreText(model, text);
          const scores = [negative, neutral, positive];
          return { label, said: scores.indexOf(Math.max(...scores)), scores };
        }),
      );
    const [val, dev] = [recallOf('val'), recallOf('dev')];
    expect([val.toFixed(3), dev.toFixed(3)]).toEqual(['0.719', '0.599']);
    expect((val + dev) / 2).toBeGreaterThanOrEqual(0.655);
  });
});
