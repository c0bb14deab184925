import type { FC } from 'hono/jsx';

import type { Session } from '../../shared/session/session.ts';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { SITE } from './words/catalogues.ts';

/**
 * A step that cannot be taken back. It is unfolded first, which says what it does, and then pressed; both name what it is
 * done to. Needs no script.
 */
export const Sure: FC<{
  readonly session: Session;
  readonly action: string;
  /** What is done, and to what. */
  readonly label: string;
  /** What comes of it. */
  readonly tells: string;
}> = ({ session, action, label, tells }) => (
  <details class="sure">
    <summary>{label}</summary>
    <form method="post" action={action}>
      <FormToken session={session} />
      <p>{tells}</p>
      <p>
        <button class="warn" type="submit">
          {useWords(SITE).yes(label)}
        </button>
      </p>
    </form>
  </details>
);
