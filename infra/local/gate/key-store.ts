import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { EngineError } from '../engine-error.ts';
import type { DeclaredKey } from './declarations.ts';

/** Key material by the declared spec. */
export type KeyMaterial =
  | { readonly kind: 'symmetric' | 'hmac'; readonly secret: Buffer }
  | { readonly kind: 'ed25519'; readonly privateKey: KeyObject };

const StoredKeys = z.record(z.string(), z.string());

/** Makes a key's material when it is first used, and keeps it in one file that only its owner may read. */
export class KeyStore {
  private readonly file: string | undefined;
  private readonly stored: Record<string, string>;

  constructor(stateDirectory: string | undefined) {
    if (stateDirectory !== undefined) mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    this.file = stateDirectory === undefined ? undefined : join(stateDirectory, 'kms-keys.json');
    this.stored =
      this.file !== undefined && existsSync(this.file)
        ? StoredKeys.parse(JSON.parse(readFileSync(this.file, 'utf8')))
        : {};
  }

  /** @throws EngineError for a spec that the stand-in does not know. */
  materialOf({ id, spec }: DeclaredKey): KeyMaterial {
    const text = this.stored[id] ?? this.create(id, spec);
    switch (spec) {
      case 'SYMMETRIC_DEFAULT':
        return { kind: 'symmetric', secret: Buffer.from(text, 'base64') };
      case 'HMAC_256':
        return { kind: 'hmac', secret: Buffer.from(text, 'base64') };
      default:
        return {
          kind: 'ed25519',
          privateKey: createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
        };
    }
  }

  private create(id: string, spec: string): string {
    const material = generate(spec).toString('base64');
    this.stored[id] = material;
    if (this.file !== undefined) {
      writeFileSync(this.file, JSON.stringify(this.stored), { mode: 0o600 });
      chmodSync(this.file, 0o600);
    }
    return material;
  }
}

function generate(spec: string): Buffer {
  switch (spec) {
    case 'SYMMETRIC_DEFAULT':
    case 'HMAC_256':
      return randomBytes(32);
    case 'ECC_NIST_EDWARDS25519':
      return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    default:
      throw new EngineError(`The local KMS does not know the key spec ${spec}.`);
  }
}
