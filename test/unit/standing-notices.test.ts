import { describe, expect, it } from 'vitest';

import { readable } from '../../shared/consent/consent-record.ts';
import {
  changesSince,
  NOTICE,
  NOTICE_CHANGES,
  noticeReference,
  STANDING_NOTICES,
  standingNotices,
  type NoticeChange,
} from '../../shared/consent/notice.ts';
import { consent, officialConsent } from '../support/disclosure-builders.ts';

const change = (version: string, stillStands?: string): NoticeChange => ({
  version,
  on: '2026-11-21',
  what: { en: 'Something.', de: 'Etwas.' },
  stillStands: stillStands === undefined ? undefined : [stillStands],
});
const CURRENT = noticeReference(NOTICE).sha256;
const NOW = new Date('2026-06-01T00:00:00.000Z');
const [OLDER, OLD] = ['1'.repeat(64), '2'.repeat(64)];

describe('a notice that changed', () => {
  it('leaves standing what was agreed to before where only words changed', () => {
    const notices = standingNotices([NOTICE], [change('3', OLD), change('2', OLDER)]);
    expect([...notices].sort()).toEqual([OLDER, OLD, CURRENT].sort());
  });

  it('leaves nothing standing from before a material change, whatever changed in words earlier', () => {
    expect([...standingNotices([NOTICE], [change('3'), change('2', OLDER)])]).toEqual([CURRENT]);
    expect(
      [...standingNotices([NOTICE], [change('4', OLD), change('3'), change('2', OLDER)])].sort(),
    ).toEqual([OLD, CURRENT].sort());
  });

  it('pauses whoever agreed to one that stands no longer, and no official account', () => {
    const record = consent(1);
    expect(readable(record, NOW, { has: (sha256) => sha256 === 'a'.repeat(64) })).toBe(record);
    expect(readable(record, NOW, STANDING_NOTICES)).toBeUndefined();
    expect(readable(officialConsent(1), NOW, STANDING_NOTICES)).toBeDefined();
  });

  it('says what changed since somebody agreed', () => {
    const changes = [change('3'), change('2'), change('1')];
    expect(changesSince('2', changes)).toEqual([change('3')]);
    expect(changesSince('3', changes)).toEqual([]);
    expect(changesSince('0', changes)).toEqual(changes);
  });

  it('has its latest change in the list, so that none goes without saying what is new', () => {
    expect(NOTICE_CHANGES[0]?.version).toBe(NOTICE.version);
  });
});
