import type * as z from 'zod';

/** What is wrong with a field, without repeating what was given: names of fields nobody knows may be secret, too. */
export const faultWithoutNames = ({ code, message }: Pick<z.core.$ZodIssue, 'code' | 'message'>): string =>
  code === 'unrecognized_keys' ? 'a field that is not known' : message;
