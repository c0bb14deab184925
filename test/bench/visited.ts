import type { RunningSample } from '../../bin/start/run-sample.ts';
import { ACCESS } from '../../functions/web/access.ts';
import { Browser } from '../../infra/local/sample/browser.ts';
import { subjectOf } from '../../infra/local/sample/journal.ts';
import { siteUrl } from '../../infra/stages.ts';
import type { Site } from '../../shared/names.ts';

const REQUESTS = 30;
const COLD_STARTS = 5;

/** What a page costs: milliseconds of processor time, and bytes as they are sent. */
export interface PageCost {
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
export class Visited {
  readonly #running: RunningSample;
  readonly #site: Site;
  readonly #person: string | undefined;
  readonly #name: string;
  readonly #browser = new Browser();

  constructor(running: RunningSample, site: Site, person: string | undefined) {
    this.#running = running;
    this.#site = site;
    this.#person = person;
    this.#name = nameOf(running, site);
  }

  async enter(): Promise<void> {
    const person = this.#person;
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

  /** Sends the form of a page that has this field. */
  async send(path: string, field: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const page = await this.#browser.open(`${this.#origin}${path}`);
    const form = page.forms.find(({ names }) => names.has(field));
    if (form === undefined) throw new Error(`${this.#site}${path} has no form with ${field}`);
    const { status } = await this.#browser.submit(page, form, fields);
    if (status !== 200) throw new Error(`${this.#site}${path} answers ${status} to its form`);
  }

  /** The cost of each page that this person may open, but for those that are measured already. */
  async pages(measured: readonly string[]): Promise<readonly PageCost[]> {
    const own = await this.#allowed(pathsOf(this.#site));
    const linked = await this.#linked(own);
    const further = await this.#linked(linked);
    const isNew = (path: string): boolean =>
      !linked.some((one) => namedRouteOf(this.#site, one) === namedRouteOf(this.#site, path));
    const paths = [...own, ...linked, ...further.filter(isNew)];
    const costs: PageCost[] = [];
    for (const path of paths) {
      const cost = measured.includes(path) ? undefined : await this.#cost(path);
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

  async #allowed(paths: readonly string[]): Promise<readonly string[]> {
    const allowed: string[] = [];
    for (const path of paths) {
      const { status } = await this.#browser.open(`${this.#origin}${path}`);
      if (status === 200) allowed.push(path);
      else process.stderr.write(`${this.#site}${path}: ${status} to ${this.#person ?? 'anybody'}\n`);
    }
    return allowed;
  }

  /** The first page of each kind that has a name in its address, as a link on these pages has it. */
  async #linked(paths: readonly string[]): Promise<readonly string[]> {
    const found = new Map<string, string>();
    for (const path of paths) {
      const html = await this.#open(path);
      for (const [, link = ''] of html.matchAll(/<a href="(\/[^"?#]+)/gu)) {
        const route = pathsOf(this.#site).includes(link) ? undefined : namedRouteOf(this.#site, link);
        if (route !== undefined && !found.has(route)) found.set(route, link);
      }
    }
    return this.#allowed([...found.values()]);
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
