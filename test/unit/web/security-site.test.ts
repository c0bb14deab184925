import { describe, expect, it } from 'vitest';

import { openDesk as open } from '../../support/security-desk.ts';

const REASON = 'to see which key must be rotated';

const buttonsIn = (html: string): readonly string[] =>
  [...html.matchAll(/name="what" value="([a-z-]+)"/gu)].map(([, what = '']) => what);

describe('the security site', () => {
  it('says of an alert how old it is and when it goes, before and after it is closed', async () => {
    const { act, see } = await open();
    expect(await see('sam')).toContain('2 days ago');
    expect(await see('sam')).toContain('On 4 September 2026, unless it is closed before');
    await act('sam', { what: 'acknowledge' });
    await act('sam', { what: 'dismiss', dismissal: 'duplicate' });
    // 2026-03-10 and fourteen days
    expect(await see('sam')).toContain('<td>On 24 March 2026</td>');
  });

  it('lists alerts in words, without author, account or link', async () => {
    const { see } = await open();
    const html = await see('sam', '/');
    expect(html).toContain('8 March 2026, 11:00 UTC, 2 days ago');
    expect(html).toContain('gh…56');
    expect(html).toContain('GitHub token');
    for (const hidden of ['s.example', '00000000-0000-4000-8000-000000000001', '@ann', '>github-token'])
      expect(html).not.toContain(hidden);
  });

  it('shows the post only to the handler who gave a reason', async () => {
    const { act, see } = await open();
    await act('sam', { what: 'acknowledge' });
    expect(await see('sam')).not.toContain('https://s.example');
    expect((await act('sam', { what: 'open-post', reason: 'short' })).status).toBe(400);
    expect((await act('sam', { what: 'open-post', reason: REASON })).status).toBe(303);
    expect(await see('sam')).toContain('https://s.example/@ann/17');
  });

  it('tells two people of one name apart: only whoever took the alert may open the post', async () => {
    const { act, see } = await open();
    await act('sam', { what: 'acknowledge' });
    expect((await act('otherSam', { what: 'open-post', reason: REASON })).status).toBe(403);
    expect((await act('sam', { what: 'open-post', reason: REASON })).status).toBe(303);
    expect(await see('otherSam')).not.toContain('https://s.example');
  });

  it('says who handles an alert, and lets nobody else but a lead end it', async () => {
    const { act, see, people } = await open();
    expect(await see('otherSam')).toMatch(/Handled by<\/th><td>Nobody</u);
    await act('sam', { what: 'acknowledge' });
    expect(await see('sam')).toMatch(/Handled by<\/th><td>You</u);
    const others = await see('otherSam');
    expect(others).toContain(`Handled by</th><td>Colleague ${people.sam.session.subject.slice(0, 8)}<`);
    expect(buttonsIn(others)).toEqual([]);
    const refused = await act('otherSam', { what: 'dismiss', dismissal: 'duplicate' });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('Somebody else handles this alert'),
    ]);
    expect(buttonsIn(await see('lena'))).toEqual([
      'acknowledge',
      'confirm',
      'dismiss',
      'escalate',
      'hand-back',
    ]);
    expect((await act('lena', { what: 'dismiss', dismissal: 'duplicate' })).status).toBe(303);
    expect(await see('sam')).toContain('It is known from another alert');
  });

  it('takes an alert from its handler for a lead, or for whoever comes once a lead gave it back', async () => {
    const { act, see } = await open();
    await act('sam', { what: 'acknowledge' });
    expect((await act('otherSam', { what: 'acknowledge' })).status).toBe(403);
    expect((await act('lena', { what: 'hand-back' })).status).toBe(303);
    expect((await act('otherSam', { what: 'acknowledge' })).status).toBe(303);
    expect(await see('otherSam')).toMatch(/Handled by<\/th><td>You</u);
    expect((await act('lena', { what: 'acknowledge' })).status).toBe(303);
    expect(await see('lena')).toMatch(/Handled by<\/th><td>You</u);
  });

  it('refuses a step that the state does not allow, on the alert’s own page', async () => {
    const { act } = await open();
    const answer = await act('sam', { what: 'resolve' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('cannot be done in the state');
    expect(html).toContain('The finding');
  });

  it('gives the reason back for a step that the state does not allow any more, and says the state', async () => {
    const { act } = await open();
    await act('lena', { what: 'acknowledge' });
    await act('lena', { what: 'hand-back' });
    const answer = await act('lena', { what: 'escalate', reason: 'The <b>key</b> is of a customer.' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('The alert now stands at “Raised: nobody has taken it”.');
    expect(html).toMatch(/>Why<\/label><textarea[^>]*>\s*The &lt;b&gt;key&lt;\/b&gt; is of a customer\./u);
    expect(html).toContain(`<a href="/alerts/${'a'.repeat(32)}">The alert as it is now`);
  });

  it('keeps what was answered, beside what does not fit, and escaped', async () => {
    const { act } = await open();
    await act('sam', { what: 'acknowledge' });
    const answer = await act('sam', { what: 'escalate', reason: '"<b>' });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('<a href="#escalate-reason">Why: Say why, in ten to five hundred characters.</a>');
    expect(html).toMatch(/<p class="problem" id="escalate-reason-problem">Say why/u);
    expect(html).toMatch(
      /<input id="escalate-reason"[^>]* value="&quot;&lt;b&gt;"[^>]* aria-describedby="escalate-reason-hint escalate-reason-problem" aria-invalid="true"/u,
    );
    expect(html).toMatch(/<input id="open-post-reason"[^>]* value=""/u);
  });

  it('wants a reason chosen for a dismissal, and suggests none', async () => {
    const { act, see } = await open();
    await act('sam', { what: 'acknowledge' });
    expect(await see('sam')).not.toMatch(/<option[^>]* selected/u);
    const answer = await act('sam', { what: 'dismiss', dismissal: '' });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('<a href="#dismissal">Why: Choose why you dismiss it.</a>'),
    ]);
  });
});
