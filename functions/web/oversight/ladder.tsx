import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import { LADDER } from '../../../shared/disclosure/ladder.ts';
import { MEASURED_ATTACK, MEASURED_ON } from '../../../shared/disclosure/measured-attack.ts';
import { ATTACK_BOUND } from '../../../shared/disclosure/policy.ts';
import { privacyCosts } from '../../../shared/disclosure/privacy-cost.ts';
import { useWords } from '../language.tsx';
import { RELEASE_STEPS } from '../words/catalogues.ts';
import { useSpeech } from './parts.tsx';

const PER_MILLE = 1000;

/** What is published from which size on, and what the attack made of it. */
export const Ladder: FC = () => {
  const { words, formats } = useSpeech();
  const steps = useWords(RELEASE_STEPS);
  const costs = privacyCosts();
  const { ladder } = words;
  return (
    <>
      <h2>{ladder.title}</h2>
      <p>{ladder.about(formats.share(ATTACK_BOUND))}</p>
      <NamedRows
        caption={ladder.caption}
        columns={ladder.columns}
        rows={LADDER.map(({ from, detail, noiseMultiplier }) => {
          const cost = costs.find(({ people, taken }) => taken && people === from);
          return [
            ladder.from(formats.number(from)),
            steps[detail],
            detail === 'nothing' ? '–' : formats.number(noiseMultiplier),
            cost === undefined ? ladder.notMeasured : formats.share(cost.attack / PER_MILLE),
            cost === undefined ? '–' : formats.share(cost.guess / PER_MILLE),
          ];
        })}
      />
      <p>
        <a href="/attack">{ladder.more}</a>
      </p>
    </>
  );
};

/** The participation attack's last figures, and everything that was tried. */
export const AttackPage: FC = () => {
  const { words, formats } = useSpeech();
  const steps = useWords(RELEASE_STEPS);
  const { attack } = words;
  const share = (perMille: number): string => formats.share(perMille / PER_MILLE);
  const { atMost, guess, announced, halfYear } = MEASURED_ATTACK;
  return (
    <>
      <p>{attack.about}</p>
      <p class="lead">{attack.last(formats.share(atMost), formats.share(guess), formats.day(MEASURED_ON))}</p>
      <p>
        {attack.bound(formats.share(ATTACK_BOUND))}{' '}
        {attack.worse(formats.share(announced), formats.share(halfYear))}
      </p>
      <NamedRows
        caption={attack.caption}
        columns={attack.columns}
        rows={privacyCosts().map((cost) => [
          attack.of(formats.number(cost.people), formats.number(cost.candidates)),
          steps[cost.detail],
          share(cost.guess),
          share(cost.attack),
          share(cost.error),
          cost.taken ? attack.yes : attack.no,
        ])}
      />
      <p>{attack.how}</p>
    </>
  );
};
