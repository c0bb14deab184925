import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { MEASURED_QUALITY } from '../../../shared/classification/measured-quality.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

const cellsOf = (text: string, name: string): readonly string[] =>
  text
    .split('\n')
    .find((line) => line.startsWith(`| ${name}`))
    ?.split('|')
    .map((cell) => cell.trim()) ?? [];

/** The number that the text of a cell begins with. */
const shareIn = (cell: string | undefined): number => Number.parseFloat(cell ?? '');

describe('how well posts are classified, as audit summaries tell it', () => {
  it('is what the model card says of sentiment', () => {
    const card = read('model-card.md');
    expect(shareIn(cellsOf(card, 'mean of the two')[2])).toBe(MEASURED_QUALITY.sentimentRecall);
    expect(shareIn(cellsOf(card, 'calibration error, cross-fitted')[2])).toBe(
      MEASURED_QUALITY.calibrationError,
    );
  });

  it('is what was measured of rules', () => {
    const text = read('classification.md');
    const percent = (name: string): number => shareIn(cellsOf(text, name)[3]);
    const { secretsFound, harmlessAlerting, personalDataFound } = MEASURED_QUALITY;
    expect(percent('gitleaks positives found')).toBeCloseTo(secretsFound * 100, 2);
    expect(percent('gitleaks negatives that alert security')).toBeCloseTo(harmlessAlerting * 100, 2);
    expect(percent('personal data in synthetic sentences, recall')).toBeCloseTo(personalDataFound * 100, 2);
  });
});
