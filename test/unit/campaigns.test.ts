import { describe, expect, it } from 'vitest';

import {
  CampaignRecord,
  campaignDays,
  campaignRecord,
  campaignState,
  endCampaign,
  linkFault,
} from '../../shared/campaigns/campaign-record.ts';
import { clicksWithin, readClicks, sumOfClicks, withImport } from '../../shared/campaigns/clicks.ts';
import { blueskyComposer, mastodonComposer, textToShare } from '../../shared/campaigns/share-text.ts';
import { campaign } from '../support/fake-campaigns.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

describe('a campaign’s link', () => {
  it.each([
    ['https://example.com/launch?utm_source=staff', undefined],
    ['http://example.com/launch', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['example.com', 'not-https'],
    ['https://ann:secret@example.com/', 'not-https'],
    ['https://example.com/?who={employee}', 'placeholder'],
    ['https://example.com/?who=%7Bemployee%7D', 'placeholder'],
    ['https://example.com/?who=*|EMAIL|*', 'placeholder'],
    ['https://example.com/?who=%%name%%', 'placeholder'],
    ['https://example.com/"><script>', 'placeholder'],
    ['https://example.com/?who=%EMAIL%', 'placeholder'],
    ['https://example.com/?who=%ADDRESS%&a=1', 'placeholder'],
    ['https://example.com/?who=$email', 'placeholder'],
    ['https://example.com/?who=%24email', 'placeholder'],
    ['https://example.com/__EMAIL__/launch', 'placeholder'],
    ['https://example.com/?who=jane.doe@example.com', 'personal'],
    ['https://example.com/jane.doe%40example.com', 'personal'],
    ['https://example.com/?next=%2Fjane%2540example.com', 'personal'],
    ['https://example.com/#jane@example.com', 'personal'],
    ['https://video.example/@firm', undefined],
    ['https://social.example/@firm/116?a=1', undefined],
    ['https://example.com/caf%C3%A9%20bar?price=%2420', undefined],
    [`https://example.com/${'x'.repeat(500)}`, 'too-long'],
  ])('%s: %s', (link, fault) => expect(linkFault(link)).toBe(fault));
});

describe('a campaign', () => {
  it('has not begun, runs through its last day, and is over then or once it was ended', () => {
    const at = (moment: string, changes = {}) => campaignState(campaign(changes), new Date(moment));
    expect(at('2026-02-28T23:59:59Z')).toBe('coming');
    expect(at('2026-03-01T00:00:00Z')).toBe('running');
    expect(at('2026-03-31T23:59:59Z')).toBe('running');
    expect(at('2026-04-01T00:00:00Z')).toBe('over');
    expect(at('2026-03-10T00:00:00Z', { endedOn: '2026-03-10' })).toBe('over');
  });

  it('has results of its days, the day on which it was ended included, and of none where it never began', () => {
    expect(campaignDays(campaign())).toEqual({ from: '2026-03-01', to: '2026-04-01' });
    expect(campaignDays(campaign({ endedOn: '2026-03-10' }))).toEqual({
      from: '2026-03-01',
      to: '2026-03-11',
    });
    expect(campaignDays(campaign({ endedOn: '2026-02-10' }))).toEqual({
      from: '2026-03-01',
      to: '2026-03-01',
    });
  });

  it('is ended once: the first day on which it was stands', () => {
    const ended = endCampaign(campaign(), '00000000-0000-4000-8000-0000000000bb', NOW);
    const again = endCampaign(
      ended,
      '00000000-0000-4000-8000-0000000000cc',
      new Date('2026-03-12T00:00:00Z'),
    );
    expect([ended.endedOn, again.endedOn]).toEqual(['2026-03-10', '2026-03-10']);
  });

  it('holds no day of another age', () => {
    for (const day of ['1026-03-31', '1967-12-31', '9026-03-31'])
      expect(CampaignRecord.safeParse(campaign({ to: day })).success).toBe(false);
    expect(CampaignRecord.safeParse(campaign()).success).toBe(true);
  });

  it('goes two years after its last day, and holds nothing about who wrote it', () => {
    const { id, revision, ...content } = campaign();
    const record = CampaignRecord.parse({ ...campaignRecord(content, { id, revision }), editedBy: 'Ann' });
    expect(new Date(record.expiresAt * 1000).toISOString()).toBe('2028-03-30T00:00:00.000Z');
    expect(record).not.toHaveProperty('editedBy');
  });
});

describe('totals of clicks', () => {
  const read = (text: string) => readClicks(text, NOW);

  it('are read from what statistics export: headings, separators, quotes and line ends of any kind', () => {
    const days = [
      { day: '2026-03-08', clicks: 120 },
      { day: '2026-03-09', clicks: 0 },
    ];
    for (const text of [
      '2026-03-08,120\n2026-03-09,0',
      '\u{feff}Date,Clicks\r\n"2026-03-08","120"\r\n"2026-03-09","0"\r\n',
      'Tag;Klicks\n\n2026-03-08;120\n2026-03-09; 0\n',
      '2026-03-08\t120\r2026-03-09\t0',
      'Datum (UTC),Link-Klicks\n2026-03-08,"120"\n2026-03-09," 0 "',
    ])
      expect(read(text)).toEqual({ kind: 'read', days });
  });

  it.each([
    ['"1,240"', 1240],
    ['"1.240"', 1240],
    ['1’240', 1240],
    ['"1 234 567"', 1_234_567],
    ['"1,000,000,000"', 1_000_000_000],
  ])('may have their thousands set apart: %s is %i', (said, clicks) =>
    expect(read(`"2026-03-08",${said}`)).toEqual({ kind: 'read', days: [{ day: '2026-03-08', clicks }] }),
  );

  it.each([
    ['', 'nothing', 1],
    ['2026-03-08,"1,24"', 'number', 1],
    ['2026-03-08,"1,240.000"', 'number', 1],
    ['2026-03-08,"1,2400"', 'number', 1],
    ['2026-03-08,"1,5,ann@example.com"', 'number', 1],
    ['2026-03-08,"1,240', 'date', 1],
    [`2026-03-08,${','.repeat(39_000)}`, 'columns', 1],
    ['date,clicks', 'nothing', 1],
    ['2026-03-08,1\n2026-03-09', 'columns', 2],
    ['2026-03-08,1,ann@example.com', 'columns', 1],
    ['2026-03-08,1,200', 'columns', 1],
    ['08.03.2026,1', 'date', 1],
    ['2026-02-30,1', 'date', 1],
    ['<script>alert(1)</script>,1', 'date', 1],
    ['2026-03-08,1.5', 'number', 1],
    ['2026-03-08,-1', 'number', 1],
    ['2026-03-08,1e9', 'number', 1],
    ['2026-03-08,9999999999', 'number', 1],
    ['2026-03-11,1', 'future', 1],
    ['date,clicks\n2026-03-08,1\n2026-03-08,1', 'twice', 3],
    ['x'.repeat(40_001), 'too-long', 1],
  ])('are refused whole where a line does not fit: %j is %s in line %i', (text, fault, line) =>
    expect(read(text)).toEqual({ kind: 'refused', fault, line }),
  );

  it('are at most those of eight hundred days', () => {
    const days = Array.from({ length: 801 }, (_, index) =>
      new Date(Date.UTC(2026, 2, 10) - index * 86_400_000).toISOString().slice(0, 10),
    );
    const lines = days.map((day) => `${day},1`);
    expect(read(lines.slice(1).join('\n')).kind).toBe('read');
    expect(read(lines.join('\n'))).toEqual({ kind: 'refused', fault: 'too-many', line: 801 });
    const context = { campaign: campaign().id, revision: campaign().revision, now: NOW };
    const first = read(lines.slice(1).join('\n'));
    const held = withImport(undefined, first.kind === 'read' ? first.days : [], context);
    expect(withImport(held, [{ day: '2026-03-10', clicks: 1 }], context)).toBeUndefined();
    expect(withImport(held, [{ day: '2026-03-09', clicks: 1 }], context)?.days).toHaveLength(800);
  });

  it('are replaced by a later import of the same day, and kept in order', () => {
    const context = { campaign: campaign().id, revision: campaign().revision, now: NOW };
    const first = withImport(
      undefined,
      [
        { day: '2026-03-09', clicks: 4 },
        { day: '2026-03-07', clicks: 1 },
      ],
      context,
    );
    const second = withImport(first, [{ day: '2026-03-09', clicks: 9 }], context);
    expect(second?.days).toEqual([
      { day: '2026-03-07', clicks: 1 },
      { day: '2026-03-09', clicks: 9 },
    ]);
    const within = clicksWithin(second, { from: '2026-03-08', to: '2026-03-10' });
    expect([sumOfClicks(within), sumOfClicks([])]).toEqual([9, undefined]);
  });
});

describe('a text to share', () => {
  const { tag, link } = campaign();

  it('gets the tag and the link it lacks, and none twice', () => {
    expect(textToShare({ tag, link }, { text: 'Look!' })).toBe('Look!\n#launch\nhttps://example.com/launch');
    const whole = 'Our #Launch: https://example.com/launch';
    expect(textToShare({ tag, link }, { text: whole })).toBe(whole);
  });

  it('has a tag and a link only where they end as words do', () => {
    const added = (text: string) => textToShare({ tag, link }, { text }).slice(text.length);
    expect(added('Our #launchparty: https://example.com/launch')).toBe('\n#launch');
    expect(added('Our #launch_2 and a#launch: https://example.com/launch')).toBe('\n#launch');
    for (const longer of ['/more', '-2', '.html', '?a=1', '#launch'])
      expect(added(`#launch https://example.com/launch${longer}`)).toBe('\nhttps://example.com/launch');
    expect(added('#launch https://old.example/?to=https://example.com/launch')).toBe(
      '\nhttps://example.com/launch',
    );
    for (const end of ['.', '!)', '…', ', it says'])
      expect(added(`“#LAUNCH${end} (https://example.com/launch${end}`)).toBe('');
    expect(textToShare({ tag: 'launch', link: 'https://example.com/?a=1' }, { text: '#launch' })).toBe(
      '#launch\nhttps://example.com/?a=1',
    );
  });

  it('opens a platform’s own page with all of it in the address, and no page at what is no host', () => {
    expect(blueskyComposer('a & b\n#c')).toBe('https://bsky.app/intent/compose?text=a%20%26%20b%0A%23c');
    expect(mastodonComposer('social.example', 'a?b')).toBe('https://social.example/share?text=a%3Fb');
    for (const host of ['evil.example/x', 'a@b.example', '', 'javascript:alert(1)'])
      expect(mastodonComposer(host, 'x')).toBeUndefined();
  });
});
