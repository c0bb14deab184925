import { describe, expect, it } from 'vitest';

import type { JournalAction, JournalPurposes } from '../../infra/local/sample/journal.ts';
import { expectAfter, type Expectation } from '../../infra/local/sample/oracle.ts';
import { countsAt, type SamplePost } from '../../infra/local/sample/timeline.ts';
import {
  choose,
  ENGAGEMENT,
  moment,
  NOON,
  post,
  step,
  TAG,
  visitAt,
  world,
} from '../support/sample-world.ts';

const after = (
  throughDay: number,
  posts: readonly SamplePost[],
  journal: readonly JournalAction[],
): Expectation => expectAfter(world(posts), journal, { throughDay, visitAt });
const rowOf = (expectation: Expectation, id: string) => expectation.accounts.get('2001')?.rows.get(id);

describe('growing counts', () => {
  it('reach half after one half-life, three quarters after two, and all in the end', () => {
    expect(countsAt(post('a', 0), moment(1, NOON))).toEqual({ likes: 32, reposts: 4, replies: 0 });
    expect(countsAt(post('a', 0), moment(2, NOON))).toEqual({ likes: 48, reposts: 6, replies: 0 });
    expect(countsAt(post('a', 0), moment(40))).toEqual({ likes: 64, reposts: 8, replies: 0 });
  });

  it('stay at nothing until a late post is noticed', () => {
    const late = post('a', 0, { growth: { halfLifeHours: 24, delayHours: 48 } });
    expect(countsAt(late, moment(2, NOON)).likes).toBe(0);
    expect(countsAt(late, moment(3, NOON)).likes).toBe(32);
  });
});

