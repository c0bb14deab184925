import { describe, expect, it } from 'vitest';

import { journalOf, type JournalAction, type JournalPurposes } from '../../infra/local/sample/journal.ts';
import { expectAfter } from '../../infra/local/sample/oracle.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import type { Truth } from '../../infra/local/sample/sample-files.ts';
import type { SamplePost } from '../../infra/local/sample/timeline.ts';
import { choose, ENGAGEMENT, moment, post, visitAt, world } from '../support/sample-world.ts';

describe('expected alerts', () => {
  const leak = {
    kind: 'company-term',
    what: 'codename',
    evidence: 'Project Heron',
    expected: 'alert',
  } as const;
  const truth: Truth = { theme: 'leak', sentiment: 'neutral', leaks: [leak] };
  const alertsAfter = (posts: readonly SamplePost[], journal: readonly JournalAction[]) =>
    expectAfter(world(posts, [['a', truth]]), journal, { throughDay: 20, visitAt }).alerts;
  const SCANNED: JournalPurposes = { confidentiality: { kind: 'all-public' } };

  it('are raised once, at the first visit that sees the words', () => {
    const alerts = alertsAfter([post('a', 2, { text: 'oh, Project Heron' })], [choose(0, SCANNED)]);
    expect(alerts).toEqual([{ account: '2001', post: 'a', leak, seenAt: visitAt(2) }]);
  });

  it('are not raised for people who did not agree to be scanned', () => {
    expect(
      alertsAfter([post('a', 2, { text: 'Project Heron #ClearWaters' })], [choose(0, ENGAGEMENT)]),
    ).toEqual([]);
  });

  it('are raised when an edit brings the words in, and not when one took them out in time', () => {
    const into = post('a', 2, { text: 'oh', edit: { at: moment(4), text: 'oh, Project Heron' } });
    const out = post('a', 2, { text: 'oh, Project Heron', edit: { at: moment(2, 800), text: 'oh' } });
    expect(alertsAfter([into], [choose(0, SCANNED)]).map((alert) => alert.seenAt)).toEqual([visitAt(4)]);
    expect(alertsAfter([out], [choose(0, SCANNED)])).toEqual([]);
  });

  it('are not raised for a term that is free by the day of the visit', () => {
    expect(alertsAfter([post('a', 10, { text: 'Project Heron' })], [choose(0, SCANNED)])).toEqual([]);
    expect(alertsAfter([post('a', 9, { text: 'Project Heron' })], [choose(0, SCANNED)])).toHaveLength(1);
  });
});

describe('the oracle on the whole sample', () => {
  const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
  const journal = journalOf(sample);
  const result = expectAfter(sample, journal, { throughDay: 69, visitAt: (day) => sample.moment(day, 1439) });

  it('ends with 55 advocacy accounts in force and 3 official ones', () => {
    expect(result.accounts.size).toBe(58);
  });

  it('expects alerts for security and notes for authors, and only from people scanned at that time', () => {
    expect(result.alerts.filter((alert) => alert.leak.expected === 'alert').length).toBeGreaterThan(15);
    expect(result.alerts.filter((alert) => alert.leak.expected === 'author').length).toBeGreaterThan(8);
    const scanned = new Set(
      journal.flatMap((action) =>
        action.do === 'choose' && action.purposes.confidentiality !== undefined ? [action.account] : [],
      ),
    );
    expect(result.alerts.filter((alert) => !scanned.has(alert.account))).toEqual([]);
  });

  it('refuses far more posts than it would if the scope were everything', () => {
    const refused = [...result.accounts.values()].reduce((sum, account) => sum + account.refused.size, 0);
    expect(refused).toBeGreaterThan(300);
  });
});
