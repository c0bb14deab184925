import { createHash } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createKmsDuplicateHashes } from '../../shared/alerts/duplicate-hashes.kms.ts';
import { createFakeDuplicateHashes } from '../support/fake-duplicate-hashes.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';
import { holdsDuplicateHashes } from './duplicate-hashes.suite.ts';

const bench = new GateBench('duplicate-hashes');
const hashes = () =>
  createKmsDuplicateHashes(bench.adopt(new KMSClient(bench.configFor())), keyArn('duplicates'));

beforeAll(() => bench.open());
afterAll(() => bench.close());

holdsDuplicateHashes('the fake', () => Promise.resolve(createFakeDuplicateHashes()));
holdsDuplicateHashes('KMS', () => Promise.resolve(hashes()));

describe('duplicate hashes from KMS', () => {
  it('cannot be guessed without the key', async () => {
    const guess = createHash('sha256')
      .update(JSON.stringify(['secret', 'hunter2']))
      .digest('hex');
    expect(await hashes().of('secret', 'hunter2')).not.toBe(guess.slice(0, 32));
  });

  it('fail as unavailable while KMS does not answer, and quote nothing', async () => {
    bench.gate.faults.plan({ kind: 'throttle', action: 'kms:GenerateMac', nth: 1 });
    const fault = await hashes()
      .of('secret', 'hunter2')
      .catch((cause: unknown) => cause);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect(String(fault)).not.toContain('hunter2');
  });
});
