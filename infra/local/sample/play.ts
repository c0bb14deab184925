import { Browser, type Page } from './browser.ts';
import type { Form } from './html-forms.ts';
import { subjectOf, type JournalAction, type JournalPurposes } from './journal.ts';
import type { WrittenCampaign } from './sample-campaign.ts';
import type { SampleCompany } from './sample-company.ts';
import { accountsOf } from './accounts.ts';

/** Where people find what they use. */
export interface Surroundings {
  readonly sample: SampleCompany;
  /** Address of a site, without a slash at the end. */
  readonly site: (name: 'participant' | 'comms') => string;
  /** The social server's host, as it stands in handles and account ids. */
  readonly socialHost: string;
}

const PURPOSES = ['engagement', 'sentiment', 'confidentiality'] as const;

/** The sample's staff at their browsers: plays what the journal says through the sites, as people would. */
export class Staff {
  readonly #surroundings: Surroundings;
  readonly #browsers = new Map<string, Browser>();
  readonly #handles: ReadonlyMap<string, string>;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#handles = new Map(accountsOf(surroundings.sample).map(({ id, handle }) => [id, handle]));
  }

  /** @throws Error naming the action when a page refuses it. */
  async play(action: JournalAction): Promise<void> {
    const page = await this.#act(action);
    if (page.status >= 400) throw new Error(`${this.#name(action)}: the page answers ${page.status}`);
  }

  /**
   * Writes a campaign and imports clicks of its link, as somebody of comms would.
   *
   * @throws Error saying what was refused.
   */
  async runCampaign({ person, fields, clicks }: WrittenCampaign): Promise<void> {
    const browser = this.#browser(person);
    const empty = await this.#open(person, `${this.#surroundings.site('comms')}/campaigns/new`);
    const written = await browser.submit(empty, formIn(empty, '/campaigns', person), fields);
    if (written.status >= 400) throw new Error(`${person}: the campaign is answered ${written.status}`);
    const form = formIn(written, `${written.url.pathname}/clicks`, person);
    const { status } = await browser.submit(written, form, { clicks });
    if (status >= 400) throw new Error(`${person}: the clicks are answered ${status}`);
  }

  #name(action: JournalAction): string {
    return `day ${action.day}, ${action.person}: ${action.do}`;
  }

  #act(action: JournalAction): Promise<Page> {
    switch (action.do) {
      case 'connect':
        return this.#prove(action, { site: 'participant', path: '/', form: '/connect' });
      case 'ask-official':
        return this.#prove(action, { site: 'comms', path: '/official', form: '/official/ask' });
      case 'approve-official':
        return this.#press(action, {
          site: 'comms',
          path: '/official',
          form: `/official/${this.#part(action)}/approve`,
        });
      case 'choose':
        return this.#decide(action, '/choose', fieldsOf(action.purposes));
      case 'pause':
      case 'resume':
      case 'withdraw':
        return this.#decide(action, `/${action.do}`);
    }
  }

  /** The account as it stands in the sites' paths. */
  #part({ account }: JournalAction): string {
    return Buffer.from(`mastodon:${this.#surroundings.socialHost}/${account}`).toString('base64url');
  }

  #decide(action: JournalAction, end: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    const path = `/accounts/${this.#part(action)}`;
    return this.#press(action, { site: 'participant', path, form: `${path}${end}` }, fields);
  }

  async #press(
    action: JournalAction,
    { site, path, form }: Where,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const page = await this.#open(action.person, `${this.#surroundings.site(site)}${path}`);
    return this.#browser(action.person).submit(page, formIn(page, form, this.#name(action)), fields);
  }

  /** Asks for an account, goes to the social server, signs in there and comes back. */
  async #prove(action: JournalAction, where: Where): Promise<Page> {
    const name = `@${this.#handles.get(action.account) ?? ''}@${this.#surroundings.socialHost}`;
    const leaving = await this.#press(action, where, { name });
    const link = /<a id="continue" href="([^"]+)"/u.exec(leaving.html)?.[1]?.replaceAll('&amp;', '&');
    if (link === undefined) return leaving;
    const browser = this.#browser(action.person);
    const asked = await browser.open(link);
    const form = formIn(asked, '/oauth/authorize', this.#name(action));
    return browser.submit(asked, form, { account: action.account, decision: 'approve' });
  }

  #browser(person: string): Browser {
    const browser = this.#browsers.get(person) ?? new Browser();
    this.#browsers.set(person, browser);
    return browser;
  }

  /** Opens a page, signing in first where the site asks for it. */
  async #open(person: string, url: string): Promise<Page> {
    const browser = this.#browser(person);
    const { origin, pathname } = new URL(url);
    let page = await browser.open(url);
    const isOpenTo = ({ forms }: Page): boolean => forms.some(({ action }) => action === '/sign-out');
    if (page.url.origin === origin && !isOpenTo(page)) page = await browser.open(`${origin}/sign-in`);
    const asked = page.forms.find(({ names }) => names.has('user'));
    if (asked !== undefined) page = await browser.submit(page, asked, { user: subjectOf(person) });
    // Whoever has just signed in lands on the first page.
    return page.url.origin === origin && page.url.pathname === pathname ? page : browser.open(url);
  }
}

interface Where {
  readonly site: 'participant' | 'comms';
  readonly path: string;
  readonly form: string;
}

const formIn = (page: Page, action: string, who: string): Form => {
  const form = page.forms.find((one) => one.action === action);
  if (form === undefined)
    throw new Error(`${who}: ${page.url.pathname} (${page.status}) has no form ${action}`);
  return form;
};

const fieldsOf = (purposes: JournalPurposes): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PURPOSES.flatMap((purpose): [string, string][] => {
      const scope = purposes[purpose];
      if (scope === undefined) return [[purpose, 'no']];
      return [
        [purpose, 'yes'],
        [`${purpose}-scope`, scope.kind],
        ...(scope.kind === 'chosen-posts'
          ? [[`${purpose}-posts`, scope.posts.join('\n')] satisfies [string, string]]
          : []),
      ];
    }),
  );
