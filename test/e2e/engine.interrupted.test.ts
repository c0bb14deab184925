import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesiseEngineApp } from '../support/engine-app.ts';

const SCRIPT = fileURLToPath(new URL('../support/engine-interrupted.ts', import.meta.url));

/** Processes whose command line names a directory; without /proc there are none to be seen. */
const processesNaming = (directory: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(directory);
      } catch {
        // It ended while we looked.
        return false;
      }
    });

/** Whatever ends a little after its parent has this long for it. */
const stillThere = async (directory: string): Promise<readonly string[]> => {
  for (let waited = 0; waited < 30_000 && processesNaming(directory).length > 0; waited += 50)
    await sleep(50);
  return processesNaming(directory);
};

describe.runIf(process.platform === 'linux')('Ctrl-C', () => {
  let assembly: { directory: string };
  beforeAll(async () => {
    assembly = await synthesiseEngineApp({ prefix: 'interrupted-' });
  });

  const ROUNDS = 8;
  const LATEST_MS = 6_000;
  /** One moment at random in each part of the time from the start of the process to work in progress. */
  const moments = Array.from({ length: ROUNDS }, (_, round) =>
    Math.round(((round + Math.random()) * LATEST_MS) / ROUNDS),
  );

  it.each(moments)('after %d ms ends the engine, its threads and its database', async (moment) => {
    const state = mkdtempSync(join(tmpdir(), 'candor-interrupted-'));
    const child = spawn(process.execPath, [SCRIPT, assembly.directory, state], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    await sleep(moment);
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(180_000) });
    child.kill('SIGINT');
    try {
      await ended;
    } finally {
      child.kill('SIGKILL');
    }
    // Before it could listen for it, Ctrl-C ends a process as it ends any other.
    const end = child.signalCode === 'SIGINT' ? 'SIGINT' : `${child.exitCode ?? ''} ${said}`;
    expect(['SIGINT', '0 closed\n']).toContain(end);
    expect(await stillThere(state)).toEqual([]);
    rmSync(state, { recursive: true, force: true });
  });
});
