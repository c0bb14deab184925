import type { RunningSample } from '../../bin/start/run-sample.ts';
import { purposesFor } from '../../infra/local/sample/oracle-scope.ts';
import { expectAfter, type Expectation } from '../../infra/local/sample/oracle.ts';
import type { JournalAction } from '../../infra/local/sample/journal.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { SamplePurpose } from '../../infra/local/sample/sample-files.ts';
import { asSeenAt, type SamplePost } from '../../infra/local/sample/timeline.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { closedPeriods } from '../../shared/disclosure/release-period.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { DaySheet, isLive } from '../../shared/posts/day-sheet.ts';
import { stored } from '../support/stored.ts';
import { soakJournal } from './soak-company.ts';

/** What is in one list and not as often in the other, the first few of each. */
const differing = (what: string, held: readonly string[], wanted: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const one of held) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of wanted) counts.set(one, (counts.get(one) ?? 0) - 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([one, count]) => `${what} ${count > 0 ? 'too many' : 'missing'}: ${one}`);
};

const rowDifferences = async (
  { engine }: RunningSample,
  { accounts }: Expectation,
): Promise<readonly string[]> => {
  const sheets = await stored(engine, 'Observations', { prefix: 'account#', schema: DaySheet });
  const rowOf = (parts: readonly unknown[]): string => JSON.stringify(parts);
  const held = sheets.flatMap(({ account, posts }) =>
    posts.filter(isLive).map(({ id, purposes, topic, frozen }) => {
      return rowOf([account.split('/').at(-1), id, [...purposes].sort(), topic, frozen]);
    }),
  );
  const wanted = [...accounts].flatMap(([account, { rows }]) =>
    [...rows.values()].map(({ post, purposes, topic, frozen }) =>
      rowOf([account, post, [...purposes].sort(), topic, frozen]),
    ),
  );
  return wanted.length === 0 ? ['the oracle expects no rows'] : differing('row', held, wanted);
};

type Alert = Expectation['alerts'][number];

interface Known {
  readonly posts: ReadonlyMap<string, SamplePost>;
  readonly journal: ReadonlyMap<string, readonly JournalAction[]>;
}

/** Whether its author withdrew since an alert was raised, or left its post out of what is sought in: it then names no post. */
const isUnlinked = (
  { account, post, seenAt }: Alert,
  { sample, posts, journal }: { readonly sample: SampleCompany } & Known,
): boolean => {
  const written = posts.get(post);
  const seen = written && asSeenAt(written, seenAt);
  if (seen === undefined) throw new Error(`the oracle saw post ${post}, which nobody shows`);
  const since = new Map(SamplePurpose.options.map((purpose) => [purpose, new Date(0)] as const));
  return (journal.get(account) ?? [])
    .filter((action) => sample.moment(action.day) >= seenAt)
    .some((action) => {
      if (action.do !== 'choose') return action.do === 'withdraw';
      const agreed = { kind: 'personal', purposes: action.purposes, since } as const;
      return !purposesFor(seen, agreed, sample.campaign).includes('confidentiality');
    });
};

/** Alerts by post and kind; those that name no post any more are only counted. */
const alertDifferences = async (
  running: RunningSample,
  { alerts }: Expectation,
): Promise<readonly string[]> => {
  const held = await stored(running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  const wanted = alerts.filter(({ leak }) => leak.expected === 'alert');
  const { sample } = running;
  const known = {
    sample,
    posts: new Map(sample.posts.map((post) => [post.id, post])),
    journal: Map.groupBy(soakJournal(sample), ({ account }) => account),
  };
  const linked = wanted.filter((alert) => !isUnlinked(alert, known));
  const named = held.filter(({ post }) => post !== undefined);
  return [
    ...(held.length === wanted.length ? [] : [`${held.length} alerts, not ${wanted.length}`]),
    ...differing(
      'alert',
      named.map(({ post, kind }) => `${post ?? ''} ${kind}`),
      linked.map(({ post, leak }) => `${post} ${leak.kind}`),
    ),
  ];
};

const consentDifferences = async (
  { engine }: RunningSample,
  { accounts }: Expectation,
): Promise<readonly string[]> => {
  const consents = await stored(engine, 'Consents', { prefix: 'account#', schema: ConsentRecord });
  const held = consents.map(({ account }) => account.split('/').at(-1) ?? '');
  return differing('consent', held, [...accounts.keys()]);
};

/** Everything that must have come out, and nothing else: rows, alerts, consents, releases, and no message left. */
export const differencesFrom = async (running: RunningSample, lastDay: Date): Promise<readonly string[]> => {
  const { engine, sample } = running;
  const expected = expectAfter(sample, soakJournal(sample), {
    throughDay: sample.company.days - 1,
    visitAt: (day) => sample.moment(day + 1),
  });
  const releases = await stored(engine, 'Releases', { prefix: 'release#', schema: Release });
  const [month] = closedPeriods('month', lastDay, 1);
  const advocacy = releases.filter(({ subject }) => subject.kind === 'advocacy').map(({ id }) => id);
  const left = engine.queueNames
    .filter((name) => /Dead|Rejected/u.test(name))
    .flatMap((name) => engine.queue(name).bodies.map(() => `a message is left in ${name}`));
  return [
    ...(await rowDifferences(running, expected)),
    ...(await alertDifferences(running, expected)),
    ...(await consentDifferences(running, expected)),
    ...differing(
      'monthly release',
      advocacy.filter((id) => id.includes('-month-')),
      [`advocacy-month-${month?.from ?? ''}`],
    ),
    ...left,
    ...engine.denials.map(({ caller }) => `a call of ${caller} was denied`),
  ];
};
