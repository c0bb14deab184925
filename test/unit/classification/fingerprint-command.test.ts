import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

  it('says how it is called when nothing is asked of it', async () => {
    expect(await fingerprint()).toMatchObject({ exitCode: 2 });
  });
});
