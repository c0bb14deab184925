import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DecryptCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GateBench, keyArn } from '../support/gate-bench.ts';

const bench = new GateBench('kms');
const stateDirectory = mkdtempSync(join(tmpdir(), 'candor-gate-'));
beforeAll(() => bench.open({ stateDirectory }));
afterAll(async () => {
  await bench.close();
  rmSync(stateDirectory, { recursive: true });
});

const kms = (caller = 'root') => bench.adopt(new KMSClient(bench.configFor(caller)));

describe('keys', () => {
  const EncryptionContext = { account: 'did:plc:a' };

  it('gives data keys that decrypt with their context and with no other', async () => {
    const client = kms();
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId: 'text', KeySpec: 'AES_256', EncryptionContext }),
    );

    const opened = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));

    expect(Plaintext).toHaveLength(32);
    expect(opened).toMatchObject({ KeyId: keyArn('text'), Plaintext });
    await expect(
      client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { account: 'did:plc:b' } })),
    ).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await expect(client.send(new DecryptCommand({ CiphertextBlob }))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('binds grants to the encryption context', async () => {
    bench.caller('sealer', [
      {
        Effect: 'Allow',
        Action: 'kms:GenerateDataKeyWithoutPlaintext',
        Resource: keyArn('text'),
        Condition: {
          'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['account'] },
          Null: { 'kms:EncryptionContext:account': 'false' },
        },
      },
    ]);
    const client = kms('sealer');
    const generate = (context: Record<string, string>) =>
      client.send(
        new GenerateDataKeyWithoutPlaintextCommand({
          KeyId: 'text',
          KeySpec: 'AES_256',
          EncryptionContext: context,
        }),
      );

    const sealed = await generate(EncryptionContext);

    expect(sealed).not.toHaveProperty('Plaintext');
    await expect(generate({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(generate({ ...EncryptionContext, more: '1' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      client.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext })),
    ).rejects.toThrow('kms:Decrypt');
  });

  it('signs with Ed25519 so that anyone verifies with the public key', async () => {
    const client = kms();
    const Message = Buffer.from('origin\n1\nroot\n');
    const { Signature = new Uint8Array() } = await client.send(
      new SignCommand({ KeyId: 'log', Message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }),
    );
    const { PublicKey = new Uint8Array() } = await client.send(new GetPublicKeyCommand({ KeyId: 'log' }));

    const publicKey = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    expect(verify(null, Message, publicKey, Signature)).toBe(true);
    expect(verify(null, Buffer.from('other'), publicKey, Signature)).toBe(false);
  });

  it('gives the same MAC for the same message, and refuses a wrong one', async () => {
    const client = kms();
    const request = { KeyId: 'duplicates', MacAlgorithm: 'HMAC_SHA_256' } as const;
    const mac = (text: string) =>
      client.send(new GenerateMacCommand({ ...request, Message: Buffer.from(text) }));

    const { Mac } = await mac('one');

    expect((await mac('one')).Mac).toEqual(Mac);
    expect((await mac('other')).Mac).not.toEqual(Mac);
    await expect(
      client.send(new VerifyMacCommand({ ...request, Message: Buffer.from('other'), Mac })),
    ).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
  });

  it('does nothing with a key that is switched off or made for something else', async () => {
    const client = kms();
    const encrypt = (KeyId: string) =>
      client.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }));

    await client.send(new DisableKeyCommand({ KeyId: 'text' }));
    await expect(encrypt('text')).rejects.toMatchObject({ name: 'DisabledException' });
    await client.send(new EnableKeyCommand({ KeyId: 'text' }));

    await expect(encrypt('text')).resolves.toHaveProperty('CiphertextBlob');
    await expect(encrypt('log')).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
    await expect(encrypt('unknown')).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('keeps its material in a file that only the owner can read', async () => {
    await kms().send(new GetPublicKeyCommand({ KeyId: 'log' }));

    expect(statSync(join(stateDirectory, 'kms-keys.json')).mode & 0o777).toBe(0o600);
  });
});
