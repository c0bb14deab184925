/**
 * What each page costs, on the sample company's last day: `npm run bench:pages`. Processor time of the site's function
 * and bytes as they are sent; no time by the clock.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { playStory, startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { ACCESS } from '../../functions/web/access.ts';
import { Browser } from '../../infra/local/sample/browser.ts';
import { subjectOf } from '../../infra/local/sample/journal.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import { SITES, type Site } from '../../shared/names.ts';
import { tableOf } from './table.ts';

const FIRST_PORT = 8720;
const REQUESTS = 30;
const COLD_STARTS = 5;
const KB = 1024;
const FIRST_LOAD_AT_MOST = 50 * KB;

/** Somebody of the sample company who may open every page of a site. */
const VISITORS: Readonly<Record<Exclude<Site, 'public'>, string>> = {
  participant: 'imogen',
  comms: 'oskar',
  security: 'benedikt',
  oversight: 'winifred',
  administration: 'leopold',
};

interface PageCost {
  readonly path: string;
  readonly median: number;
  readonly p95: number;
  readonly bytes: number;
  readonly firstLoad: number;
}

const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** One site with somebody at it. */
class Visited {
  readonly #running: RunningSample;
  readonly #site: Site;
  readonly #name: string;
  readonly #browser = new Browser();

  constructor(running: RunningSample, site: Site) {
    this.#running = running;
    this.#site = site;
    this.#name = nameOf(running, site);
  }

  async enter(): Promise<void> {
    const person = this.#site === 'public' ? undefined : VISITORS[this.#site];
    if (person === undefined) return;
    const asked = await this.#browser.open(`${this.#origin}/sign-in`);
    const form = asked.forms.find(({ names }) => names.has('user'));
    if (form === undefined) throw new Error(`${this.#site} does not ask who signs in`);
    await this.#browser.submit(asked, form, { user: subjectOf(person) });
  }

