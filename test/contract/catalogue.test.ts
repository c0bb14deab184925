import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { REVISION_KEY } from '../../shared/classification/catalogue-items.ts';
import { createDynamoCatalogueReader } from '../../shared/classification/catalogue-reader.dynamodb.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDynamoCatalogueWriter } from '../../shared/classification/catalogue-writer.dynamodb.ts';
import { CompanyRule } from '../../shared/classification/company-rules.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { fingerprintDocument } from '../../shared/classification/fingerprints.ts';
import { normaliseText } from '../../shared/classification/normalise.ts';
import { approvalOf, companyTerm, OWN_RULE } from '../support/catalogue-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { GateBench, keyArn } from '../support/gate-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const bench = new GateBench('catalogue');
beforeAll(() => bench.open());
afterAll(() => bench.close());

const fingerprintKey = () =>
  createKmsFingerprintKey(bench.adopt(new KMSClient(bench.configFor())), keyArn('fingerprints'));

const rule = (id: string) => CompanyRule.parse({ ...OWN_RULE, id });
const PLAN =
  'The northern depot closes in May and forty people move to the harbour site; nobody outside the board has been told so far.';
const QUOTE = 'psst: forty people move to the harbour site; nobody outside the board has been told';
const NO_BACKGROUND: ReadonlySet<number> = new Set();

const open = async () => {
  const table = await dynamo.table();
  const key = fingerprintKey();
  const writer = createDynamoCatalogueWriter({ documents, table, newId: randomUUID, clock: systemClock });
  const reader = () => createDynamoCatalogueReader({ documents, table, fingerprintKey: key });
  const plan = async (text = PLAN) => ({
    document: 'plan.txt',
    pages: fingerprintDocument({ name: 'plan.txt', text }, await key.read(), NO_BACKGROUND),
  });
  return { table, writer, reader, plan };
};

/** Documents whose first query is followed, before its answer arrives, by somebody else's change. */
const overtakenBy = (change: () => Promise<unknown>): DynamoDBDocumentClient => {
  const slow = DynamoDBDocumentClient.from(dynamo.client);
  let isFirst = true;
  slow.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        if (commandName === 'QueryCommand' && isFirst) {
          isFirst = false;
          await change();
        }
        return answer;
      },
    { step: 'initialize' },
  );
  return slow;
};

