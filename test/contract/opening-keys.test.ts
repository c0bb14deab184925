import { DisableKeyCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import {
  createKmsOpeningKeyMaker,
  createKmsOpeningKeyOpener,
} from '../../shared/sealing/opening-keys.kms.ts';
import { FakeOpeningKeys } from '../support/fake-opening-keys.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';
import { holdsOpeningKeys } from './opening-keys.suite.ts';

const bench = new GateBench('opening-keys');
const kms = (): KMSClient => bench.adopt(new KMSClient(bench.configFor()));
const account = AccountId.parse('mastodon:social.example/1');

beforeAll(() => bench.open());
afterAll(() => bench.close());

holdsOpeningKeys('the fake', () => Promise.resolve(new FakeOpeningKeys()));

holdsOpeningKeys('KMS', () =>
  Promise.resolve({
    ...createKmsOpeningKeyMaker(kms(), keyArn('text')),
    ...createKmsOpeningKeyOpener(kms(), keyArn('text')),
  }),
);

describe('opening keys from KMS', () => {
  it('are not opened by another wrapping key', async () => {
    const { wrapped } = await createKmsOpeningKeyMaker(kms(), keyArn('text')).create(account);
    const opening = createKmsOpeningKeyOpener(kms(), keyArn('spare')).open(account, wrapped);
    await expect(opening).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it('wait while the wrapping key is switched off', async () => {
    const { wrapped } = await createKmsOpeningKeyMaker(kms(), keyArn('text')).create(account);
    const opener = createKmsOpeningKeyOpener(kms(), keyArn('text'));
    await kms().send(new DisableKeyCommand({ KeyId: 'text' }));
    await expect(opener.open(account, wrapped)).rejects.toMatchObject({ kind: 'unavailable' });
    await kms().send(new EnableKeyCommand({ KeyId: 'text' }));
    expect(await opener.open(account, wrapped)).toHaveLength(32);
  });

  it('wait while KMS does not answer', async () => {
    const maker = createKmsOpeningKeyMaker(kms(), keyArn('text'));
    bench.gate.faults.plan({ kind: 'not-performed', action: 'kms:GenerateDataKey', nth: 1 });
    await expect(maker.create(account)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
