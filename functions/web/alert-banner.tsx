import type { FC } from 'hono/jsx';

import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import type { Session } from '../../shared/session/session.ts';
import { FormToken } from './layout.tsx';
import { minuteOf } from './words.ts';

/** Alerts that somebody was told of and has not marked as seen: what to do comes first. */
export const AlertBanner: FC<{
  readonly session: Session;
  readonly unseen: readonly ParticipantNotice[];
}> = ({ session, unseen }) => {
  const latest = unseen.at(-1);
  if (latest === undefined) return <></>;
  return (
    <section class="problems" aria-labelledby="alerts">
      <h2 id="alerts">
        {unseen.length === 1
          ? 'A post of yours may give something away'
          : `${unseen.length} posts of yours may give something away`}
      </h2>
      <p>
        Change what was disclosed first, a password or a key for instance. Then delete the post. What was
        found stands under <a href="/my-data#alerts">My data</a>, with who does what about it.
      </p>
      <ul>
        {unseen.map(({ at }) => (
          <li>{`Found on ${minuteOf(at)}`}</li>
        ))}
      </ul>
      <form method="post" action="/notices/seen">
        <FormToken session={session} />
        <input type="hidden" name="until" value={latest.at} />
        <button class="quiet" type="submit">
          I have seen this
        </button>
      </form>
    </section>
  );
};
