import type { FC } from 'hono/jsx';

import { useFormats, useWords } from './language.tsx';
import { EndReceiptLink } from './receipts.tsx';
import { WITHDRAWAL } from './words/catalogues.ts';

/** What a withdrawal does, in the order in which it happens: before the button, and once it was pressed. */
export const WithdrawalEffects: FC<{ readonly tense: 'before' | 'after' }> = ({ tense }) => {
  const { erasures, stays, ...words } = useWords(WITHDRAWAL);
  const { atOnce, effects, withinTheHour } = words[tense];
  return (
    <>
      <p>{atOnce}</p>
      <ul>
        {effects.map((effect) => (
          <li>{effect}</li>
        ))}
      </ul>
      <p>{withinTheHour}</p>
      <ul>
        {erasures.map((erasure) => (
          <li>{erasure}</li>
        ))}
      </ul>
      <p>{stays}</p>
    </>
  );
};

/** What was done, for somebody who has just withdrawn. */
export const Withdrawn: FC<{ readonly at: string; readonly consent: string }> = ({ at, consent }) => {
  const words = useWords(WITHDRAWAL);
  const { minute } = useFormats();
  return (
    <>
      <p class="note">{words.recorded(minute(at))}</p>
      <WithdrawalEffects tense="after" />
      <EndReceiptLink consent={consent} />
      <p>
        {words.whatIsHeld((link) => (
          <a href="/my-data">{link}</a>
        ))}
      </p>
      <p>
        <a href="/">{words.back}</a>
      </p>
    </>
  );
};
