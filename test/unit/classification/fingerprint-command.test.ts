import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';

import { afterAll, describe, expect, it } from 'vitest';

import { runClassify } from '../../../bin/classify-command.ts';
import { runFingerprint } from '../../../bin/fingerprint-command.ts';

const directory = mkdtempSync(join(tmpdir(), 'candor-fingerprint-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});
const path = (name: string): string => join(directory, name);
const [index, keyFile] = [path('index.jsonl'), path('key')];

const SECRET_PLAN =
  'The northern depot closes in May and forty people move to the harbour site; nobody outside the board has been told so far.';
const PUBLIC_PAGE =
  'We measure rivers with small sensors that listen to the water day and night, and publish what they hear for everybody.';
writeFileSync(path('plan.txt'), `${SECRET_PLAN} ${PUBLIC_PAGE}`);
writeFileSync(path('site.txt'), PUBLIC_PAGE);

const fingerprint = async (
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly said: string }> => {
  const output = new PassThrough();
  const exitCode = await runFingerprint(['--index', index, '--key-file', keyFile, ...args], output);
  output.end();
  return { exitCode, said: String(output.read() ?? '') };
};

const findingsIn = async (text: string): Promise<unknown> => {
  const output = new PassThrough();
  await runClassify(Readable.from([JSON.stringify({ id: 'a', text })]), output, {
    today: new Date('2026-03-01T00:00:00Z'),
    args: ['--fingerprints', index, '--key-file', keyFile],
  });
  output.end();
  return JSON.parse((await output.toArray()).join(''));
};

const classifyWith = (indexFile: string, key: string): Promise<number> =>
  Promise.resolve().then(() =>
    runClassify(Readable.from([]), new PassThrough(), {
      today: new Date('2026-03-01T00:00:00Z'),
      args: ['--fingerprints', indexFile, '--key-file', key],
    }),
  );

const QUOTE = 'psst: forty people move to the harbour site; nobody outside the board has been told';

describe('candor fingerprint', () => {
  it('holds hashes and no text, and says what it holds', async () => {
    const { exitCode, said } = await fingerprint('--background', path('site.txt'), path('plan.txt'));
    expect(exitCode).toBe(0);
    expect(said).toMatch(
      /1\/1 .*plan\.txt: 1 pages\n.* holds 1 documents, 1 pages, \d+ hashes, no text\.\n$/u,
    );
    expect(readFileSync(index, 'utf8')).not.toMatch(/depot|harbour|board/u);
  });

  it('keeps its files to their owner', () => {
    for (const file of [index, keyFile]) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('lets classify find a passage, which is told without its words', async () => {
    expect(await findingsIn(QUOTE)).toMatchObject({
      findings: [{ rule: 'confidential-document', kind: 'document', masked: '[document]' }],
      risk: 'high',
    });
  });

  it('passes over what the public site says as well', async () => {
    expect(await findingsIn(PUBLIC_PAGE)).toMatchObject({ findings: [], risk: 'none' });
  });

  it('replaces a document that is given again, and takes out one that is removed', async () => {
    expect((await fingerprint(path('plan.txt'))).said).toContain('holds 1 documents');
    expect((await fingerprint('--remove', path('plan.txt'))).said).toContain(
      'holds 0 documents, 0 pages, 0 hashes',
    );
    expect(await findingsIn(QUOTE)).toMatchObject({ findings: [] });
  });

  it('takes no file that is not plain text', async () => {
    writeFileSync(path('plan.pdf'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00, 0x41]));
    writeFileSync(path('nul.txt'), 'a\0b');
    for (const name of ['plan.pdf', 'nul.txt'])
      await expect(fingerprint(path(name))).rejects.toThrow(/is not plain text; export it as text first\.$/u);
    expect(await findingsIn(QUOTE)).toMatchObject({ findings: [] });
  });

  it('holds a file that is given twice once', async () => {
    expect((await fingerprint(path('plan.txt'), path('plan.txt'))).said).toContain(
      'holds 1 documents, 1 pages',
    );
  });

  it('is never read with another key, nor where a line does not fit, and quotes neither', async () => {
    const whole = readFileSync(index, 'utf8');
    const lineFaults = async (content: string): Promise<unknown> => {
      writeFileSync(path('other.jsonl'), content);
      return classifyWith(path('other.jsonl'), keyFile).catch((fault: unknown) => String(fault));
    };
    writeFileSync(path('other-key'), `${'0'.repeat(32)}\n`);
    await expect(classifyWith(index, path('other-key'))).rejects.toThrow(/was made with another key$/u);
    expect(await lineFaults(`${whole}{"secret garden\n`)).toMatch(/other\.jsonl line 2 does not fit$/u);
    expect(await lineFaults('secret garden')).toMatch(/other\.jsonl line 1 does not fit$/u);
    writeFileSync(path('long-key'), `${'0'.repeat(32)}, and more\n`);
    await expect(classifyWith(index, path('long-key'))).rejects.toThrow(/holds no key of 32/u);
  });

  it('is missed where classify is to read it and it is not there; nothing is made', async () => {
    await expect(classifyWith(path('typo'), keyFile)).rejects.toThrow(/ENOENT/u);
    await expect(classifyWith(index, path('typo.key'))).rejects.toThrow(/ENOENT/u);
    expect(existsSync(path('typo.key'))).toBe(false);
  });

  it('says how it is called when nothing is asked of it', async () => {
    expect(await fingerprint()).toMatchObject({ exitCode: 2 });
  });
});
