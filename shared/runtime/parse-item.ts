import type * as z from 'zod';

import { ServiceError } from '../errors.ts';

/**
 * A stored item in the form its schema gives it. An item of an unknown version does not fit and is never guessed at.
 *
 * @throws ServiceError `invariant` naming the fields that do not fit, never what they hold.
 */
export const parseItem = <Schema extends z.ZodType>(schema: Schema, item: unknown): z.infer<Schema> => {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  // Only the outermost name: further in, keys may be data.
  const fields = new Set(result.error.issues.map(({ path }) => String(path[0] ?? 'the item itself')));
  throw new ServiceError('invariant', `a stored item does not fit at ${[...fields].sort().join(', ')}`);
};
