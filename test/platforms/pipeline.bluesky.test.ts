import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { expandMarkers } from '../../infra/local/sample/fake-secrets.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { BlueskyPerson, postIdOf } from '../support/bluesky-person.ts';
import { startBlueskyStage, type BlueskyStage } from '../support/bluesky-stage.ts';
import { createBlueskyStory, wordsAt } from '../support/bluesky-story.ts';
import { proveAtBluesky, signIn, tokensOf } from '../support/bluesky-visitor.ts';
import { hasChromium, launchChromium } from '../support/chromium.ts';
import { stored } from '../support/stored.ts';

const network = inject('bluesky');
const hasCounts = network.appView !== null;
const countsOf = (likes: number, reposts: number, replies: number) =>
  hasCounts ? { likes, reposts, replies } : undefined;

const STAFF = [
  { key: 'ann', name: 'Ann Ambrose', groups: ['participant'] },
  { key: 'cleo', name: 'Cleo Comms', groups: ['participant', 'comms'] },
  { key: 'otto', name: 'Otto Approver', groups: ['participant', 'comms', 'comms-approver'] },
];

/** A leak that security must see: an invented key of the right form. */
const LEAK = expandMarkers('deploy with {{aws-access-key:platforms}}');

/**
 * An employee and the company on a real network, from sign-in to withdrawal. The servers live in real time; the engine
 * starts there, for the sign-ins, and then runs ahead. People write by the engine's time: a record's key is theirs to
 * choose, and tells it.
 */
