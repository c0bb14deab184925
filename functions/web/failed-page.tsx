import type { FC } from 'hono/jsx';

import type { ErrorKind } from '../../shared/errors.ts';
import type { Session } from '../../shared/session/session.ts';
import type { AccessRule } from './access.ts';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { problem, STATUS } from './problem-details.ts';
import type { Visit } from './site-parts.ts';
import { ROLES, SITE } from './words/catalogues.ts';

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

/** Tells somebody whom the access table does not let which roles it lets. */
export const forOthers = (visit: Visit, rule: AccessRule): Response | Promise<Response> => {
  const kind = 'not-permitted';
  if (visit.context.req.path.endsWith('.json')) return problem(visit.context, kind, '');
  const { failed, onlyFor } = visit.words(SITE);
  const names = Object.entries(visit.words(ROLES)).flatMap(([role, name]) =>
    typeof rule !== 'string' && rule.includes(role) ? [name] : [],
  );
  const why = names.length === 0 ? '' : onlyFor(names.join(', '));
  return visit.page(
    failed,
    <Failed kind={kind} why={why} requestId="" session={visit.session} />,
    STATUS[kind],
  );
};
