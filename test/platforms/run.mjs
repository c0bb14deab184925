// `npm run test:platforms`: tests against real platform servers. Installs the Bluesky network once, with the Node 20
// that its database module is built for, says in one line each what the machine lacks, and runs the tests.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const NODE = 'v20.';

// npm puts the project's own Node 24 in front; the machine's is behind it.
const path = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((part) => !part.endsWith(join('node_modules', '.bin')) && !part.includes('node-gyp-bin'));

const fail = (line) => {
  console.error(line);
  process.exit(1);
};

const versionOf = (node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';

const findNode = () => {
  const candidates = [process.env.NODE_20, ...path.map((part) => join(part, 'node'))];
  const found = candidates.find((node) => node && existsSync(node) && versionOf(node).startsWith(NODE));
  return found ?? fail('The platform tests need Node 20 beside: install it, or set NODE_20 to its path.');
};

/** The newest PostgreSQL's programs, where Debian puts them, or wherever `initdb` is found. */
const findPostgres = () => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => other - one) : [];
  return [process.env.POSTGRES_BIN, ...versions.map((version) => join(debian, version, 'bin')), ...path].find(
    (part) => part && existsSync(join(part, 'initdb')),
  );
};

/** No test runs against a Mastodon-API server yet: where it was written, Debian had none to run. */
const sayWhichMastodon = () => {
  const { stdout } = spawnSync('apt-cache', ['policy', 'snac'], { encoding: 'utf8' });
  const offered = /Candidate: (\d\S*)/u.exec(stdout ?? '')?.[1] ?? 'none';
  console.error(
    `SKIPPED: a Mastodon-API server: snac 2.9 or newer is needed, and Debian offers ${offered} here.`,
  );
};

const install = (node) => {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const wanted = `${versionOf(node)} ${createHash('sha256').update(lock).digest('hex')}`;
  const stamp = join(here, 'node_modules', '.candor-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing a Bluesky network (once, two to three minutes) …');
  // What npm says of the run around this one would lead it to another folder.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 2, 2],
    env: { ...env, PATH: [dirname(node), ...path].join(delimiter) },
  });
  if (npm.status !== 0) fail(`It could not be installed: run \`npm ci\` in ${here} to see why.`);
  writeFileSync(stamp, wanted);
};

const node = findNode();
const postgres = findPostgres();
if (postgres === undefined) {
  console.error('SKIPPED: counts of likes and reposts need PostgreSQL: apt-get install postgresql');
}
sayWhichMastodon();
install(node);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join('test', 'platforms', 'vitest.config.ts');
const tests = spawn(
  process.execPath,
  [vitest, 'run', '--config', config, '--root', root, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_20: node, POSTGRES_BIN: postgres ?? '' },
  },
);
// Ctrl-C reaches the tests as well, which end what they started; this only waits for them.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void tests.kill(signal));
tests.once('exit', (code) => process.exit(code ?? 1));
