import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ServiceError } from '../errors.ts';
import { SocialMediaPolicy } from './policy.ts';

/**
 * Reads a policy.
 *
 * @throws ServiceError `invariant` when it is not there or does not hold; the message names no word of it.
 */
export const readPolicy = (file: string): SocialMediaPolicy => {
  try {
    return SocialMediaPolicy.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ServiceError('invariant', 'the policy cannot be read', { cause });
  }
};

/** The policy that ships with the code: beside this file in the repository, beside the bundle in a function. */
export const shippedPolicy = (): SocialMediaPolicy =>
  readPolicy(fileURLToPath(new URL('./policy.json', import.meta.url)));
