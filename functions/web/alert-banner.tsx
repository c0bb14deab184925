import type { FC } from 'hono/jsx';

import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import type { Session } from '../../shared/session/session.ts';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { ALERT_BANNER } from './words/catalogues.ts';

/** What somebody was told and has not marked as seen: alerts, what to do first; and that security learnt who they are. */
export const AlertBanner: FC<{
  readonly session: Session;
  readonly unseen: readonly ParticipantNotice[];
}> = ({ session, unseen }) => {
  const words = useWords(ALERT_BANNER);
  const { minute, number } = useFormats();
  const latest = unseen.at(-1);
  if (latest === undefined) return <></>;
  const named = unseen.filter(({ kind }) => kind === 'author-named');
  const raised = unseen.filter(({ kind }) => kind === 'alert-raised');
  const found = raised.length === 1 ? words.one : words.several(number(raised.length));
  return (
    <section class="problems" aria-labelledby="alerts">
      <h2 id="alerts">{raised.length === 0 ? words.named : found}</h2>
      {raised.length > 0 && (
        <p>
          {words.whatToDo((link) => (
            <a href="/my-alerts">{link}</a>
          ))}
        </p>
      )}
      <ul>
        {raised.map(({ at }) => (
          <li>{words.found(minute(at))}</li>
        ))}
        {named.map(({ at }) => (
          <li>
            {words.namedOn(minute(at), (link) => (
              <a href="/my-alerts">{link}</a>
            ))}
          </li>
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
