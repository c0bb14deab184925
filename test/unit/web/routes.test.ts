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
import { ask, signedIn } from '../../support/site-bench.ts';

const SITE = {
  participant: createParticipantSite(closedParticipantParts()),
  comms: createCommsSite(closedCommsParts()),
  security: createSecuritySite(closedSecurityParts()),
  oversight: createOversightSite(closedOversightParts()),
  administration: createAdministrationSite(closedAdministrationParts()),
  public: createPublicSite(closedPublicParts()),
};

/** Everybody there is, by what the identity provider says of them; `nobody` did not sign in. */
const ROLES = {
  nobody: undefined,
  staff: [],
  comms: ['comms'],
  approver: ['comms-approver'],
  security: ['security'],
  lead: ['security-lead'],
  council: ['works-council'],
  auditor: ['auditor'],
  administrator: ['administrator'],
  recipient: ['confidential-recipient'],
} as const;
type Role = keyof typeof ROLES;

const EVERYBODY: readonly Role[] = [
  'nobody',
  'staff',
  'comms',
  'approver',
  'security',
  'lead',
  'council',
  'auditor',
  'administrator',
  'recipient',
];
const SIGNED_IN = EVERYBODY.slice(1);
const COMMS: readonly Role[] = ['comms', 'approver'];
const SECURITY: readonly Role[] = ['security', 'lead'];
const OVERSIGHT: readonly Role[] = ['council', 'auditor'];

const EVERYWHERE = { 'GET /style.css': EVERYBODY, 'GET /language/:language': EVERYBODY };

const SIGN_IN = {
  ...EVERYWHERE,
  'GET /sign-in': EVERYBODY,
  'GET /sign-in/callback': EVERYBODY,
  'GET /signed-out': EVERYBODY,
  'POST /sign-out': SIGNED_IN,
};

/** Who may use which route, said once more by hand: a new route stands here or fails. */
const EXPECTED: Readonly<Record<Site, Readonly<Record<string, readonly Role[]>>>> = {
  participant: {
    ...SIGN_IN,
    'GET /': EVERYBODY,
    'POST /connect': SIGNED_IN,
    'GET /connect/callback': SIGNED_IN,
    'GET /oauth/client-metadata.json': EVERYBODY,
    'GET /accounts/:account': SIGNED_IN,
    'POST /accounts/:account/choose': SIGNED_IN,
    'POST /accounts/:account/preview': SIGNED_IN,
    'POST /accounts/:account/pause': SIGNED_IN,
    'POST /accounts/:account/resume': SIGNED_IN,
    'POST /accounts/:account/withdraw': SIGNED_IN,
    'GET /accounts/:account/receipt': SIGNED_IN,
    'GET /withdrawn': SIGNED_IN,
    'GET /ended/:consent/receipt': SIGNED_IN,
    'GET /receipt-key': EVERYBODY,
    'GET /my-alerts': SIGNED_IN,
    'POST /my-alerts/:alert/answer': SIGNED_IN,
    'GET /my-engagement': SIGNED_IN,
    'GET /my-engagement.csv': SIGNED_IN,
    'GET /my-data': SIGNED_IN,
    'POST /my-data/copy': SIGNED_IN,
    'GET /my-data/copy.json': SIGNED_IN,
    'GET /my-data/copy.html': SIGNED_IN,
    'POST /notices/seen': SIGNED_IN,
    'POST /my-data/forget': SIGNED_IN,
    'GET /policy': SIGNED_IN,
    'POST /policy/acknowledge': SIGNED_IN,
    'GET /check-a-draft': SIGNED_IN,
    'POST /check-a-draft': SIGNED_IN,
    'GET /material': SIGNED_IN,
  },
  comms: {
    ...SIGN_IN,
    'GET /': COMMS,
    'GET /advocacy': COMMS,
    'GET /advocacy.svg': COMMS,
    'GET /official': COMMS,
    'GET /official.svg': COMMS,
    'GET /official.csv': COMMS,
    'GET /official-posts.csv': COMMS,
    'POST /official/ask': COMMS,
    'GET /connect/callback': COMMS,
    'GET /oauth/client-metadata.json': EVERYBODY,
    'POST /official/:account/approve': ['approver'],
    'POST /official/:account/decline': COMMS,
    'POST /official/:account/end': COMMS,
    'GET /official/:account': COMMS,
    'GET /chart.js': EVERYBODY,
    'GET /releases.csv': COMMS,
    'GET /campaigns': COMMS,
    'GET /campaigns/new': COMMS,
    'POST /campaigns': COMMS,
    'GET /campaigns/:campaign': COMMS,
    'GET /campaigns/:campaign/change': COMMS,
    'POST /campaigns/:campaign/change': COMMS,
    'POST /campaigns/:campaign/end': COMMS,
    'POST /campaigns/:campaign/clicks': COMMS,
    'GET /campaigns/:campaign/clicks.svg': COMMS,
    'GET /campaigns/:campaign/clicks.csv': COMMS,
  },
  security: {
    ...SIGN_IN,
    'GET /': SECURITY,
    'GET /keys.js': EVERYBODY,
    'GET /alerts/:alert': SECURITY,
    'POST /alerts/:alert/handle': SECURITY,
    'POST /alerts/:alert/author': SECURITY,
    'GET /rules': SECURITY,
    'POST /rules/:rule/restore': ['lead'],
  },
  oversight: {
    ...SIGN_IN,
    'GET /': [...OVERSIGHT, 'recipient'],
    'GET /concerns': ['recipient'],
    'GET /concerns/:concern': ['recipient'],
    'POST /concerns/:concern/acknowledge': ['recipient'],
    'POST /concerns/:concern/answer': ['recipient'],
    'POST /concerns/:concern/close': ['recipient'],
    'GET /approvals': OVERSIGHT,
    'GET /own-rules': OVERSIGHT,
    'POST /own-rules/approve': ['council'],
    'GET /changes': OVERSIGHT,
    'GET /reads': OVERSIGHT,
    'GET /attack': OVERSIGHT,
  },
  administration: {
    ...SIGN_IN,
    'GET /': ['administrator'],
    'GET /terms': ['administrator'],
    'POST /terms/add': ['administrator'],
    'POST /terms/remove': ['administrator'],
    'GET /documents': ['administrator'],
    'POST /documents/add': ['administrator'],
    'POST /documents/remove': ['administrator'],
    'GET /rules': ['administrator'],
    'POST /rules/ask': ['administrator'],
    'POST /rules/put-into-force': ['administrator'],
  },
  public: {
    ...EVERYWHERE,
    'GET /': EVERYBODY,
    'GET /notice': EVERYBODY,
    'GET /official': EVERYBODY,
    'GET /policy': EVERYBODY,
    'GET /policy/may-i-share': EVERYBODY,
    'GET /policy.json': EVERYBODY,
    'GET /lessons': EVERYBODY,
    'GET /lessons/:lesson': EVERYBODY,
    'GET /feedback': EVERYBODY,
    'POST /feedback': EVERYBODY,
    'GET /feedback/thanks': EVERYBODY,
    'GET /feedback/answers': EVERYBODY,
    'GET /concern': EVERYBODY,
    'POST /concern': EVERYBODY,
    'GET /concern/answer': EVERYBODY,
    'POST /concern/answer': EVERYBODY,
    'POST /concern/add': EVERYBODY,
    'GET /summaries': EVERYBODY,
    'GET /summaries.json': EVERYBODY,
    'GET /summaries.atom': EVERYBODY,
  },
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
