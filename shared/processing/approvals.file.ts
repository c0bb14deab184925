import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import { Approval } from './approvals.ts';

/**
 * The approvals that a stage was deployed with, from the file beside a function's code; none where the stage has no file.
 *
 * @throws ServiceError `invariant` for a file that does not hold.
 */
export const deployedApprovals = (file = fileURLToPath(new URL('./approvals.json', import.meta.url))) => {
  if (!existsSync(file)) return [];
  try {
    return z.array(Approval).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new ServiceError('invariant', 'the approvals cannot be read', { cause });
  }
};
