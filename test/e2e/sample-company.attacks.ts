import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { Page } from '../../infra/local/sample/browser.ts';
import { Staff } from '../../infra/local/sample/play.ts';
import { siteUrl } from '../../infra/stages.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { dayOf } from '../../shared/clock.ts';
import type { Site } from '../../shared/names.ts';
import { PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { attackOnSample } from '../support/attack-on-sample.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { rankSumZ } from '../support/rank-sum.ts';
import { Visitor } from '../support/sample-visitor.ts';
import { stored } from '../support/stored.ts';

const RELEASES = '/releases.json?month=LAST';
/** What somebody may fetch who wants to know who takes part: by site, and as whom of the sample. */
const ADVERSARIES = [
  { site: 'comms', person: 'imogen', paths: ['/', '/official', '/releases.csv', RELEASES] },
  {
    site: 'public',
    person: undefined,
    paths: [
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
    ],
  },
] as const;

const partOf = (account: string): string => Buffer.from(account).toString('base64url');

/** Values that differ at each look and tell of nothing but the look. */
const withoutTokens = (html: string): string =>
  html.replaceAll(/<input type="hidden" name="(?:token|form|code|message)" value="[^"]*"/gu, '');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const TIMED = 80;
type Who = 'participant' | 'nobody';

/** Plays the adversary through what comms, managers, colleagues and outsiders can really fetch. */
export const proveAttacks = (played: () => PlayedSample): void => {
  const tried: string[] = [];
  const origin = (name: Site): string => siteUrl(played().running.settings, name);
  const month = (): string => dayOf(played().running.sample.moment(60)).slice(0, 7);
  const looks = async (): Promise<ReadonlyMap<string, string>> => {
    const seen = new Map<string, string>();
    for (const { site, person, paths } of ADVERSARIES) {
      const visitor = new Visitor(origin(site));
      if (person !== undefined) await visitor.signIn(person);
      const asked = paths.map((path) => path.replace('LAST', month()));
      for (const { path, status, html } of await visitor.lookEverywhere(asked))
        seen.set(`${site} ${path}`, `${status} ${withoutTokens(html)}`);
    }
    return seen;
  };
  const compare = async (act: () => Promise<void>, attack: string): Promise<void> => {
    const before = await looks();
    await act();
    await played().running.engine.drain();
    const after = await looks();
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key);
    tried.push(`${attack}: ${before.size} pages compared, ${changed.length} differ`);
    expect(changed).toEqual([]);
  };

  describe('an adversary who wants to know who takes part', () => {
    let staff: Staff;
    let taking: readonly ConsentRecord[] = [];

    beforeAll(async () => {
      const { running } = played();
      staff = new Staff({
        sample: running.sample,
        socialHost: running.social.host,
        site: (name) => siteUrl(running.settings, name),
      });
      taking = await stored(running.engine, 'Consents', { prefix: 'account#', schema: ConsentRecord });
    }, 60_000);

    const personOf = (account: string): { readonly person: string; readonly account: string } => {
      const id = account.slice(account.lastIndexOf('/') + 1);
      const person = played().running.sample.people.find((one) => one.account?.id === id);
      if (person === undefined) throw new Error(`nobody has the account ${account}`);
      return { person: person.key, account: id };
    };
    /** Somebody with an account who never connected it. */
    const stranger = (): { readonly person: string; readonly account: string } => {
      const known = new Set(taking.map(({ account }) => personOf(account).account));
      const free = played().running.sample.people.find(
        ({ account, roles }) => account !== undefined && !known.has(account.id) && roles.length === 0,
      );
      if (free?.account === undefined) throw new Error('everybody takes part');
      return { person: free.key, account: free.account.id };
    };

    it('sees the same twice where nothing happens, so that a difference would say something', async () => {
      await compare(() => Promise.resolve(), 'look twice');
    });

    it('sees nothing change when somebody withdraws', async () => {
      const [last] = taking.slice(-1);
      if (last === undefined) throw new Error('nobody takes part');
      const leaving = personOf(last.account);
      await compare(() => staff.play({ ...leaving, day: 70, do: 'withdraw' }), 'withdraw and compare');
      const left = await stored(played().running.engine, 'Consents', {
        prefix: 'account#',
        schema: ConsentRecord,
      });
      expect(left.some(({ account, status }) => account === last.account && status === 'given')).toBe(false);
    }, 120_000);

    it('sees nothing change when somebody joins', async () => {
      const joining = stranger();
      const before = taking.length;
      await compare(async () => {
        await staff.play({ ...joining, day: 70, do: 'connect' });
        await staff.play({
          ...joining,
          day: 70,
          do: 'choose',
          occasion: 'join',
          purposes: { engagement: { kind: 'campaign-tag' } },
        });
      }, 'join and compare');
      const now = await stored(played().running.engine, 'Consents', {
        prefix: 'account#',
        schema: ConsentRecord,
      });
      // One of those who took part has left in the meantime.
      expect(now.filter(({ status }) => status === 'given').length).toBeGreaterThanOrEqual(before - 1);
    }, 120_000);

    it('gets the same bytes from an export however often, and whatever is asked for', async () => {
      const comms = new Visitor(origin('comms'));
      await comms.signIn('imogen');
      const { html: first } = await comms.open('/releases.csv');
      const asked = [
        ...Array.from({ length: 20 }, () => '/releases.csv'),
        ...['team=sales', 'person=oskar', 'from=2026-01-01&to=2026-01-02', 'table=team', 'noise=0'].map(
          (query) => `/releases.csv?${query}`,
        ),
      ];
      const different: string[] = [];
      for (const path of asked) if ((await comms.open(path)).html !== first) different.push(path);
      tried.push(`repeat and vary the export: ${asked.length} downloads, ${different.length} differ`);
      expect(different).toEqual([]);
    });

    it('finds no figure of which another published one is a part', async () => {
      const comms = new Visitor(origin('comms'));
      await comms.signIn('imogen');
      const { html } = await comms.open('/releases.csv');
      const rows = html
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.slice(1, -1).split('","'));
      const advocacy = rows.filter(([, kind]) => kind === 'advocacy');
      const nested = advocacy.flatMap((one) =>
        advocacy.filter(
          (other) =>
            one !== other &&
            one.slice(4, 7).join() === other.slice(4, 7).join() &&
            String(one[2]) <= String(other[2]) &&
            String(other[3]) <= String(one[3]),
        ),
      );
      tried.push(`month minus weeks: ${advocacy.length} figures, ${nested.length} contain another`);
      expect(advocacy.length).toBeGreaterThan(0);
      expect(nested).toEqual([]);
    });

    it('is answered alike about a participant’s account and about nobody’s, and as fast', async () => {
      const { running } = played();
      const participant = taking[0]?.account ?? '';
      const nobody = `mastodon:${running.social.host}/999999`;
      const outcomes: string[] = [];
      for (const [site, person, path] of [
        ['comms', 'imogen', 'official'],
        ['participant', 'oskar', 'accounts'],
      ] as const) {
        const visitor = new Visitor(origin(site));
        await visitor.signIn(person);
        const chance = seededRandom(7);
        const times: Record<Who, number[]> = { participant: [], nobody: [] };
        const answers = { participant: new Set<string>(), nobody: new Set<string>() };
        for (let turn = 0; turn < 2 * TIMED; turn += 1) {
          const who: Who = chance.chance(0.5) ? 'participant' : 'nobody';
          const account = who === 'participant' ? participant : nobody;
          const started = performance.now();
          const page: Page = await visitor.open(`/${path}/${partOf(account)}`);
          times[who].push(performance.now() - started);
          answers[who].add(`${page.status} ${withoutTokens(page.html).replaceAll(partOf(account), '')}`);
        }
        expect([...answers.participant]).toEqual([...answers.nobody]);
        const z = rankSumZ(times.participant, times.nobody);
        outcomes.push(`${site} z ${z.toFixed(2)}`);
        // Ranks of answers in random order: beyond four deviations by chance once in 16,000 times.
        expect(Math.abs(z)).toBeLessThan(4);
      }
      tried.push(`timing of answers about ${2 * TIMED} accounts each: ${outcomes.join(', ')}`);
    }, 120_000);

    it('names no more than 70 % of the candidates rightly by solving what is published', async () => {
      const comms = new Visitor(origin('comms'));
      await comms.signIn('imogen');
      const { html } = await comms.open('/releases.csv');
      const members = new Set(taking.map(({ account }) => personOf(account).account));
      const everybody = await new Visitor(origin('public')).open('/summaries.json');
      const summaries = z
        .array(z.unknown())
        .parse(JSON.parse(everybody.html))
        .flatMap((one) => PeriodSummary.safeParse(one).data ?? []);
      const { sample } = played().running;
      const attack = attackOnSample(sample, { csv: html, summaries }, members);
      const { figures, published, withLog, gain, error, exactWeeks } = attack;
      tried.push(
        `participation attack on ${figures} figures: ${percent(published)} named rightly where a coin names 50 %; ` +
          `${percent(withLog)} with ${summaries.length} summaries of the log, ${percent(gain)} ± ${percent(error)} more; ` +
          `${percent(exactWeeks)} from exact weeks`,
      );
      expect(summaries.length).toBeGreaterThan(1);
      expect(withLog).toBeLessThanOrEqual(0.7);
      expect(gain).toBeLessThanOrEqual(2 * error);
      expect(figures).toBeGreaterThan(0);
      expect(published).toBeLessThanOrEqual(0.7);
      // The same attack succeeds on what products without noise publish, so that its failure says something.
      expect(exactWeeks).toBeGreaterThan(0.8);
    }, 120_000);

    it('has tried all of this', () => {
      process.stdout.write(`\nattacks tried:\n${tried.map((line) => `  ${line}`).join('\n')}\n`);
      expect(tried).toHaveLength(7);
    });
  });
};
