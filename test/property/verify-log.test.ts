import { createServer } from 'node:http';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { verifyLog, type Claims, type LogVerdict } from '../../shared/transparency/verify-log.ts';
import { listener } from '../support/listener.ts';
import { onDisk, writeLog, type WrittenLog } from '../support/written-log.ts';

const SIZE = 600;
const entries = Array.from({ length: SIZE }, (_, index) => Buffer.from(`{"day":${index}}`));
let log: WrittenLog;
const directories: string[] = [];
const written = (files: ReadonlyMap<string, Uint8Array>): string => {
  const directory = onDisk(files);
  directories.push(directory);
  return directory;
};

beforeAll(async () => {
  log = await writeLog(entries, [1, 255, 1, 300, 43]);
});
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

const verify = (files: ReadonlyMap<string, Uint8Array>, claims?: Claims, { vkey, origin } = log) => {
  const key = parseVerifierKey(vkey);
  if (key === undefined) throw new Error('no key');
  return verifyLog({ read: (path) => Promise.resolve(files.get(path)) }, { key, origin }, claims);
};

const wordsOf = ({ faults }: LogVerdict) => faults.map(({ where, what }) => [where, what]);

describe('a log that is verified', () => {
  it('holds, from its checkpoint to its entries, with every checkpoint before and every proof', async () => {
    const { checkpoint, faults } = await verify(log.files, {
      since: log.checkpoints.map((note, nth) => [`checkpoint ${nth}`, note]),
      proofs: [0, 255, 256, 511, 599].map((index) => [`proof ${index}`, log.prove(index)]),
    });
    expect(faults).toEqual([]);
    expect(checkpoint?.size).toBe(SIZE);
  });

  it('does not hold with one bit of any needed file changed, wherever it is', async () => {
    const random = seededRandom(5);
    const needed = [...log.files.keys()].filter((path) => !path.includes('.p/') || path.endsWith('.p/88'));
    needed.push('tile/1/000.p/2');
    const missed: string[] = [];
    for (let run = 0; run < 1000; run += 1) {
      const path = random.pick(needed);
      const bytes = Uint8Array.from(log.files.get(path) ?? []);
      const [at, bit] = [random.between(0, bytes.length - 1), random.between(0, 7)];
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const { faults } = await verify(new Map([...log.files, [path, bytes]]));
      if (faults.length === 0) missed.push(`${path} byte ${at} bit ${bit}`);
    }
    expect(missed).toEqual([]);
  });

  it('names the entry that was changed, the tile that is missing and the bundle that is cut', async () => {
    const bundle = Uint8Array.from(log.files.get('tile/entries/001') ?? []);
    // The length of the first entry, then its text: entry 256 of the log.
    bundle[4] = (bundle[4] ?? 0) ^ 1;
    const changed = await verify(new Map([...log.files, ['tile/entries/001', bundle]]));
    expect(changed.faults[0]).toEqual({ where: 'tile/0/001', what: 'its hash 0 is not that of entry 256' });
    const without = new Map(log.files);
    without.delete('tile/0/001');
    expect((await verify(without)).faults).toEqual([{ where: 'tile/0/001', what: 'is missing' }]);
    const cut = new Map([...log.files, ['tile/entries/000', bundle.subarray(0, 20)]]);
    expect((await verify(cut)).faults[0]?.where).toBe('tile/entries/000');
  });

  it('is not another’s, nor one that begins otherwise, nor one that has become shorter', async () => {
    const other = await writeLog(entries.slice(1), [300, 299]);
    expect((await verify(other.files)).faults[0]?.where).toBe('checkpoint');
    const ownKey = { ...log, files: log.files };
    const rewritten = await verify(ownKey.files, {
      since: [['kept elsewhere', other.checkpoints[0] ?? '']],
      proofs: [],
    });
    expect(wordsOf(rewritten)).toEqual([['kept elsewhere', expect.stringContaining('signed')]]);
    // The same signer shows two logs: whoever kept a checkpoint of one sees it in the other.
    const fork = await log.fork(
      entries.map((entry, at) => (at === 3 ? Buffer.from('other') : entry)),
      [300, 300],
    );
    expect((await verify(fork.files)).faults).toEqual([]);
    const seen = await verify(fork.files, { since: [['mine', log.checkpoints[3] ?? '']], proofs: [] });
    expect(wordsOf(seen)).toEqual([['mine', expect.stringContaining('was rewritten')]]);
    const shorter = await log.fork(entries.slice(0, 300), [300]);
    const gone = await verify(shorter.files, { since: [['mine', log.checkpoints.at(-1) ?? '']], proofs: [] });
    expect(wordsOf(gone)).toEqual([['mine', expect.stringContaining('taken away')]]);
  });

  it('takes no proof of another entry, and nothing that is no proof', async () => {
    const other = log.prove(7).replace('index 7', 'index 8');
    const { faults } = await verify(log.files, {
      since: [],
      proofs: [
        ['other', other],
        ['none', 'nonsense'],
      ],
    });
    expect(faults).toEqual([
      { where: 'none', what: 'is no proof (C2SP tlog-proof)' },
      { where: 'other', what: 'does not prove that entry 8 is among its 600' },
    ]);
  });
});

describe('candor verify', () => {
  const run = async (...args: readonly string[]) => {
    const { output, said } = listener();
    return { code: await runVerify(args, output), said: said() };
  };

  it('says of a log in a directory that all of it holds, or what does not, a line each', async () => {
    const directory = written(log.files);
    const proof = join(directory, 'mine.tlog-proof');
    writeFileSync(proof, log.prove(42));
    const { code, said } = await run('--log', directory, '--vkey', log.vkey, '--receipt', proof);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(
        /600 entries, root \S+ All of it holds\.\nIts entries are not days of Candor’s: .*\n\S+: entry 42 is in the log\. It holds\.\n$/u,
      ),
    ]);
    writeFileSync(join(directory, 'tile/0/000'), new Uint8Array(8192));
    const broken = await run('--log', directory, '--vkey', log.vkey, '--receipt', proof);
    expect([broken.code, broken.said]).toEqual([1, 'tile/0/000: its hash 0 is not that of entry 0\n']);
  });

  it('reads a log behind an address, and follows no redirect', async () => {
    const server = createServer((request, response) => {
      const bytes = log.files.get((request.url ?? '').replace('/moved', '').slice(1));
      if (request.url?.startsWith('/moved')) response.writeHead(302, { location: '/checkpoint' }).end();
      else if (bytes === undefined) response.writeHead(404).end();
      else response.end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, said } = await run('--log', `http://127.0.0.1:${port}/`, '--vkey', log.vkey);
    expect([code, said]).toEqual([0, expect.stringContaining('All of it holds.')]);
    const moved = `http://127.0.0.1:${port}/moved`;
    expect(await run('--log', moved, '--vkey', log.vkey)).toEqual({
      code: 2,
      said: `${moved}/checkpoint does not answer.\n`,
    });
    server.close();
  });

  it('refuses what is no question', async () => {
    expect((await run('--log', 'x')).code).toBe(2);
    expect((await run('--log', 'x', '--vkey', 'nonsense')).code).toBe(2);
    expect(await run('--log', '/nowhere', '--vkey', log.vkey)).toEqual({
      code: 2,
      said: 'There is no directory /nowhere.\n',
    });
  });
});
