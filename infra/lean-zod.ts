import { readFile } from 'node:fs/promises';

import type { Plugin } from 'esbuild';

const SCHEMAS = /zod[\\/]v4[\\/]classic[\\/]schemas\.js$/;

const WRITER = /^ *inst\._zod\.processJSONSchema = .*;\n/gmu;
const MAKERS = /^import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from .*;$/mu;

/** What stands where a schema would be written as JSON Schema. */
const LEFT_OUT = `const leftOut = () => () => { throw new Error('JSON Schema is left out of bundles'); };
const [createStandardJSONSchemaMethod, createToJSONSchemaMethod] = [leftOut, leftOut];`;

/**
 * Schemas that cannot be written as JSON Schema, and are otherwise the same.
 *
 * @throws Error where the package is not written as it was, so that nothing is left out unnoticed, or too much.
 */
export const withoutJsonSchema = (code: string): string => {
  const lean = code.replace(WRITER, '').replace(MAKERS, LEFT_OUT);
  if (!lean.includes('leftOut') || lean.includes('processJSONSchema'))
    throw new Error('zod is written otherwise: what writes JSON Schema was not found in it');
  return lean;
};

/** Leaves out of a bundle what writes schemas as JSON Schema, which each schema holds on to and no function does: 18 KB. */
export const LEAN_ZOD: Plugin = {
  name: 'lean-zod',
  setup: (build) => {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: withoutJsonSchema(await readFile(path, 'utf8')),
    }));
  },
};
