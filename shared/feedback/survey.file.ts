import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ServiceError } from '../errors.ts';
import { Survey } from './survey.ts';

/**
 * Reads a survey.
 *
 * @throws ServiceError `invariant` when it is not there or does not hold; the message names no word of it.
 */
export const readSurvey = (file: string): Survey => {
  try {
    return Survey.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ServiceError('invariant', 'the survey cannot be read', { cause });
  }
};

/** The survey that ships with the code: beside this file in the repository, beside the bundle in a function. */
export const shippedSurvey = (): Survey =>
  readSurvey(fileURLToPath(new URL('./survey.json', import.meta.url)));