describe('the oracle', () => {
  it('expects nothing of an account that is connected without consent', () => {
    const { accounts, visits } = after(5, [post('a', 1)], [{ ...step, day: 0, do: 'connect' }]);
    expect(accounts.size).toBe(0);
    expect(visits).toEqual([]);
  });

  it('takes counts at first sight, eleven hours after the post, and leaves them until they freeze', () => {
    // 64 × (1 − 2^(−11/24)) = 17.4 and 8 × 0.272 = 2.2
    const row = rowOf(after(4, [post('a', 1)], [choose(0, ENGAGEMENT)]), 'a');
    expect(row).toEqual({
      post: 'a',
      day: '2026-03-02',
      purposes: ['engagement'],
      topic: 'clearwaters',
      counts: { likes: 17, reposts: 2, replies: 0 },
      frozen: false,
    });
  });

  it('freezes counts at the first visit of a post seven days old', () => {
    // Day 8 at 23:00 is 7 days and 11 hours later: 64 × (1 − 2^(−179/24)) = 63.6, 8 × 0.9943 = 7.95
    const [before, at] = [7, 8].map((day) => rowOf(after(day, [post('a', 1)], [choose(0, ENGAGEMENT)]), 'a'));
    expect(before?.frozen).toBe(false);
    expect(at?.frozen).toBe(true);
    expect(at?.counts).toEqual({ likes: 64, reposts: 8, replies: 0 });
  });

  it('never changes frozen counts, however much a post grows afterwards', () => {
    // Half-life ten days: on day 8 at 23:00, 179 hours on, 64 × (1 − 2^(−179/240)) = 25.8
    const slow = post('a', 1, { growth: { halfLifeHours: 240, delayHours: 0 } });
    const later = rowOf(after(25, [slow], [choose(0, ENGAGEMENT)]), 'a');
    expect(later?.counts?.likes).toBe(26);
  });

  it('counts a post again that a change of scope brings back', () => {
    const mentioned: JournalPurposes = { engagement: { kind: 'company-mention' } };
    const journal = [choose(0, ENGAGEMENT), choose(3, mentioned), choose(5, ENGAGEMENT)];
    const goneOn = (day: number) => [
      ...(after(day, [post('a', 1)], journal).accounts.get('2001')?.gone ?? []),
    ];
    expect([goneOn(3), goneOn(5)]).toEqual([['a'], []]);
    expect(rowOf(after(5, [post('a', 1)], journal), 'a')).toBeDefined();
  });

  it('drops a post without tag under the tag scope, and says that it was refused', () => {
    const account = after(
      2,
      [post('a', 1, { text: 'private matters' })],
      [choose(0, ENGAGEMENT)],
    ).accounts.get('2001');
    expect(account?.rows.size).toBe(0);
    expect([...(account?.refused ?? [])]).toEqual(['a']);
  });

  it('counts a post for the purposes whose scope covers it and for no other', () => {
    const posts = [
      post('tag', 1),
      post('plain', 1, { text: 'soup' }),
      post('link', 1, { text: 'see https://blog.firm.example/x' }),
    ];
    const purposes: JournalPurposes = {
      engagement: { kind: 'company-mention' },
      sentiment: TAG,
      confidentiality: { kind: 'all-public' },
    };
    const result = after(2, posts, [choose(0, purposes)]);
    expect(rowOf(result, 'tag')?.purposes).toEqual(['sentiment', 'confidentiality']);
    expect(rowOf(result, 'plain')?.purposes).toEqual(['confidentiality']);
    expect(rowOf(result, 'link')?.purposes).toEqual(['engagement', 'confidentiality']);
    expect(rowOf(result, 'plain')?.counts).toBeUndefined();
  });

  it('counts chosen posts only, whatever they say', () => {
    const result = after(
      3,
      [post('a', 1, { text: 'soup' }), post('b', 1)],
      [choose(2, { engagement: { kind: 'chosen-posts', posts: ['a'] } })],
    );
    expect([...(result.accounts.get('2001')?.rows.keys() ?? [])]).toEqual(['a']);
  });

  it('forgets a deleted post at the next visit, and never knows one deleted before its first', () => {
    const posts = [post('a', 1, { deletedAt: moment(3) }), post('b', 1, { deletedAt: moment(1, 800) })];
    const account = after(3, posts, [choose(0, ENGAGEMENT)]).accounts.get('2001');
    expect(account?.rows.size).toBe(0);
    expect([...(account?.gone ?? [])]).toEqual(['a']);
  });

  it('forgets a post whose tag is edited away', () => {
    const edited = post('a', 1, { edit: { at: moment(2), text: 'A fine day' } });
    const account = after(2, [edited], [choose(0, ENGAGEMENT)]).accounts.get('2001');
    expect(account?.rows.size).toBe(0);
    expect([...(account?.gone ?? [])]).toEqual(['a']);
  });

  it('visits nobody who is paused, and looks at posts made meanwhile afterwards', () => {
    const journal: readonly JournalAction[] = [
      choose(0, ENGAGEMENT),
      { ...step, day: 2, do: 'pause' },
      { ...step, day: 5, do: 'resume' },
    ];
    const during = after(4, [post('a', 3)], journal);
    expect(during.visits.map((visit) => visit.at)).toEqual([visitAt(0), visitAt(1)]);
    expect(rowOf(during, 'a')).toBeUndefined();
    expect(rowOf(after(5, [post('a', 3)], journal), 'a')).toBeDefined();
  });

  it('holds nothing after a withdrawal, and starts anew when somebody comes back', () => {
    const journal: readonly JournalAction[] = [
      choose(0, ENGAGEMENT),
      { ...step, day: 3, do: 'withdraw' },
      choose(6, { sentiment: TAG }),
    ];
    expect(after(4, [post('a', 1)], journal).accounts.size).toBe(0);
    const back = after(6, [post('a', 1), post('b', 6)], journal);
    expect(rowOf(back, 'a')).toBeUndefined();
    expect(rowOf(back, 'b')?.purposes).toEqual(['sentiment']);
    expect(back.visits).toHaveLength(4);
  });

  it('never counts what was posted before consent, unless that very post was chosen', () => {
    const chosen: JournalPurposes = { sentiment: { kind: 'chosen-posts', posts: ['a'] } };
    const posts = [post('a', 1), post('b', 1)];
    expect(after(3, posts, [choose(2, ENGAGEMENT)]).accounts.get('2001')?.rows.size).toBe(0);
    const rows = after(3, posts, [choose(2, chosen)]).accounts.get('2001')?.rows;
    expect([...(rows?.keys() ?? [])]).toEqual(['a']);
  });

  it('counts a post for a purpose added later only if it was posted after that', () => {
    const journal = [choose(0, ENGAGEMENT), choose(4, { ...ENGAGEMENT, sentiment: TAG })];
    const expected = after(6, [post('a', 1), post('b', 5)], journal);
    expect(rowOf(expected, 'a')?.purposes).toEqual(['engagement']);
    expect(rowOf(expected, 'b')?.purposes).toEqual(['engagement', 'sentiment']);
  });

  it('keeps rows nine days after the end of their month, or of their week where that ends later', () => {
    // 1 March 2026 is a Sunday and day 0. 1 April is day 31, its 10th day 40; the week of 31 March ends on 6 April.
    const joins = [choose(0, ENGAGEMENT)];
    expect(rowOf(after(44, [post('a', 30)], joins), 'a')).toBeDefined();
    expect(rowOf(after(45, [post('a', 30)], joins), 'a')).toBeUndefined();
    // 27 March is a Friday whose week ends on the 30th, before the month.
    expect(rowOf(after(39, [post('a', 26)], joins), 'a')).toBeDefined();
    expect(rowOf(after(40, [post('a', 26)], joins), 'a')).toBeUndefined();
  });

  it('reads an official account from the end of its notice period on, with counts of each day', () => {
    const approve: JournalAction = { ...step, day: 1, do: 'approve-official' };
    const result = after(17, [post('a', 15), post('b', 14)], [approve]);
    expect(result.visits.map((visit) => visit.at)).toEqual([visitAt(15), visitAt(16), visitAt(17)]);
    // 59 hours after the post: 64 × (1 − 2^(−59/24)) = 52.4
    expect(rowOf(result, 'a')?.counts?.likes).toBe(52);
    expect(rowOf(result, 'b')).toBeUndefined();
  });

  it('ignores boosts and followers-only posts', () => {
    const posts = [post('a', 1, { boosts: 'x' }), post('b', 1, { visibility: 'private' })];
    const account = after(2, posts, [choose(0, ENGAGEMENT)]).accounts.get('2001');
    expect([account?.rows.size, account?.refused.size]).toEqual([0, 0]);
  });
});
