import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createS3ExportFiles } from '../../shared/rights/export-files.s3.ts';
import { ParticipantId } from '../../shared/ids.ts';
import { MyDataDocument } from '../../shared/rights/my-data-document.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createExportScene, openBuckets, type ExportScene } from '../support/export-scene.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

const client = createLocalDynamoDbClient();
const buckets = await openBuckets();
let now = NOW;
const clock = { now: () => now };
let stores: RealStores;
let scene: ExportScene;

beforeEach(async () => {
  now = NOW;
  stores = await createRealStores(client, clock);
  scene = createExportScene(stores, buckets, clock);
});
afterAll(async () => {
  await buckets.close();
  client.destroy();
});

const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

/** What fetching either file is answered where there is none. */
const GONE = [404, 404];

describe('asking for a copy', () => {
  it('prepares it, says so, and hands out both files to whoever asked', async () => {
    const ann = await scene.join();
    expect(await ann.see('/my-data')).toContain('Get a copy of my data');
    const asked = await ann.askForCopy();
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/my-data#copy']);
    expect(await ann.see('/my-data')).toContain('being prepared since 10 March 2026, 12:00 UTC');
    expect(await ann.statuses()).toEqual(GONE);
    now = hours(0.5);
    expect(await scene.workOff()).toEqual(['prepared']);
    expect(await ann.see('/my-data')).toContain('It is ready, until 11 March 2026, 12:30 UTC');
    const answer = await ann.fetch('/my-data/copy.json');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-encoding': 'gzip',
      'content-disposition': 'attachment; filename="candor-my-data-2026-03-10.json"',
      'cache-control': 'no-store',
    });
    const document = MyDataDocument.parse(JSON.parse(gunzipSync(await answer.arrayBuffer()).toString()));
    expect(document.profile[0]?.participant).toBe(ann.participant);
    expect(document.consents[0]?.account).toBe(ann.account);
    expect(await (await ann.fetch('/my-data/copy.html', 'identity')).text()).toContain(ann.account);
  });

  it('is in the language of the page on which it was asked for, with the JSON’s own names and values as ever', async () => {
    const ann = await scene.join();
    const german = `${ann.cookie}; __Host-candor-language=de`;
    await ann.askForCopy(german);
    expect(await scene.exports.find(ann.participant)).toMatchObject({ status: 'asked', language: 'de' });
    await scene.workOff();
    expect(await scene.exports.find(ann.participant)).toMatchObject({ status: 'ready', language: 'de' });
    const document = MyDataDocument.parse(await (await ann.fetch('/my-data/copy.json', 'identity')).json());
    expect(document.language).toBe('de');
    expect(document.about.accounts.title).toBe('Ihre verbundenen Konten');
    expect(document.consents[0]?.textKey).toBe('held, sealed; nobody reads it');
    const page = await (await ann.fetch('/my-data/copy.html', 'identity')).text();
    expect(page).toContain('<html lang="de">');
    for (const words of [
      'Was Candor bei Example über Sie speichert',
      'Woher es kommt',
      'Verbunden am',
      'vorhanden, versiegelt',
    ])
      expect(page).toContain(words);
    for (const words of ['Where it comes from', 'Connected at', 'nobody reads it', 'Nothing is held'])
      expect(page).not.toContain(words);
  });

  it('runs once at a time, and once ready gives place to a new one, whose files replace the old', async () => {
    const { askForCopy, participant } = await scene.join();
    await askForCopy();
    expect(await scene.exports.ask(participant, 'en')).toBe('under-way');
    expect(await scene.workOff()).toEqual(['prepared']);
    const first = await scene.keys();
    await askForCopy();
    expect((await scene.workOff()).toSorted()).toEqual(['discarded', 'prepared']);
    const second = await scene.keys();
    expect([first.length, second.length]).toEqual([2, 2]);
    expect(second.filter((key) => first.includes(key))).toEqual([]);
  });

  it('gives nobody another’s copy, and nobody at all one without signing in', async () => {
    const ann = await scene.join();
    const ben = await scene.join();
    await ann.askForCopy();
    await scene.workOff();
    expect(await ben.statuses()).toEqual(GONE);
    await ben.askForCopy();
    await scene.workOff();
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      const copy = await (await one.fetch('/my-data/copy.json', 'identity')).text();
      expect(copy).toContain(one.participant);
      expect(copy).not.toContain(other.participant);
      expect(copy).not.toContain(other.account);
    }
  });

  it('names files by nothing that tells whose they are', async () => {
    const { askForCopy, participant, account } = await scene.join();
    await askForCopy();
    await scene.workOff();
    const names = (await scene.keys()).join();
    expect(names).toMatch(/^[0-9a-f-]{36}\.html,[0-9a-f-]{36}\.json$/u);
    expect(names).not.toContain(participant);
    expect(names).not.toContain(account);
  });

  it('is refused to somebody who is not known any more, and leaves nothing', async () => {
    const stranger = ParticipantId.parse(randomUUID());
    expect(await scene.exports.ask(stranger, 'en')).toBe('not-known');
    expect(await scene.traces()).toEqual([]);
  });
});

