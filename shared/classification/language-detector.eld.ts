import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { ServiceError } from '../errors.ts';
import type { LanguageDetector } from './language.ts';

/** Beside the bundle in a function; elsewhere the package itself. */
const BUNDLED = './language-detector.cjs';
const PACKAGE = 'eld/extrasmall';

interface Result {
  readonly language: string;
  readonly isReliable: () => boolean;
  readonly getScores: () => Readonly<Record<string, number>>;
}

interface Detector {
  readonly detect: (text: string) => Result;
}

const isModule = (value: unknown): value is { readonly eld: Detector } =>
  typeof value === 'object' &&
  value !== null &&
  'eld' in value &&
  typeof value.eld === 'object' &&
  value.eld !== null &&
  'detect' in value.eld &&
  typeof value.eld.detect === 'function';

const load = (): Detector => {
  const bundled = fileURLToPath(new URL(BUNDLED, import.meta.url));
  const file = existsSync(bundled) ? bundled : fileURLToPath(import.meta.resolve(PACKAGE));
  const loaded: unknown = createRequire(import.meta.url)(file);
  if (!isModule(loaded)) throw new ServiceError('invariant', 'the language detector is not readable');
  return loaded.eld;
};

/**
 * Detects sixty languages with `eld`, which is read at the first question: most posts never ask. Whole text in one go,
 * at most 1,000 characters of it.
 */
export const createEldDetector = (): LanguageDetector => {
  let detector: Detector | undefined;
  return (text) => {
    detector ??= load();
    const result = detector.detect(text);
    if (result.language === '') return undefined;
    const scores = result.getScores();
    return {
      language: result.language,
      isReliable: result.isReliable(),
      best: scores[result.language] ?? 0,
      english: scores['en'] ?? 0,
    };
  };
};
