import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runReceipt } from '../../bin/receipt-command.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { consentReceipt, endReceipt, receiptText } from '../../shared/consent/receipt.ts';
import { CONTROLLER } from '../support/closed-ports.ts';
import { ConsentStory } from '../support/consent-story.ts';
import { uuid } from '../support/disclosure-builders.ts';
import { FakeNoteSigner } from '../support/fake-note-signer.ts';
import { at, PARTICIPANT } from '../support/fake-world.ts';
import { listener } from '../support/listener.ts';

const signer = new FakeNoteSigner();
const directory = mkdtempSync(join(tmpdir(), 'receipts-'));
const KEY = await signer.verifierKey();

const written = async (): Promise<string> => {
  const end = {
    version: 1,
    participant: PARTICIPANT,
    at: at(1).toISOString(),
    what: 'withdrawn',
    generation: uuid(1),
  } as const;
  // A name that is not plain ASCII, which tools write in more ways than one.
  const controller = { ...CONTROLLER, name: 'Wörk & "Söhne" 🜂' };
  const receipt = endReceipt(uuid(1), [end], { controller, id: uuid(2), at: at(2) });
  if (receipt === undefined) throw new Error('no receipt');
  const file = join(directory, 'receipt.json');
  const note = await signer.sign(receiptText(receipt));
  writeFileSync(file, JSON.stringify({ receipt, note }, undefined, 2));
  return file;
};
const file = await written();

const run = (...args: readonly string[]) => {
  const { output, said } = listener();
  return { code: runReceipt(args, output), said: said() };
};

const changed = (name: string, change: (text: string) => string): string => {
  const path = join(directory, name);
  writeFileSync(path, change(readFileSync(file, 'utf8')));
  return path;
};

describe('candor receipt verify', () => {
  it('says of a receipt who signed it, and what it says', () => {
    const { code, said } = run('verify', file, '--key', KEY);
    expect(code).toBe(0);
    expect(said).toContain('Signed by participant.example.com/receipts');
    expect(said).toContain('withdrawn 2026-03-10T01:00:00.000Z, no erasure finished yet');
  });

  it('shows of a name that would clear the screen what cannot be seen, on one line', () => {
    const path = changed('a\u001b[2J\nSigned.json', (text) => text.slice(1));
    const { code, said } = run('verify', path, '--key', KEY);
    expect(code).toBe(2);
    expect(said).toMatch(/a\uFFFD\[2J\uFFFDSigned\.json is no receipt of a form that is known here\.\n$/u);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('takes the key from a file as well', () => {
    const key = join(directory, 'key');
    writeFileSync(key, `${KEY}\n`);
    expect(run('verify', file, '--key', key).code).toBe(0);
  });

  it('refuses a receipt that was changed in one character, and one of another key', async () => {
    const other = changed('moved.json', (text) => text.replace('T01:00', 'T02:00'));
    expect(run('verify', other, '--key', KEY)).toMatchObject({ code: 1 });
    const stranger = await new FakeNoteSigner().verifierKey();
    expect(run('verify', file, '--key', stranger)).toMatchObject({ code: 1 });
  });

  it.each([
    [['verify', file]],
    [['show', file, '--key', KEY]],
    [['verify', file, '--key', 'nonsense']],
    [['verify', changed('cut.json', (text) => text.slice(0, 80)), '--key', KEY]],
    [['verify', join(directory, 'nowhere.json'), '--key', KEY]],
    [['verify', directory, '--key', KEY]],
    [['verify', changed('more.json', (text) => text.replace('{', '{"x": 1,')), '--key', KEY]],
  ])('exits 2 at what is no receipt, no key or no question', (args) => {
    expect(run(...args).code).toBe(2);
  });
});

/** The receipt of a consent to count tagged posts, in a file. */
const agreed = async (change: (text: string) => string = (text) => text): Promise<string> => {
  const story = new ConsentStory(() => uuid(3));
  const purposes = { engagement: { scope: { kind: 'campaign-tag' }, givenAt: at(0).toISOString() } } as const;
  story.decide({ do: 'choose', purposes, notice: noticeReference(NOTICE) }, at(0));
  if (story.consent === undefined) throw new Error('nothing was agreed to');
  const facts = { controller: CONTROLLER, notice: NOTICE, id: uuid(2), at: at(2) };
  const receipt = consentReceipt(story.consent, story.history, facts);
  if (receipt === undefined) throw new Error('no receipt');
  const path = join(directory, 'agreed.json');
  writeFileSync(path, change(JSON.stringify({ receipt, note: await signer.sign(receiptText(receipt)) })));
  return path;
};

describe('candor receipt verify of a consent', () => {
  it('vouches for it as it was signed', async () => {
    expect(run('verify', await agreed(), '--key', KEY)).toMatchObject({ code: 0 });
  });

  it.each([
    ['"language":"en"', '"language":"en","x_also":"to all of it"'],
    ['"version":"', '"version":"0","version":"'],
    ['"kind":"campaign-tag"', '"kind":"campaign-tag","posts":["every one"]'],
  ])('vouches for nothing that was written into it: %s', async (signed, written) => {
    const path = await agreed((text) => text.replace(signed, written));
    expect(readFileSync(path, 'utf8')).toContain(written);
    expect(run('verify', path, '--key', KEY)).toMatchObject({ code: 2 });
  });
});

const DOCUMENTED = /```sh\n(jq [^]*?)```/u;
const hasTools = ['jq', 'openssl'].every((tool) => spawnSync(tool, ['--version']).error === undefined);

describe('the documented check without Candor', () => {
  it.skipIf(!hasTools)('verifies a receipt with jq and openssl, and refuses one that was changed', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/consent-records.md'), 'utf8');
    const [, commands = ''] = DOCUMENTED.exec(page) ?? [];
    const check = (receipt: string) => {
      const cwd = mkdtempSync(join(directory, 'check-'));
      execFileSync('cp', [receipt, join(cwd, 'receipt.json')]);
      writeFileSync(join(cwd, 'key.txt'), `${KEY}\n`);
      const { status, stdout } = spawnSync('bash', ['-c', commands], {
        cwd,
        encoding: 'utf8',
      });
      return [status, /Signature Verified Successfully/u.test(stdout)];
    };
    expect(check(file)).toEqual([0, true]);
    expect(check(join(directory, 'moved.json'))).toEqual([1, false]);
    const forged = changed('forged.json', (text) =>
      text.replace(/(— \S+ .{10})./u, (_, start: string) => `${start}_`),
    );
    expect(check(forged)).toEqual([1, false]);
  });
});
