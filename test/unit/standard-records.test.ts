import { describe, expect, it } from 'vitest';

import type { Purposes } from '../../shared/consent/consent-record.ts';
import { StandardRecord } from '../../shared/consent/iso-27560.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { standardRecords } from '../../shared/consent/standard-records.ts';
import { CONTROLLER } from '../support/closed-ports.ts';
import { ConsentStory } from '../support/consent-story.ts';
import { uuid } from '../support/disclosure-builders.ts';
import { at, PARTICIPANT } from '../support/fake-world.ts';

const notice = noticeReference(NOTICE);
const day = (days: number) => at(24 * days);
const tagged = { scope: { kind: 'campaign-tag' }, givenAt: day(0).toISOString() } as const;

/** Somebody agrees to two purposes, pauses on day 10, resumes on day 20, and drops sentiment on day 30. */
const played = () => {
  let id = 0;
  const story = new ConsentStory(() => uuid((id += 1)));
  const choose = (purposes: Purposes) => ({ do: 'choose', purposes, notice }) as const;
  story.decide(choose({ engagement: tagged, sentiment: tagged }), day(0));
  story.decide({ do: 'pause' }, day(10));
  story.decide({ do: 'resume' }, day(20));
  story.decide(choose({ engagement: { ...tagged, scope: { kind: 'company-mention' } } }), day(30));
  return story;
};

const recordsOf = ({ consent, history }: ConsentStory) => {
  if (consent === undefined) throw new Error('nothing was agreed to');
  return standardRecords(consent, history, { controller: CONTROLLER, notice: NOTICE });
};

/** Required by ISO/IEC TS 27560:2023, as W3C's guide to it maps its fields. */
const REQUIRED = [
  ['schema_version', 'record_id', 'pii_principal_id'],
  ['privacy_notice', 'language', 'purposes'],
  [
    'purpose',
    'pii_information',
    'pii_controllers',
    'storage_locations',
    'retention_period',
    'jurisdiction',
    'recipient_third_parties',
    'withdrawal_method',
  ],
  ['pii_type'],
  ['party_id', 'party_name', 'party_address', 'party_contact', 'party_type'],
  ['event_time', 'event_type', 'event_state', 'validity_duration', 'entity_id'],
] as const;

describe('the standard’s records', () => {
  it('hold every field it requires, in each of its sections', () => {
    for (const record of recordsOf(played())) {
      const { pii_processing: processing, party_identification: parties, events } = record;
      const [purpose] = processing.purposes;
      const sections = [record, processing, purpose, purpose?.pii_information[0], parties[0], events[0]];
      const missing = REQUIRED.flatMap((fields, index) =>
        fields.filter((field) => !Object.keys(sections[index] ?? {}).includes(field)),
      );
      expect(missing).toEqual([]);
    }
  });

  it.each(REQUIRED.flat().filter((field) => !/^(?:purposes|pii_|party_|event_)/u.test(field)))(
    'are not taken without %s',
    (field) => {
      const [record] = recordsOf(played());
      const without = JSON.stringify(record).replaceAll(`"${field}":`, `"not_${field}":`);
      expect(StandardRecord.safeParse(JSON.parse(without)).success).toBe(false);
    },
  );

  it('tell the life of each purpose: given, paused, given, narrowed or withdrawn, and how long each was to last', () => {
    const lives = recordsOf(played()).map(({ pii_processing: { purposes }, events }) => [
      purposes[0]?.purpose_type,
      events.map(({ event_time: time, event_state: state, validity_duration: lasting, x_scope: scope }) =>
        [time.slice(0, 10), state, lasting, scope].join(' ').trim(),
      ),
    ]);
    expect(lives).toEqual([
      [
        'engagement',
        [
          '2026-03-10 given P365D campaign-tag',
          '2026-03-20 paused P355D campaign-tag',
          '2026-03-30 given P345D campaign-tag',
          '2026-04-09 given P365D company-mention',
        ],
      ],
      [
        'sentiment',
        [
          '2026-03-10 given P365D campaign-tag',
          '2026-03-20 paused P355D campaign-tag',
          '2026-03-30 given P345D campaign-tag',
          '2026-04-09 withdrawn P0D',
        ],
      ],
    ]);
  });

  it('name whoever decided, the controller, its processors, and the notice that was agreed to', () => {
    const [record] = recordsOf(played());
    expect(record?.events.map(({ entity_id: who }) => who)).toEqual(Array(4).fill(PARTICIPANT));
    expect(record?.party_identification.map(({ party_id: id, party_role: role }) => [id, role])).toEqual([
      ['controller', 'pii controller'],
      ['processor-1', 'pii processor'],
    ]);
    expect(record?.pii_processing.privacy_notice).toEqual(notice);
    expect(record?.pii_processing.x_described_by).toBeUndefined();
  });

  it('say so where another notice than the one agreed to describes the processing', () => {
    const { consent, history } = played();
    if (consent === undefined) throw new Error('nothing was agreed to');
    const later = { ...NOTICE, version: '2099-01.1' };
    const [record] = standardRecords(consent, history, { controller: CONTROLLER, notice: later });
    expect(record?.pii_processing.privacy_notice.version).toBe(NOTICE.version);
    expect(record?.pii_processing.x_described_by?.version).toBe('2099-01.1');
  });
});
