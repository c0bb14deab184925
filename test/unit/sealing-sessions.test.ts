import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { EncryptJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SIGNED_IN_SITES, type SignedInSite } from '../../shared/names.ts';
import { createSecretsManagerSealKeys } from '../../shared/session/seal-keys.secrets-manager.ts';
import type { SealKey, SealKeys } from '../../shared/session/seal-keys.ts';
import { createJoseTokenSealer } from '../../shared/session/token-sealer.jose.ts';

const START = new Date('2026-03-10T12:00:00Z');
let now = START;
const clock = { now: () => now };
const pass = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000));
const sealerAt = (site: SignedInSite, sealKeys: SealKeys) => createJoseTokenSealer({ site, sealKeys, clock });
const key = (id: string, fill: number): SealKey => ({ id, key: new Uint8Array(32).fill(fill) });
const inAnHour = { claims: { who: 'ann' }, expiresAt: START.getTime() / 1000 + 3600 };

beforeEach(() => {
  now = START;
});

describe('a sealed token', () => {
  const sealerWith = (first: SealKey, ...others: SealKey[]) =>
    sealerAt('participant', { keys: () => Promise.resolve([first, ...others]) });
  const sealer = sealerWith(key('a', 1));

  it('opens to what was sealed, and cannot be read before', async () => {
    const token = await sealer.seal('session', inAnHour);
    expect(await sealer.open('session', token)).toEqual({ who: 'ann' });
    expect(Buffer.from(token, 'base64url').toString()).not.toContain('ann');
  });

  it.each(['sign-in', 'connection'] as const)('for a session opens for no %s', async (use) => {
    expect(await sealer.open(use, await sealer.seal('session', inAnHour))).toBeUndefined();
  });

  it.each(SIGNED_IN_SITES)(
    'for the %s site opens at that site alone, even under the same key',
    async (site) => {
      const same = { keys: () => Promise.resolve([key('a', 1)] as const) };
      const token = await sealerAt(site, same).seal('session', inAnHour);
      const opened = await Promise.all(
        SIGNED_IN_SITES.map((at) => sealerAt(at, same).open('session', token)),
      );
      expect(opened).toEqual(SIGNED_IN_SITES.map((at) => (at === site ? { who: 'ann' } : undefined)));
    },
  );

  it('opens until its last second and no longer', async () => {
    const token = await sealer.seal('session', inAnHour);
    pass(3599);
    expect(await sealer.open('session', token)).toEqual({ who: 'ann' });
    pass(1);
    expect(await sealer.open('session', token)).toBeUndefined();
  });

  it('does not open once any part of it was altered', async () => {
    const parts = (await sealer.seal('session', inAnHour)).split('.');
    for (const [index, part] of parts.entries()) {
      const altered = part === '' ? 'AAAA' : `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      expect([index, await sealer.open('session', parts.with(index, altered).join('.'))]).toEqual([
        index,
        undefined,
      ]);
    }
  });

  it.each(['', 'x', 'a.b.c', 'a.b.c.d.e', '{}'])('that reads %j is none', async (token) => {
    expect(await sealer.open('session', token)).toBeUndefined();
  });

  it('under the key of before opens after a rotation, and not after two', async () => {
    const token = await sealer.seal('session', inAnHour);
    expect(await sealerWith(key('b', 2), key('a', 1)).open('session', token)).toEqual({ who: 'ann' });
    expect(await sealerWith(key('c', 3), key('b', 2)).open('session', token)).toBeUndefined();
  });

  it('that names a key but is sealed with another does not open', async () => {
    const token = await sealerWith(key('a', 9)).seal('session', inAnHour);
    expect(await sealer.open('session', token)).toBeUndefined();
  });

  it('without an end, or in another cipher, does not open', async () => {
    const forged = (enc: string, bytes: number) =>
      new EncryptJWT({ claims: { who: 'ann' } })
        .setProtectedHeader({ alg: 'dir', enc, kid: 'a' })
        .setAudience('candor:participant:session')
        .encrypt(new Uint8Array(bytes).fill(1));
    expect(await sealer.open('session', await forged('A256GCM', 32))).toBeUndefined();
    expect(await sealer.open('session', await forged('A128GCM', 16))).toBeUndefined();
  });
});

describe('seal keys from Secrets Manager', () => {
  const secrets = mockClient(SecretsManagerClient);
  const stages = new Map<string, string>();
  const client = new SecretsManagerClient({});
  afterEach(() => {
    secrets.reset();
  });
  beforeEach(() => {
    stages.clear();
    stages.set('AWSCURRENT', 'one'.repeat(20));
    secrets.on(GetSecretValueCommand).callsFake(({ VersionStage }: { VersionStage: string }) => {
      const SecretString = stages.get(VersionStage);
      if (SecretString === undefined) throw new ResourceNotFoundException({ $metadata: {}, message: 'none' });
      return { SecretString };
    });
  });
  const create = () => createSecretsManagerSealKeys({ secrets: client, secretId: 'session', clock });
  const rotate = (to: string): void => {
    stages.set('AWSPREVIOUS', stages.get('AWSCURRENT') ?? '');
    stages.set('AWSCURRENT', to.repeat(20));
  };

  it('are 32 bytes, the same for the same secret, and named by what says nothing of it', async () => {
    const [first] = await create().keys();
    expect(first.key).toHaveLength(32);
    expect(first).toEqual((await create().keys())[0]);
    expect(first.id).toMatch(/^[0-9a-f]{16}$/u);
    expect(Buffer.from(first.key).toString('hex')).not.toContain(first.id);
  });

  it('are read once in five minutes', async () => {
    const keys = create();
    const [before] = await keys.keys();
    rotate('two');
    pass(299);
    expect(await keys.keys()).toEqual([before]);
    pass(1);
    const [current, previous] = await keys.keys();
    expect([current.id === before.id, previous?.id]).toEqual([false, before.id]);
  });

  it('sign nobody out whom another machine signed in with a newer key', async () => {
    const here = sealerAt('comms', create());
    await here.seal('session', inAnHour);
    rotate('two');
    pass(10);
    const there = sealerAt('comms', create());
    const token = await there.seal('session', inAnHour);
    expect(await here.open('session', token)).toEqual({ who: 'ann' });
  });

  it('are not read again and again for tokens that name made-up keys', async () => {
    const keys = create();
    await keys.keys();
    pass(10);
    for (let forged = 0; forged < 50; forged += 1) await keys.keys(`made-up-${forged}`);
    // the current and the previous, at first and ten seconds later
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(4);
  });

  it('cannot be had from a secret that is missing, or too short to be one', async () => {
    stages.set('AWSCURRENT', 'x'.repeat(31));
    await expect(create().keys()).rejects.toMatchObject({ kind: 'invariant' });
    stages.clear();
    await expect(create().keys()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('are asked for again after a reading that failed, and let nobody in meanwhile', async () => {
    const keys = create();
    const token = await sealerAt('comms', create()).seal('session', inAnHour);
    secrets.on(GetSecretValueCommand).rejectsOnce(new Error('socket hang up'));
    await expect(sealerAt('comms', keys).open('session', token)).rejects.toMatchObject({
      kind: 'unavailable',
    });
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'one'.repeat(20) });
    expect(await sealerAt('comms', keys).open('session', token)).toEqual({ who: 'ann' });
  });
});
