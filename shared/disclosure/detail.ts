import * as z from 'zod';

/** What a step of the ladder publishes; each says more than the one before. */
export const Detail = z.enum([
  'nothing',
  'monthly-headline',
  'monthly-tables',
  'weekly-headline-monthly-tables',
]);
export type Detail = z.infer<typeof Detail>;
