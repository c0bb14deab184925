import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { samplePost } from '../support/sample-post.ts';

const MILLISECONDS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
const NOON = 720;

/** Days on which the bench's one participant posts. */
export const POSTING_DAYS = [1, 2, 3] as const;
/** A day on which nothing is new, nothing freezes and nothing changed. */
export const QUIET_DAYS = [5, 6, 7] as const;
/** Days at whose end the posts of the posting days reach the freeze age. */
export const FREEZING_DAYS = [8, 9, 10] as const;

/** A company of one participant who consented to everything and posts so many posts a day, three days long. */
export const benchCompany = (postsADay: number, endsOn: string): SampleCompany => {
  const days = 12;
  const end = Date.parse(`${endsOn}T00:00:00Z`);
  const moment = (day: number, minute = 0): Date =>
    new Date(end + ((day - days + 1) * MINUTES_PER_DAY + minute) * MILLISECONDS_PER_MINUTE);
  const posts = POSTING_DAYS.flatMap((day) =>
    Array.from({ length: postsADay }, (_, index) =>
      samplePost({
        id: `11${day}00000000000${String(index).padStart(3, '0')}`,
        author: '109000000000000001',
        at: moment(day, NOON + index),
        text: `A fine day at the river, the water clear and the team happy, number ${index} #ClearWaters`,
        final: { likes: 12, reposts: 2, replies: 1 },
        growth: { halfLifeHours: 10, delayHours: 0 },
      }),
    ),
  );
  const scope = { kind: 'campaign-tag' } as const;
  return {
    company: {
      name: 'Bench',
      industry: 'benches',
      days,
      domains: ['bench.example'],
      campaignTags: ['ClearWaters'],
      mentions: [],
      teams: ['All'],
      noticeDays: 14,
      terms: [],
      official: [],
    },
    campaign: { tags: ['clearwaters'], mentions: [], domains: ['bench.example'] },
    terms: [],
    documents: { confidential: [], public: [] },
    people: [
      {
        key: 'ann',
        name: 'Ann',
        team: 'All',
        roles: [],
        account: { id: '109000000000000001', handle: 'ann', followers: 10 },
        pace: 1,
        languages: [],
        about: {},
        decisions: [
          { do: 'join', day: 0, purposes: { engagement: scope, sentiment: scope, confidentiality: scope } },
        ],
      },
    ],
    posts,
    truths: new Map(),
    moment,
  };
};
