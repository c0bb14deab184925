import {
  EnableKeyCommand,
  DisableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import { createKmsTextKeyMaker, createKmsTextKeyOpener } from '../../shared/sealing/text-keys.kms.ts';
import { FakeTextKeys } from '../support/fake-text-keys.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';
import { holdsTextKeys } from './text-keys.suite.ts';

const bench = new GateBench('text-keys');
const kms = (): KMSClient => bench.adopt(new KMSClient(bench.configFor()));
const account = AccountId.parse('mastodon:social.example/1');

beforeAll(() => bench.open());
afterAll(() => bench.close());

holdsTextKeys('the fake', () => Promise.resolve(new FakeTextKeys()));

holdsTextKeys('KMS', () =>
  Promise.resolve({
    ...createKmsTextKeyMaker(kms(), keyArn('text')),
    ...createKmsTextKeyOpener(kms(), keyArn('text')),
  }),
);

describe('text keys from KMS', () => {
  it('are not opened by another wrapping key', async () => {
    const wrapped = await createKmsTextKeyMaker(kms(), keyArn('text')).create(account);
    const opening = createKmsTextKeyOpener(kms(), keyArn('spare')).open(account, wrapped);
    await expect(opening).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it('wait while the wrapping key is switched off', async () => {
    const wrapped = await createKmsTextKeyMaker(kms(), keyArn('text')).create(account);
    const opener = createKmsTextKeyOpener(kms(), keyArn('text'));
    await kms().send(new DisableKeyCommand({ KeyId: 'text' }));
    await expect(opener.open(account, wrapped)).rejects.toMatchObject({ kind: 'unavailable' });
    await kms().send(new EnableKeyCommand({ KeyId: 'text' }));
    expect(await opener.open(account, wrapped)).toHaveProperty('seal');
  });

  it('wait while KMS does not answer', async () => {
    const maker = createKmsTextKeyMaker(kms(), keyArn('text'));
    bench.gate.faults.plan({ kind: 'not-performed', action: 'kms:GenerateDataKeyWithoutPlaintext', nth: 1 });
    await expect(maker.create(account)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('never open again once the wrapping key is to be deleted', async () => {
    const wrapped = await createKmsTextKeyMaker(kms(), keyArn('spare')).create(account);
    await kms().send(new ScheduleKeyDeletionCommand({ KeyId: 'spare', PendingWindowInDays: 7 }));
    const opening = createKmsTextKeyOpener(kms(), keyArn('spare')).open(account, wrapped);
    await expect(opening).rejects.toMatchObject({ kind: 'not-permitted' });
  });
});
