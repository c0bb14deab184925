/**
 * Changes pure rules of `shared/` one operator at a time, runs their tests, and lists every change that no test noticed.
 *
 * `npm run mutants -- consent log`: of these concepts; without a name, of all. Exit code 1: a concept's share of noticed
 * changes is below the one that `concepts.ts` states. Tests that need the data directory are told of it by `CANDOR_DATA`.
 */
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

import { concepts, type Concept } from './concepts.ts';

type Tried = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const ROOT = join(import.meta.dirname, '..', '..');
const MISSED: readonly Tried['status'][] = ['Survived', 'NoCoverage'];
const NOTICED: readonly Tried['status'][] = ['Killed', 'Timeout'];

const tryAll = async ({ mutate, tests }: Concept): Promise<readonly Tried[]> => {
  process.env['CANDOR_TESTS'] = tests.map((name) => `test/${name}.test.{ts,tsx}`).join(';');
  return new Stryker({
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
    mutate: mutate.map((name) => `shared/${name}.ts`),
    ignorePatterns: ['.candor', 'cdk.out', 'test/platforms/node_modules'],
    tempDirName: '.candor/mutants',
    reporters: [],
    concurrency: 2,
    timeoutMS: 20_000,
    // What is only evaluated as a file loads would be tried by every test.
    ignoreStatic: true,
    allowConsoleColors: false,
  }).runMutationTest();
};

const describe = ({ fileName, location, mutatorName, replacement, status }: Tried): string =>
  `${fileName.slice(fileName.indexOf('shared/'))}:${String(location.start.line)}:${String(location.start.column)} ${mutatorName}${
    status === 'NoCoverage' ? ' (no test comes by)' : ''
  }: ${replacement.replaceAll(/\s+/gu, ' ').slice(0, 100)}`;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => concepts[name] === undefined);
if (unknown.length > 0) {
  console.error(`no concept is called ${unknown.join(', ')}; there are ${Object.keys(concepts).join(', ')}`);
  process.exit(2);
}

process.chdir(ROOT);
process.env['CANDOR_DATA'] ??= join(ROOT, '..', 'shared', 'data');
const rows: string[] = [];
for (const [name, concept] of Object.entries(concepts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const tried = await tryAll(concept);
  const missed = tried.filter(({ status }) => MISSED.includes(status));
  const noticed = tried.filter(({ status }) => NOTICED.includes(status)).length;
  const share = (100 * noticed) / (noticed + missed.length);
  for (const mutant of missed) console.log(describe(mutant));
  rows.push(
    `| ${name} | ${String(noticed + missed.length)} | ${String(missed.length)} | ${share.toFixed(1)} % |`,
  );
  if (share < concept.least) {
    console.error(
      `${name}: tests noticed ${share.toFixed(1)} % of the changes; it was ${String(concept.least)} %`,
    );
    process.exitCode = 1;
  }
}
console.log(`\n| concept | changes | not noticed | noticed |\n| --- | --- | --- | --- |\n${rows.join('\n')}`);
