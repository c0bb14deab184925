import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, type Plugin } from 'esbuild';

import { SITES, WORKERS, type Site, type Worker } from '../shared/names.ts';
import { LEAN_SDK } from './lean-sdk.ts';
import { LEAN_ZOD } from './lean-zod.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** What classifying needs beside the code. */
const MODEL = ['shared/classification/sentiment-model.bin'];
const DETECTOR = { 'language-detector.cjs': "export { eld } from 'eld/extrasmall';" };

/** Files that a function reads at run time, put beside its code. */
const ASSETS: Readonly<Partial<Record<Worker | `${Site}-site`, readonly string[]>>> = {
  'classify-posts': MODEL,
  'check-draft': MODEL,
};

/** Texts of the company that functions show or speak of: what ships, unless a stage names a file of its own. */
const TEXTS = {
  policy: {
    ships: 'shared/policy/policy.json',
    readers: ['public-site', 'participant-site', 'comms-site', 'seal-day', 'oversight-site'],
  },
  survey: { ships: 'shared/feedback/survey.json', readers: ['public-site', 'seal-day', 'oversight-site'] },
} as const satisfies Readonly<
  Record<string, { ships: string; readers: readonly (Worker | `${Site}-site`)[] }>
>;

/** Those that show what of a stage was approved. */
const APPROVALS_READERS: readonly (Worker | `${Site}-site`)[] = ['oversight-site'];

/** A company's own texts, files from the project's folder, and the stage whose approvals are shown, where it has a file of them. */
export type StageFiles = Readonly<Partial<Record<keyof typeof TEXTS | 'stage', string | undefined>>>;

/** Packages that a function reads at its first need, each a file beside its code instead of a part of it. */
const LAZY_MODULES: Readonly<Partial<Record<Worker | `${Site}-site`, Readonly<Record<string, string>>>>> = {
  'classify-posts': DETECTOR,
  'check-draft': DETECTOR,
};

/** Those that read off the schemas which fields a store holds: what writes them as JSON Schema stays in their code. */
const WRITING_JSON_SCHEMA: readonly string[] = ['seal-day', 'publish-summary', 'oversight-site'];

/** Where a function's code begins, by the name of its bundle. */
const entryPoints = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(WORKERS.map((name) => [name, join('functions', name, 'handler.ts')])),
  ...Object.fromEntries(
    SITES.map((site) => [`${site}-site`, join('functions', 'web', `${site}.handler.tsx`)]),
  ),
});

/** Bundles one module for `require`. */
const bundleModule = async (outfile: string, code: string): Promise<void> => {
  await build({
    stdin: { contents: code, resolveDir: PROJECT },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    legalComments: 'inline',
    logLevel: 'error',
  });
};

/** Puts the company's texts and the stage's approvals beside the code that shows them. */
const copyTexts = (directory: string, own: StageFiles): void => {
  for (const [text, { ships, readers }] of Object.entries(TEXTS)) {
    const file = new Map(Object.entries(own)).get(text) ?? ships;
    for (const name of readers) {
      mkdirSync(join(directory, name), { recursive: true });
      copyFileSync(join(PROJECT, file), join(directory, name, basename(ships)));
    }
  }
  const approvals = join(PROJECT, 'approvals', `${own.stage ?? ''}.json`);
  if (existsSync(approvals)) {
    for (const name of APPROVALS_READERS) copyFileSync(approvals, join(directory, name, 'approvals.json'));
  }
};

/** Bytes of each function's code. */
export type BundleSizes = Readonly<Record<string, number>>;

/** Bundles handlers, each into one file, and says how long each is. */
const bundleHandlers = async (
  directory: string,
  entries: readonly (readonly [name: string, file: string])[],
  plugins: readonly Plugin[],
): Promise<BundleSizes> => {
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: entries.map(([name, file]) => ({ in: file, out: join(name, 'index') })),
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // Words of pages are written as they are: escaped, each umlaut takes four bytes.
    charset: 'utf8',
    // Modules lose what nobody imports, which the packages' CommonJS halves cannot: 280 KB of the participant site.
    mainFields: ['module', 'main'],
    // The SDK reads a browser's name with it, and drags it along where there is no browser: 37 KB of each function.
    alias: { bowser: join(PROJECT, 'infra', 'no-browser.ts') },
    plugins: [...plugins],
    sourcemap: 'linked',
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    metafile: true,
    // What is wrong is in the error that is thrown.
    logLevel: 'silent',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return Object.fromEntries(
    Object.entries(metafile.outputs)
      .filter(([file]) => file.endsWith('index.mjs'))
      .map(([file, { bytes }]) => [basename(join(file, '..')), bytes]),
  );
};

/**
 * Bundles every function into `<directory>/<name>/index.mjs`, one file each with what it imports and nothing else. Those
 * that show a text of the company, such as the social media policy, get it beside their code, and those that show what was
 * approved the stage's approvals.
 *
 * @throws Error naming handlers that do not exist.
 */
export const bundleFunctions = async (directory: string, own: StageFiles = {}): Promise<BundleSizes> => {
  const entries = Object.entries(entryPoints());
  const missing = entries.filter(([, file]) => !existsSync(join(PROJECT, file)));
  if (missing.length > 0) throw new Error(`No handler at ${missing.map(([, file]) => file).join(', ')}`);
  const isWriter = ([name]: readonly [string, string]): boolean => WRITING_JSON_SCHEMA.includes(name);
  const sizes = {
    ...(await bundleHandlers(
      directory,
      entries.filter((entry) => !isWriter(entry)),
      [LEAN_SDK, LEAN_ZOD],
    )),
    ...(await bundleHandlers(directory, entries.filter(isWriter), [LEAN_SDK])),
  };
  for (const [name, files] of Object.entries(ASSETS)) {
    mkdirSync(join(directory, name), { recursive: true });
    for (const file of files) copyFileSync(join(PROJECT, file), join(directory, name, basename(file)));
  }
  copyTexts(directory, own);
  for (const [name, modules] of Object.entries(LAZY_MODULES)) {
    for (const [file, code] of Object.entries(modules)) await bundleModule(join(directory, name, file), code);
  }
  return sizes;
};
