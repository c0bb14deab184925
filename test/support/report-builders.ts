import { createCommsSite } from '../../functions/web/comms-site.tsx';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { addDays } from '../../shared/clock.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import { monthOf } from '../../shared/disclosure/release-period.ts';
import type { Figure, Measure, OfficialPost, Release, TableName } from '../../shared/disclosure/release.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import { OfficialAccount } from '../../shared/official/official-account.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { closedCommsParts } from './closed-ports.ts';
import { draftingDesk } from './fake-drafting.ts';
import { FakeCampaigns } from './fake-campaigns.ts';
import { FakeReleaseReader } from './fake-release-reader.ts';
import { FakePendingConnections } from './fake-site-stores.ts';
import { siteParts } from './site-bench.ts';

const PUBLISHED = new Date('2026-03-10T01:00:00Z');

/** Official account `index`, read since the beginning of the year unless it says otherwise. */
export const official = (index: number, changes: Record<string, unknown> = {}): OfficialAccount =>
  OfficialAccount.parse({
    version: 1,
    account: `mastodon:social.example/${index}`,
    handle: `@firm-${index}@social.example`,
    status: 'approved',
    askedAt: '2025-12-01T00:00:00Z',
    askedBy: { subject: 'a'.repeat(64), name: 'Imogen' },
    approvedAt: '2025-12-15T00:00:00Z',
    approvedBy: { subject: 'b'.repeat(64), name: 'Oskar' },
    readFrom: '2026-01-01T00:00:00Z',
    ...changes,
  });

/** A post that drew so many likes, published at a moment, or at noon of a day. */
export const officialPost = (id: string, on: string, likes: number): OfficialPost => ({
  id: PostId.parse(id),
  postedAt: on.includes('T') ? on : `${on}T12:00:00Z`,
  counts: { likes, reposts: 0, replies: 0 },
});

const exact = (
  table: TableName,
  category: string | null,
  [posts, engagement]: readonly [number, number],
): readonly Figure[] => [
  { table, category, measure: 'posts', value: posts, clip: null, standardDeviation: null },
  { table, category, measure: 'engagement', value: engagement, clip: null, standardDeviation: null },
];

/** The release of an official account's day, whose figures are those of its posts. */
export const officialRelease = (index: number, day: string, posts: readonly OfficialPost[]): Release => {
  const from = calendarDay(new Date(`${day}T00:00:00Z`));
  const totals = (those: readonly OfficialPost[]): readonly [number, number] => [
    those.length,
    those.reduce((sum, { counts }) => sum + (counts?.likes ?? 0), 0),
  ];
  const topics = [...new Set(posts.flatMap(({ topic }) => topic ?? []))];
  return sealRelease({
    subject: {
      kind: 'official',
      account: AccountId.parse(`mastodon:social.example/${index}`),
      handle: `@firm-${index}@social.example`,
    },
    period: { kind: 'day', from, to: calendarDay(addDays(new Date(`${day}T00:00:00Z`), 1)) },
    publishedAt: PUBLISHED,
    minimumGroup: null,
    step: null,
    figures: [
      ...exact('headline', null, totals(posts)),
      ...topics.flatMap((topic) =>
        exact('topic', topic, totals(posts.filter((post) => post.topic === topic))),
      ),
    ],
    posts,
  });
};

/** A figure about people who take part, with noise of deviation 30; null where it is withheld. */
export const advocacyFigure = (
  value: number | null,
  changes: Partial<Figure> & { readonly measure?: Measure } = {},
): Figure => ({
  table: 'headline',
  category: null,
  measure: 'posts',
  value,
  clip: 15,
  standardDeviation: 30,
  ...changes,
});

/** The release of a month of advocacy. */
export const advocacyMonth = (day: string, figures: readonly Figure[]): Release =>
  sealRelease({
    subject: { kind: 'advocacy' },
    period: monthOf(day),
    publishedAt: PUBLISHED,
    minimumGroup: 10,
    step: { from: 30, detail: 'monthly-headline' },
    figures,
  });

/** The comms site over these accounts and releases, with campaigns `launch` and `hiring`. */
export const commsSiteOver = (
  accounts: readonly OfficialAccount[],
  releases: readonly Release[],
  campaigns: FakeCampaigns = new FakeCampaigns(),
): { readonly site: SiteBuilder; readonly reader: FakeReleaseReader } => {
  const parts = siteParts('comms');
  const reader = new FakeReleaseReader(releases);
  const refuse = () => Promise.reject(new Error('not used'));
  const site = createCommsSite({
    ...parts,
    releases: reader,
    tags: ['launch', 'hiring'],
    recognition: closedCommsParts().recognition,
    drafting: draftingDesk(siteParts('comms').clock, 'comms-approver'),
    campaigns,
    official: {
      list: () => Promise.resolve(accounts),
      ask: refuse,
      approve: refuse,
      decline: refuse,
      end: refuse,
    },
    wakeUp: { ping: refuse },
    connecting: {
      proofs: {},
      pending: new FakePendingConnections(),
      sealer: parts.signIn.sealer,
      clock: parts.clock,
      newId: parts.newId,
      publicUrl: parts.publicUrl,
    },
  });
  return { site, reader };
};
