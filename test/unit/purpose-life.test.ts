import { expect, it } from 'vitest';

import { ConsentEvent } from '../../shared/consent/consent-history.ts';
import { lifeOf } from '../../shared/consent/purpose-life.ts';
import { account, participant, uuid } from '../support/disclosure-builders.ts';

const NOTICE = { version: '1', language: 'en', sha256: 'a'.repeat(64) };

const entry = (at: string, what: string, more: Record<string, unknown> = {}): ConsentEvent =>
  ConsentEvent.parse({
    version: 1,
    participant: participant(1),
    at: `${at}T12:00:00.000Z`,
    what,
    account: account(1),
    ...more,
  });
const choice = (at: string, purposes: Record<string, string>): ConsentEvent =>
  entry(at, 'chosen', { notice: NOTICE, purposes });

const told = (at: string, [event_state, validity_duration]: readonly [string, string], x_scope?: string) => ({
  event_time: `${at}T12:00:00.000Z`,
  event_type: 'explicit',
  event_state,
  validity_duration,
  entity_id: participant(1),
  ...(x_scope !== undefined && { x_scope }),
});

const HISTORY = [
  entry('2026-01-01', 'connected'),
  choice('2026-01-02', { engagement: 'campaign-tag' }),
  choice('2026-02-01', { engagement: 'company-mention', sentiment: 'campaign-tag' }),
  entry('2026-02-11', 'paused'),
  choice('2026-02-21', { engagement: 'company-mention', sentiment: 'campaign-tag' }),
  entry('2026-03-01', 'resumed'),
  choice('2026-04-01', { engagement: 'company-mention' }),
];

it('tells of each purpose what was decided while it stood, with the days that are left of it', () => {
  expect(lifeOf('sentiment', HISTORY)).toStrictEqual([
    told('2026-02-01', ['given', 'P365D'], 'campaign-tag'),
    told('2026-02-11', ['paused', 'P355D'], 'campaign-tag'),
    told('2026-02-21', ['paused', 'P365D'], 'campaign-tag'),
    told('2026-03-01', ['given', 'P357D'], 'campaign-tag'),
    told('2026-04-01', ['withdrawn', 'P0D']),
  ]);
});

it('tells a change of scope of a purpose that goes on', () => {
  expect(lifeOf('engagement', HISTORY.slice(0, 3))).toStrictEqual([
    told('2026-01-02', ['given', 'P365D'], 'campaign-tag'),
    told('2026-02-01', ['given', 'P365D'], 'company-mention'),
  ]);
});

it('tells nothing of a purpose that was never consented to, nor of what is no decision about it', () => {
  expect(lifeOf('confidentiality', HISTORY)).toEqual([]);
  const end = ConsentEvent.parse({
    version: 1,
    participant: participant(1),
    at: '2026-05-01T12:00:00.000Z',
    what: 'withdrawn',
    generation: uuid(1),
  });
  expect(lifeOf('engagement', [...HISTORY.slice(0, 2), end])).toHaveLength(1);
});

it('leaves no days to a consent that was paused after it ran out', () => {
  const late = [choice('2026-01-02', { sentiment: 'campaign-tag' }), entry('2027-03-01', 'paused')];
  expect(lifeOf('sentiment', late).at(-1)).toStrictEqual(
    told('2027-03-01', ['paused', 'P0D'], 'campaign-tag'),
  );
});
