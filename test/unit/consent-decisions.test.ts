import { describe, expect, it } from 'vitest';

import {
  chosenEvent,
  decideChoice,
  decidePause,
  decideResume,
  decideWithdrawal,
  heldConsent,
  isSameChoice,
  narrowedPurposes,
  ranOut,
  standing,
  unbroken,
  wantsTextKey,
  type Held,
} from '../../shared/consent/consent-decisions.ts';
import type { ConsentChoice } from '../../shared/consent/consent-ledger.ts';
import { ConsentRecord, Purposes } from '../../shared/consent/consent-record.ts';
import { ServiceError } from '../../shared/errors.ts';
import { account, consent, participant, uuid, withdrawn } from '../support/disclosure-builders.ts';

const NOTICE = { version: '2', language: 'de', sha256: 'b'.repeat(64) };
const FIRST = '2026-01-01T00:00:00Z';
const NOW = new Date('2026-06-01T10:00:00.000Z');
const OVER = new Date('2027-01-01T00:00:00.000Z');

const choosing = (purposes: Record<string, unknown>): ConsentChoice => ({
  participant: participant(1),
  account: account(1),
  purposes: Purposes.parse(purposes),
  notice: NOTICE,
});

const chosen = (kind: string, givenAt = '1999-01-01T00:00:00.000Z') => ({ scope: { kind }, givenAt });

const held = (changes: Record<string, unknown> = {}): Held => {
  const record = heldConsent(consent(1, changes));
  if (record === undefined) throw new Error('the record holds no purposes');
  return record;
};

const paused = (): ConsentRecord => consent(1, { status: 'paused', pausedAt: '2026-02-01T00:00:00.000Z' });

const official = (): ConsentRecord =>
  ConsentRecord.parse({
    version: 1,
    kind: 'official',
    status: 'given',
    account: account(1),
    handle: 'firm',
    revision: uuid(1001),
    generation: uuid(1),
    givenAt: FIRST,
    readFrom: FIRST,
  });

const decide = (choice: ConsentChoice, current?: ConsentRecord, now = NOW): Held =>
  decideChoice(choice, { current, handle: 'new-handle', now, revision: uuid(7), newGeneration: uuid(8) });

describe('a record that holds purposes', () => {
  it.each([
    ['given', consent(1), true],
    ['paused', paused(), true],
    ['withdrawn', withdrawn(1), false],
    ['an official one', official(), false],
    ['none', undefined, false],
  ])('is one that is %s: %#', (_, record, holds) => {
    expect(heldConsent(record)).toBe(holds ? record : undefined);
  });

  it('has run out from the first moment of its last day on, and not a millisecond before', () => {
    const record = consent(1);
    const before = new Date(OVER.getTime() - 1);
    expect([ranOut(record, before), unbroken(record, before)]).toEqual([undefined, record]);
    expect([ranOut(record, OVER), unbroken(record, OVER)]).toEqual([record, undefined]);
    expect([ranOut(undefined, OVER), unbroken(undefined, NOW)]).toEqual([undefined, undefined]);
  });

  it('allows decisions only while it is in force, and only a participant’s', () => {
    expect(standing(consent(1), NOW)).toEqual(consent(1));
    expect(standing(consent(1), OVER)).toBeUndefined();
    expect(standing(paused(), NOW)).toBeUndefined();
    expect(standing(official(), NOW)).toBeUndefined();
    expect(standing(undefined, NOW)).toBeUndefined();
  });
});

