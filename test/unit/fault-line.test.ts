import { describe, expect, it } from 'vitest';

import { faultInOneLine } from '../../bin/start/fault-line.ts';

const FULL = 'The disk is full: make room for .candor and try again.';

describe('a fault on the terminal', () => {
  it.each([
    ['Node', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
    ['the bundler', new Error('Build failed with 2 errors:\nerror: write a.mjs: no space left on device')],
    ['the queues’ database', new Error('database or disk is full')],
    ['something further down', new Error('It failed', { cause: new Error('no space left on device') })],
  ])('says that the disk is full when %s noticed it', (_, fault) => {
    expect(faultInOneLine(fault, '.candor')).toBe(FULL);
  });

  it('is one line', () => {
    expect(faultInOneLine(new Error('Port 8400 is busy.\n  at x'), '.candor')).toBe('Port 8400 is busy.');
    expect(faultInOneLine('words', '.candor')).toBe('words');
  });
});
