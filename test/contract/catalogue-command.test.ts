import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createDynamoCatalogueReader } from '../../shared/classification/catalogue-reader.dynamodb.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { normaliseText } from '../../shared/classification/normalise.ts';
import { scan } from '../support/dynamo-bench.ts';
import { approvalOf, companyTerm, OWN_RULE } from '../support/catalogue-builders.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';

const PLAN =
  'The northern depot closes in May and forty people move to the harbour site; nobody outside the board has been told.';
const bench = new GateBench('catalogue-command');
const directory = mkdtempSync(join(tmpdir(), 'candor-import-'));
beforeAll(() => bench.open());
afterAll(async () => {
  await bench.close();
  rmSync(directory, { recursive: true });
});

/** A command as whoever administers a stage types it, with their credentials. */
const candor = (
  ...args: readonly string[]
): Promise<{ readonly exitCode: number | null; readonly said: string }> => {
  const { region, endpoint, credentials } = bench.configFor();
  const program = join(import.meta.dirname, '../../bin/candor.ts');
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, said })));
};

const file = (name: string, content: string): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};

const stored = () =>
  createDynamoCatalogueReader({
    documents: DynamoDBDocumentClient.from(bench.dynamodb()),
    table: bench.tableName,
    fingerprintKey: createKmsFingerprintKey(
      bench.adopt(new KMSClient(bench.configFor())),
      keyArn('fingerprints'),
    ),
  }).read();

describe('a stage’s catalogue, from the command line', () => {
  it('becomes what a file says, and what classification reads', async () => {
    const path = file(
      'catalogue.json',
      JSON.stringify({ terms: [companyTerm('Heron')], rules: [OWN_RULE], approval: approvalOf([OWN_RULE]) }),
    );
    const { exitCode, said } = await candor('catalogue', path, '--table', bench.tableName);
    expect([exitCode, said]).toEqual([0, expect.stringContaining('0 terms and 0 rules were removed')]);
    const { terms, rules } = await stored();
    expect([terms, rules.map(({ id }) => id)]).toEqual([[companyTerm('Heron')], [OWN_RULE.id]]);
  });

  it('does not seek rules that nobody approved as they are', async () => {
    const changed = { ...OWN_RULE, confidence: 0.8 };
    const tomorrow = { ...approvalOf([OWN_RULE]), on: '2999-01-01' };
    for (const rest of [{}, { approval: approvalOf([changed]) }, { approval: tomorrow }]) {
      const path = file('unapproved.json', JSON.stringify({ terms: [], rules: [OWN_RULE], ...rest }));
      const { exitCode, said } = await candor('catalogue', path, '--table', bench.tableName);
      expect([exitCode, said]).toEqual([
        2,
        expect.stringContaining('Nobody approved these rules as they are.'),
      ]);
      expect(said).toContain(`"rules": "${approvalOf([OWN_RULE]).rules}"`);
    }
    // What was there is there still, with who approved it.
    expect((await stored()).rules.map(({ id }) => id)).toEqual([OWN_RULE.id]);
    const items = await scan(DynamoDBDocumentClient.from(bench.dynamodb()), bench.tableName);
    expect(items.find(({ pk }) => pk === 'approvals')).toMatchObject(approvalOf([OWN_RULE]));
  });

  it('takes documents in, by the key that the key service derives, and lets them go', async () => {
    const [path, index] = [
      file('plan.txt', PLAN),
      ['--table', bench.tableName, '--kms-key', keyArn('fingerprints')],
    ];
    const added = await candor('fingerprint', ...index, path);
    expect([added.exitCode, added.said]).toEqual([
      0,
      expect.stringMatching(/holds 1 documents, 1 pages, \d+ hashes, no text\.$/mu),
    ]);
    expect((await stored()).findDocuments(normaliseText(`so: ${PLAN.slice(30, 100)}`))).toHaveLength(1);
    const removed = await candor('fingerprint', ...index, '--remove', path);
    expect([removed.exitCode, removed.said]).toEqual([0, expect.stringContaining('holds 0 documents')]);
    expect((await stored()).findDocuments(normaliseText(PLAN))).toEqual([]);
  });

  it('comes back from a restored table, but for what is there', async () => {
    const path = file('catalogue.json', JSON.stringify({ terms: [companyTerm('Heron')], rules: [] }));
    await candor('catalogue', path, '--table', bench.tableName);
    const tables = ['--from', bench.tableName, '--to', bench.tableName, '--consents', bench.tableName];
    const { exitCode, said } = await candor('restore', 'Terms', ...tables);
    expect([exitCode, said]).toEqual([
      0,
      expect.stringMatching(/^Terms: 0 items restored, [1-9]\d* were there, 0 left/u),
    ]);
    for (const wrong of [['Consents'], ['Alerts'], ['constructor'], []]) {
      const refused = await candor('restore', ...wrong, ...tables);
      expect([refused.exitCode, refused.said]).toEqual([2, expect.stringContaining('Usage: candor restore')]);
    }
  });

  it('ends consents of whoever left, and finds a store that is not there whoever is on the list', async () => {
    const stores = ['people', 'consents', 'schedule', 'outbox', 'observations', 'alerts', 'site', 'ledger'];
    const tables = stores.flatMap((name) => [`--${name}`, bench.tableName]);
    expect(await candor('leavers', ...tables)).toEqual({
      exitCode: 0,
      said: '0 people read. Whatever they had consented to is withdrawn, and erased within the hour.\n',
    });
    const missing = await candor('leavers', ...tables.slice(2), '--people', 'nowhere');
    expect([missing.exitCode, missing.said]).toEqual([
      1,
      expect.stringMatching(/^candor leavers: the store /u),
    ]);
  });

  it('says in a line when the store is not there', async () => {
    const { exitCode, said } = await candor('catalogue', file('empty.json', '{}'), '--table', 'nowhere');
    expect(exitCode).toBe(1);
    expect(said).toMatch(/candor catalogue: the store .*$/mu);
    expect(said).not.toMatch(/^\s+at /mu);
  });
});