describe.skipIf(!hasChromium)('the pipeline on a real Bluesky network', () => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-platforms-'));
  let stage: BlueskyStage;
  let browser: Browser;
  let ann: BlueskyPerson;
  let firm: BlueskyPerson;
  let fans: readonly BlueskyPerson[];
  let annsPage: Page;

  beforeAll(async () => {
    ann = await BlueskyPerson.join(network.pds, 'ann');
    firm = await BlueskyPerson.join(network.pds, 'firm');
    fans = [
      await BlueskyPerson.join(network.pds, 'fan-one'),
      await BlueskyPerson.join(network.pds, 'fan-two'),
    ];
    stage = await startBlueskyStage({ network, company: firm.did, staff: STAFF, directory });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await stage.engine.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const { write, post, row, rows, liveRow, settle, readsOf } = createBlueskyStory(network, () => stage);
  const passDays = (days: number): Promise<void> => stage.engine.advanceTo(addDays(stage.engine.now(), days));
  const textOf = (page: Page): Promise<string> => page.innerText('main');

  it('lets an employee prove that an account is theirs, and gives the permission back', async () => {
    annsPage = await signIn(browser, stage.site('participant'), 'ann');
    await annsPage.fill('#name', ann.handle);
    await annsPage.click('button:has-text("Connect")');
    await proveAtBluesky(annsPage, ann, stage.site('participant'));
    expect(await textOf(annsPage)).toContain('you have not consented to anything');
    expect(tokensOf(network, ann)).toBe(0);
  });

  it('lets two of comms register the company’s own account', async () => {
    const asks = await signIn(browser, stage.site('comms'), 'cleo');
    await asks.goto(`${stage.site('comms')}/official`);
    await asks.fill('#name', firm.handle);
    await asks.click('button:has-text("Ask")');
    await proveAtBluesky(asks, firm, stage.site('comms'));
    const approves = await signIn(browser, stage.site('comms'), 'otto');
    await approves.goto(`${stage.site('comms')}/official`);
    await approves.click(`button:has-text("Approve @${firm.handle}")`);
    expect(await textOf(approves)).toContain('approved by Otto Approver');
    expect(tokensOf(network, firm)).toBe(0);
  });

  it('reads nothing before somebody consents', async () => {
    await write(ann, 'too early', 'We measure rivers #RiverPulse');
    await passDays(1);
    expect(await readsOf(ann)).toBe(0);
    expect(await rows(ann)).toEqual([]);
  });

  it('reads what is in the scope that was agreed to, with what others think of it, and nothing else', async () => {
    annsPage = await signIn(browser, stage.site('participant'), 'ann');
    await annsPage.click(`text=${ann.handle}`);
    for (const purpose of ['engagement', 'sentiment', 'confidentiality']) {
      await annsPage.check(`input[name=${purpose}][value=yes]`);
      await annsPage.selectOption(`#${purpose}-scope`, 'campaign-tag');
    }
    await annsPage.click('button:has-text("Save my choice")');
    expect(await textOf(annsPage)).toContain('Read under your consent');

    await write(ann, 'pulse', 'I love our new river gauge, a wonderful team! #RiverPulse');
    await write(ann, 'leak', `${LEAK} #RiverPulse`);
    await write(ann, 'regret', 'I should not have said this #RiverPulse');
    await write(ann, 'renamed', 'Look at this #RiverPulse');
    await write(ann, 'private', 'My cat is ill, which is nobody’s business');
    for (const fan of fans) await fan.like(post('pulse'));
    await fans[0]?.repost(post('pulse'));
    await fans[0]?.reply('Congratulations!', post('pulse'));
    await settle('pulse', 2, 1);
    await passDays(1);

    const kept = (await rows(ann)).map(({ id }) => id).sort();
    const inScope = ['pulse', 'leak', 'regret', 'renamed'].map((name) => postIdOf(post(name)));
    expect(kept).toEqual(inScope.sort());
    expect(await liveRow('pulse')).toMatchObject({
      topic: 'riverpulse',
      language: 'en',
      sentiment: 'positive',
      frozen: false,
      purposes: ['engagement', 'sentiment', 'confidentiality'],
    });
    expect((await liveRow('pulse')).counts).toEqual(countsOf(2, 1, 1));
    expect((await liveRow('regret')).counts).toEqual(countsOf(0, 0, 0));
    expect((await liveRow('leak')).alerts?.length).toBeGreaterThan(0);
  });

  it('follows edits and deletions', async () => {
    const before = await liveRow('leak');
    await ann.edit(post('leak'), wordsAt('deploy with care #RiverPulse', stage.engine.now()));
    await ann.edit(post('renamed'), wordsAt('Look at this', stage.engine.now()));
    await ann.delete(post('regret'));
    await passDays(1);
    const after = await liveRow('leak');
    expect(after.editHash).not.toBe(before.editHash);
    expect(after.postedAt).toBe(before.postedAt);
    expect(await row('regret')).toMatchObject({ gone: true });
    expect(await row('renamed')).toMatchObject({ gone: true });
  });

  it('takes final counts when a post is a week old, and none after', async () => {
    const late = await BlueskyPerson.join(network.pds, 'late-fan');
    await late.like(post('pulse'));
    await settle('pulse', 3, 1);
    await passDays(6);
    const final = await liveRow('pulse');
    expect([final.frozen, final.counts]).toEqual([hasCounts, countsOf(3, 1, 1)]);
    const last = await BlueskyPerson.join(network.pds, 'last-fan');
    await last.like(post('pulse'));
    await settle('pulse', 4, 1);
    await passDays(1);
    expect((await liveRow('pulse')).counts).toEqual(countsOf(3, 1, 1));
  });

  it('reads nothing after a withdrawal, and keeps nothing', async () => {
    annsPage = await signIn(browser, stage.site('participant'), 'ann');
    await annsPage.click(`text=${ann.handle}`);
    await annsPage.click('button:has-text("Withdraw")');
    expect(await textOf(annsPage)).toContain('This was done at once');
    const before = await readsOf(ann);
    expect(before).toBeGreaterThan(5);
    await write(ann, 'too late', 'Still measuring #RiverPulse');
    await passDays(2);
    expect(await readsOf(ann)).toBe(before);
    expect(await rows(ann)).toEqual([]);
    const consents = await stored(stage.engine, 'Consents', {
      prefix: `account#bluesky:${ann.did}`,
      schema: ConsentRecord,
    });
    expect(consents).toEqual([]);
    expect(tokensOf(network, ann)).toBe(0);
  });

  it('publishes the company’s own figures exactly, and one employee’s not at all', async () => {
    await write(firm, 'unread', 'We are new here');
    // Staff see the account for fourteen days before it is read; eleven have passed.
    await passDays(4);
    await write(firm, 'news', 'Our spring report is out');
    await write(firm, 'more', 'And so is the summary');
    const day = dayOf(stage.engine.now());
    for (const fan of fans) await fan.like(post('news'));
    await fans[0]?.repost(post('more'));
    await fans[1]?.reply('Thank you', post('more'));
    await firm.reply('You are welcome', post('more'));
    await settle('news', 2);
    await settle('more', 0, 2);
    await passDays(11);

    const releases = await stored(stage.engine, 'Releases', { prefix: 'release#', schema: Release });
    const official = releases.find(({ subject, from }) => subject.kind === 'official' && from === day);
    const headline = official?.figures.filter(({ table }) => table === 'headline') ?? [];
    // The reply bears a key of real time, long before the account was read.
    expect(Object.fromEntries(headline.map(({ measure, value }) => [measure, value]))).toEqual({
      posts: 2,
      engagement: hasCounts ? 5 : null,
    });
    expect((await row('unread')) ?? 'not kept').toBe('not kept');
    const advocacy = releases.filter(({ subject }) => subject.kind === 'advocacy');
    expect(advocacy.length).toBeGreaterThan(0);
    expect(advocacy.flatMap(({ figures }) => figures).filter(({ value }) => value !== null)).toEqual([]);
  });

  it('needs no grant that the templates do not give, and leaves nothing in a dead-letter queue', () => {
    const stuck = stage.engine.queueNames.filter((name) => /Dead|Rejected/u.test(name));
    expect(stuck.length).toBeGreaterThan(5);
    expect(stuck.filter((name) => stage.engine.queue(name).counts.visible > 0)).toEqual([]);
    expect(stage.engine.denials).toEqual([]);
  });

  it('logs no words', () => {
    const logs = stage.engine.logs().map(({ text }) => text);
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.filter((text) => /gauge|AKIA|my cat|spring report/iu.test(text))).toEqual([]);
  });
});
