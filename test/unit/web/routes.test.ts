import { describe, expect, it } from 'vitest';

import { ACCESS } from '../../../functions/web/access.ts';
import { createAdministrationSite } from '../../../functions/web/administration-site.tsx';
import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { createSecuritySite } from '../../../functions/web/security-site.tsx';
import { SITES, type Site } from '../../../shared/names.ts';
import {
  closedAdministrationParts,
  closedCommsParts,
  closedOversightParts,
  closedParticipantParts,
  closedPublicParts,
  closedSecurityParts,
} from '../../support/closed-ports.ts';
import { EVERYBODY, EXPECTED, ROLES, type Role } from '../../support/expected-routes.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const SITE = {
  participant: createParticipantSite(closedParticipantParts()),
  comms: createCommsSite(closedCommsParts()),
  security: createSecuritySite(closedSecurityParts()),
  oversight: createOversightSite(closedOversightParts()),
  administration: createAdministrationSite(closedAdministrationParts()),
  public: createPublicSite(closedPublicParts()),
};

/** As it comes back from a platform's sign-in. */
const STATE = '00000000-0000-4000-8000-000000000001';

/** Whether somebody comes as far as the page; its stores answer 409, so that they cannot be mistaken for a refusal. */
const isLetIn = async (site: Site, route: string, role: Role): Promise<boolean> => {
  const [method = '', pattern = ''] = route.split(' ');
  const groups = ROLES[role];
  const person = groups === undefined ? undefined : await signedIn(role, groups);
  const path = pattern.replaceAll(/:\w+/gu, 'bWFzdG9kb246cy5leGFtcGxlLzE');
  const answer = await ask(SITE[site], `${path}?state=${STATE}`, {
    ...(person && { cookie: person.cookie }),
    ...(method === 'POST' && {
      form: { token: person?.session.formToken ?? '', name: '@ann@social.example' },
      origin: `https://${site}.example.com`,
    }),
  });
  const isSentToSignIn =
    answer.status === 303 && /^\/sign-in(?:\?to=|$)/u.test(answer.headers.get('location') ?? '');
  return answer.status !== 403 && (!isSentToSignIn || route === 'GET /sign-in/callback');
};

const CASES = SITES.flatMap((site) =>
  SITE[site].routes().flatMap((route) => EVERYBODY.map((role) => ({ site, route, role }))),
);

describe('every route of every site', () => {
  it.each(SITES)('of the %s site is in the access table, and the table names no other', (site) => {
    expect([...SITE[site].routes()].sort()).toEqual(Object.keys(ACCESS[site]).sort());
    expect([...SITE[site].routes()].sort()).toEqual(Object.keys(EXPECTED[site]).sort());
  });

  it.each(CASES)('$site $route lets in whom it should, asked by $role', async ({ site, route, role }) => {
    expect(await isLetIn(site, route, role)).toBe(EXPECTED[site][route]?.includes(role));
  });

  it.each(SITES)('of the %s site answers with every protection a browser knows', async (site) => {
    for (const path of ['/', '/style.css', '/nowhere']) {
      const { headers } = await ask(SITE[site], path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });
});
