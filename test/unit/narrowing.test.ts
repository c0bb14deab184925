import { describe, expect, it } from 'vitest';

import { heldConsent, narrowedPurposes } from '../../shared/consent/consent-decisions.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { Scope } from '../../shared/consent/scope.ts';
import { advocacyPosts } from '../../shared/disclosure/counted-posts.ts';
import { coveredPurposes } from '../../shared/posts/covered-rows.ts';
import { LivePost } from '../../shared/posts/day-sheet.ts';
import { isAlertLost, stripSheet } from '../../shared/rights/erasure-rules.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { account, consent, participant, post, sheet, uuid } from '../support/disclosure-builders.ts';

const NOTICE = { version: '1', language: 'en', sha256: 'a'.repeat(64) };
const GIVEN = '2026-09-01T00:00:00.000Z';

/** Scopes as they are written below. */
const scope = (words: string): Scope => {
  const [kind, posts = ''] = words.split(':');
  return Scope.parse(kind === 'chosen-posts' ? { kind, posts: posts.split(',').filter(Boolean) } : { kind });
};
const given = (words: string, more: Record<string, unknown> = {}) => ({
  scope: scope(words),
  givenAt: GIVEN,
  ...more,
});

const record = (purposes: Record<string, unknown>): ConsentRecord => consent(1, { purposes });
const row = (changes: Record<string, unknown> = {}): LivePost => LivePost.parse(post('17', changes));

describe('a scope', () => {
  it.each([
    ['campaign-tag', 'campaign-tag', false],
    ['company-mention', 'company-mention', false],
    ['all-public', 'all-public', false],
    ['campaign-tag', 'all-public', false],
    ['all-public', 'campaign-tag', true],
    ['campaign-tag', 'company-mention', true],
    ['company-mention', 'campaign-tag', true],
    ['campaign-tag', 'chosen-posts:1', true],
    ['chosen-posts:1', 'campaign-tag', true],
    ['chosen-posts:1,2', 'chosen-posts:2,1,3', false],
    ['chosen-posts:1,2', 'chosen-posts:2,3', true],
  ])('of %s that becomes %s may leave posts out: %s', (before, after, isNarrower) => {
    const held = heldConsent(record({ engagement: given('campaign-tag') }));
    const purposes = { sentiment: given(before) };
    const choice = { participant: participant(1), account: account(1), notice: NOTICE };
    const narrowed = narrowedPurposes(held && { ...held, purposes }, {
      ...choice,
      purposes: { sentiment: given(after) },
    });
    expect(narrowed).toEqual(isNarrower ? ['sentiment'] : []);
  });
});

describe('a row', () => {
  const since = (moment: string) => ({ scopeSince: moment });
  const POSTED = '2026-09-08T12:00:00.000Z';
  it.each([
    ['a tag, under the tag', given('campaign-tag'), { topic: 'rivers' }, true],
    ['no tag, under the tag', given('campaign-tag'), {}, false],
    ['no tag, under everything', given('all-public'), {}, true],
    ['its id among the chosen', given('chosen-posts:16,17'), {}, true],
    ['its id not among the chosen', given('chosen-posts:16'), { topic: 'rivers' }, false],
    ['chosen, from before', given('chosen-posts:17', { givenAt: '2026-09-09T00:00:00Z' }), {}, true],
    [
      'a tag, posted a moment before the agreement',
      given('campaign-tag', { givenAt: '2026-09-08T12:00:00.001Z' }),
      { topic: 'rivers' },
      false,
    ],
    ['posted at the agreement', given('all-public', { givenAt: POSTED }), {}, true],
    ['a look under the same scope', given('company-mention'), {}, true],
    [
      'a look before the scope changed',
      given('company-mention', since('2026-09-16T00:00:00.001Z')),
      {},
      false,
    ],
    ['a look since the scope changed', given('company-mention', since('2026-09-16T00:00:00Z')), {}, true],
  ])('with %s is covered: %s', (...[, purpose, changes, isCovered]) => {
    const covered = coveredPurposes(
      row({ purposes: ['engagement'], postedAt: POSTED, ...changes }),
      record({ confidentiality: given('all-public') }),
      uuid(1),
    );
    expect(covered).toEqual([]);
    const own = heldConsent(record({ engagement: given('campaign-tag') }));
    const stands = own && { ...own, purposes: { engagement: purpose } };
    expect(
      coveredPurposes(row({ purposes: ['engagement'], postedAt: POSTED, ...changes }), stands, uuid(1)),
    ).toEqual(isCovered ? ['engagement'] : []);
  });

  it('is covered by no consent of another generation, and by none that is gone', () => {
    const stands = record({ engagement: given('company-mention') });
    expect(coveredPurposes(row(), stands, uuid(1))).toEqual(['engagement']);
    expect(coveredPurposes(row(), stands, uuid(2))).toEqual([]);
    expect(coveredPurposes(row(), undefined, uuid(1))).toEqual([]);
  });
});

