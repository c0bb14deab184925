import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { Purposes } from '../../shared/consent/consent-record.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { createChoiceScene } from '../support/choice-scene.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealStores } from '../support/real-stores.ts';

const START = new Date('2026-03-10T00:00:00Z');
const after = (hours: number): Date => new Date(START.getTime() + hours * 3_600_000);

const client = createLocalDynamoDbClient();
const clock = { now: () => stage.now };
const stage = { now: START, stores: await createRealStores(client, clock) };
const scene = (purposes: Purposes | undefined, ...texts: readonly string[]) =>
  createChoiceScene(stage, purposes, ...texts);

beforeEach(async () => {
  stage.now = START;
  stage.stores = await createRealStores(client, clock);
});
afterAll(() => client.destroy());

const engagement = (scope: NonNullable<Purposes['engagement']>['scope']): Purposes => ({
  engagement: { scope, givenAt: stage.now.toISOString() },
});
const confidentiality = (kind: 'all-public' | 'campaign-tag'): Purposes => ({
  confidentiality: { scope: { kind }, givenAt: stage.now.toISOString() },
});

const epochs = async () =>
  (await createDynamoEpochReader(stage.stores.documents, stage.stores.tables.consents).read()).reduce(
    (sum, count) => sum + count,
    0,
  );

describe('a scope that is narrowed', () => {
  it('takes rows and alerts of posts it leaves out, and leaves those of the others', async () => {
    const { choose, erase, rows, alerts } = await scene(
      EVERYTHING(START),
      'fine #programme',
      'private soup',
      'oh LEAK #programme',
      'oh LEAK at home',
    );
    expect(await rows()).toEqual([
      [0, 'engagement', 'sentiment', 'confidentiality'],
      [1, 'confidentiality'],
      [2, 'engagement', 'sentiment', 'confidentiality'],
      [3, 'confidentiality'],
    ]);
    await choose({ ...EVERYTHING(stage.now), ...confidentiality('campaign-tag') });
    for (const _ of ['once', 'twice']) {
      await erase();
      expect(await rows()).toEqual([
        [0, 'engagement', 'sentiment', 'confidentiality'],
        [2, 'engagement', 'sentiment', 'confidentiality'],
      ]);
      expect(await alerts()).toEqual([
        [2, true, 'raised'],
        ['no post', false, 'raised'],
      ]);
    }
  });

  it('to chosen posts erases by post', async () => {
    const tagged = await scene(engagement({ kind: 'campaign-tag' }), 'one #programme', 'two #programme');
    const [, second] = tagged.posts;
    await tagged.choose(engagement({ kind: 'chosen-posts', posts: second === undefined ? [] : [second] }));
    await tagged.erase();
    expect(await tagged.rows()).toEqual([[1, 'engagement']]);
  });

  it('to posts that mention the company erases all, since nothing tells which do, and finds those again', async () => {
    const { choose, erase, rows, run } = await scene(
      engagement({ kind: 'campaign-tag' }),
      'one #programme',
      'two #programme @firm',
    );
    await choose(engagement({ kind: 'company-mention' }));
    await erase();
    expect(await rows()).toEqual([]);
    stage.now = after(26);
    await run();
    expect(await rows()).toEqual([[1, 'engagement']]);
    await erase();
    expect(await rows()).toEqual([[1, 'engagement']]);
  });

  it('loses the post that is taken off a list, and no other', async () => {
    const { choose, erase, rows, posts, run } = await scene(
      engagement({ kind: 'campaign-tag' }),
      'one #programme',
      'two #programme',
    );
    await choose(engagement({ kind: 'chosen-posts', posts: [...posts] }));
    await choose(engagement({ kind: 'chosen-posts', posts: posts.slice(1) }));
    await erase();
    expect(await rows()).toEqual([[1, 'engagement']]);
    stage.now = after(26);
    await run();
    expect(await rows()).toEqual([[1, 'engagement']]);
  });

  it('is erased while the account is paused, too, and the pause stays', async () => {
    const { participant, account, choose, erase, rows } = await scene(
      EVERYTHING(START),
      'soup',
      'a #programme',
    );
    await stage.stores.ledger.pause(participant, account);
    await choose({ ...EVERYTHING(stage.now), ...confidentiality('campaign-tag') });
    await erase();
    expect(await rows()).toEqual([[1, 'engagement', 'sentiment', 'confidentiality']]);
    expect((await stage.stores.reader.read(account))?.status).toBe('paused');
  });

  it('has the release begin again that was folded before it, once for each narrowing', async () => {
    const { choose } = await scene(EVERYTHING(START));
    const before = await epochs();
    await choose({ ...EVERYTHING(stage.now), ...confidentiality('campaign-tag') });
    expect(await epochs()).toBe(before + 1);
    await choose(engagement({ kind: 'campaign-tag' }));
    expect(await epochs()).toBe(before + 2);
  });

  it('refuses the message that was on its way with such a post', async () => {
    const { choose, erase, rows, publish, pipeline, account } = await scene(EVERYTHING(START));
    publish('soup');
    await pipeline.visit(account);
    const [message] = pipeline.queue;
    if (message === undefined) throw new Error('nothing was sent');
    await choose({ ...EVERYTHING(stage.now), ...confidentiality('campaign-tag') });
    await erase();
    expect(await pipeline.classify(message)).toBe('no-consent');
    expect(await rows()).toEqual([]);
  });

  it('and widened again before the erasure ran keeps what the consent covers by then', async () => {
    const { choose, erase, rows, alerts } = await scene(EVERYTHING(START), 'oh LEAK');
    await choose({ ...EVERYTHING(stage.now), ...confidentiality('campaign-tag') });
    await choose(EVERYTHING(stage.now));
    await erase();
    expect(await rows()).toEqual([[0, 'confidentiality']]);
    expect(await alerts()).toEqual([[0, true, 'raised']]);
  });
});