  /** Loads the function anew some times: processor time to load its code, and of the first page besides. */
  async coldStart(): Promise<readonly [load: number, first: number]> {
    const loads: number[] = [];
    const firsts: number[] = [];
    for (let time = 0; time < COLD_STARTS; time += 1) {
      await this.#running.engine.crash(this.#name);
      const before = this.#usage;
      await this.#open('/');
      loads.push(this.#usage.initCpuMs - before.initCpuMs);
      firsts.push(this.#usage.cpuMs - before.cpuMs);
    }
    return [at(loads, 0.5), at(firsts, 0.5)];
  }

  async pages(): Promise<readonly PageCost[]> {
    const paths = [...pathsOf(this.#site), ...(await this.#linked())];
    const costs: PageCost[] = [];
    for (const path of paths) {
      const cost = await this.#cost(path);
      if (cost !== undefined) costs.push(cost);
    }
    return costs;
  }

  get #origin(): string {
    return siteUrl(this.#running.settings, this.#site);
  }

  get #usage() {
    const usage = this.#running.engine.usage().functions[this.#name];
    if (usage === undefined) throw new Error(`no function is called ${this.#name}`);
    return usage;
  }

  async #open(path: string): Promise<string> {
    const page = await this.#browser.open(`${this.#origin}${path}`);
    if (page.status !== 200) throw new Error(`${this.#site}${path} answers ${page.status}`);
    return page.html;
  }

  async #cost(path: string): Promise<PageCost | undefined> {
    const html = await this.#open(path);
    if (!html.startsWith('<html')) return undefined;
    const spent: number[] = [];
    for (let request = 0; request < REQUESTS; request += 1) {
      const before = this.#usage.cpuMs;
      await this.#open(path);
      spent.push(this.#usage.cpuMs - before);
    }
    const bytes = Buffer.byteLength(html);
    const firstLoad = bytes + (await this.#bytesBeside(html));
    return { path, median: at(spent, 0.5), p95: at(spent, 0.95), bytes, firstLoad };
  }

  /** What a page loads besides itself: its style sheet, scripts and pictures, all of this site. */
  async #bytesBeside(html: string): Promise<number> {
    const linked = [...html.matchAll(/<(?:link rel="stylesheet"|script|img)[^>]* (?:href|src)="([^"]+)"/gu)];
    let bytes = 0;
    for (const [, path = ''] of linked) bytes += Buffer.byteLength(await this.#open(path));
    return bytes;
  }

  /** The first page of each kind that has a name in its address, as a link on the site's other pages has it. */
  async #linked(): Promise<readonly string[]> {
    const found = new Map<string, string>();
    for (const path of pathsOf(this.#site)) {
      const html = await this.#open(path);
      for (const [, link = ''] of html.matchAll(/<a href="(\/[^"?#]+)/gu)) {
        const route = namedRouteOf(this.#site, link);
        if (route !== undefined && !found.has(route)) found.set(route, link);
      }
    }
    return [...found.values()];
  }
}

const nameOf = ({ engine }: RunningSample, site: Site): string => {
  const name = engine.functionNames.find((one) => one.toLowerCase().includes(`${site}site`));
  if (name === undefined) throw new Error(`no function of ${site} among ${engine.functionNames.join(', ')}`);
  return name;
};

const pathsOf = (site: Site): readonly string[] =>
  Object.keys(ACCESS[site])
    .filter((route) => route.startsWith('GET /') && !/:|sign|callback|withdrawn|\.\w+$/u.test(route))
    .map((route) => route.slice('GET '.length));

const namedRouteOf = (site: Site, link: string): string | undefined =>
  Object.keys(ACCESS[site]).find((route) => {
    if (!route.startsWith('GET /') || !route.includes(':') || /language|\.\w+$/u.test(route)) return false;
    return new RegExp(`^${route.slice('GET '.length).replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(link);
  });

const played = async (directory: string): Promise<RunningSample> => {
  const sample = loadSampleCompany({
    directory: SAMPLE_DIRECTORY,
    endsOn: new Date().toISOString().slice(0, 10),
  });
  const ports = await takePorts(FIRST_PORT);
  const settings = localSettings(sample, ports);
  const assembly = await synthesise(settings, directory);
  const running = await startSample({ sample, settings, ports, assembly, startsAt: sample.moment(0) });
  await playStory(running, ({ day, days }) => process.stderr.write(`\rday ${day} of ${days}`));
  process.stderr.write('\n');
  return running;
};

/** Below a millisecond the machine counts too coarsely for a figure. */
const shownMs = (milliseconds: number): string => (milliseconds < 1 ? '< 1' : milliseconds.toFixed(0));

const kilobytes = (bytes: number): string => (bytes / KB).toFixed(1);

const directory = mkdtempSync(join(tmpdir(), 'candor-pages-'));
try {
  const running = await played(directory);
  const pages: string[][] = [];
  const starts: string[][] = [];
  try {
    for (const site of SITES) {
      const visited = new Visited(running, site);
      await visited.enter();
      for (const { path, median, p95, bytes, firstLoad } of await visited.pages()) {
        const first = kilobytes(firstLoad);
        const judged = firstLoad <= FIRST_LOAD_AT_MOST ? first : `**${first}, missed**`;
        const shown = path.replaceAll(/\/[\w-]{20,}/gu, '/…');
        pages.push([site, shown, shownMs(median), shownMs(p95), kilobytes(bytes), judged]);
      }
      starts.push([site, ...(await visited.coldStart()).map((milliseconds) => milliseconds.toFixed(0))]);
    }
  } finally {
    await running.close();
  }
  console.log(
    tableOf(
      ['site', 'page', 'CPU ms, median', 'CPU ms, 95th percentile', 'KB', 'KB of a first load (bar 50)'],
      pages,
    ),
  );
  console.log();
  console.log(tableOf(['cold start', 'CPU ms to load its code', 'CPU ms of the first page'], starts));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
