import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { afterAll, describe, expect, it } from 'vitest';

import { runVerify } from '../../bin/verify-command.ts';
import { createSealDay } from '../../functions/seal-day/seal-day.ts';
import { createPublicSite } from '../../functions/web/public-site.tsx';
import { addDays } from '../../shared/clock.ts';
import { ReceiptFile } from '../../shared/consent/receipt.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AccountId } from '../../shared/ids.ts';
import {
  createDynamoLeafPlaces,
  createDynamoLeafReader,
} from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { commitmentIn } from '../../shared/transparency/ledger-entry.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { closedPublicParts } from '../support/closed-ports.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { FakePublicLog, RememberingSigner } from '../support/fake-log.ts';
import { FakeSummarySources } from '../support/fake-summaries.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { IN_FORCE, ORIGIN } from '../support/log-world.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { ask, NOW } from '../support/site-bench.ts';
import { onDisk } from '../support/written-log.ts';

const client = createLocalDynamoDbClient();
const made: string[] = [];
afterAll(() => {
  client.destroy();
  for (const directory of made) rmSync(directory, { recursive: true });
});

/** What seals days over the real store; the log that everybody reads is in memory. */
const sealing = ({ documents, tables: { ledger } }: RealStores) => {
  const signer = new RememberingSigner(ORIGIN);
  const bucket = new FakePublicLog();
  const store = createDynamoLogStore(documents, ledger);
  const seal = createSealDay(
    {
      store,
      places: createDynamoLeafPlaces(documents, ledger),
      bucket,
      signer,
      sources: new FakeSummarySources(),
      summaries: { list: () => Promise.resolve([]), notes: () => Promise.resolve([]) },
      fetch: () => Promise.reject(new Error('no witness is asked')),
      random: createCryptoRandom(),
      meter: { count: () => undefined },
    },
    { origin: ORIGIN, inForce: IN_FORCE, witnesses: [], treeSize: 4096 },
  );
  const leaves = createDynamoLeafReader(documents, ledger);
  return { seal, signer, bucket, prove: createLeafProver({ log: store, leaves, origin: ORIGIN }) };
};

const verify = async (...args: readonly string[]) => {
  let said = '';
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  });
  return [await runVerify(args, output), said] as const;
};

describe('the receipt of an end, after all else was erased', () => {
  it('is completed by its hashes alone, and is in the log that everybody sees', async () => {
    let now = addDays(NOW, -1);
    const clock = { now: () => now };
    const stores = await createRealStores(client, clock);
    const { seal, signer, bucket, prove } = sealing(stores);
    const site = await openParticipantSite(stores);
    const { participant } = site;
    const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
    const link = { version: 1, participant, account, handle: '@one' } as const;
    await stores.ledger.connect({ ...link, connectedAt: now.toISOString() });
    const notice = { version: '1', language: 'en', sha256: '0'.repeat(64) };
    await stores.ledger.choose({ participant, account, purposes: EVERYTHING(now), notice });
    now = NOW;
    await seal(now);
    const outcome = await stores.ledger.withdraw(participant, account);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    await createRealEraser(stores, clock).carryOut(account);
    const answer = await site.get(`/ended/${outcome.record.generation}/receipt`);
    const text = await answer.text();
    const { receipt } = ReceiptFile.parse(JSON.parse(text));
    const openings = receipt.x_kind === 'end' ? (receipt.x_log ?? []) : [];
    const publicSite = createPublicSite({ ...closedPublicParts(), prove, logKey: signer });
    const proofsOf = async () => {
      const files = new Map<string, Uint8Array>();
      for (const { salt, outer } of openings) {
        const hex = Buffer.from(commitmentIn(salt, outer)).toString('hex');
        const found = await ask(publicSite, `/log/proofs/${hex}`);
        if (found.status === 200) files.set(hex, Buffer.from(await found.text()));
      }
      return files;
    };
    expect([openings.length, (await proofsOf()).size]).toEqual([2, 0]);
    await seal(addDays(NOW, 10));

    const proofs = await proofsOf();
    const directories = [
      onDisk(proofs),
      onDisk(bucket.files),
      mkdtempSync(join(tmpdir(), 'candor-end-')),
    ] as const;
    made.push(...directories);
    const [proofsAt, log, own] = directories;
    const file = join(own, 'receipt.json');
    writeFileSync(file, text);
    const asked = [
      '--receipt',
      file,
      '--vkey',
      await signer.verifierKey(),
      '--proofs',
      proofsAt,
      '--log',
      log,
    ];
    const [code, said] = await verify(...asked);
    expect([code, said.match(/It holds\./gu)?.length]).toEqual([0, 2]);
    expect(said).toMatch(/consent, withdrawn, of 2026-03-1\d/u);
    expect(said).toMatch(/erasure, erased, of 2026-03-1\d/u);
    expect(said).not.toContain(account);
  });
});
