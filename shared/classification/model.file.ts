import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ServiceError } from '../errors.ts';
import { parseModel } from './sentiment-file.ts';
import type { SentimentModel } from './sentiment-model.ts';

const NAME = 'sentiment-model.bin';

/**
 * The model that ships: beside this file in the repository, beside the bundle in a function.
 *
 * @throws ServiceError `invariant` when it is not there or not readable.
 */
export const loadModel = (): SentimentModel => {
  const file = fileURLToPath(new URL(`./${NAME}`, import.meta.url));
  if (!existsSync(file)) throw new ServiceError('invariant', `${NAME} is not beside the code`);
  return parseModel(readFileSync(file));
};
