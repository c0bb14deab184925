import type { FC } from 'hono/jsx';

import { privacyCosts } from '../../../shared/disclosure/privacy-cost.ts';
import { NamedRows } from '../named-rows.tsx';
import { useSpeech } from './parts.tsx';

const PER_MILLE = 1000;

/** What publishing more would cost in privacy, by the size of a programme: the same for everybody, whatever they hold. */
export const PrivacyCostTable: FC = () => {
  const { words, formats } = useSpeech();
  const { cost, steps } = words.advocacy;
  const share = (perMille: number): string => formats.share(perMille / PER_MILLE);
  return (
    <>
      <h2>{cost.title}</h2>
      <p>{cost.about}</p>
      <NamedRows
        areNumbers
        caption={cost.caption}
        columns={[cost.people, cost.published, cost.guess, cost.attack, cost.error, cost.taken]}
        rows={privacyCosts().map(({ people, candidates, detail, guess, attack, error, taken }) => [
          cost.of(formats.number(people), formats.number(candidates)),
          steps[detail],
          share(guess),
          share(attack),
          share(error),
          taken ? cost.yes : cost.no,
        ])}
      />
    </>
  );
};
