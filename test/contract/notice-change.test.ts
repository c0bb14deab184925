import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, it } from 'vitest';

import { NOTICE, NOTICE_CHANGES, noticeReference, STANDING_NOTICES } from '../../shared/consent/notice.ts';
import { AccountId } from '../../shared/ids.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealPipeline } from '../support/real-pipeline.ts';
import { createRealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';
import { deleteTestTables } from '../support/tables.ts';

const client = createLocalDynamoDbClient();
const made: string[] = [];
afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});
const clock = { now: () => NOW };
const EARLIER = { version: '2026-01.1', language: 'en', sha256: '1'.repeat(64) };

/** Somebody who agreed under the notice before, whose first posts were collected under it. */
const open = async () => {
  const stores = await createRealStores(client, clock);
  made.push(...Object.values(stores.tables));
  const site = await openParticipantSite(stores);
  const { participant } = site;
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  await stores.ledger.connect({
    version: 1,
    participant,
    account,
    handle: '@one',
    connectedAt: NOW.toISOString(),
  });
  await stores.ledger.choose({ participant, account, purposes: EVERYTHING(NOW), notice: EARLIER });
  const source = new FakePostSource(clock);
  const then = createRealPipeline({ stores, source, clock, notices: new Set([EARLIER.sha256]) });
  const now = createRealPipeline({ stores, source, clock, notices: STANDING_NOTICES });
  const post = (text: string): void => void source.publish(account, { text, postedAt: NOW });
  const work = async (pipeline: typeof now): Promise<readonly string[]> => [
    await pipeline.visit(account),
    ...(await Promise.all(pipeline.queue.splice(0).map((message) => pipeline.classify(message)))),
  ];
  const rows = async (): Promise<number> =>
    JSON.stringify(await stores.all('observations')).match(/"observedAt"/gu)?.length ?? 0;
  return { stores, site, account, then, now, post, work, rows };
};

describe('after a material change of the notice', () => {
  it('nothing is read or written until it was read and chosen anew, and what there was stays', async () => {
    const { site, account, then, now, post, work, rows } = await open();
    post('#programme one');
    await work(then);
    expect(await rows()).toBe(1);
    post('#programme two');
    // A batch is on its way when the functions of the new notice take over.
    expect(await then.visit(account)).toBe('observed');
    const [batch] = then.queue.splice(0);
    if (batch === undefined) throw new Error('no batch');
    expect(await now.classify(batch)).toBe('no-consent');
    expect(await work(now)).toEqual(['no-consent']);
    expect(await rows()).toBe(1);
    const chosen = {
      notice: noticeReference(NOTICE).sha256,
      engagement: 'yes',
      'engagement-scope': 'campaign-tag',
      sentiment: 'no',
      confidentiality: 'no',
    };
    expect((await site.press(account, 'choose', chosen)).status).toBe(303);
    await work(now);
    expect(await rows()).toBe(2);
  });

  it('pages say that nothing is read, what is new, and what to do; not after the choice', async () => {
    const { stores, site, account } = await open();
    expect(await site.see('/')).toContain('Not read at present: the notice has changed since you agreed.');
    const page = await site.seeAccount(account);
    expect(page).toContain('The notice has changed');
    expect(page).toContain(`You agreed to notice 2026-01.1; ${NOTICE.version} is in force now.`);
    expect(page).toContain(NOTICE_CHANGES[0]?.what.en ?? 'no change');
    const { participant } = site;
    const choice = { participant, account, purposes: EVERYTHING(NOW), notice: noticeReference(NOTICE) };
    await stores.ledger.choose(choice);
    const after = await site.seeAccount(account);
    expect(after).toContain('Read under your consent');
    expect(after).not.toContain('The notice has changed');
  });

  it('a resumed account is not read under the notice before, and leaving is as easy as ever', async () => {
    const { stores, site, account, now, post, work } = await open();
    post('#programme one');
    await site.press(account, 'pause');
    await site.press(account, 'resume');
    expect(await work(now)).toEqual(['no-consent']);
    expect((await site.press(account, 'withdraw')).status).toBe(303);
    expect(await stores.reader.read(account)).toMatchObject({ status: 'withdrawn' });
  });
});