describe('a copy’s day', () => {
  it('ends at its minute for whoever wants to fetch it, and then it can be asked for anew', async () => {
    const { askForCopy, statuses, see } = await scene.join();
    await askForCopy();
    await scene.workOff();
    now = new Date(hours(24).getTime() - 1000);
    expect(await statuses()).toEqual([200, 200]);
    now = hours(24);
    expect(await statuses()).toEqual(GONE);
    const page = await see('/my-data');
    expect(page).toContain('The copy you asked for 10 March 2026, 12:00 UTC is gone');
    expect(page).toContain('Get a copy of my data');
  });

  it('removes its files with the next sweep, and none whose day is not over', async () => {
    const { askForCopy } = await scene.join();
    await askForCopy();
    await scene.workOff();
    const put = new Date();
    now = new Date(put.getTime() + 86_300_000);
    expect(await scene.sweep()).toBe('nothing-over');
    expect(await scene.keys()).toHaveLength(2);
    now = new Date(put.getTime() + 86_500_000);
    expect(await scene.sweep()).toBe('swept');
    expect(await scene.keys()).toEqual([]);
  });

  it('makes way for another request where the first was never prepared, which then finds nothing to do', async () => {
    const { askForCopy, participant } = await scene.join();
    await askForCopy();
    const late = await scene.take();
    now = hours(25);
    for (const effect of late) expect(await scene.worker()(effect)).toBe('no-longer-wanted');
    expect(await scene.exports.ask(participant, 'en')).toBe('asked');
    for (const effect of late) expect(await scene.worker()(effect)).toBe('no-longer-wanted');
    expect((await scene.workOff()).toSorted()).toEqual(['discarded', 'prepared']);
    expect(await scene.keys()).toHaveLength(2);
  });
});

describe('files of copies', () => {
  it('are gone without a fault where they were removed, also twice', async () => {
    const { askForCopy, participant } = await scene.join();
    await askForCopy();
    await scene.workOff();
    const held = await scene.exports.find(participant);
    if (held === undefined) throw new Error('no request is held');
    await scene.files.remove(held.id);
    await scene.files.remove(held.id);
    expect(await scene.files.read(held.id, 'json')).toBeUndefined();
  });

  it('are unavailable, and not taken for gone, where their bucket does not answer', async () => {
    const { askForCopy, participant } = await scene.join();
    await askForCopy();
    const held = await scene.exports.find(participant);
    if (held === undefined) throw new Error('no request is held');
    const { s3, close } = await openBuckets();
    const files = createS3ExportFiles(s3, 'any');
    await close();
    await expect(files.read(held.id, 'json')).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(files.put(held.id, { json: '', html: '' })).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(files.remove(held.id)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(files.removeUpTo(now)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
