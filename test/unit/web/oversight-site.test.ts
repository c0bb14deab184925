import { describe, expect, it } from 'vitest';

import { createOversightSite, type OversightParts } from '../../../functions/web/oversight-site.tsx';
import { MEASURED_QUALITY } from '../../../shared/classification/measured-quality.ts';
import type { Statement } from '../../../shared/transparency/day-entry.ts';
import { openedPost } from '../../support/ledger-builder.ts';
import { FACTS, FakeLedgerReads, logOf, oversightParts } from '../../support/oversight-bench.ts';
import { ask, signedIn } from '../../support/site-bench.ts';
import { summaryOf } from '../../support/summary-builder.ts';

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];

const page = async (path: string, changed: Partial<OversightParts> = {}, headers = {}): Promise<string> => {
  const { cookie } = await signedIn('Winifred', ['auditor']);
  const answer = await ask(createOversightSite(oversightParts(changed)), path, { cookie, headers });
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll(/\s+/gu, ' ');
};

const approval = (approves: Readonly<Record<string, string>>) => ({
  by: 'Beatrix',
  role: 'works council',
  on: '2026-02-20',
  reference: 'minutes 7',
  approves,
});

describe('what is switched on', () => {
  it('says how the stage is set, with the bounds that no setting leaves', async () => {
    const html = await page('/');
    expect(html).toContain('<td>0.85</td><td>0.8 to 0.9</td>');
    expect(html).toContain('<td>14</td><td>7, 14, 30 or 90</td>');
    expect(html).toContain('<td>10</td><td>at least 5</td>');
    expect(html).toContain('agreement 12');
  });

  it('names purposes, the rules that ship and the ladder with what the attack made of each step', async () => {
    const html = await page('/');
    expect(html).toContain('Warn me when a post may give something away');
    expect(html).toContain('Show all: Secrets (1)');
    expect(html).toContain(
      'from 300</th><td>a headline and tables every month</td><td>1.25</td><td>60.1%</td>',
    );
  });

  it('says of text that a setting holds only what it is, and runs none of it', async () => {
    const html = await page('/', { facts: { ...FACTS, objectionsTo: '<script>alert(1)</script>' } });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('says of a stage on one machine that it runs there, and of no region', async () => {
    const facts = { ...FACTS, stage: 'local' } as const;
    expect(await page('/', { facts })).toContain('Where it runs</th><td>this machine</td>');
    expect(await page('/', { facts })).not.toContain('eu-central-1');
  });

  it('speaks German', async () => {
    expect(await page('/', {}, { 'accept-language': 'de' })).toContain('Was eingeschaltet ist');
  });
});

describe('what was approved', () => {
  it('is called by words, not by its identifier', async () => {
    const named = [
      'purpose:engagement',
      'setting:alertThreshold',
      'rules:personal-data',
      'notice:goes-on-standing',
    ];
    const html = await page(
      '/approvals',
      { effects: new Map(named.map((subject) => [subject, NEW])) },
      { 'accept-language': 'de' },
    );
    expect(html).toContain('Zweck „Reaktionen“');
    expect(html).not.toMatch(/engagement|alertThreshold|personal-data|goes-on/u);
  });
});

describe('approvals', () => {
  const effects = new Map([
    ['policy', NEW],
    ['releases', OLD],
  ]);

  it('are asked for where what runs is another than what was approved', async () => {
    const html = await page('/approvals', { effects, approvals: [approval({ policy: OLD, releases: OLD })] });
    expect(html).toContain('1 subjects are not approved as they are now.');
    expect(html).toMatch(/The social media policy<\/th><td><code title="b{64}">b{12}<\/code>/u);
    expect(html).toContain('as something else, by Beatrix on 20 February 2026');
    expect(html).toMatch(/The ladder and the policy of releases<\/th><td>Beatrix<\/td><td>works council/u);
  });

  it('are complete where each hash was approved', async () => {
    const html = await page('/approvals', { effects, approvals: [approval({ policy: NEW, releases: OLD })] });
    expect(html).toContain('All that takes effect is approved as it is now.');
    expect(html).not.toContain('Waits for an approval');
  });
});

describe('changes', () => {
  const log = () =>
    logOf('2026-02-27', [
      { policy: OLD, gone: OLD },
      { policy: OLD, gone: OLD },
      { policy: NEW },
      { policy: NEW },
    ]);

  it('are told from the day on which they were sealed, with what was before', async () => {
    const html = await page('/changes?month=2026-03', {
      log: await log(),
      approvals: [approval({ policy: NEW })],
    });
    expect(html).toMatch(
      /2 March 2026<\/th><td>The social media policy<\/td><td><code title="a{64}">a{12}<\/code><\/td><td><code title="b{64}">/u,
    );
    expect(html).toContain('Beatrix, on 20 February 2026');
    expect(html).toMatch(/<td>gone<\/td><td><code title="a{64}">a{12}<\/code><\/td><td>not there<\/td>/u);
    expect(html).toContain('The log begins on 27 February 2026.');
  });

  it('of a month without any are none, and before the log begins nobody knows', async () => {
    expect(await page('/changes?month=2026-02', { log: await log() })).toContain(
      'Nothing that takes effect changed',
    );
    expect(await page('/changes?month=2025-12', { log: await log() })).toContain(
      'has no entry of this month',
    );
    expect(await page('/changes')).toContain('has no entry of this month');
  });

  it('stand beside what the summaries around them release, and nothing that follows people’s posts', async () => {
    const summary = summaryOf('2026-02');
    const html = await page('/changes?month=2026-03', {
      summaries: { list: () => Promise.resolve([summary]) },
    });
    expect(html).toContain('February 2026</th><td>0</td><td>0</td><td>10</td>');
  });

  it('of rules are judged by published test cases, month by month, never by alerts of people by rule', async () => {
    const classifier = { ...MEASURED_QUALITY, secretsFound: 0.9, harmlessAlerting: 0.02 };
    const [before, after] = [summaryOf('2026-02'), { ...summaryOf('2026-03'), classifier }];
    const html = await page('/changes?month=2026-03', {
      summaries: { list: () => Promise.resolve([after, before]) },
    });
    expect(html).toMatch(
      /Test cases, by the month[^]*February 2026<\/th><td>99\.5%<\/td><td>1\.5%<\/td><td>93\.8%<\/td>[^]*March 2026<\/th><td>90%<\/td><td>2%<\/td>/u,
    );
    expect(html).toContain('Alerts by rule are not shown, not even as ranges');
    expect(await page('/changes')).not.toContain('Test cases, by the month');
  });

  it('of rules are told by the week, as ranges, without the week that ended the day before the month', async () => {
    // The first of March 2026 is a Sunday: a week ends on it. What the day before it says belongs to February.
    const [before, week] = [
      { kind: 'rule-changed', from: '2026-02-16', to: '2026-02-23' },
      { kind: 'rule-changed', from: '2026-02-23', to: '2026-03-02' },
    ];
    const said: Readonly<Record<string, readonly Statement[]>> = {
      '2026-02-28': [{ ...before, outcome: 'rule-demoted', count: { atLeast: 50, atMost: 99 } }],
      '2026-03-01': [
        { ...week, outcome: 'rule-demoted', count: { atLeast: 1, atMost: 9 } },
        { ...week, outcome: 'rule-restored', count: { atLeast: 0, atMost: 0 } },
        { ...week, kind: 'x', outcome: 'alert-post-opened', count: { atLeast: 20, atMost: 49 } },
      ],
    };
    const told = await logOf('2026-02-27', [{}, {}, {}, {}], (day) => said[day] ?? []);
    const html = await page('/changes?month=2026-03', { log: told });
    expect(html).toMatch(/Weeks that ended in March 2026[^]*23 February 2026<\/th><td>1–9<\/td><td>0<\/td>/u);
    expect(html).not.toMatch(/50–99|20–49/u);
    expect(await page('/changes?month=2025-12', { log: told })).toContain('has no statement of a week');
  });

  it.each(['2026-13', '2999-01', '<script>', "'--"])('of %s are those of this month', async (month) => {
    const html = await page(`/changes?month=${encodeURIComponent(month)}`, { log: await log() });
    expect(html).toContain('What changed in March 2026');
    expect(html).toContain('Earlier: February 2026');
    expect(html).not.toContain('<script>');
  });
});

describe('reads of personal data', () => {
  it('are said to have rows where they have, and which have none', async () => {
    const html = await page('/reads');
    expect(html).toContain('Two readings have no row. Security sees the masked excerpt');
    expect(html).toContain('The recipient of confidential reports opens them');
  });

  const withReads = (...moments: readonly string[]): Partial<OversightParts> => {
    const reads = new FakeLedgerReads();
    reads.entries.push(...moments.map((at) => openedPost(at)));
    return { reads };
  };

  it('are counted by week, and no page says on which day or at which hour', async () => {
    const html = await page('/reads', withReads('2026-03-03T07:11:00Z', '2026-03-08T23:59:00Z'));
    expect(html).toMatch(
      /2 March 2026<\/th><td>opened the post behind an alert[^<]*<\/td><td>security<\/td><td>2<\/td>/u,
    );
    expect(html).not.toMatch(/3 March|8 March|07:11|23:59/u);
  });

  it('of a week that goes on are not shown, since looking daily would tell the day', async () => {
    expect(await page('/reads', withReads('2026-03-09T07:11:00Z'))).toContain('There is no such row');
  });

  it('of a week stand with the month in which it began', async () => {
    const reads = withReads('2026-03-01T10:00:00Z');
    expect(await page('/reads', reads)).toContain('There is no such row');
    expect(await page('/reads?month=2026-02', reads)).toContain('23 February 2026');
  });
});

describe('the participation attack', () => {
  it('is told with its last figure, its day, the bound and all that was tried', async () => {
    const html = await page('/attack');
    expect(html).toContain('Measured on 21 November 2026');
    expect(html).toContain('allowed are at most 70%');
    expect(html).toContain('1,000 of 2,000');
  });
});
