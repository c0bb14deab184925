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

/** What is promised, each with what it means. */
const Promises: FC = () => {
  const { promises } = useWords(ABOUT);
  return (
    <dl class="promises">
      {promises.map(([promise, meaning]) => (
        <>
          <dt>{promise}</dt>
          <dd>{meaning}</dd>
        </>
      ))}
    </dl>
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
      <Promises />
      <h2>{words.protectedTitle}</h2>
      <p>{words.public}</p>
      <List items={words.protected} />
      <h3>{words.fromWhomTitle}</h3>
      <p>{words.fromWhom}</p>
      <Measured />
      <h2>{words.cannotTitle}</h2>
      <List items={words.cannot} />
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
