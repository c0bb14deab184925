import { Browser, type Page } from '../../infra/local/sample/browser.ts';
import { subjectOf } from '../../infra/local/sample/journal.ts';
import { siteUrl } from '../../infra/stages.ts';
import type { Site } from '../../shared/names.ts';
import type { PlayedSample } from './played-sample.ts';

/** A page that a visitor was answered. */
export interface Visited {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

const PAGES_AT_MOST = 150;

const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 400);

/** Somebody, or nobody signed in, who looks at every page of a site that can be found. */
export class Visitor {
  readonly browser = new Browser();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Signs in at the identity provider as a person of the sample. */
  async signIn(person: string): Promise<Page> {
    const page = await this.browser.open(`${this.#origin}/sign-in`);
    const form = page.forms.find(({ names }) => names.has('user'));
    if (form === undefined) throw new Error(`${this.#origin} does not ask who ${person} is`);
    return this.browser.submit(page, form, { user: subjectOf(person) });
  }

  open(path: string): Promise<Page> {
    return this.browser.open(`${this.#origin}${path}`);
  }

  /** Presses a form of a page that a hidden field or its target tells from the others. */
  press(
    page: Page,
    which: { readonly action: string; readonly what?: string },
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const form = page.forms.find(
      ({ action, hidden }) =>
        action === which.action && (which.what === undefined || hidden.get('what') === which.what),
    );
    if (form === undefined)
      throw new Error(
        `${page.url.pathname} (${page.status}) has no form ${which.action} ${which.what ?? ''}: ${wordsOf(page.html)}`,
      );
    return this.browser.submit(page, form, fields);
  }

  /** Opens these paths, and then whatever any page of the site links to. */
  async lookEverywhere(paths: readonly string[]): Promise<readonly Visited[]> {
    const wanted = [...new Set(paths)];
    const visited: Visited[] = [];
    for (let next = 0; next < wanted.length && next < PAGES_AT_MOST; next += 1) {
      const path = wanted[next] ?? '/';
      const { status, html, url } = await this.open(path);
      visited.push({ path, status, html: `${url.href}\n${html}` });
      if (url.origin !== this.#origin) continue;
      for (const [, link = ''] of html.matchAll(/href="(\/[^"#]*)"/gu)) {
        if (!wanted.includes(link)) wanted.push(link);
      }
    }
    return visited;
  }
}

/** Somebody of the sample company, signed in at a site. */
export const visitorOf = async ({ running }: PlayedSample, site: Site, person: string): Promise<Visitor> => {
  const visitor = new Visitor(siteUrl(running.settings, site));
  await visitor.signIn(person);
  return visitor;
};

/** Ends their session. */
export const signOut = async (visitor: Visitor): Promise<void> => {
  await visitor.press(await visitor.open('/'), { action: '/sign-out' });
};
