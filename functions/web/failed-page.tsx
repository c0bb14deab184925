import type { FC } from 'hono/jsx';

import type { ErrorKind } from '../../shared/errors.ts';
import type { Session } from '../../shared/session/session.ts';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { STATUS } from './problem-details.ts';
import { SITE } from './words/catalogues.ts';

/** What a page says of what failed. */
interface FailedProps {
  readonly kind: ErrorKind;
  /** What in the request does not fit; empty where nothing is to be said of it. */
  readonly why: string;
  readonly requestId: string;
  readonly session: Session | undefined;
}

/** What failed, and the ways on: whoever is in the wrong role can sign in as somebody else. */
export const Failed: FC<FailedProps> = ({ kind, why, requestId, session }) => {
  const words = useWords(SITE);
  return (
    <>
      <p>{words.faults[kind]}</p>
      {why !== '' && <p>{why}</p>}
      {STATUS[kind] >= 500 && <p>{words.request(requestId)}</p>}
      {kind === 'not-permitted' && session !== undefined && (
        <form method="post" action="/sign-out">
          <FormToken session={session} />
          <button type="submit">{words.asSomebodyElse}</button>
        </form>
      )}
      <p>
        <a href="/">{words.backToStart}</a>
      </p>
    </>
  );
};
