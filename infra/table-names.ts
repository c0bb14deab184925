import type { Store } from '../shared/names.ts';
import type { DataStack } from './data-stack.ts';

/** The variables that tell a function the names of these stores' tables: `Consents` as `CONSENTS_TABLE`. */
export const tableNames = (
  { stores }: DataStack,
  ...names: readonly Store[]
): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_TABLE`, stores[name].tableName]));
