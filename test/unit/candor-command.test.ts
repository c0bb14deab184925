import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const candor = (...args: readonly string[]) => {
  const program = join(import.meta.dirname, '../../bin/candor.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input: '',
    encoding: 'utf8',
  });
  return { status, stdout, lines: stderr.trim().split('\n') };
};

describe('a command that cannot go on', () => {
  it.each([
    [['classify', '--nonsense'], 2, /^candor classify: Unknown option '--nonsense'/u],
    [['classify', '--fingerprints', 'x'], 1, /^candor classify: --fingerprints and --key-file go together$/u],
    [
      ['explain', '--catalogue', '/nowhere/x.json'],
      1,
      /^candor explain: \/nowhere\/x\.json: cannot be read$/u,
    ],
    [['nonsense'], 2, /^There is no command "nonsense"\.$/u],
  ])('%j says why in its first line and exits %d', (args, status, line) => {
    const ended = candor(...args);
    expect([ended.status, ended.stdout]).toEqual([status, '']);
    expect(ended.lines[0]).toMatch(line);
    expect(ended.lines.join('\n')).not.toMatch(/^\s+at /mu);
  });

  it.each(['approvals', 'records'])('%s says of a stage’s settings all that does not hold', (command) => {
    const ended = candor(command, '--stage', 'prod');
    expect(ended.status).toBe(1);
    expect(ended.lines[0]).toBe(`candor ${command}: The settings of stage prod do not hold:`);
    expect(ended.lines[1]).toMatch(/^ {2}settings: /u);
  });
});