describe('a purpose that is dropped', () => {
  it('takes what only it derived, its alerts with it', async () => {
    const { choose, erase, rows, alerts } = await scene(EVERYTHING(START), 'oh LEAK #programme', 'soup');
    const { engagement: counts, sentiment } = EVERYTHING(stage.now);
    await choose({ ...(counts && { engagement: counts }), ...(sentiment && { sentiment }) });
    await erase();
    expect(await rows()).toEqual([[0, 'engagement', 'sentiment']]);
    expect(await alerts()).toEqual([['no post', false, 'raised']]);
  });

  it('and given again before the erasure ran counts only what is posted since', async () => {
    const { choose, erase, rows, alerts } = await scene(EVERYTHING(START), 'oh LEAK #programme');
    await choose(engagement({ kind: 'campaign-tag' }));
    await choose(EVERYTHING(stage.now));
    await erase();
    expect(await rows()).toEqual([[0, 'engagement']]);
    expect(await alerts()).toEqual([['no post', false, 'raised']]);
  });
});

describe('a scope that is widened', () => {
  it('holds for what was posted since that agreement, and for nothing from before', async () => {
    const { account, choose, run, rows, publish, posts, due } = await scene(
      confidentiality('campaign-tag'),
      'private soup',
      'soup #programme',
    );
    expect(await rows()).toEqual([[1, 'confidentiality']]);
    const before = await epochs();
    const agreed = await stage.stores.reader.read(account);
    await choose(confidentiality('all-public'));
    expect(await epochs()).toBe(before);
    expect(await due()).toEqual([]);
    const widened = await stage.stores.reader.read(account);
    const datesOf = (record: typeof agreed) =>
      record?.kind === 'advocacy' && 'purposes' in record ? record.purposes.confidentiality?.givenAt : '';
    expect(datesOf(widened)).toBe(datesOf(agreed));
    // The day's long listing is over; the next one reaches back.
    stage.now = after(26);
    posts.push(publish('soup again'));
    await run();
    expect(await rows()).toEqual([
      [0, 'confidentiality'],
      [1, 'confidentiality'],
      [2, 'confidentiality'],
    ]);
  });

  it('does not reach behind the agreement', async () => {
    stage.now = after(-5);
    const { choose, run, rows, publish } = await scene(undefined);
    publish('from before');
    stage.now = new Date(stage.now.getTime() + 1);
    await choose(confidentiality('campaign-tag'));
    stage.now = after(3);
    await choose(confidentiality('all-public'));
    stage.now = after(26);
    await run();
    expect(await rows()).toEqual([]);
  });
});
