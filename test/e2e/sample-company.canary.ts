import { describe, expect, it } from 'vitest';

import type { Page } from '../../infra/local/sample/browser.ts';
import { siteUrl } from '../../infra/stages.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Site } from '../../shared/names.ts';
import { SITES } from '../../shared/names.ts';
import { CANARY, CANARY_MASKED, canariesIn } from '../support/canary.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import { holdings } from '../support/holdings.ts';
import { Visitor, type Visited } from '../support/sample-visitor.ts';
import { stored } from '../support/stored.ts';

const mastodonPart = (host: string, account: string): string =>
  Buffer.from(`mastodon:${host}/${account}`).toString('base64url');

/** Who looks at which site: everybody tries every site, whether it is for them or not. */
const PEOPLE = [undefined, 'imogen', 'oskar', 'priya', 'zuzana', 'benedikt', 'winifred', 'leopold'] as const;

const pathsOf = (site: Site, accounts: readonly string[], alerts: readonly string[]): readonly string[] => {
  switch (site) {
    case 'participant':
      return ['/', '/my-data', ...accounts.map((account) => `/accounts/${account}`)];
    case 'comms':
      return ['/', '/official', '/releases.csv', ...accounts.map((account) => `/official/${account}`)];
    case 'security':
      return ['/', ...alerts.map((alert) => `/alerts/${alert}`)];
    case 'oversight':
    case 'administration':
      return ['/'];
    case 'public':
      return [
        '/',
        '/notice',
        '/official',
        '/policy',
        '/policy/may-i-share',
        '/lessons',
        '/lessons/phishing',
        '/summaries',
        '/summaries.json',
        '/summaries.atom',
      ];
  }
};

/** Nonsense that holds the canary, in every place that takes something from outside. */
const echoes = async (origin: string, person: string | undefined): Promise<readonly Visited[]> => {
  const visitor = new Visitor(origin);
  const home = person === undefined ? await visitor.open('/') : await visitor.signIn(person);
  const asked = [
    `/${CANARY}`,
    `/accounts/${CANARY}`,
    `/accounts/${Buffer.from(`mastodon:${CANARY}.example/${CANARY}`).toString('base64url')}`,
    `/alerts/${CANARY}`,
    `/official/${CANARY}`,
    `/connect/callback?state=${CANARY}&code=${CANARY}`,
    `/sign-in/callback?error=${CANARY}&error_description=${CANARY}&state=${CANARY}`,
  ];
  const answers: Page[] = [];
  // What these two do is needed later, and they take nothing that somebody types.
  const forms = home.forms.filter(({ action }) => action !== '/sign-out' && action !== '/notices/seen');
  for (const form of forms) {
    for (const name of [`@a@${CANARY} ${CANARY}`, `${CANARY}.example`, CANARY, `did:plc:${CANARY}`]) {
      const answer = await visitor.browser.submit(home, form, { name, what: CANARY, reason: CANARY });
      // What somebody typed comes back to them in its own field, once, and nowhere else.
      answers.push({ ...answer, html: answer.html.replace(`spellcheck="false" value="${name}"`, '') });
    }
    const foreign = await visitor.browser.submit(home, form, { token: CANARY, name: CANARY });
    answers.push({ ...foreign, html: foreign.html.replace(`readonly="">\n${CANARY}</textarea>`, '') });
  }
  // These come last: a callback that nobody asked for signs in anew, and forms belong to the session before.
  for (const path of asked) answers.push(await visitor.open(path));
  return answers.map(({ status, html, url }) => ({ path: url.pathname, status, html }));
};

/** The canary that everybody posted is nowhere: what the story left behind, what the sites show, what fails. */
export const proveCanary = (played: () => PlayedSample): void => {
  const site = (name: Site): string => siteUrl(played().running.settings, name);
  const canaryAlerts = async (): Promise<readonly LeakAlert[]> =>
    (await stored(played().running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert })).filter(
      ({ masked }) => masked === CANARY_MASKED,
    );

  describe('a canary in everything anybody posted', () => {
    it('was read: what leaked it raised alerts, which show the end of it', async () => {
      expect(await canaryAlerts()).toHaveLength(2);
    });

    it('is in no table, queue or bucket', async () => {
      const held = await holdings(played().running.engine);
      expect(held.length).toBeGreaterThan(20);
      expect(canariesIn(held)).toEqual([]);
    });

    it('is in no line of any log, metrics included, from the first day on', () => {
      const logs = played().logs();
      expect(logs.filter(([, text]) => text.includes('{"_aws"')).length).toBeGreaterThan(5);
      expect(canariesIn(logs)).toEqual([]);
    });

    it('never passed the gate in clear, to whatever service', () => {
      expect(played().sightings).toEqual([]);
    });

    it('is on no page of any site, whoever looks', async () => {
      const { running } = played();
      const accounts = running.sample.people
        .flatMap(({ account }) => account?.id ?? [])
        .slice(0, 8)
        .concat(running.sample.company.official.map(({ id }) => id))
        .map((id) => mastodonPart(running.social.host, id));
      const alerts = (await canaryAlerts()).map(({ id }) => id);
      const pages: (readonly [string, Visited])[] = [];
      for (const name of SITES) {
        for (const person of name === 'public' ? [undefined] : PEOPLE) {
          const visitor = new Visitor(site(name));
          if (person !== undefined) await visitor.signIn(person);
          const seen = await visitor.lookEverywhere(pathsOf(name, accounts, alerts));
          pages.push(...seen.map((page) => [`${name} as ${person ?? 'nobody'} ${page.path}`, page] as const));
        }
      }
      const shown = pages.filter(([, { status }]) => status === 200);
      expect(shown.length).toBeGreaterThan(60);
      expect(pages.filter(([, { status }]) => status === 403).length).toBeGreaterThan(5);
      expect(
        shown.some(([name, { html }]) => name.startsWith('security') && html.includes(CANARY_MASKED)),
      ).toBe(true);
      expect(canariesIn(pages.map(([name, { html }]) => [name, html]))).toEqual([]);
    });

    it('is in no answer to nonsense that holds it, but in the field of whoever typed it', async () => {
      const answers: (readonly [string, Visited])[] = [];
      for (const name of SITES) {
        for (const person of name === 'public' ? [undefined] : [undefined, 'imogen', 'zuzana']) {
          const given = await echoes(site(name), person);
          answers.push(...given.map((one) => [`${name} as ${person ?? 'nobody'} ${one.path}`, one] as const));
        }
      }
      const statuses = [...new Set(answers.map(([, { status }]) => status))].sort();
      expect(statuses).toEqual([200, 400, 403, 404]);
      expect(canariesIn(answers.map(([name, { html }]) => [name, html]))).toEqual([]);
      expect(canariesIn(played().logs())).toEqual([]);
    });
  });
};