describe('a company’s catalogue in DynamoDB', () => {
  it('is what was put there last, and nothing else', async () => {
    const { writer, reader } = await open();
    expect(await writer.replaceTerms([companyTerm('heron'), companyTerm('egret')])).toEqual({
      written: 2,
      removed: 0,
    });
    const both = [rule('own-a'), rule('own-b')];
    expect(await writer.replaceRules(both, approvalOf(both))).toEqual({ written: 2, removed: 0 });
    expect(
      await writer.replaceTerms([companyTerm('Egret'), companyTerm('stork'), companyTerm('stork')]),
    ).toEqual({
      written: 2,
      removed: 1,
    });
    const one = [rule('own-b')];
    expect(await writer.replaceRules(one, approvalOf(one))).toEqual({ written: 1, removed: 1 });
    const { terms, rules, findDocuments } = await reader().read();
    expect(terms.map((one) => one.term).sort()).toEqual(['Egret', 'stork']);
    expect(rules).toEqual([rule('own-b')]);
    expect(findDocuments(normaliseText(QUOTE))).toEqual([]);
  });

  it('goes beyond what one request takes', async () => {
    const { writer, reader } = await open();
    const many = Array.from({ length: 130 }, (_, number) => companyTerm(`name ${number}`));
    expect(await writer.replaceTerms(many)).toEqual({ written: 130, removed: 0 });
    expect(await writer.replaceTerms([])).toEqual({ written: 0, removed: 130 });
    expect((await reader().read()).terms).toEqual([]);
  });

  it('finds passages of its documents, without holding a word of them', async () => {
    const { table, writer, reader, plan } = await open();
    expect(await writer.putDocuments([await plan()])).toMatchObject({ documents: 1, pages: 1 });
    expect((await reader().read()).findDocuments(normaliseText(QUOTE))).toMatchObject([
      { rule: 'confidential-document' },
    ]);
    expect(JSON.stringify(await dynamo.all(table))).not.toMatch(/depot|harbour|board/u);
  });

  it('lets documents be replaced and removed by their names, the others stay', async () => {
    const { writer, reader, plan } = await open();
    const other = { ...(await plan()), document: 'other.txt' };
    await writer.putDocuments([await plan(), other]);
    const longer = await plan(`${PLAN} `.repeat(80));
    expect(await writer.putDocuments([longer])).toMatchObject({
      documents: 2,
      pages: longer.pages.length + 1,
    });
    expect(await writer.putDocuments([await plan()])).toMatchObject({ documents: 2, pages: 2 });
    expect(await writer.putDocuments([{ document: 'plan.txt', pages: [] }])).toMatchObject({ documents: 1 });
    expect((await reader().read()).findDocuments(normaliseText(QUOTE))).toHaveLength(1);
    await writer.putDocuments([{ document: 'other.txt', pages: [] }]);
    expect((await reader().read()).findDocuments(normaliseText(QUOTE))).toEqual([]);
  });

  it('is read again when it changed, and only then', async () => {
    const { writer, reader, plan } = await open();
    await writer.putDocuments([await plan()]);
    const same = reader();
    const first = await same.read();
    expect((await same.read()).findDocuments).toBe(first.findDocuments);
    await writer.putDocuments([{ document: 'plan.txt', pages: [] }]);
    expect((await same.read()).findDocuments(normaliseText(QUOTE))).toEqual([]);
  });

  it('is not called whole by whoever changed it while somebody else did', async () => {
    const { table, writer, reader, plan } = await open();
    await writer.putDocuments([await plan()]);
    const overtaken = createDynamoCatalogueWriter({
      documents: overtakenBy(() => writer.putDocuments([{ document: 'plan.txt', pages: [] }])),
      table,
      newId: randomUUID,
      clock: systemClock,
    });
    const mine = { ...(await plan()), document: 'mine.txt' };
    await expect(overtaken.putDocuments([mine])).rejects.toMatchObject({ kind: 'conflict' });
    expect(await overtaken.putDocuments([mine])).toMatchObject({ documents: 1 });
    expect((await reader().read()).findDocuments(normaliseText(QUOTE))).toHaveLength(1);
  });

  it('is read again next time where it changed while it was read', async () => {
    const { table, writer, plan } = await open();
    await writer.putDocuments([
      { ...(await plan('Something else that nobody should quote anywhere, ever, please.')), document: 'a' },
    ]);
    const documentsOvertaken = overtakenBy(async () => writer.putDocuments([await plan()]));
    const reader = createDynamoCatalogueReader({
      documents: documentsOvertaken,
      table,
      fingerprintKey: fingerprintKey(),
    });
    await reader.read();
    expect((await reader.read()).findDocuments(normaliseText(QUOTE))).toHaveLength(1);
  });

  it('answers the very list of before where terms and rules are the same', async () => {
    const { writer, reader } = await open();
    await writer.replaceTerms([companyTerm('heron')]);
    const same = reader();
    const { terms, rules } = await same.read();
    const again = await same.read();
    expect([again.terms === terms, again.rules === rules]).toEqual([true, true]);
    await writer.replaceTerms([companyTerm('stork')]);
    expect((await same.read()).terms).toEqual([companyTerm('stork')]);
  });

  it('mixes no keys, and is refused where another key made it', async () => {
    const { table, writer, reader, plan } = await open();
    await writer.putDocuments([await plan()]);
    const foreign = fingerprintDocument({ name: 'x', text: PLAN }, Buffer.alloc(16, 9), NO_BACKGROUND);
    await expect(writer.putDocuments([{ document: 'x', pages: foreign }])).rejects.toMatchObject({
      kind: 'invalid-input',
    });
    expect((await reader().read()).findDocuments(normaliseText(QUOTE))).toHaveLength(1);
    const fingerprintKey = { read: () => Promise.resolve(Buffer.alloc(16, 9)) };
    const stranger = createDynamoCatalogueReader({ documents, table, fingerprintKey });
    await expect(stranger.read()).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('takes no index that would not fit into memory', async () => {
    const { table, writer } = await open();
    const hashes = Array.from({ length: 20_000 }, (_, number) => number);
    const pages = Array.from({ length: 101 }, (_, number) => ({
      version: 1 as const,
      key: '0'.repeat(16),
      page: `archive#${number + 1}`,
      hashes,
    }));
    await expect(writer.putDocuments([{ document: 'archive', pages }])).rejects.toMatchObject({
      kind: 'invalid-input',
      message: 'The index would hold 2020000 hashes; 2000000 fit. Leave documents out, or remove old ones.',
    });
    expect((await dynamo.all(table)).filter(({ sk }) => sk !== REVISION_KEY.sk)).toEqual([]);
  });

  it('is unavailable, not empty, while the key service does not answer', async () => {
    const { table, writer, plan } = await open();
    await writer.putDocuments([await plan()]);
    const reader = createDynamoCatalogueReader({ documents, table, fingerprintKey: fingerprintKey() });
    bench.gate.faults.plan({ kind: 'not-performed', action: 'kms:GenerateMac', probability: 1 });
    await expect(reader.read()).rejects.toMatchObject({ kind: 'unavailable' });
    bench.gate.faults.clear();
    expect((await reader.read()).findDocuments(normaliseText(QUOTE))).toHaveLength(1);
  });

  it('is refused, not half read, when an item is of a version nobody knows', async () => {
    const { table, writer, reader, plan } = await open();
    await writer.putDocuments([await plan()]);
    await dynamo.put(table, { ...REVISION_KEY, version: 2, revision: randomUUID() });
    await expect(reader().read()).rejects.toMatchObject({ kind: 'invariant' });
  });
});

describe('the key of fingerprints', () => {
  it('is 128 bits, the same for everybody who may ask, asked for once', async () => {
    const [one, other] = [fingerprintKey(), fingerprintKey()];
    const bytes = await one.read();
    expect(bytes).toHaveLength(16);
    expect(await other.read()).toEqual(bytes);
    expect(await one.read()).toBe(bytes);
  });
});
