import { describe, expect, it } from 'vitest';

import { ACCESS, isAllowed } from '../../../functions/web/access.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { ask, sealerOf, signedIn, siteParts } from '../../support/site-bench.ts';

const NOBODY = undefined;
const GROUPS = {
  participant: ['participant'],
  comms: ['participant', 'comms'],
  approver: ['comms-approver'],
  security: ['security'],
};

describe('access', () => {
  it.each([
    ['participant', 'GET /my-data', ['participant', 'comms', 'approver', 'security']],
    ['comms', 'GET /', ['comms', 'approver']],
    ['comms', 'POST /official/:account/approve', ['approver']],
    ['security', 'GET /', ['security']],
    ['security', 'POST /alerts/:alert/handle', ['security']],
  ] as const)('at the %s site, %s is for %j and nobody else', (site, route, allowed) => {
    const rule = ACCESS[site][route];
    if (rule === undefined) throw new Error('not in the table');
    const let_in = Object.entries(GROUPS)
      .filter(([, groups]) => isAllowed(rule, groups))
      .map(([who]) => who);
    expect(let_in).toEqual([...allowed]);
    expect(isAllowed(rule, NOBODY)).toBe(false);
  });

  it('has no route that changes something and is open to everybody, but for what staff say without a name', () => {
    const open = Object.entries(ACCESS).flatMap(([site, routes]) =>
      Object.entries(routes)
        .filter(([route, rule]) => rule === 'anyone' && route.startsWith('POST'))
        .map(([route]) => `${site} ${route}`),
    );
    expect(open).toEqual([
      'public POST /feedback',
      'public POST /drafting/:proposal/:section',
      'public POST /concern',
      'public POST /concern/answer',
      'public POST /concern/add',
    ]);
  });

  it('cannot be gone around: a guarded route cannot be opened to everybody', () => {
    expect(() => createSite(siteParts('security')).open('GET /', ({ page }) => page('x', 'y'))).toThrow(
      'not open to everybody',
    );
  });

  it('cannot be gone around: a route that is not in the table cannot be built', () => {
    expect(() =>
      createSite(siteParts('security')).open('GET /everybody', ({ page }) => page('x', 'y')),
    ).toThrow('not in the access table');
  });
});

describe('a guarded page', () => {
  const site = (revoked?: ReadonlySet<string>) => {
    const built = createSite(siteParts('security', revoked));
    built.guarded('GET /', ({ page }) => page('Alerts', 'the inbox'));
    built.guarded('POST /alerts/:alert/handle', ({ form, context }) =>
      context.text(form().get('what') ?? ''),
    );
    return built;
  };

  it('sends whoever is not signed in to sign in, and shows nothing', async () => {
    const answer = await ask(site(), '/');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  });

  it('takes nobody’s word who signed in at another site, whatever group that site says', async () => {
    const { session } = await signedIn('s', ['security']);
    const content = { claims: session, expiresAt: session.expiresAt };
    const security = siteParts('security');
    const built = createSite({ ...security, signIn: { ...security.signIn, sealer: sealerOf('security') } });
    built.guarded('GET /', ({ page }) => page('Alerts', 'the inbox'));
    const statusWith = async (from: 'participant' | 'security') => {
      const cookie = `__Host-candor=${await sealerOf(from).seal('session', content)}`;
      return (await ask(built, '/', { cookie })).status;
    };
    expect([await statusWith('participant'), await statusWith('security')]).toEqual([303, 200]);
  });

  it('refuses whoever is in another group', async () => {
    const answer = await ask(site(), '/', await signedIn('c', ['comms']));
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('the inbox');
  });

  it('opens for its group, never to be kept by a cache or framed by another page', async () => {
    const answer = await ask(site(), '/', await signedIn('s', ['security']));
    expect(await answer.text()).toContain('the inbox');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('is closed to a session that was signed out, and to a forged one', async () => {
    const { session, cookie } = await signedIn('s', ['security']);
    expect((await ask(site(new Set([session.id])), '/', { cookie })).status).toBe(303);
    expect((await ask(site(), '/', { cookie: `${cookie.slice(0, -4)}AAAA` })).status).toBe(303);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example', token: true }],
    ['no origin', { origin: undefined, token: true }],
    ['no token', { origin: 'https://security.example.com', token: false }],
  ])('takes no form from %s', async (_, { origin, token }) => {
    const { session, cookie } = await signedIn('s', ['security']);
    const form = { what: 'acknowledge', ...(token && { token: session.formToken }) };
    const answer = await ask(site(), '/alerts/x/handle', {
      cookie,
      form,
      ...(origin !== undefined && { origin }),
    });
    expect(answer.status).toBe(403);
  });

  it('takes a form from its own page', async () => {
    const { session, cookie } = await signedIn('s', ['security']);
    const form = { what: 'acknowledge', token: session.formToken };
    const answer = await ask(site(), '/alerts/x/handle', {
      cookie,
      form,
      origin: 'https://security.example.com',
    });
    expect(await answer.text()).toBe('acknowledge');
  });
});
