import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { slotsDue } from '../../shared/schedule/slot.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealPipeline } from '../support/real-pipeline.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
let now = new Date('2026-03-10T00:00:00Z');
const clock = { now: () => now };
const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
let stores: RealStores;
let people = 0;

beforeAll(async () => {
  stores = await createRealStores(client, clock);
});
afterAll(() => client.destroy());

/** Somebody with a connected account who agreed to everything. */
const join = async () => {
  people += 1;
  const participant = ParticipantId.parse(randomUUID());
  const account = AccountId.parse(`mastodon:social.example/${people}`);
  const connectedAt = now.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  await stores.ledger.choose({ participant, account, purposes: EVERYTHING(now), notice: NOTICE });
  return { participant, account };
};

const rowsOf = async (account: AccountId) => {
  const from = '2026-01-01' as const;
  const sheets = (await stores.all('observations')).filter((item) => item['account'] === account);
  return { from, sheets };
};

const naming = (items: readonly Record<string, unknown>[], word: string): readonly unknown[] =>
  items.filter((item) => JSON.stringify(item).includes(word));

describe('consent in DynamoDB', () => {
  it('gives an account one owner, however many ask', async () => {
    const { account } = await join();
    const other = ParticipantId.parse(randomUUID());
    const outcome = await stores.ledger.connect({
      version: 1,
      participant: other,
      account,
      handle: '@x',
      connectedAt: now.toISOString(),
    });
    expect(outcome.kind).toBe('not-yours');
  });

  it('puts the account into the slot of its cadence, and nowhere after a withdrawal', async () => {
    const { participant, account } = await join();
    const minute = Math.floor(now.getTime() / 60_000);
    const due = async (): Promise<readonly AccountId[]> => {
      const found: AccountId[] = [];
      for (const slots of slotsDue(minute - 1440, minute)) {
        for await (const accounts of stores.schedule.accountsIn(slots)) found.push(...accounts);
      }
      return found.filter((own) => own === account);
    };
    expect(await due()).toEqual([account]);
    await stores.ledger.withdraw(participant, account);
    expect(await due()).toEqual([]);
  });

  it('destroys the wrapped key in the write that withdraws', async () => {
    const { participant, account } = await join();
    await stores.ledger.withdraw(participant, account);
    const [item] = naming(await stores.all('consents'), account);
    expect(item).toMatchObject({ status: 'withdrawn' });
    expect(item).not.toHaveProperty('wrappedTextKey');
  });

  it('withdraws once when two browsers do it at the same moment', async () => {
    const { participant, account } = await join();
    const outcomes = await Promise.all([1, 2, 3].map(() => stores.ledger.withdraw(participant, account)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'nothing-to-do', 'nothing-to-do']);
    expect(naming(await stores.all('outbox'), account)).toHaveLength(1);
  });
});

describe('a lease', () => {
  it('is held by one visit, runs out by itself, and is never made by a visit', async () => {
    const { participant, account } = await join();
    const own = { account, kind: 'advocacy' } as const;
    const [first, second] = await Promise.all([stores.leases.take(own), stores.leases.take(own)]);
    expect([first.kind, second.kind].sort()).toEqual(['busy', 'taken']);
    const before = now;
    now = new Date(now.getTime() + 13 * 60_000);
    expect((await stores.leases.take(own)).kind).toBe('taken');
    now = before;
    await stores.ledger.withdraw(participant, account);
    expect((await stores.leases.take(own)).kind).toBe('not-expected');
    expect(naming(await stores.all('schedule'), account)).toEqual([]);
  });
});

