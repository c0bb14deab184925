import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The code of a page below `docs/`: its one block of JavaScript. */
const codeIn = (page: string): string => {
  const text = readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```js\n([^]*?)^```$/gmu)].map(([, code = '']) => code);
  const [code] = blocks;
  if (code === undefined || blocks.length > 1) throw new Error(`${page} has ${blocks.length} blocks of code`);
  return code;
};

/**
 * Runs the code of a page as a module of its own, with an environment that it reads as it loads, and with packages that
 * stand in for those its runtime has. Answers what it exports.
 */
export const runDocumented = async (
  page: string,
  environment: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const directory = mkdtempSync(join(tmpdir(), 'documented-'));
  for (const [name, code] of Object.entries(packages)) {
    const file = join(directory, 'node_modules', name, 'index.mjs');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
    writeFileSync(join(dirname(file), 'package.json'), JSON.stringify({ name, exports: './index.mjs' }));
  }
  const file = join(directory, 'index.mjs');
  writeFileSync(file, codeIn(page));
  Object.assign(process.env, environment);
  // A plain import of a file outside the project, which no bundler should follow.
  return import(/* @vite-ignore */ pathToFileURL(file).href);
};
