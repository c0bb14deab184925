import { describe, expect, it } from 'vitest';

import { accountPart } from '../../../functions/web/account-path.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { AccountId } from '../../../shared/ids.ts';
import { openPreviews, PATH, YES } from '../../support/preview-bench.ts';
import { ask } from '../../support/site-bench.ts';

describe('a look at posts that is not to be had', () => {
  it.each([
    [{}, 'Say yes to at least one purpose'],
    [{ engagement: 'no', sentiment: 'no', confidentiality: 'no' }, 'Say yes to at least one purpose'],
    [{ engagement: 'yes', 'engagement-scope': 'all-public' }, 'Choose which posts count'],
    [
      {
        engagement: 'yes',
        'engagement-scope': 'chosen-posts',
        'engagement-posts': Array.from({ length: 501 }, (_, index) => `p${index}`).join('\n'),
      },
      'Choose at most 500 posts',
    ],
    [{ standing: 'yes' }, 'Nothing is agreed to for this account'],
  ])('asks no platform for %o, and says what is missing', async (form, message) => {
    const { look, previews } = await openPreviews();
    const { status, html } = await look(form);
    expect([status, previews.asked.length]).toEqual([400, 0]);
    expect(html).toContain(message);
  });

  it('carries no answer over a changed notice, and asks no platform', async () => {
    const { look, previews } = await openPreviews();
    const { status, html } = await look({ ...YES, notice: 'a'.repeat(64) });
    expect([status, previews.asked.length]).toEqual([400, 0]);
    expect(html).toContain('changed since you opened');
    expect(html).not.toMatch(/value="yes" required="" checked|campaign-tag" selected/u);
  });

  it.each([
    [
      { kind: 'rate-limited', retryAt: '2026-03-10T12:10:00.000Z' },
      [429, '600'],
      'You can look from 10 March 2026, 12:10 UTC.',
    ],
    [{ kind: 'account-gone' }, [409, null], 'this account is no longer there'],
    [{ kind: 'no-answer' }, [409, null], 'did not show your posts in time'],
  ] as const)('keeps the answers where the platform says %o', async (answer, said, message) => {
    const { look, previews, logged } = await openPreviews();
    previews.answer = answer;
    const shown = await look(YES);
    expect([shown.status, shown.headers.get('retry-after')]).toEqual(said);
    expect(shown.html).toContain(message);
    expect(shown.html).toContain('<option value="campaign-tag" selected="">');
    expect(logged).toEqual([]);
  });

  it('keeps the answers where the function cannot be reached, and logs that alone', async () => {
    const { look, previews, logged } = await openPreviews();
    previews.fault = new ServiceError('unavailable', 'not reached');
    const { status, html } = await look(YES);
    expect(status).toBe(503);
    expect(html).toContain('Your posts cannot be shown right now.');
    expect(logged).toEqual(['["request.failed",{"kind":"unavailable","requestId":""}]']);
  });

  it('ends after twenty looks in an hour', async () => {
    const { look, previews } = await openPreviews();
    for (let index = 0; index < 20; index += 1) expect((await look(YES)).status).toBe(200);
    const { status, headers, html } = await look(YES);
    expect([status, headers.get('retry-after'), previews.asked.length]).toEqual([429, '3600', 20]);
    expect(html).toContain('You have looked as often as can be for now');
  });

  it('is for the account’s own person alone, and for a form of this site', async () => {
    const { look, site, ann, previews } = await openPreviews();
    const other = `/accounts/${accountPart(AccountId.parse('mastodon:social.example/2'))}/preview`;
    expect((await look(YES, other)).status).toBe(404);
    expect((await look({ ...YES, token: 'forged' })).status).toBe(403);
    const elsewhere = await ask(site, `${PATH}/preview`, {
      cookie: ann.cookie,
      origin: 'https://evil.example',
      form: { token: ann.session.formToken, ...YES },
    });
    expect(elsewhere.status).toBe(403);
    expect(previews.asked).toEqual([]);
  });
});
