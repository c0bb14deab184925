import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { runLog } from '../../bin/log-command.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { listener } from '../support/listener.ts';
import { LogWorld } from '../support/log-world.ts';
import { onDisk, writeLog } from '../support/written-log.ts';

const directories: string[] = [];
const served = (world: LogWorld): string => {
  const directory = onDisk(world.bucket.files);
  directories.push(directory);
  return directory;
};
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** A log by a key of its own with these entries: a day stands for its own, anything else for itself. */
const logOf = async (...entries: readonly string[]): Promise<LogWorld> => {
  const world = new LogWorld();
  for (const [at, entry] of entries.entries()) {
    const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(entry);
    await (isDay ? world.append(entry) : world.append(`2026-01-0${at + 1}`, entry));
  }
  return world;
};

const verified = async (world: LogWorld) => {
  const { output, said } = listener();
  const code = await runVerify(['--log', served(world), '--vkey', await world.signer.verifierKey()], output);
  return { code, said: said() };
};

describe('a log of days', () => {
  it('holds with a day an entry, and each day’s checkpoint', async () => {
    const { code, said } = await verified(await logOf('2026-10-30', '2026-10-31', '2026-11-01'));
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^\S+ 3 entries, root \S+ All of it holds\.\n$/u),
    ]);
  });

  it.each([
    [
      'leaves a day out',
      ['2026-11-01', '2026-11-03', '2026-11-04'],
      'entry 1: is of 2026-11-03, which does not follow 2026-11-01\n',
    ],
    [
      'goes back',
      ['2026-11-02', '2026-11-01'],
      'entry 1: is of 2026-11-01, which does not follow 2026-11-02\n',
    ],
    [
      'has something else in a day’s place',
      ['2026-11-01', 'junk', '2026-11-03'],
      'entry 1: is no day’s entry: it should be that of 2026-11-02\n',
    ],
    [
      'has something else and leaves a day out',
      ['2026-11-01', '{"day":"2026-11-02"}', '2026-11-04'],
      'entry 1: is no day’s entry: it should be that of 2026-11-02\n' +
        'entry 2: is of 2026-11-04, which does not follow 2026-11-01 and the 1 between that are no days’ entries\n',
    ],
    ['begins with something else', ['junk', '2026-11-03'], 'entry 0: is no day’s entry\n'],
  ])('that %s does not hold', async (_, entries, said) => {
    expect(await verified(await logOf(...entries))).toEqual({ code: 1, said });
  });

  it('that has a day again and again does not hold, in no more lines than somebody reads', async () => {
    const [entry] = (await logOf('2026-11-01')).entries();
    const again = Array.from({ length: 150 }, () => Buffer.from(JSON.stringify(entry)));
    const log = await writeLog(again, [150]);
    const directory = onDisk(log.files);
    directories.push(directory);
    const { output, said } = listener();
    expect(await runVerify(['--log', directory, '--vkey', log.vkey], output)).toBe(1);
    const lines = said().trimEnd().split('\n');
    expect([lines.length, lines[0]]).toEqual([
      100,
      'entry 1: is of 2026-11-01, which does not follow 2026-11-01',
    ]);
  });

  it('is not kept where it does not hold', async () => {
    const world = await logOf('2026-11-01', '2026-11-03');
    const [log, to] = [served(world), served(new LogWorld())];
    const { output } = listener();
    const args = ['export', to, '--log', log, '--vkey', await world.signer.verifierKey()];
    expect(await runLog(args, output)).toBe(1);
    expect(() => readFileSync(join(to, 'checkpoint'))).toThrow('ENOENT');
  });
});

describe('the checkpoints of days', () => {
  const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'] as const;

  it('that are of another log by the same key, or of another key, are named', async () => {
    const world = await logOf(...DAYS);
    const other = new LogWorld();
    Object.assign(other, { signer: world.signer });
    for (const day of DAYS) await other.append(day);
    const path = 'checkpoints/2026-11-02';
    const show = (from: LogWorld) =>
      world.bucket.files.set(path, from.bucket.files.get(path) ?? Buffer.from(''));
    show(other);
    expect(await verified(world)).toEqual({
      code: 1,
      said: `${path}: the log does not begin with its 2 entries: it was rewritten, or it is another log\n`,
    });
    show(await logOf(...DAYS));
    const { code, said } = await verified(world);
    expect(code).toBe(1);
    expect(said).toMatch(/^checkpoints\/2026-11-02: is no checkpoint of \S+ that \S+ signed\n$/u);
  });

  it('that are not there are told', async () => {
    const world = await logOf(...DAYS);
    world.bucket.files.delete('checkpoints/2026-11-02');
    const { code, said } = await verified(world);
    expect([code, said.split('\n')[1]]).toEqual([
      0,
      'Of 3 days 1 are without their own checkpoint (checkpoints/2026-11-02 first): nothing is wrong by that, and they were not looked at.',
    ]);
  });
});