describe('a choice', () => {
  it('of no purpose is refused, since that is a withdrawal', () => {
    expect(() => decide(choosing({}))).toThrow(
      new ServiceError('invalid-input', 'choose at least one purpose, or withdraw'),
    );
  });

  it('that is the first starts a generation, now, whatever date it brings', () => {
    expect(decide(choosing({ sentiment: chosen('campaign-tag') }))).toEqual({
      version: 1,
      kind: 'advocacy',
      status: 'given',
      account: account(1),
      handle: 'new-handle',
      participant: participant(1),
      purposes: { sentiment: { scope: { kind: 'campaign-tag' }, givenAt: NOW.toISOString() } },
      notice: NOTICE,
      givenAt: NOW.toISOString(),
      expiresOn: '2027-06-01',
      revision: uuid(7),
      generation: uuid(8),
    });
  });

  it('that changes a standing consent keeps its generation, its dates, its team, and renews it', () => {
    const choice = choosing({
      engagement: chosen('company-mention'),
      sentiment: chosen('campaign-tag'),
      confidentiality: chosen('all-public'),
    });
    expect(decide(choice, consent(1, { team: 'works' }))).toMatchObject({
      status: 'given',
      generation: uuid(1),
      givenAt: FIRST,
      expiresOn: '2027-06-01',
      team: 'works',
      purposes: {
        engagement: { scope: { kind: 'company-mention' }, givenAt: FIRST },
        sentiment: { scope: { kind: 'campaign-tag' }, givenAt: FIRST, scopeSince: NOW.toISOString() },
        confidentiality: { scope: { kind: 'all-public' }, givenAt: NOW.toISOString() },
      },
    });
  });

  it('remembers since when the kind of scope is another, through choices that leave it as it is', () => {
    const since = '2026-03-01T00:00:00.000Z';
    const current = consent(1, {
      purposes: { engagement: { ...chosen('company-mention', FIRST), scopeSince: since } },
    });
    const { purposes } = decide(choosing({ engagement: chosen('company-mention') }), current);
    expect(purposes).toEqual({
      engagement: { scope: { kind: 'company-mention' }, givenAt: FIRST, scopeSince: since },
    });
    const untouched = decide(choosing({ engagement: chosen('company-mention') }), consent(1));
    expect(untouched.purposes).toStrictEqual({
      engagement: { scope: { kind: 'company-mention' }, givenAt: FIRST },
    });
  });

  it('narrows nothing that was not consented to before', () => {
    const choice = choosing({ engagement: chosen('campaign-tag') });
    expect(narrowedPurposes(undefined, choice)).toEqual([]);
    expect(narrowedPurposes(held({ purposes: { sentiment: chosen('campaign-tag') } }), choice)).toEqual([
      'sentiment',
    ]);
  });

  it('keeps a pause', () => {
    expect(decide(choosing({ engagement: chosen('campaign-tag') }), paused())).toMatchObject({
      status: 'paused',
      pausedAt: '2026-02-01T00:00:00.000Z',
      generation: uuid(1),
    });
  });

  it.each([
    ['ran out', consent(1), OVER],
    ['was withdrawn', withdrawn(1), NOW],
  ])('after a consent that %s begins anew', (_, current, now) => {
    const anew = decide(choosing({ engagement: chosen('company-mention') }), current, now);
    expect(anew).toMatchObject({
      status: 'given',
      generation: uuid(8),
      givenAt: now.toISOString(),
      purposes: { engagement: { givenAt: now.toISOString() } },
    });
    expect(anew).not.toHaveProperty('team');
  });

  it('repeats what stands where only the revision and the text key differ', () => {
    const decided = decide(choosing({ sentiment: chosen('campaign-tag') }));
    const stored = { ...decided, revision: uuid(9), wrappedTextKey: 'a2V5' };
    expect(isSameChoice(stored, decided)).toBe(true);
    expect(isSameChoice({ ...stored, handle: 'another' }, decided)).toBe(false);
    expect(isSameChoice({ ...stored, expiresOn: '2027-05-31' }, decided)).toBe(false);
    expect(isSameChoice(undefined, decided)).toBe(false);
    expect(isSameChoice(withdrawn(1), decided)).toBe(false);
  });

  it.each([
    [{ engagement: chosen('campaign-tag') }, false],
    [{ engagement: chosen('campaign-tag'), sentiment: chosen('campaign-tag') }, true],
    [{ confidentiality: chosen('all-public') }, true],
  ])('wants a text key only for a purpose that needs words: %#', (purposes, wants) => {
    expect(wantsTextKey(decide(choosing(purposes)))).toBe(wants);
  });

  it('is told by the history with its scopes, and with what it narrowed only if it did', () => {
    const choice = choosing({ engagement: chosen('campaign-tag'), confidentiality: chosen('all-public') });
    const told = {
      version: 1,
      participant: participant(1),
      at: NOW.toISOString(),
      what: 'chosen',
      account: account(1),
      notice: NOTICE,
      purposes: { engagement: 'campaign-tag', confidentiality: 'all-public' },
    };
    expect(chosenEvent(choice, NOW.toISOString(), [])).toStrictEqual(told);
    expect(chosenEvent(choice, NOW.toISOString(), ['sentiment'])).toStrictEqual({
      ...told,
      narrowed: ['sentiment'],
    });
  });
});

describe('a standing consent', () => {
  it('is paused and resumed as it was, under new revisions', () => {
    const given = standing(consent(1), NOW);
    if (given === undefined) throw new Error('not in force');
    const pausedNow = decidePause(given, NOW, uuid(7));
    expect(pausedNow).toEqual({
      ...given,
      status: 'paused',
      pausedAt: NOW.toISOString(),
      revision: uuid(7),
    });
    expect(decideResume(pausedNow, uuid(9))).toStrictEqual({ ...given, revision: uuid(9) });
  });

  it('leaves of a withdrawal the fact alone: no handle, no purpose, no key', () => {
    expect(decideWithdrawal(held({ wrappedTextKey: 'a2V5', team: 'works' }), NOW, uuid(7))).toStrictEqual({
      version: 1,
      kind: 'advocacy',
      status: 'withdrawn',
      account: account(1),
      handle: '',
      participant: participant(1),
      revision: uuid(7),
      generation: uuid(1),
      withdrawnAt: NOW.toISOString(),
    });
  });
});
