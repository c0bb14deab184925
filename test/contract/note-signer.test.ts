import { EnableKeyCommand, DisableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createKmsNoteSigner } from '../../shared/signing/note-signer.kms.ts';
import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import { openNote, parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { FakeNoteSigner } from '../support/fake-note-signer.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';

const bench = new GateBench('note-signer');
const kms = (): KMSClient => bench.adopt(new KMSClient(bench.configFor()));
const kmsSigner = (key = 'log'): NoteSigner =>
  createKmsNoteSigner({ kms: kms(), keyId: keyArn(key), name: 'participant.example.com/receipts' });

beforeAll(() => bench.open());
afterAll(() => bench.close());

describe.each([
  ['the fake', () => new FakeNoteSigner()],
  ['KMS', kmsSigner],
])('%s', (_, open: () => NoteSigner) => {
  it('signs notes that its own verifier key opens, and no other', async () => {
    const signer = open();
    const key = parseVerifierKey(await signer.verifierKey());
    if (key === undefined) throw new Error('the signer shows no key');
    const note = await signer.sign('what is vouched for\n');
    expect(key.name).toBe('participant.example.com/receipts');
    expect(openNote(note, key)).toBe('what is vouched for\n');
    expect(openNote(note, new FakeNoteSigner().key)).toBeUndefined();
  });
});

describe('notes signed by KMS', () => {
  it('wait while the key is switched off', async () => {
    const signer = kmsSigner();
    await signer.verifierKey();
    await kms().send(new DisableKeyCommand({ KeyId: 'log' }));
    await expect(signer.sign('a\n')).rejects.toMatchObject({ kind: 'unavailable' });
    await kms().send(new EnableKeyCommand({ KeyId: 'log' }));
    expect(await signer.sign('a\n')).toMatch(/^a\n\n— /u);
  });

  it('are not signed by a name that would make a note nobody can read', () => {
    expect(() => createKmsNoteSigner({ kms: kms(), keyId: 'log', name: 'two words' })).toThrow('name');
  });
});
