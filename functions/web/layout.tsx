import type { Child, FC } from 'hono/jsx';

import type { Site } from '../../shared/names.ts';
import type { Session } from '../../shared/session/session.ts';
import { ACCESS, isAllowed } from './access.ts';
import { Speaking, useLanguage, useWords } from './language.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../shared/languages.ts';
import { STYLE_VERSION } from './style.ts';
import { LAYOUT } from './words/catalogues.ts';

/** What a page is called; words of somebody's own in it say which language they are in. */
export type PageTitle = string | { readonly said: string; readonly language: string; readonly rest?: string };

/** What stands on every page. */
export interface PageProps {
  readonly site: Site;
  readonly company: string;
  /** The address of the public site, where the pages for everybody are. */
  readonly publicSite: string;
  /** The page's own path. */
  readonly path: string;
  readonly language: Language;
  readonly title: PageTitle;
  readonly session: Session | undefined;
  /** The answer to a form: whoever went from it to another language would lose what they typed, and what it says. */
  readonly isAnswer: boolean;
  /** It was not done: the page's title says so first, which is what a screen reader says first. */
  readonly isRefused: boolean;
  readonly children?: Child;
}

type PageName = keyof typeof LAYOUT.en.navigation;
type Pages = readonly (readonly [path: string, name: PageName])[];

/** Pages of the public site that every page of every site leads to. */
const FOR_EVERYBODY: Pages = [
  ['/', 'about'],
  ['/notice', 'notice'],
  ['/official', 'officialAccounts'],
  ['/policy', 'policy'],
  ['/lessons', 'lessons'],
  ['/summaries', 'summaries'],
  ['/drafting', 'drafting'],
  ['/feedback', 'feedback'],
  ['/concern', 'concern'],
];

/** The pages of each site that its navigation names; only those that somebody may open are shown. */
const NAVIGATION: Readonly<Record<Site, Pages>> = {
  participant: [
    ['/', 'accounts'],
    ['/my-alerts', 'myAlerts'],
    ['/my-engagement', 'myEngagement'],
    ['/my-data', 'myData'],
    ['/check-a-draft', 'checkADraft'],
    ['/material', 'material'],
    ['/recognition', 'recognition'],
  ],
  comms: [
    ['/', 'thisWeek'],
    ['/official', 'officialAccounts'],
    ['/advocacy', 'advocacy'],
    ['/campaigns', 'campaigns'],
    ['/recognition', 'recognition'],
    ['/drafting', 'drafting'],
  ],
  oversight: [
    ['/', 'switchedOn'],
    ['/approvals', 'approvals'],
    ['/own-rules', 'ownRules'],
    ['/changes', 'changes'],
    ['/reads', 'reads'],
    ['/attack', 'attack'],
    ['/drafting', 'drafting'],
    ['/concerns', 'concerns'],
    ['/who-does-what', 'duties'],
  ],
  security: [
    ['/', 'alerts'],
    ['/rules', 'rules'],
  ],
  administration: [
    ['/', 'settings'],
    ['/terms', 'terms'],
    ['/documents', 'documents'],
    ['/rules', 'ownRules'],
    ['/who-does-what', 'duties'],
  ],
  public: FOR_EVERYBODY,
};

/** The token that every form must carry. */
export const FormToken: FC<{ readonly session: Session }> = ({ session }) => (
  <input type="hidden" name="token" value={session.formToken} />
);

/** A table that scrolls within itself where it is wider than the screen. */
export const Table: FC<{ readonly caption: string; readonly id?: string; readonly children?: Child }> = ({
  caption,
  id,
  children,
}) => (
  <div class="table" role="region" aria-label={caption} tabindex={0} {...(id !== undefined && { id })}>
    <table>
      <caption>{caption}</caption>
      {children}
    </table>
  </div>
);

/** The heads of a table's columns. */
export const Columns: FC<{ readonly names: readonly string[] }> = ({ names }) => (
  <tr>
    {names.map((name) => (
      <th scope="col">{name}</th>
    ))}
  </tr>
);

const Header: FC<Omit<PageProps, 'title'>> = ({ site, path, session }) => {
  const words = useWords(LAYOUT);
  const own = NAVIGATION[site].filter(([to]) =>
    isAllowed(ACCESS[site][`GET ${to}`] ?? [''], session?.groups),
  );
  return (
    <header>
      <strong>Candor</strong>
      {own.length > 0 && (
        <nav aria-label={words.pages}>
          {own.map(([to, name]) => (
            <a href={to} aria-current={to === path ? 'page' : undefined}>
              {words.navigation[name]}
            </a>
          ))}
        </nav>
      )}
      {session !== undefined && (
        <form method="post" action="/sign-out">
          <FormToken session={session} />
          <button class="quiet" type="submit">
            {words.signOut(session.name)}
          </button>
        </form>
      )}
    </header>
  );
};

const Footer: FC<Omit<PageProps, 'title'>> = ({ company, publicSite, isAnswer }) => {
  const words = useWords(LAYOUT);
  const spoken = useLanguage();
  return (
    <footer>
      <nav aria-label={words.everybody}>
        {FOR_EVERYBODY.map(([to, name]) => (
          <a href={`${publicSite}${to}`}>{words.navigation[name]}</a>
        ))}
      </nav>
      {!isAnswer && (
        <nav aria-label={words.language}>
          {LANGUAGES.map((language) => (
            <a
              href={`/language/${language}`}
              lang={language}
              hreflang={language}
              aria-current={language === spoken ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[language]}
            </a>
          ))}
        </nav>
      )}
      <p>{words.promise(company)}</p>
    </footer>
  );
};

const Document: FC<PageProps> = ({ title, ...props }) => {
  const words = useWords(LAYOUT);
  const [said, rest] = typeof title === 'string' ? ['', title] : [title.said, title.rest ?? ''];
  const titled = words.titled(`${said}${rest}`, props.company);
  return (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.isRefused ? `${words.error}: ${titled}` : titled}</title>
        <link rel="stylesheet" href={`/style.css?v=${STYLE_VERSION}`} />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Header {...props} />
        <main id="main">
          <h1>
            {typeof title !== 'string' && <span lang={title.language}>{said}</span>}
            {rest}
          </h1>
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
};

/** A whole page, in one language. It works without scripts. */
export const Page: FC<PageProps> = (props) => (
  <Speaking value={props.language}>
    <Document {...props} />
  </Speaking>
);
