import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Plugin } from 'esbuild';

const SCHEMAS = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
const CREDENTIALS = /@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/;

const PACKAGE = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]package\.json$/;

const CONSTANT = /^const (_\w*) = ("[^"\\]*");$/gmu;
const KEY = /\[(_\w*)\]:/gu;

/**
 * Writes the names of traits into the SDK's schemas, where keys that are read from constants stand. A bundler cannot know
 * that such a key is a string and has no effect, so it keeps the schema of every operation a service has: 42 KB of
 * Lambda's and 58 KB of S3's, of which a function calls one or two.
 */
export const withPlainKeys = (code: string): string => {
  const constants = new Map([...code.matchAll(CONSTANT)].map(([, name = '', text = '']) => [name, text]));
  return code.replace(KEY, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}:`;
  });
};

const REGISTRATION = /^n0_registry\.registerError\(.*\);\n/gmu;

/**
 * Lambda's schemas without the form of each fault: 22 KB. A fault still has its name and message, as one that this version of
 * the SDK does not know has; who asks another function looks at neither.
 */
const withoutFaults = (path: string, code: string): string =>
  /client-lambda/u.test(path) ? code.replace(REGISTRATION, '') : code;

/** Where a function finds its credentials: in its environment, always. The other eight places are 90 KB of each function. */
const ENVIRONMENT_ALONE = "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';";

const VERSION = /"version": ("[^"\\]+")/u;

/** Of what a package says of itself a client tells its version alone, to the service: 2.5 KB for each client. */
const versionIn = (text: string): string => `{"version":${VERSION.exec(text)?.[1] ?? '"unknown"'}}`;

/** Leaves out of a bundle what of the SDK its functions never use, and a bundler cannot know that they do not. */
export const LEAN_SDK: Plugin = {
  name: 'lean-sdk',
  setup: (build) => {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: withPlainKeys(withoutFaults(path, await readFile(path, 'utf8'))),
    }));
    build.onLoad({ filter: PACKAGE }, async ({ path }) => ({
      contents: versionIn(await readFile(path, 'utf8')),
      loader: 'json',
    }));
    build.onLoad({ filter: CREDENTIALS }, ({ path }) => ({
      contents: ENVIRONMENT_ALONE,
      resolveDir: dirname(path),
    }));
  },
};
