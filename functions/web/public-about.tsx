import type { FC } from 'hono/jsx';

import { MEASURED_ATTACK, PUBLISHED_FROM } from '../../shared/disclosure/measured-attack.ts';
import { DutiesPage } from './duties-page.tsx';
import { useFormats, useWords } from './language.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';
import { ABOUT, DUTIES_PAGE } from './words/catalogues.ts';

const List: FC<{ readonly items: readonly string[] }> = ({ items }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

/** Things, each with what is to be said of it: what is promised and what it means, what could be tried and who notices. */
const Pairs: FC<{ readonly of: readonly (readonly [string, string])[] }> = ({ of }) => (
  <dl class="promises">
    {of.map(([thing, meaning]) => (
      <>
        <dt>{thing}</dt>
        <dd>{meaning}</dd>
      </>
    ))}
  </dl>
);

/** What the log proves, what it does not, and what it tells itself. */
const AboutLog: FC = () => {
  const words = useWords(ABOUT);
  return (
    <>
      <h2>{words.cheatTitle}</h2>
      <p>{words.cheat}</p>
      <Pairs of={words.cheated} />
      <h3>{words.unseenTitle}</h3>
      <List items={words.unseen} />
      <h3>{words.tellsTitle}</h3>
      <List items={words.tells} />
    </>
  );
};

/** What figures tell about who takes part, as it was measured. */
const Measured: FC = () => {
  const words = useWords(ABOUT);
  const { share, number } = useFormats();
  const { atMost, guess, announced, halfYear } = MEASURED_ATTACK;
  return (
    <>
      <p>{words.measured({ atMost: share(atMost), guess: share(guess) })}</p>
      <p>{words.measuredWorse({ announced: share(announced), halfYear: share(halfYear) })}</p>
      <p>{words.publishedFrom(number(PUBLISHED_FROM))}</p>
    </>
  );
};

/** What Candor is and is not, in plain words, with whom it protects from what and whom it cannot. */
const About: FC<{ readonly company: string }> = ({ company }) => {
  const words = useWords(ABOUT);
  return (
    <>
      <p class="lead">{words.lead(company)}</p>
      <h2>{words.readTitle}</h2>
      <List items={words.read} />
      <h2>{words.neverTitle}</h2>
      <List items={words.never} />
      <h2>{words.promisesTitle}</h2>
      <Pairs of={words.promises} />
      <h2>{words.protectedTitle}</h2>
      <p>{words.public}</p>
      <List items={words.protected} />
      <h3>{words.fromWhomTitle}</h3>
      <p>{words.fromWhom}</p>
      <Measured />
      <h2>{words.cannotTitle}</h2>
      <List items={words.cannot} />
      <AboutLog />
      <p>{words.law}</p>
      <p>
        <a href="/who-does-what">{useWords(DUTIES_PAGE).link}</a>
      </p>
    </>
  );
};

/** The start of the public site. */
export const addAbout = (site: SiteBuilder, { company }: Pick<SiteParts, 'company'>): void => {
  site.open('GET /', ({ page, words }) => page(words(ABOUT).title, <About company={company} />));
  site.open('GET /who-does-what', ({ page, words }) => page(words(DUTIES_PAGE).title, <DutiesPage />));
};
