import { createSecuritySite } from '../../functions/web/security-site.tsx';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { AlertId } from '../../shared/ids.ts';
import { createFakeAlertWork } from './fake-alert-work.ts';
import { FakeAlerts } from './fake-alerts.ts';
import { FakeRouteProofs } from './fake-route-proofs.ts';
import { FakeWakeUp } from './fake-queue.ts';
import { ask, NOW, signedIn, siteParts } from './site-bench.ts';

/** An alert that nobody has taken. */
export const alert = LeakAlert.parse({
  version: 1,
  id: 'a'.repeat(32),
  caseId: 'b'.repeat(32),
  account: 'mastodon:s.example/1',
  author: '00000000-0000-4000-8000-000000000001',
  post: '17',
  url: 'https://s.example/@ann/17',
  generation: '00000000-0000-4000-8000-000000000002',
  rule: 'github-token',
  kind: 'secret',
  severity: 'critical',
  confidence: 0.95,
  masked: 'gh…56',
  duplicateHash: 'c'.repeat(32),
  // two days and an hour before it is looked at; 180 days later is 2026-09-04
  raisedAt: '2026-03-08T11:00:00.000Z',
  expiresAt: Date.parse('2026-09-04T11:00:00.000Z') / 1000,
  state: 'raised',
  revision: '00000000-0000-4000-8000-000000000003',
  history: [{ at: NOW.toISOString(), by: { role: 'system' }, what: 'raised' }],
});
/** The sign-in behind every author. */
export const AUTHOR = subjectOf('https://login.example', 'the author');

/** The id of alert `index`. */
export const ID = (index: number): AlertId => AlertId.parse(index.toString(16).padStart(32, '0'));

/** Alert `index`, about a post and a secret of its own, raised so many hours before it is looked at. */
export const another = (index: number, hoursAgo: number, changes: Record<string, unknown> = {}): LeakAlert =>
  LeakAlert.parse({
    ...alert,
    id: ID(index),
    caseId: ID(1000 + index),
    duplicateHash: ID(2000 + index),
    raisedAt: new Date(NOW.getTime() - hoursAgo * 3_600_000).toISOString(),
    ...changes,
  });

/** A site with alerts, one unless said, at which Sam, another Sam and Lena, who leads, have signed in. */
export const openDesk = async (...held: readonly LeakAlert[]) => {
  const proofs = new FakeRouteProofs();
  const clock = { now: () => NOW };
  const alerts = new FakeAlerts(clock, ...(held.length === 0 ? [alert] : held));
  const work = createFakeAlertWork(alerts, clock);
  const site = createSecuritySite({
    ...siteParts('security'),
    inbox: alerts,
    work,
    cases: work,
    proofs,
    rules: alerts.rules,
    authors: { signInOf: () => Promise.resolve(AUTHOR) },
    targets: STANDARD_TARGETS,
    wakeUp: new FakeWakeUp(),
  });
  const people = {
    sam: await signedIn('Sam', ['security'], '1'),
    otherSam: await signedIn('Sam', ['security'], '2'),
    lena: await signedIn('Lena', ['security-lead'], '3'),
  };
  const act = (who: keyof typeof people, fields: Readonly<Record<string, string>>, id: string = alert.id) =>
    ask(site, `/alerts/${id}/handle`, {
      cookie: people[who].cookie,
      origin: 'https://security.example.com',
      form: { token: people[who].session.formToken, ...fields },
    });
  const name = (who: keyof typeof people, fields: Readonly<Record<string, string>>) =>
    ask(site, `/alerts/${alert.id}/author`, {
      cookie: people[who].cookie,
      origin: 'https://security.example.com',
      form: { token: people[who].session.formToken, ...fields },
    });
  const restore = (who: keyof typeof people, rule: string, fields: Readonly<Record<string, string>>) =>
    ask(site, `/rules/${rule}/restore`, {
      cookie: people[who].cookie,
      origin: 'https://security.example.com',
      form: { token: people[who].session.formToken, ...fields },
    });
  const see = async (
    who: keyof typeof people,
    path = `/alerts/${alert.id}`,
    headers: Readonly<Record<string, string>> = {},
  ) => (await ask(site, path, { cookie: people[who].cookie, headers })).text();
  return { site, act, name, see, people, proofs, rules: alerts.rules, restore };
};

/** The alerts whose rows a page shows, in order. */
export const rowsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/alerts\/([0-9a-f]{32})"/gu)].map(([, id = '']) => id);