const NOTE = { rule: 'r', kind: 'secret', confidence: 0.6 };

describe('a narrowed choice', () => {
  const held = sheet(1, '2026-09-08', [
    post('1', {
      topic: 'rivers',
      purposes: ['engagement', 'sentiment', 'confidentiality'],
      sentiment: 'positive',
      language: 'en',
      editHash: 'h',
      notes: [NOTE],
    }),
    post('2', { purposes: ['sentiment'], sentiment: 'neutral', language: 'en', editHash: 'h' }),
    { id: '3', observedAt: '2026-09-16T00:00:00Z', gone: true },
  ]);
  const strip = (purposes: readonly ('engagement' | 'sentiment' | 'confidentiality')[], now: ConsentRecord) =>
    stripSheet(held, { purposes, generation: uuid(1), consent: now }, uuid(77));

  it('keeps what the rest of the consent covers, and the mark of a deleted post', () => {
    const tagged = record({
      engagement: given('campaign-tag'),
      sentiment: given('campaign-tag'),
      confidentiality: given('campaign-tag'),
    });
    const stripped = strip(['sentiment'], tagged);
    expect(stripped.posts).toEqual([held.posts[0], held.posts[2]]);
    expect(stripped.revision).toBe(uuid(77));
  });

  it('takes from a row what only the narrowed purposes derived', () => {
    const stripped = strip(['sentiment', 'confidentiality'], record({ engagement: given('campaign-tag') }));
    expect(stripped.posts).toEqual([
      LivePost.parse(post('1', { topic: 'rivers', purposes: ['engagement'] })),
      held.posts[2],
    ]);
  });

  it('touches no purpose that was not narrowed, and no sheet where nothing has to go', () => {
    const mentions = record({ engagement: given('campaign-tag'), sentiment: given('company-mention') });
    expect(strip(['engagement'], mentions)).toBe(held);
    expect(strip([], mentions)).toBe(held);
  });

  it.each([
    ['of a post that is still covered stays', 'all-public', '1', false],
    ['of a post that the scope leaves out goes', 'campaign-tag', '2', true],
    ['of a tagged post stays', 'campaign-tag', '1', false],
    ['of a post whose row is gone goes, since nothing shows that it is covered', 'all-public', '3', true],
  ] as const)('an alert %s', (...[, words, id, isLost]) => {
    const rows = sheet(1, '2026-09-08', [
      post('1', { topic: 'rivers', purposes: ['confidentiality'] }),
      post('2', { purposes: ['confidentiality'] }),
      { id: '3', observedAt: '2026-09-16T00:00:00Z', gone: true },
    ]);
    const narrowing = { generation: uuid(1), consent: record({ confidentiality: given(words) }) };
    const alert = leakAlert(1, { post: id });
    expect(isAlertLost(alert, [rows], { ...narrowing, purposes: ['confidentiality'] })).toBe(isLost);
    expect(isAlertLost(alert, [rows], { ...narrowing, purposes: ['sentiment'] })).toBe(false);
  });

  it('counts in no release from its commit on, before anything is erased', () => {
    const counted = (now: ConsentRecord) =>
      advocacyPosts(held, now, new Date('2026-09-20T00:00:00Z'))?.posts.map(({ purposes }) => purposes);
    const wide = record({ engagement: given('campaign-tag'), sentiment: given('company-mention') });
    expect(counted(wide)).toEqual([['engagement', 'sentiment'], ['sentiment']]);
    const narrow = record({ engagement: given('chosen-posts:2'), sentiment: given('campaign-tag') });
    expect(counted(narrow)).toEqual([['sentiment'], []]);
  });
});
