import { describe, expect, it } from 'vitest';

import { another, ID, openDesk as open, rowsIn } from '../../support/security-desk.ts';
import { NOW } from '../../support/site-bench.ts';

const REASON = 'to see which key must be rotated';

describe('the list of alerts', () => {
  it('puts first what is overdue the longest, and says so', async () => {
    // To be taken within 1 hour and within 24: due half an hour ago, in six hours.
    const { see } = await open(another(1, 18, { severity: 'medium' }), another(2, 1.5));
    const html = await see('sam', '/');
    expect(rowsIn(html)).toEqual([ID(2), ID(1)]);
    expect(html).toContain('1 should have been taken by now.');
    expect(html).toContain('overdue since 10 March 2026, 11:30 UTC');
    expect(html).toContain('by 10 March 2026, 18:00 UTC');
  });

  it('counts each state, as far as ninety-nine', async () => {
    const many = Array.from({ length: 120 }, (_, index) => another(index, 1));
    const { see } = await open(...many, another(500, 1, { state: 'escalated' }));
    const html = await see('sam', '/');
    expect(html).toContain('To take (99+)');
    expect(html).toContain('Escalated (1)');
    expect(html).toContain('Looked into (0)');
  });

  it('shows one row for what is one case, with how many more', async () => {
    const { see } = await open(another(1, 3), another(2, 2, { caseId: ID(1001) }), another(3, 1));
    const html = await see('sam', '/');
    expect(rowsIn(html)).toEqual([ID(1), ID(3)]);
    expect(html).toContain('and one more in this case');
  });

  it('narrows by what its address says, and by nothing that does not fit', async () => {
    const { see } = await open(
      another(1, 1),
      another(2, 1, { severity: 'low', rule: 'iban' }),
      another(3, 200, { severity: 'low', rule: 'iban' }),
    );
    expect(rowsIn(await see('sam', '/?severity=low&order=newest'))).toEqual([ID(2), ID(3)]);
    expect(rowsIn(await see('sam', '/?rule=iban&age=week'))).toEqual([ID(2)]);
    expect(rowsIn(await see('sam', '/?age=week-ago'))).toEqual([ID(3)]);
    const odd = '/?state=%3Cb%3E&severity=worst&rule=<script>&age=-1&order=author&from=nonsense';
    expect(rowsIn(await see('sam', odd))).toEqual([ID(3), ID(1), ID(2)]);
    expect(await see('sam', odd)).not.toContain('<script>');
  });

  it('keeps what was chosen in the form and from page to page, to the end', async () => {
    const many = Array.from({ length: 60 }, (_, index) => another(index, index + 1, { severity: 'low' }));
    const { see } = await open(...many, another(500, 1));
    let path = '/?severity=low&order=oldest';
    const seen: string[] = [];
    for (let pages = 1; ; pages += 1) {
      const html = await see('sam', path);
      expect(html).toContain('<option value="low" selected="">');
      expect(html).toContain('<option value="oldest" selected="">');
      seen.push(...rowsIn(html));
      const [, next] = /<a href="([^"]+)" rel="next"/u.exec(html) ?? [];
      if (next === undefined) {
        expect(pages).toBe(3);
        break;
      }
      path = next.replaceAll('&amp;', '&');
      expect(path).toMatch(/^\/\?state=raised&severity=low&order=oldest&from=[\w-]+$/u);
    }
    expect(seen).toEqual(many.map(({ id }) => id).reverse());
  });

  it('is in German for whoever reads German, rules by their own names', async () => {
    const { see } = await open(another(1, 2));
    const html = await see('sam', '/', { 'accept-language': 'de' });
    expect(html).toContain('Zu übernehmen (1)');
    expect(html).toContain('überfällig seit 10. März 2026, 11:00 UTC');
    expect(html).toContain('<span lang="en">GitHub token</span>');
  });
});

describe('a case', () => {
  it('shows on each alert’s page the others, and what is similar apart from them', async () => {
    const { see } = await open(
      another(1, 5, { caseId: ID(7) }),
      another(2, 4, { caseId: ID(7) }),
      another(3, 3),
    );
    const html = await see('sam', `/alerts/${ID(1)}`);
    const [, ofCase = '', similar = ''] = html
      .split('<h2>')
      .filter((part) => /^(?:What|The rest|Similar)/u.test(part));
    expect([rowsIn(ofCase), rowsIn(similar)]).toEqual([[ID(2)], [ID(3)]]);
    for (const hidden of ['s.example', '00000000-0000-4000-8000-000000000001'])
      expect(html).not.toContain(hidden);
  });

  it('is handled as a whole where that is asked for, each alert as far as its state allows', async () => {
    const same = { caseId: ID(7) };
    const { act, see } = await open(
      another(1, 5, same),
      another(2, 4, same),
      another(3, 3, { ...same, state: 'resolved' }),
      another(4, 3),
    );
    const handledBy = async (index: number) =>
      /Handled by<\/th><td>(\w+)</u.exec(await see('sam', `/alerts/${ID(index)}`))?.[1];
    expect((await act('sam', { what: 'acknowledge', all: 'yes' }, ID(1))).status).toBe(303);
    expect([await handledBy(1), await handledBy(2), await handledBy(3), await handledBy(4)]).toEqual([
      'You',
      'You',
      'Nobody',
      'Nobody',
    ]);
  });

  it('is never opened as a whole: each post is a disclosure of its own', async () => {
    const same = { caseId: ID(7) };
    const { act, see } = await open(another(1, 5, same), another(2, 4, same));
    await act('sam', { what: 'acknowledge', all: 'yes' }, ID(1));
    await act('sam', { what: 'open-post', reason: REASON, all: 'yes' }, ID(1));
    expect(await see('sam', `/alerts/${ID(1)}`)).toContain('https://s.example/@ann/17');
    expect(await see('sam', `/alerts/${ID(2)}`)).not.toContain('https://s.example');
  });

  it('says how long the post was there to be read, and what its author said', async () => {
    const answered = (hoursAgo: number) => ({
      at: new Date(NOW.getTime() - hoursAgo * 3_600_000).toISOString(),
      by: { role: 'author' },
      what: 'answered',
      reason: 'post-deleted',
    });
    const { see } = await open(another(1, 30.5), another(2, 30, { history: [answered(2)] }));
    expect(await see('sam', `/alerts/${ID(1)}`)).toContain('<td>a day and 6 hours so far</td>');
    expect(await see('sam', `/alerts/${ID(2)}`)).toContain(
      '<td>a day and 4 hours, until the author said that they deleted the post</td>',
    );
    expect(await see('sam', `/alerts/${ID(2)}`)).toContain('answered: I have deleted the post');
  });
});
