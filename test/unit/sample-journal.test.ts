import { describe, expect, it } from 'vitest';

import { journalOf, users } from '../../infra/local/sample/journal.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const journal = journalOf(sample);
const joined = new Set(journal.filter((action) => action.do === 'choose').map((action) => action.person));

describe('the people of the sample company', () => {
  it('are eighty, of whom sixty consent', () => {
    expect(sample.people).toHaveLength(80);
    expect(joined.size).toBe(60);
  });

  it('have accounts although they never consent, some even proven ones', () => {
    const silent = sample.people.filter((person) => person.account !== undefined && !joined.has(person.key));
    const proven = new Set(
      journal.filter((action) => action.do === 'connect').map((action) => action.person),
    );
    expect(silent).toHaveLength(14);
    expect(silent.filter((person) => proven.has(person.key)).map((person) => person.key)).toEqual([
      'noor',
      'leopold',
    ]);
  });

  it('agree to purposes and scopes in many different mixes', () => {
    const choices = journal.flatMap((action) => (action.do === 'choose' ? [action.purposes] : []));
    const mixes = new Set(choices.map((purposes) => Object.keys(purposes).join('+')));
    const scopes = new Set(
      choices.flatMap((purposes) =>
        Object.entries(purposes).map(([purpose, scope]) => `${purpose} ${scope.kind}`),
      ),
    );
    expect([...mixes].toSorted()).toEqual([
      'confidentiality',
      'engagement',
      'engagement+confidentiality',
      'engagement+sentiment',
      'engagement+sentiment+confidentiality',
      'sentiment',
    ]);
    expect([...scopes].toSorted()).toEqual([
      'confidentiality all-public',
      'confidentiality campaign-tag',
      'engagement campaign-tag',
      'engagement chosen-posts',
      'engagement company-mention',
      'sentiment campaign-tag',
      'sentiment company-mention',
    ]);
  });

  it('withdraw, pause, resume and come back in the middle of the story', () => {
    const count = (what: string): number => journal.filter((action) => action.do === what).length;
    expect([count('withdraw'), count('pause'), count('resume')]).toEqual([8, 5, 4]);
    expect(journal.filter((action) => action.do === 'choose' && action.occasion === 'rejoin')).toHaveLength(
      3,
    );
  });

  it('fill every role, and everybody on staff may take part', () => {
    const groups = users(sample).flatMap((user) => user.groups);
    expect(groups.filter((group) => group === 'participant')).toHaveLength(80);
    expect([...new Set(groups)].toSorted()).toEqual([
      'administrator',
      'auditor',
      'comms',
      'comms-approver',
      'confidential-recipient',
      'participant',
      'security',
      'security-lead',
      'works-council',
    ]);
  });
});

describe('the journal', () => {
  it('is sorted by day and lets nobody choose before proving the account', () => {
    const connected = new Set<string>();
    expect(journal.map((action) => action.day)).toEqual(
      journal.map((action) => action.day).toSorted((a, b) => a - b),
    );
    for (const action of journal) {
      if (action.do === 'connect') connected.add(action.account);
      if (action.do === 'choose') expect(connected).toContain(action.account);
    }
  });

  it('has every official account asked for by one of comms and approved later by another person', () => {
    for (const official of sample.company.official) {
      expect(official.asked.by).not.toBe(official.approved.by);
      expect(official.approved.day).toBeGreaterThan(official.asked.day);
      const roles = (key: string) => sample.people.find((person) => person.key === key)?.roles;
      expect(roles(official.asked.by)).toContain('comms');
      expect(roles(official.approved.by)).toContain('comms-approver');
    }
  });

  it('lets people choose only posts of their own that were visible that morning, and keeps earlier choices', () => {
    const choices = journal.flatMap((action) => {
      const scope = action.do === 'choose' ? action.purposes.engagement : undefined;
      return scope?.kind === 'chosen-posts' ? [{ ...action, posts: scope.posts }] : [];
    });
    const before = new Map<string, readonly string[]>();
    expect(choices.length).toBeGreaterThanOrEqual(6);
    for (const { account, day, posts } of choices) {
      for (const id of posts) {
        const post = sample.posts.find((one) => one.id === id);
        expect(post?.author).toBe(account);
        expect(post?.at.getTime()).toBeLessThanOrEqual(sample.moment(day).getTime());
      }
      expect(posts).toEqual(expect.arrayContaining([...(before.get(account) ?? [])]));
      before.set(account, posts);
    }
  });
});
