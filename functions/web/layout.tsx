import type { Child, FC } from 'hono/jsx';

import type { Site } from '../../shared/names.ts';
import type { Session } from '../../shared/session/session.ts';
import { STYLE_VERSION } from './style.ts';

/** What stands on every page. */
export interface PageProps {
  readonly site: Site;
  readonly company: string;
  readonly title: string;
  readonly session: Session | undefined;
  readonly children?: Child;
}

const NAVIGATION: Readonly<Record<Site, readonly (readonly [string, string])[]>> = {
  participant: [
    ['/', 'My accounts'],
    ['/my-data', 'My data'],
    ['/check-a-draft', 'Check a draft'],
  ],
  comms: [
    ['/', 'Reports'],
    ['/official', 'Official accounts'],
  ],
  security: [['/', 'Alerts']],
  public: [],
};

/** The token that every form must carry. */
export const FormToken: FC<{ readonly session: Session }> = ({ session }) => (
  <input type="hidden" name="token" value={session.formToken} />
);

/** A whole page. It works without scripts, and there are none. */
export const Page: FC<PageProps> = ({ site, company, title, session, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – Candor at ${company}`}</title>
      <link rel="stylesheet" href={`/style.css?v=${STYLE_VERSION}`} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <strong>Candor</strong>
        <nav aria-label="Pages">
          {NAVIGATION[site].map(([path, name]) => (
            <a href={path} aria-current={name === title ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {session !== undefined && (
          <form method="post" action="/sign-out">
            <FormToken session={session} />
            <button class="quiet" type="submit">{`Sign out (${session.name})`}</button>
          </form>
        )}
      </header>
      <main id="main">
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        <p>{`Candor at ${company}. No page here ranks or names people.`}</p>
      </footer>
    </body>
  </html>
);
