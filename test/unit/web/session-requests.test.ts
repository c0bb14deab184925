import { describe, expect, it } from 'vitest';

import { SESSION_REQUESTS, SessionRequests } from '../../../functions/web/session-requests.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { ask, NOW, signedIn, siteParts } from '../../support/site-bench.ts';

const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

/** Takes all that a session may take at once. */
const spent = (session: string): SessionRequests => {
  const requests = new SessionRequests();
  for (let request = 0; request < SESSION_REQUESTS.atOnce; request += 1) {
    if (!requests.take(session, NOW)) throw new Error(`refused after ${request}`);
  }
  return requests;
};

describe('requests of a session', () => {
  it('are so many at once, and not one more', () => {
    expect(spent('one').take('one', NOW)).toBe(false);
  });

  it('come back second by second, however often it asks in vain', () => {
    const requests = spent('one');
    for (let vain = 0; vain < 50; vain += 1) expect(requests.take('one', NOW)).toBe(false);
    const granted = Array.from({ length: 2 * SESSION_REQUESTS.aSecond }, () =>
      requests.take('one', after(1)),
    );
    expect(granted.filter(Boolean)).toHaveLength(SESSION_REQUESTS.aSecond);
  });

  it('are never more than at first, however long it was away', () => {
    const requests = spent('one');
    let granted = 0;
    while (requests.take('one', after(86_400)) && granted <= SESSION_REQUESTS.atOnce) granted += 1;
    expect(granted).toBe(SESSION_REQUESTS.atOnce);
  });

  it('do not come back by a clock that goes back', () => {
    const requests = spent('one');
    expect(requests.take('one', after(-3600))).toBe(false);
  });

  it('of another are not touched', () => {
    expect(spent('one').take('another', NOW)).toBe(true);
  });

  it('are refused in words and with a time to wait, before the page does anything', async () => {
    const parts = siteParts('security');
    const person = await signedIn('s', ['security']);
    const site = createSite({ ...parts, signIn: { ...parts.signIn, requests: spent(person.session.id) } });
    let shown = 0;
    site.guarded('GET /', ({ page }) => {
      shown += 1;
      return page('Alerts', 'the inbox');
    });
    const answer = await ask(site, '/', { cookie: person.cookie, headers: { 'accept-language': 'de' } });
    expect([answer.status, answer.headers.get('retry-after'), shown]).toEqual([429, '60', 0]);
    expect(await answer.text()).toContain('Zu viele Anfragen');
    const another = await signedIn('t', ['security']);
    expect((await ask(site, '/', another)).status).toBe(200);
  });
});
