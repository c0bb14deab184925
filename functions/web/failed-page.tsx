import type { FC } from 'hono/jsx';

import type { ErrorKind } from '../../shared/errors.ts';
import type { Session } from '../../shared/session/session.ts';
import type { AccessRule } from './access.ts';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { isForPrograms, problem, RETRY_AFTER_SECONDS, STATUS } from './problem-details.ts';
import type { Visit } from './site-parts.ts';
import { KeptTexts, type KeptText } from './typed-before.tsx';
import { ROLES, SITE } from './words/catalogues.ts';

/** What a page says of what failed. */
interface FailedProps {
  readonly kind: ErrorKind;
  /** What in the request does not fit; empty where nothing is to be said of it. */
  readonly why: string;
  readonly requestId: string;
  readonly session: Session | undefined;
  /** What was typed in a form of ours. */
  readonly texts: readonly KeptText[];
}

const Typed: FC<Pick<FailedProps, 'texts'>> = ({ texts }) => {
  const { wrote } = useWords(SITE);
  return texts.length === 0 ? null : (
    <>
      <p>{wrote}</p>
      <KeptTexts texts={texts} />
    </>
  );
};

/** What failed, and the ways on: whoever is in the wrong role can sign in as somebody else. */
export const Failed: FC<FailedProps> = ({ kind, why, requestId, session, texts }) => {
  const words = useWords(SITE);
  return (
    <>
      <p>{words.faults[kind]}</p>
      {why !== '' && <p>{why}</p>}
      <Typed texts={texts} />
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
export const forOthers = (
  visit: Visit,
  { rule, texts }: Pick<FailedProps, 'texts'> & { readonly rule: AccessRule },
): Response | Promise<Response> => {
  const kind = 'not-permitted';
  if (isForPrograms(visit.context.req.path)) return problem(visit.context, kind, '');
  const { failed, onlyFor } = visit.words(SITE);
  const names = Object.entries(visit.words(ROLES)).flatMap(([role, name]) =>
    typeof rule !== 'string' && rule.includes(role) ? [name] : [],
  );
  const why = names.length === 0 ? '' : onlyFor(names.join(', '));
  return visit.page(
    failed,
    <Failed {...{ kind, why, requestId: '', texts }} session={visit.session} />,
    STATUS[kind],
  );
};

/** Tells somebody whose session asks too often to wait. */
export const tooMany = (visit: Visit, texts: readonly KeptText[]): Response | Promise<Response> => {
  const words = visit.words(SITE);
  visit.context.header('retry-after', RETRY_AFTER_SECONDS);
  return visit.page(
    words.failed,
    <>
      <p>{words.tooMany}</p>
      <Typed texts={texts} />
    </>,
    429,
  );
};
