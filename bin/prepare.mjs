// Runs before `npm start` and `npm test`, with whatever Node the machine has; plain JavaScript without dependencies.
// Installs what package-lock.json says, once, and says in one line what the machine lacks.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_NODE = 20;
const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'node_modules', '.candor-installed');

const fail = (line) => {
  console.error(line);
  process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE)
  fail(`Candor needs Node ${OLDEST_NODE} or newer to begin with; this is ${process.version}.`);

const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');

const isInstalled = () => {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
};

if (!isInstalled()) {
  console.error('Installing dependencies (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0)
    fail('The dependencies could not be installed: run `npm ci` to see why, then try again.');
  writeFileSync(stamp, wanted);
}
