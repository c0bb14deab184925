import * as z from 'zod';

import { ServiceError } from '../errors.ts';

/**
 * The function's settings, parsed once at cold start.
 *
 * @throws ServiceError `invariant` naming every missing or malformed variable, never its value.
 */
export const readConfig = <Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> => {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
  throw new ServiceError('invariant', `the environment does not fit: ${faults.join(', ')}`);
};

/** A comma-separated list, empty where the variable is empty. */
export const CommaList = z
  .string()
  .transform((text) => (text === '' ? [] : text.split(',').map((part) => part.trim())));

/** A JSON document inside a variable, parsed by a schema of its own. */
export const JsonVariable = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
