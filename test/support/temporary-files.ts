import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a test run a directory of its own for temporary files, and removes it in the end with whatever tests left. */
export const setup = (): (() => void) => {
  const before = process.env['TMPDIR'];
  const directory = mkdtempSync(join(tmpdir(), 'candor-tests-'));
  // Worker processes inherit it.
  process.env['TMPDIR'] = directory;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  };
};
