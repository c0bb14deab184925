import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { inForce, type ConsentInForce } from '../../shared/consent/consent-record.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { Day } from '../../shared/ids.ts';
import { SHARDS } from '../../shared/names.ts';
import { leaveRoom, untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { publication } from '../contract/release-writer.suite.ts';
import { contend } from '../support/contended-dynamodb.ts';
import { account, participant, sheet } from '../support/disclosure-builders.ts';
import { Doer } from '../support/doers.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { MemoryDynamoDb } from '../support/memory-dynamodb.ts';
import { createRealStores } from '../support/real-stores.ts';
import { createTestTable } from '../support/tables.ts';

const NOW = new Date('2026-09-08T12:00:00Z');
const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const PEOPLE = 80;
/** People who decide at the same time. */
const AT_ONCE = 4;
/** Half of the thirty that a person's own decision has. */
const TRIES_AT_MOST = 15;

const memory = new MemoryDynamoDb();
const stores = await createRealStores(memory.client, { now: () => NOW }, memory.documents);
const releases = await createTestTable(memory.client);

const join = async (who: number): Promise<ConsentInForce> => {
  const whose = { participant: participant(who), account: account(who) };
  const connectedAt = NOW.toISOString();
  await stores.ledger.connect({ version: 1, ...whose, handle: '@one', connectedAt });
  await stores.ledger.choose({ ...whose, purposes: EVERYTHING(NOW), notice: NOTICE });
  const consent = inForce(await stores.reader.read(account(who)), NOW);
  if (consent === undefined) throw new Error('nobody joined');
  return consent;
};

/** A batch that does not end: one transaction after the other, until the consent it was read under is gone. */
const workOff = async (
  { who, consent }: { readonly who: number; readonly consent: ConsentInForce },
  isOver: () => boolean,
  onWritten: () => void,
): Promise<number> => {
  let previous: string | undefined;
  let written = 0;
  for (;;) {
    const posts = { ...sheet(who, '2026-09-08'), generation: consent.generation, revision: randomUUID() };
    const outcome = await untilSettled(async () => {
      await stores.writer.sheets(account(who), [Day.parse('2026-09-08')]);
      const tried = await stores.writer.write({ consent, sheets: [{ sheet: posts, previous }], alerts: [] });
      return tried.kind === 'lost-race' ? undefined : tried.kind;
    }).catch(() => 'again' as const);
    if (outcome === 'written') {
      previous = posts.revision;
      written += 1;
      onWritten();
    }
    if (outcome === 'no-consent' || isOver()) return written;
    await leaveRoom();
  }
};

/** Releases that follow one another without a pause, each checking every epoch; answers how many got through. */
const publishAll = async (isOver: () => boolean): Promise<number> => {
  const writer = createDynamoReleaseWriter(stores.documents, { ...stores.tables, releases });
  const epochs = createDynamoEpochReader(stores.documents, stores.tables.consents);
  let published = 0;
  for (let number = 0; !isOver(); number += 1) {
    const from = Day.parse(new Date(NOW.getTime() + number * 86_400_000).toISOString().slice(0, 10));
    const release = { ...publication.release, from };
    const outcome = await writer.publish({ release }, await epochs.read()).catch(() => 'lost' as const);
    if (outcome === 'published') published += 1;
    await leaveRoom();
  }
  return published;
};

const relayAll = async (isOver: () => boolean): Promise<void> => {
  const outbox = createDynamoOutbox(stores.documents, stores.tables.outbox);
  for (let shard = 0; !isOver(); shard = (shard + 1) % SHARDS)
    for await (const page of outbox.pending(shard)) await outbox.remove(page);
};

interface Tail {
  readonly failed: readonly unknown[];
  /** How many people needed so many transactions. */
  readonly attempts: ReadonlyMap<number, number>;
  readonly written: number;
  readonly published: number;
}

/** Has people decide while their batches are worked off, releases are published and effects passed on. */
const decideUnderFire = async (decide: (who: number) => Promise<unknown>): Promise<Tail> => {
  memory.clear();
  memory.around = (request, perform) => Promise.resolve(perform(request.input));
  const consents: ConsentInForce[] = [];
  for (let who = 0; who < PEOPLE; who += 1) consents.push(await join(who));
  let draws = 0;
  // From five milliseconds to twenty, in a fixed order.
  const asked = contend(memory, () => 5 + ((7 * (draws += 1)) % 16));
  let isOver = false;
  const publishing = publishAll(() => isOver);
  const relaying = relayAll(() => isOver);
  const failed: unknown[] = [];
  const attempts = new Map<number, number>();
  let written = 0;
  for (let first = 0; first < PEOPLE; first += AT_ONCE) {
    await Promise.all(
      consents.slice(first, first + AT_ONCE).map(async (consent, index) => {
        const who = first + index;
        let isDecided = false;
        const begun = Promise.withResolvers<undefined>();
        const batch = workOff(
          { who, consent },
          () => isDecided,
          () => void begun.resolve(undefined),
        );
        await begun.promise;
        await sleep((13 * who) % 40);
        const doer = new Doer(() => decide(who));
        const ending = await doer.run();
        if (ending.kind !== 'done') failed.push(ending);
        const needed = asked.get(doer) ?? 0;
        attempts.set(needed, (attempts.get(needed) ?? 0) + 1);
        isDecided = true;
        // In two steps: four people do so at once.
        const writes = await batch;
        written += writes;
      }),
    );
  }
  isOver = true;
  await relaying;
  return { failed, attempts, written, published: await publishing };
};

const narrowed = EVERYTHING(NOW).sentiment;
const DECISIONS = {
  withdraw: (who: number) => stores.ledger.withdraw(participant(who), account(who)),
  narrow: (who: number) =>
    stores.ledger.choose({
      participant: participant(who),
      account: account(who),
      purposes: { ...(narrowed && { sentiment: narrowed }) },
      notice: NOTICE,
    }),
  pause: (who: number) => stores.ledger.pause(participant(who), account(who)),
};

describe('people who decide while everything is at work on their account', () => {
  it.each(Object.entries(DECISIONS))('%s, and are heard within the request', async (name, decide) => {
    const { failed, attempts, written, published } = await decideUnderFire(decide);
    const tail = [...attempts].sort(([one], [other]) => one - other);
    console.log(
      `${name}: ${tail.map(([needed, people]) => `${people} in ${needed}`).join(', ')} (${written} writes of batches, ${published} releases beside)`,
    );
    expect(failed).toEqual([]);
    expect(Math.max(...attempts.keys())).toBeLessThanOrEqual(TRIES_AT_MOST);
    // There was something to get past.
    expect(attempts.get(1) ?? 0).toBeLessThan(PEOPLE);
    expect(written).toBeGreaterThanOrEqual(PEOPLE);
    expect(published).toBeGreaterThan(0);
  });
});
