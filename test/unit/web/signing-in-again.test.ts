import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createSite } from '../../../functions/web/site.tsx';
import { wantedPage } from '../../../functions/web/way-back.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { subjectOf } from '../../../shared/identity/identity.ts';
import { ask, signedIn, siteParts } from '../../support/site-bench.ts';

const URL_OF_SITE = 'https://security.example.com';

const site = () => {
  const parts = siteParts('security');
  const subject = subjectOf('https://login.example', 's');
  const complete = () => Promise.resolve({ subject, name: 'S', groups: ['security'] });
  const identity = { ...parts.signIn.identity, complete };
  const built = createSite({ ...parts, signIn: { ...parts.signIn, identity } });
  built.guarded('GET /alerts/:alert', ({ page }) => page('Alert', 'an alert'));
  built.guarded('POST /alerts/:alert/handle', ({ context }) => context.text('handled'));
  return built;
};

/** What a page puts beside a field for a text. */
const marked = (name: string, label: string, was = ''): Readonly<Record<string, string>> => ({
  [`typed.${name}`]: `${createHash('sha256').update(was).digest('base64url').slice(0, 12)} ${label}`,
});

/** Where somebody comes to who follows the way through signing in. */
const cameTo = async (signInAt: string): Promise<string | null> => {
  const built = site();
  const begun = await ask(built, signInAt);
  const cookie = (begun.headers.get('set-cookie') ?? '').replace(/;.*$/u, '');
  return (await ask(built, '/sign-in/callback?code=c&state=s', { cookie })).headers.get('location');
};

