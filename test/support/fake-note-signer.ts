import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import { noteOf, verifierKeyText, type VerifierKey } from '../../shared/signing/signed-note.ts';

/** A real Ed25519 key in memory. */
export class FakeNoteSigner implements NoteSigner {
  readonly #privateKey: KeyObject;
  readonly key: VerifierKey;

  constructor(name = 'participant.example.com/receipts') {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#privateKey = privateKey;
    const { x = '' } = publicKey.export({ format: 'jwk' });
    this.key = { name, publicKey: new Uint8Array(Buffer.from(x, 'base64url')) };
  }

  sign(text: string): Promise<string> {
    return Promise.resolve(noteOf(text, this.key, sign(null, Buffer.from(text), this.#privateKey)));
  }

  verifierKey(): Promise<string> {
    return Promise.resolve(verifierKeyText(this.key));
  }
}
