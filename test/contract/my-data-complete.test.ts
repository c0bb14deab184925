import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { formatsIn } from '../../shared/formats.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { DaySheet, LivePost } from '../../shared/posts/day-sheet.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { HELD_ACCOUNT, holdEverything } from '../support/held-about-somebody.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

const client = createLocalDynamoDbClient();
const stores = await createRealStores(client, { now: () => NOW });
const { participant, see } = await openParticipantSite(stores);
await holdEverything(stores, participant);
const html = await see('/my-data');
afterAll(() => client.destroy());

const text = html
  .replace(/<[^>]+>/gu, ' ')
  .replaceAll('&quot;', '"')
  .replaceAll('&#39;', "'")
  .replaceAll('&amp;', '&');

/** Stores that may hold something of a person: all that a person's page, or a line of the table, speaks of. */
const STORES = {
  People: 'people',
  Consents: 'consents',
  Observations: 'observations',
  Alerts: 'alerts',
  Site: 'site',
} as const;

/** Fields that say nothing of anybody, and the one that is somebody else's. */
const NOTHING_TO_READ = [
  /^(?:pk|sk|version|dayShard|dayAccount)$/u,
  /^(?:revision|generation)$/u,
  // What the log's rows about an alert are sealed to and found by: the copy of one's data has both, and the rows.
  /^opening\.(?:key|trail)$/u,
  // Severity and moment once more, for the index.
  /^urgency$/u,
  // Said in words: that a key is held, that counts are final, that a post is gone.
  /^wrappedTextKey$/u,
  /^posts\.\d+\.(?:gone|frozen)$/u,
  // Who of security acted; their role and what they did is shown.
  /^history\.\d+\.by\.handler$/u,
];

/** How the page words what a store keeps as one word. */
const IN_WORDS: Readonly<Record<string, string>> = {
  medium: 'Medium',
  raised: 'raised the alert',
  acknowledged: 'took it',
  'post-opened': 'opened the post',
  'already-public': 'It was public already',
  paused: 'Paused: nothing is read',
  advocacy: 'What you agreed to',
  'alert-closed': 'An alert about a post of yours was closed',
  'campaign-tag': 'Only posts with a campaign tag',
  'company-mention': 'Posts that mention the company or link to its pages',
  'chosen-posts': 'Only posts I choose one by one',
  'all-public': 'All my public posts',
};

const english = formatsIn('en');

type Leaf = readonly [path: string, value: unknown];
const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`))
    : [[path, value]];

/** What of a value must stand on the page: moments to the minute, times to live as their day. */
const shownAs = ([path, value]: Leaf): readonly string[] => {
  if (path === 'expiresAt') {
    const on = new Date(Number(value) * 1000).toISOString();
    return [english.day(on)];
  }
  const raw = String(value);
  if (/^\d{4}-\d\d-\d\dT/u.test(raw)) return [english.minute(raw)];
  if (/^\d{4}-\d\d-\d\d$/u.test(raw)) return [english.day(raw)];
  if (typeof value === 'number') return [raw, english.number(value)];
  return [raw, IN_WORDS[raw] ?? raw];
};

describe('my data', () => {
  it.each(Object.entries(STORES))('shows every field of every row of %s that is there', async (_, table) => {
    const items = await stores.all(table);
    expect(JSON.stringify(items)).toContain(table === 'site' ? participant : HELD_ACCOUNT);
    const missing = items
      // A round of recognition is about nobody.
      .filter(({ pk }) => pk !== 'recognition#all')
      .flatMap((item) => leavesOf(item))
      .filter(([path]) => !NOTHING_TO_READ.some((pattern) => pattern.test(path)))
      .filter((leaf) => !shownAs(leaf).some((words) => text.includes(words)));
    expect(missing).toEqual([]);
  });

  it('was asked about rows that have every field there is', async () => {
    const [sheet] = (await stores.all('observations')).map((item) => DaySheet.parse(item));
    const [alert] = (await stores.all('alerts')).map((item) => LeakAlert.parse(item));
    const fields = (shape: object) => Object.keys(shape).sort();
    expect(fields(sheet ?? {})).toEqual(fields(DaySheet.shape));
    // What kind of content a post has is kept for official accounts alone.
    const { content, ...ofPeople } = LivePost.shape;
    expect(content.safeParse('picture').success).toBe(true);
    expect(fields(sheet?.posts[0] ?? {})).toEqual(fields(ofPeople));
    expect(fields(alert ?? {})).toEqual(fields(LeakAlert.shape));
  });

  it('says what is held beside, which is nothing to read, and what is final', async () => {
    expect(text).toContain('the times at which your accounts are visited, and when they were last');
    expect(text).toContain('random tokens and version numbers');
    expect(text).toContain('held, sealed; nobody reads it');
    expect(text).toContain('4,101 / 4,102 / 4,103 (final)');
    expect(text).toContain('Deleted or out of scope');
    expect(text).not.toContain('hash-of-a-handler');
    expect(text).not.toContain('c2VjcmV0');
    const held = new Set((await stores.all('schedule')).flatMap((item) => Object.keys(item)));
    expect([...held].sort()).toEqual([]);
  });

  it('reads every store in which the table of data lets the person see something', () => {
    const table = readFileSync(join(import.meta.dirname, '../../docs/data-table.md'), 'utf8');
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const own = rows.filter((cells) => /the person/u.test(cells[5] ?? ''));
    expect(own.length).toBeGreaterThan(9);
    const stored = own
      .map((cells) => /`(\w+)`/u.exec(cells[3] ?? '')?.[1])
      .filter((store) => store !== undefined);
    // The day a consent runs out stands in the consent as well, which is what the person reads. The log's rows are opened
    // in the copy, and the page says so.
    expect([...new Set(stored)].sort()).toEqual([...Object.keys(STORES), 'Ledger', 'Schedule'].sort());
    expect(text).toContain('the copy of your data holds what opens them');
  });
});
