import { describe, expect, it } from 'vitest';

import { composeMail } from '../../functions/send-report/compose-mail.tsx';
import { createSendReport } from '../../functions/send-report/send-report.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import type { Beginning, ReportMarks } from '../../shared/weekly/report-marks.ts';
import { reportOf, reportedWeek } from '../../shared/weekly/week-report.ts';
import { ServiceError } from '../../shared/errors.ts';
import { campaign, FakeCampaigns } from '../support/fake-campaigns.ts';
import { FakeReleaseReader } from '../support/fake-release-reader.ts';
import { MARKUP } from '../support/hostile-words.ts';
import { FakeReportMarks } from '../support/fake-report-marks.ts';
import {
  advocacyFigure,
  advocacyMonth,
  official,
  officialPost,
  officialRelease,
} from '../support/report-builders.ts';

const TUESDAY = new Date('2026-03-10T06:30:00Z');
const WEDNESDAY = new Date('2026-03-11T06:30:00Z');
const CONTEXT = { company: 'Example', language: 'en', commsSite: 'https://comms.example.com' } as const;
const RELEASES = [
  officialRelease(1, '2026-02-23', [{ ...officialPost('a', '2026-02-23', 20), topic: 'launch' }]),
  advocacyMonth('2026-01-01', [
    advocacyFigure(420),
    advocacyFigure(null, { table: 'topic', category: 'launch' }),
  ]),
];

const open = ({
  isReleased = true,
  marks = new FakeReportMarks(),
}: { readonly isReleased?: boolean; readonly marks?: ReportMarks } = {}) => {
  const mails: Mail[] = [];
  const counted: string[] = [];
  let isRefusing = false;
  const send = createSendReport(
    {
      releases: new FakeReleaseReader(RELEASES),
      released: { areReleased: () => Promise.resolve(isReleased) },
      official: { list: () => Promise.resolve([official(1), official(3, { status: 'asked' })]) },
      campaigns: new FakeCampaigns([campaign({ from: '2026-02-01' })]),
      tags: ['launch'],
      marks,
      mailer: {
        send: (mail) => {
          if (isRefusing) return Promise.reject(new ServiceError('unavailable', 'no'));
          mails.push(mail);
          return Promise.resolve();
        },
      },
      meter: { count: (outcome) => void counted.push(outcome) },
    },
    CONTEXT,
  );
  return { send, mails, counted, refuse: (is: boolean) => void (isRefusing = is) };
};

describe('the week’s report', () => {
  it('is sent once a week, however often the job runs', async () => {
    const { send, mails, counted } = open();
    expect([await send(TUESDAY), await send(TUESDAY), await send(WEDNESDAY)]).toEqual([
      'sent',
      'sent-before',
      'sent-before',
    ]);
    expect(mails).toHaveLength(1);
    expect(counted).toEqual(['complete', 'complete', 'complete']);
    expect(await send(new Date('2026-03-17T06:30:00Z'))).toBe('sent');
  });

  it('never goes before its releases are there, and then nothing is complete', async () => {
    const { send, mails, counted } = open({ isReleased: false });
    expect(await send(TUESDAY)).toBe('not-released');
    expect([mails, counted]).toEqual([[], []]);
  });

  it('is sent by a later run where one was stopped, and by no second one at the same time', async () => {
    const { send, mails, counted, refuse } = open();
    refuse(true);
    await expect(send(TUESDAY)).rejects.toMatchObject({ kind: 'unavailable' });
    refuse(false);
    expect(await send(TUESDAY)).toBe('under-way');
    expect([mails, counted]).toEqual([[], []]);
    expect(await send(new Date('2026-03-10T12:30:00Z'))).toBe('sent');
    expect(mails).toHaveLength(1);
  });

  it('goes a second time if it was sent and nobody noted that: at least once', async () => {
    const forgetful = new FakeReportMarks();
    const marks: ReportMarks = {
      begin: (week, now): Promise<Beginning> => forgetful.begin(week, now),
      markSent: () => Promise.reject(new ServiceError('unavailable', 'the store did not do it')),
    };
    const { send, mails } = open({ marks });
    await expect(send(TUESDAY)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(send(WEDNESDAY)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(mails).toHaveLength(2);
  });

  it('says what the page says, as text and as HTML', async () => {
    const { send, mails } = open();
    await send(TUESDAY);
    const [mail] = mails;
    expect(mail?.subject).toBe('Example on social media, 23 February 2026 to 1 March 2026');
    for (const said of [
      'The organisation’s own accounts published 1 post, which drew 20 interactions',
      'People who take part published about 420 posts in January 2026, give or take 60.',
      '@firm-3@social.example waits for somebody else’s approval.',
      '@firm-1@social.example, 23 February 2026, 12:00 UTC: 20 interactions',
      '#launch: 1 post of official accounts with 20 interactions. People who take part, latest month: [c] posts.',
      'https://comms.example.com/',
    ]) {
      expect(mail?.text).toContain(said);
      expect(mail?.html).toContain(said);
    }
    expect(mail?.text).not.toMatch(/Imogen|Oskar/u);
  });

  it('loads nothing, tracks nothing and names no person’s address', async () => {
    const { send, mails } = open();
    await send(TUESDAY);
    expect(mails[0]?.html).not.toMatch(/<(?:img|link|script|style|iframe)|src=|style=|url\(/iu);
  });
});

describe('a mail of what others wrote', () => {
  const hostile = reportOf({
    week: reportedWeek(TUESDAY),
    registered: [
      official(1, { handle: MARKUP }),
      official(2, { status: 'asked', handle: `${MARKUP}\r\nBcc: x@y.z` }),
    ],
    official: [],
    advocacy: [],
    tags: ['launch'],
    links: [{ title: `${MARKUP}\r\n`, tag: 'launch', clicks: 3 }],
  });

  it('has no markup of theirs, and nothing of theirs in its subject', async () => {
    const mail = await composeMail(hostile, CONTEXT);
    expect(mail.html).not.toContain('<x-canary');
    expect(mail.subject).toBe('Example on social media, 23 February 2026 to 1 March 2026');
  });

  it('speaks German where the stage does', async () => {
    const mail = await composeMail(hostile, { ...CONTEXT, language: 'de' });
    expect(mail.subject).toBe('Example in sozialen Medien, 23. Februar 2026 bis 1. März 2026');
    expect(mail.html).toContain('<html lang="de">');
    expect(mail.text).toContain('Was als Nächstes');
  });
});
