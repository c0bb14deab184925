import type { JournalAction, JournalPurposes } from '../../infra/local/sample/journal.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import type { Truth } from '../../infra/local/sample/sample-files.ts';
import type { SamplePost } from '../../infra/local/sample/timeline.ts';
import { samplePost } from './sample-post.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Day 0 is 1 March 2026; one posts at noon, visits are at 23:00. */
export const moment = (day: number, minute = 0): Date =>
  new Date(Date.UTC(2026, 2, 1) + day * MILLISECONDS_PER_DAY + minute * 60_000);
export const visitAt = (day: number): Date => moment(day, 23 * 60);
export const NOON = 720;

/** A tagged post at noon of a day that draws 64 likes and 8 reposts, half of them in a day. */
export const post = (id: string, day: number, rest: Partial<SamplePost> = {}): SamplePost =>
  samplePost({
    id,
    author: '2001',
    at: moment(day, NOON),
    text: 'A fine day #ClearWaters',
    final: { likes: 64, reposts: 8, replies: 0 },
    growth: { halfLifeHours: 24, delayHours: 0 },
    ...rest,
  });

/** A company with one campaign tag, one handle, one domain and one codename that is free from 11 March. */
export const world = (
  posts: readonly SamplePost[],
  truths: readonly (readonly [string, Truth])[] = [],
): SampleCompany => ({
  company: {
    name: 'Test',
    industry: 'tests',
    days: 60,
    domains: ['firm.example'],
    campaignTags: ['ClearWaters'],
    mentions: ['firm'],
    teams: [],
    noticeDays: 14,
    terms: [],
    official: [],
  },
  campaign: { tags: ['clearwaters'], mentions: ['firm'], domains: ['firm.example'] },
  terms: [
    {
      term: 'Project Heron',
      aliases: [],
      category: 'codename',
      severity: 'high',
      exceptions: [],
      freeFrom: '2026-03-11',
    },
  ],
  documents: { confidential: [], public: [] },
  people: [],
  posts,
  truths: new Map(truths),
  moment,
});

export const step = { person: 'ann', account: '2001' };
/** Ann agrees to purposes. */
export const choose = (day: number, purposes: JournalPurposes): JournalAction => ({
  ...step,
  day,
  do: 'choose',
  occasion: 'join',
  purposes,
});
export const TAG = { kind: 'campaign-tag' } as const;
export const ENGAGEMENT: JournalPurposes = { engagement: TAG };
