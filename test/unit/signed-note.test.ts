import { describe, expect, it } from 'vitest';

import { openNote, parseVerifierKey, verifierKeyText } from '../../shared/signing/signed-note.ts';
import { FakeNoteSigner } from '../support/fake-note-signer.ts';

/** Published with Go's implementation, golang.org/x/mod/sumdb/note. */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PUBLISHED_NOTE = `${PUBLISHED_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const keyIn = (line: string) => {
  const key = parseVerifierKey(line);
  if (key === undefined) throw new Error('no key');
  return key;
};

describe('a signed note', () => {
  const key = keyIn(PUBLISHED_KEY);

  it('of somebody else’s software is opened with the key published beside it', () => {
    expect(openNote(PUBLISHED_NOTE, key)).toBe(PUBLISHED_TEXT);
    expect(verifierKeyText(key)).toBe(PUBLISHED_KEY);
  });

  it.each([
    ['a changed word', PUBLISHED_NOTE.replace('answer', 'question')],
    ['a changed signature', PUBLISHED_NOTE.replace('ZJku', 'ZJkv')],
    ['another name', PUBLISHED_NOTE.replace('— PeterNeumann', '— EnochRoot')],
    ['no empty line', PUBLISHED_NOTE.replace('\n\n', '\n')],
    ['no line feed at its end', PUBLISHED_NOTE.trimEnd()],
    ['no signature', PUBLISHED_TEXT],
    ['nothing in it', ''],
    ['a line that is no signature, beside', `${PUBLISHED_NOTE}— other.example no base64\n`],
    ['a signature of somebody else that is a key id alone', `${PUBLISHED_NOTE}— other.example x08goQ==\n`],
    ['a second signature of the same key that is wrong', `${PUBLISHED_NOTE}— PeterNeumann x08gowAA\n`],
  ])('with %s is not opened', (_, note) => {
    expect(openNote(note, key)).toBeUndefined();
  });

  it('is opened with a hundred lines of signatures, and not with one more', () => {
    const others = (lines: number) => '— other.example x08gowAA\n'.repeat(lines);
    expect(openNote(PUBLISHED_NOTE + others(99), key)).toBe(PUBLISHED_TEXT);
    expect(openNote(PUBLISHED_NOTE + others(100), key)).toBeUndefined();
  });

  it('has no control characters, whoever signed them', async () => {
    const signer = new FakeNoteSigner('one.example');
    expect(openNote(await signer.sign('a text\n'), signer.key)).toBe('a text\n');
    expect(openNote(await signer.sign('a\ttext\n'), signer.key)).toBeUndefined();
  });

  it('is opened although others signed it too, by each with their own key alone', async () => {
    const [one, other] = [new FakeNoteSigner('one.example'), new FakeNoteSigner('other.example')];
    const text = 'a text\nof two lines\n';
    const lineOf = (note: string) => note.slice(note.lastIndexOf('\n\n') + 2);
    const note = `${await one.sign(text)}${lineOf(await other.sign(text))}`;
    expect([openNote(note, one.key), openNote(note, other.key)]).toEqual([text, text]);
    expect(openNote(note, new FakeNoteSigner('one.example').key)).toBeUndefined();
  });
});

describe('a verifier key', () => {
  it.each([
    ['whose id is another key’s', PUBLISHED_KEY.replace('c74f20a3', 'c74f20a4')],
    ['of another algorithm', PUBLISHED_KEY.replace('+AR', '+Ah')],
    ['that is cut off', PUBLISHED_KEY.slice(0, -4)],
    ['without a name', PUBLISHED_KEY.slice('PeterNeumann'.length)],
    ['with a word behind it', `${PUBLISHED_KEY} more`],
    ['that is a private key', `PRIVATE+KEY+${PUBLISHED_KEY}`],
  ])('%s is none', (_, line) => {
    expect(parseVerifierKey(line)).toBeUndefined();
  });
});