describe('whoever signs in', () => {
  it('comes to the page that they asked for', async () => {
    const turned = await ask(site(), '/alerts/a1?from=mail');
    expect(turned.headers.get('location')).toBe('/sign-in?to=%2Falerts%2Fa1%3Ffrom%3Dmail');
    expect(await cameTo('/sign-in?to=%2Falerts%2Fa1%3Ffrom%3Dmail')).toBe('/alerts/a1?from=mail');
    expect(await cameTo('/sign-in')).toBe('/');
  });

  it.each([
    [`${URL_OF_SITE}/alerts/a1`, '/sign-in?to=%2Falerts%2Fa1'],
    ['https://evil.example/alerts/a2', '/sign-in?to=%2Falerts%2Fa3'],
    [undefined, '/sign-in?to=%2Falerts%2Fa3'],
  ])('after sending a form from %s goes on at a page that can be asked for', async (referer, to) => {
    const answer = await ask(site(), '/alerts/a3/handle', {
      form: { what: 'take' },
      headers: { ...(referer !== undefined && { referer }) },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
  });

  it('is given back what they typed while their session ended, and the way to sign in and on', async () => {
    const typed = 'Asked the team <script>alert(1)</script> twice.';
    const form = {
      ...{
        token: 'abcdef',
        what: 'take',
        id: 'a'.repeat(32),
        reason: typed,
        title: 'Once',
        note: 'As it\r\nwas',
      },
      ...{ empty: ' ', about: 'of a choice', 'typed.what': 'no mark of ours' },
      ...marked('reason', '<b>Why</b>'),
      ...marked('title', 'Title'),
      ...marked('note', 'Note', 'As it\nwas'),
      ...marked('empty', 'Empty', 'Full'),
    };
    const send = (origin: string) =>
      ask(site(), '/alerts/a3/handle', { form, origin, headers: { referer: `${URL_OF_SITE}/alerts/a3` } });
    const answer = await send(URL_OF_SITE);
    const html = await answer.text();
    expect(answer.status).toBe(403);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('Asked the team &lt;script&gt;alert(1)&lt;/script&gt; twice.');
    expect(html).toContain('<title>Error: You are not signed in any more');
    // What was changed, by the name of its field, and nothing else of the form.
    expect([...html.matchAll(/<label for="[^"]*">([^<]*)<\/label>/gu)].map(([, label]) => label)).toEqual([
      '&lt;b&gt;Why&lt;/b&gt;',
      'Title',
    ]);
    expect(html.match(/<textarea/gu)).toHaveLength(2);
    expect(html).toMatch(/<textarea[^>]*>\s*Once<\/textarea>/u);
    for (const kept of ['abcdef', 'a'.repeat(32), 'As it', 'of a choice']) expect(html).not.toContain(kept);
    expect(html).toContain('href="/sign-in?to=%2Falerts%2Fa3"');
    // Another site's form is not read, and nothing of it is shown.
    const foreign = await send('https://evil.example');
    expect([foreign.status, await foreign.text()]).toEqual([303, '']);
  });

  it.each([
    ['from another session of theirs', { token: 'old' }, 403],
    ['that came to nothing', {}, 409],
  ])('is given back what stood in a form %s', async (_, wrong, status) => {
    const { cookie, session } = await signedIn('Selma', ['security']);
    const built = createSite(siteParts('security'));
    built.guarded('POST /alerts/:alert/handle', () => {
      throw new ServiceError('conflict', 'somebody was faster');
    });
    const form = {
      ...marked('reason', 'Why'),
      reason: 'Asked <i>twice</i>.',
      token: session.formToken,
      ...wrong,
    };
    const send = (origin: string) => ask(built, '/alerts/a3/handle', { cookie, form, origin });
    const answer = await send(URL_OF_SITE);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/>Why<\/label><textarea[^>]*>\s*Asked &lt;i&gt;twice/u);
    expect(await (await send('https://evil.example')).text()).not.toContain('twice');
  });

  it.each([
    ['en', 'This form is from an earlier sign-in', 'Open the page anew'],
    ['de', 'Dieses Formular stammt aus einer früheren Anmeldung', 'Die Seite neu öffnen'],
  ])('is told in %s that a form is from before they signed in anew, and nothing is done', async (...said) => {
    const [language, title, back] = said;
    const { cookie } = await signedIn('Selma', ['security']);
    const built = createSite(siteParts('security'));
    const done: string[] = [];
    built.guarded('POST /alerts/:alert/handle', ({ context }) => {
      done.push('handled');
      return context.text('handled');
    });
    const form = { ...marked('reason', 'Why'), reason: 'Asked <i>twice</i>.', token: 'of before' };
    const headers = { 'accept-language': language, referer: `${URL_OF_SITE}/alerts/a3` };
    const send = (origin: string, changes: Record<string, string> = {}) =>
      ask(built, '/alerts/a3/handle', { cookie, form: { ...form, ...changes }, origin, headers });
    const answer = await send(URL_OF_SITE);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([403, 'no-store']);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toMatch(/<textarea[^>]*>\s*Asked &lt;i&gt;twice/u);
    expect(html).toContain(`<a href="/alerts/a3">${back}</a>`);
    expect(html).not.toContain('of before');
    // Neither another site's form nor one that never had a token is called one of an earlier sign-in.
    const foreign = await (await send('https://evil.example')).text();
    expect(foreign).not.toContain(title);
    expect(foreign).not.toContain('twice');
    const none = await send(URL_OF_SITE, { token: '' });
    expect(none.status).toBe(403);
    expect(await none.text()).not.toContain(title);
    expect(done).toEqual([]);
  });

  it('is given back what they typed when they asked too often', async () => {
    const { cookie, session } = await signedIn('Selma', ['security']);
    const parts = siteParts('security');
    const built = createSite({ ...parts, signIn: { ...parts.signIn, requests: { take: () => false } } });
    built.guarded('POST /alerts/:alert/handle', ({ context }) => context.text('handled'));
    const form = { ...marked('reason', 'Why'), reason: 'Asked.', token: session.formToken };
    const answer = await ask(built, '/alerts/a3/handle', { cookie, form, origin: URL_OF_SITE });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await answer.text()).toMatch(/<textarea[^>]*>\s*Asked\./u);
  });

  it('is not shown half of what is more than an answer holds', async () => {
    const form = { ...marked('reason', 'Why'), reason: `so long ${'x'.repeat(500_000)}` };
    const answer = await ask(site(), '/alerts/a3/handle', { form, origin: URL_OF_SITE });
    expect(answer.status).toBe(303);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/@evil.example',
    '/sign-in?to=/alerts/a1',
    '/signed-out',
    '/language/de',
    '/style.css',
    `/alerts/a1?${'x'.repeat(1000)}`,
    'alerts/a1',
    '',
  ])('is never led to %j', async (asked) => {
    expect(wantedPage('security', URL_OF_SITE, asked)).toBe('/');
    expect(await cameTo(`/sign-in?to=${encodeURIComponent(asked)}`)).toBe('/');
  });

  it('keeps no line break for a header', () => {
    expect(wantedPage('security', URL_OF_SITE, '/alerts/a1?x=\r\nset-cookie: a=b')).not.toMatch(/[\r\n]/u);
  });
});

describe('a page that says what failed', () => {
  it('has the way out of the wrong role', async () => {
    const { cookie } = await signedIn('Carla', ['comms']);
    const answer = await ask(site(), '/alerts/a1', { cookie });
    expect(answer.status).toBe(403);
    const html = await answer.text();
    expect(html).toContain('Sign out (Carla)');
    expect(html).toContain('Sign out, to sign in as somebody else');
  });

  it('keeps the navigation of whoever signed in where there is nothing', async () => {
    const { cookie } = await signedIn('Selma', ['security']);
    const answer = await ask(site(), '/nowhere', { cookie });
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).toContain('Sign out (Selma)');
    expect(html).not.toContain('as somebody else');
  });

  it('says so even where the session cannot be looked up', async () => {
    const { cookie } = await signedIn('Selma', ['security']);
    const parts = siteParts('security');
    const revocations = { ...parts.signIn.revocations, isRevoked: () => Promise.reject(new Error('down')) };
    const built = createSite({ ...parts, signIn: { ...parts.signIn, revocations } });
    expect((await ask(built, '/nowhere', { cookie })).status).toBe(404);
  });
});
