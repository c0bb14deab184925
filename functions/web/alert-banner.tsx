import type { FC } from 'hono/jsx';

import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import type { Session } from '../../shared/session/session.ts';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { ALERT_BANNER } from './words/catalogues.ts';

/** Alerts that somebody was told of and has not marked as seen: what to do comes first. */
export const AlertBanner: FC<{
  readonly session: Session;
  readonly unseen: readonly ParticipantNotice[];
}> = ({ session, unseen }) => {
  const words = useWords(ALERT_BANNER);
  const { minute, number } = useFormats();
  const latest = unseen.at(-1);
  if (latest === undefined) return <></>;
  return (
    <section class="problems" aria-labelledby="alerts">
      <h2 id="alerts">{unseen.length === 1 ? words.one : words.several(number(unseen.length))}</h2>
      <p>
        {words.whatToDo((link) => (
          <a href="/my-alerts">{link}</a>
        ))}
      </p>
      <ul>
        {unseen.map(({ at }) => (
          <li>{words.found(minute(at))}</li>
        ))}
      </ul>
      <form method="post" action="/notices/seen">
        <FormToken session={session} />
        <input type="hidden" name="until" value={latest.at} />
        <button class="quiet" type="submit">
          {words.seen}
        </button>
      </form>
    </section>
  );
};