describe('a visit and a withdrawal, with real transactions', () => {
  it('records rows, alert and effect together, and repeats change nothing', async () => {
    const { account } = await join();
    const source = new FakePostSource(clock);
    const played = createRealPipeline({ stores, source, clock });
    source.publish(account, { text: 'oh LEAK #programme', postedAt: now });
    await played.visit(account);
    const messages = [...played.queue];
    await played.workOff();
    const before = JSON.stringify((await rowsOf(account)).sheets);
    for (const message of [...messages, ...messages]) await played.classify(message);
    expect(JSON.stringify((await rowsOf(account)).sheets)).toBe(before);
    expect(naming(await stores.all('alerts'), account)).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 4, 5])('writes nothing after the commit when they race (%d)', async (delay) => {
    const { participant, account } = await join();
    const source = new FakePostSource(clock);
    const played = createRealPipeline({ stores, source, clock });
    for (let post = 0; post < 5; post += 1)
      source.publish(account, { text: `LEAK ${post} #programme`, postedAt: now });
    await played.visit(account);
    const racing = played.workOff();
    await new Promise((resolve) => setTimeout(resolve, delay * 2));
    await stores.ledger.withdraw(participant, account);
    const atCommit = JSON.stringify([
      (await rowsOf(account)).sheets,
      naming(await stores.all('alerts'), account),
    ]);
    await racing;
    const after = JSON.stringify([
      (await rowsOf(account)).sheets,
      naming(await stores.all('alerts'), account),
    ]);
    expect(after).toBe(atCommit);
  });

  it('never loses an update when ten batches write one sheet at once', async () => {
    const { account } = await join();
    const source = new FakePostSource(clock);
    const played = createRealPipeline({ stores, source, clock });
    for (let post = 0; post < 10; post += 1)
      source.publish(account, { text: `${post} #programme`, postedAt: now });
    await played.visit(account);
    const [message] = played.queue;
    if (message === undefined) throw new Error('no message');
    const single = message.posts.map((post) =>
      PostBatchMessage.parse({ ...message, posts: [post], last: false }),
    );
    await Promise.all(single.map((one) => played.classify(one)));
    const { sheets } = await rowsOf(account);
    expect(sheets.map(({ posts }) => (Array.isArray(posts) ? posts.length : 0))).toEqual([10]);
  });
});

describe('erasure', () => {
  const eraser = () => createRealEraser(stores, clock);

  it('leaves nothing that names the account but a case without its author, and runs twice without harm', async () => {
    const { participant, account } = await join();
    const source = new FakePostSource(clock);
    const played = createRealPipeline({ stores, source, clock });
    source.publish(account, { text: 'oh LEAK #programme', postedAt: now });
    await played.visit(account);
    await played.workOff();
    const raised = (await stores.all('alerts')).length;
    await stores.ledger.withdraw(participant, account);
    const erasures = naming(await stores.all('outbox'), '"erase-account"').filter((item) =>
      JSON.stringify(item).includes(account),
    );
    expect(erasures).toHaveLength(1);
    await eraser().carryOut(account);
    await eraser().carryOut(account);
    for (const table of ['consents', 'people', 'schedule', 'observations', 'alerts', 'site'] as const) {
      expect([table, naming(await stores.all(table), account)]).toEqual([table, []]);
    }
    expect((await stores.all('alerts')).length).toBe(raised);
    const history = await stores.ledger.historyOf(participant);
    expect(history.map(({ what }) => what)).toEqual(['withdrawn', 'erased']);
  });

  it('strips what was derived for a purpose that was dropped, and keeps the rest', async () => {
    const { participant, account } = await join();
    const source = new FakePostSource(clock);
    const played = createRealPipeline({ stores, source, clock });
    source.publish(account, { text: 'fine #programme', postedAt: now });
    await played.visit(account);
    await played.workOff();
    const { engagement } = EVERYTHING(now);
    await stores.ledger.choose({
      participant,
      account,
      purposes: { ...(engagement && { engagement }) },
      notice: NOTICE,
    });
    await eraser().carryOut(account);
    const [sheet] = (await rowsOf(account)).sheets;
    expect(JSON.stringify(sheet)).not.toContain('neutral');
    expect(JSON.stringify(sheet)).toContain('"likes":0');
  });
});
