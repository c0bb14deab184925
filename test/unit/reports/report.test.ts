import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createWatchReports } from '../../../functions/watch-reports/watch-reports.ts';
import { readSaid } from '../../../shared/reports/concern.ts';
import { codeOf, placeOf, readCode, writeCode } from '../../../shared/reports/report-code.ts';
import {
  closed,
  dueOf,
  isOverdue,
  monthsAfter,
  newReport,
  REPORT_LIMITS,
  stateOf,
  withMessage,
  type Report,
  type ReportMessage,
} from '../../../shared/reports/report.ts';
import { openAsReporter, reporterKeyOf, sealForReporter } from '../../../shared/reports/reporter-seal.ts';

const code = codeOf(Uint8Array.from({ length: 20 }, (_, index) => index * 13));

describe('a code', () => {
  it('is 160 bits in letters and digits that look like no other', () => {
    expect(codeOf(new Uint8Array(20))).toBe('0'.repeat(32));
    expect(codeOf(new Uint8Array(20).fill(255))).toBe('Z'.repeat(32));
    // 0x00 0x43 0x20 are the bits 00000 00001 00001 10010 0000…
    expect(codeOf(Uint8Array.from([0x00, 0x43, 0x20, ...new Uint8Array(17)])).slice(0, 5)).toBe('011J0');
  });

  it('is read as people write it', () => {
    const written = writeCode(code);
    expect(written).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/u);
    expect(readCode(written)).toBe(code);
    expect(readCode(` ${written.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code);
    expect(readCode(`\u{feff}${written.replaceAll('-', '\u{2011}\u{ad}')}\u{200b}\u{2060}`)).toBe(code);
    expect(readCode('oOiIlL' + '0'.repeat(26))).toBe('001111' + '0'.repeat(26));
  });

  it.each(['', '0'.repeat(31), '0'.repeat(33), 'U'.repeat(32), 'x'.repeat(100_000), '../'.repeat(11)])(
    'is not %j',
    (typed) => {
      expect(readCode(typed)).toBeUndefined();
    },
  );

  it('cannot be found from where its report lies', () => {
    expect(placeOf(code)).toMatch(/^[0-9a-f]{64}$/u);
    expect(placeOf(code)).not.toBe(placeOf(codeOf(randomBytes(20))));
  });
});

describe('words for whoever reported', () => {
  const place = placeOf(code);
  const sealed = sealForReporter(
    reporterKeyOf(code),
    { place, random: randomBytes(32) },
    'ä 🙂 '.repeat(900),
  );

  it('are opened by the code', () => {
    expect(openAsReporter(code, sealed)).toBe('ä 🙂 '.repeat(900));
  });

  it('are opened by no other code, and not when they were altered or cut off', () => {
    const bytes = Buffer.from(sealed, 'base64');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    for (const [own, words] of [
      [codeOf(randomBytes(20)), sealed],
      [code, bytes.toString('base64')],
      [code, sealed.slice(0, 40)],
      [code, ''],
    ] as const)
      expect(() => openAsReporter(own, words)).toThrow('cannot be opened');
  });

  it('are never the same twice', () => {
    const again = sealForReporter(reporterKeyOf(code), { place, random: randomBytes(32) }, 'x');
    expect(again).not.toBe(sealForReporter(reporterKeyOf(code), { place, random: randomBytes(32) }, 'x'));
  });
});

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const message = (number: number, from: ReportMessage['from'] | 'asking', on: string): ReportMessage => ({
  id: uuid(number),
  from: from === 'reporter' ? from : 'recipient',
  ...(from !== 'reporter' && { gives: from === 'asking' ? 'question' : 'outcome' }),
  on,
  forReporter: 'eA==',
  forRecipient: { key: 'eA==', words: 'eA==' },
});
const arrived = (on: string): Report =>
  newReport({ place: placeOf(code), reporterKey: 'eA==', revision: uuid(0) }, message(1, 'reporter', on));
const after = (report: Report, ...messages: readonly ReportMessage[]): Report =>
  messages.reduce((so_far, one) => {
    const next = withMessage(so_far, one);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, report);

describe('what the recipient owes', () => {
  it('is an acknowledgement within seven days, and an answer within three months of that', () => {
    const report = arrived('2026-11-22');
    expect(dueOf(report)).toEqual({ what: 'acknowledge', by: '2026-11-29' });
    expect(dueOf({ ...report, acknowledgedOn: '2026-11-25' })).toEqual({ what: 'answer', by: '2027-02-25' });
  });

  it.each([
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-12-31', '2027-03-31'],
    ['2026-10-31', '2027-01-31'],
  ])('counts three months from %s to %s', (from, to) => {
    expect(monthsAfter(from, 3)).toBe(to);
  });

  it('is nothing once it is answered, and an answer again once something was added', () => {
    const answered = after(arrived('2026-11-22'), message(2, 'recipient', '2026-12-01'));
    expect([dueOf(answered), stateOf(answered)]).toEqual([undefined, 'answered']);
    const added = after(answered, message(3, 'reporter', '2026-12-10'));
    expect([dueOf(added), stateOf(added)]).toEqual([{ what: 'answer', by: '2027-03-10' }, 'acknowledged']);
  });

  it('is not put off by a late acknowledgement', () => {
    const late = { ...arrived('2026-11-22'), acknowledgedOn: '2027-02-01' };
    expect(dueOf(late)).toEqual({ what: 'answer', by: '2027-02-28' });
  });

  it('is not ended by a question back, nor put off by its answer, and what is only asked cannot be closed', () => {
    const asked = after(arrived('2026-11-22'), message(2, 'asking', '2026-11-25'));
    expect([dueOf(asked), stateOf(asked)]).toEqual([{ what: 'answer', by: '2027-02-25' }, 'asked']);
    expect(closed(asked, '2026-11-26')).toBe('not-answered');
    const told = after(asked, message(3, 'reporter', '2027-01-10'));
    expect([dueOf(told), stateOf(told)]).toEqual([{ what: 'answer', by: '2027-02-25' }, 'acknowledged']);
    const done = after(told, message(4, 'recipient', '2027-01-11'));
    expect([dueOf(done), stateOf(done)]).toEqual([undefined, 'answered']);
    const open = after(
      done,
      message(5, 'reporter', '2027-01-20'),
      message(6, 'asking', '2027-01-21'),
      message(7, 'reporter', '2027-01-30'),
    );
    expect(dueOf(open)).toEqual({ what: 'answer', by: '2027-04-20' });
    expect(closed(open, '2027-01-31')).toBe('not-answered');
    expect(dueOf(after(open, message(8, 'recipient', '2027-02-01')))).toBeUndefined();
  });

  it('is not put off by what is added before the first answer', () => {
    const acknowledged = { ...arrived('2026-11-22'), acknowledgedOn: '2026-11-23' };
    const added = after(acknowledged, message(3, 'reporter', '2027-02-01'));
    expect(dueOf(added)).toEqual({ what: 'answer', by: '2027-02-23' });
  });

  it('is late from the day after', () => {
    const report = arrived('2026-11-22');
    expect(isOverdue(report, new Date('2026-11-29T23:59:59Z'))).toBe(false);
    expect(isOverdue(report, new Date('2026-11-30T00:00:00Z'))).toBe(true);
    const answered = after(report, message(2, 'recipient', '2026-12-24'));
    expect(isOverdue(answered, new Date('2028-01-01T00:00:00Z'))).toBe(false);
  });
});

describe('a report', () => {
  it('is kept for three years at most, and ninety days once it is closed', () => {
    expect(arrived('2026-11-22').expiresAt).toBe(Date.parse('2029-11-21T00:00:00Z') / 1000);
    const done = closed(after(arrived('2026-11-22'), message(2, 'recipient', '2026-12-01')), '2026-12-02');
    expect(done).toMatchObject({
      closedOn: '2026-12-02',
      expiresAt: Date.parse('2027-03-02T00:00:00Z') / 1000,
    });
  });

  it('takes no message for which one item of the store has no room', () => {
    const large = (number: number, characters: number): ReportMessage => ({
      ...message(number, 'reporter', '2026-11-23'),
      forReporter: 'x'.repeat(characters),
    });
    const messages = Array.from({ length: 8 }, (_, index) => large(index + 2, 20_000));
    const filled = after(arrived('2026-11-22'), ...messages);
    expect(withMessage(filled, large(20, 220_000))).toBe('full');
    expect(withMessage(filled, large(20, 210_000))).not.toBe('full');
  });

  it('has room for ten of the largest messages in one item of the store', () => {
    const words = JSON.stringify({ words: '漢'.repeat(4000), contact: '漢'.repeat(200) });
    const sealed = sealForReporter(
      reporterKeyOf(code),
      { place: placeOf(code), random: randomBytes(32) },
      words,
    );
    expect(10 * (2 * sealed.length + 800)).toBeLessThan(REPORT_LIMITS.sealedBytes);
    expect(REPORT_LIMITS.sealedBytes).toBeLessThan(390 * 1024);
  });
});

describe('what somebody types', () => {
  const read = (says: string, contact = '') => readSaid(new URLSearchParams({ says, contact }));

  it('is taken whole, names and addresses included: one person reads it', () => {
    expect(read(' Ask ann@example.com\r\nor 030 1234567 ', ' Bo ')).toEqual({
      kind: 'said',
      said: { words: 'Ask ann@example.com\nor 030 1234567', contact: 'Bo' },
    });
  });

  it('has room for as many characters as is said, in any writing', () => {
    expect(read('漢'.repeat(4000)).kind).toBe('said');
  });

  it.each([
    ['', '', { kind: 'empty' }],
    [' \u200b ', 'x', { kind: 'empty' }],
    ['x'.repeat(4001), '', { kind: 'too-long', field: 'says', characters: 4001 }],
    ['x', 'y'.repeat(201), { kind: 'too-long', field: 'contact', characters: 201 }],
  ])('is not taken: %#', (says, contact, kind) => {
    expect(read(says, contact)).toEqual(kind);
  });
});

describe('the watch over reports', () => {
  const watch = (...heads: readonly Report[]) =>
    createWatchReports({ reports: { list: () => Promise.resolve(heads) } })(new Date('2026-12-05T05:30:00Z'));

  it('says whether one is late, and nothing else', async () => {
    expect(await watch()).toBe('in-time');
    expect(await watch(arrived('2026-11-28'))).toBe('in-time');
    expect(await watch(arrived('2026-11-28'), arrived('2026-11-27'))).toBe('overdue');
  });
});
