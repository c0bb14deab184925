import { createHash } from 'node:crypto';

/** How many of a set are right. */
interface Count {
  right: number;
  all: number;
}

/** The count on what rules were tuned on, and on what was only measured. */
export interface Share {
  readonly seen: Count;
  readonly held: Count;
}

const PARTS = 3;

/** Whether a case belongs to the third that is measured and not tuned on. Its key decides, so all of a key stay together. */
export const isHeldOut = (key: string): boolean =>
  (createHash('sha256').update(key).digest()[0] ?? 0) % PARTS === 0;

/** How many of the cases are right, held-out ones apart. */
export const shareOf = <T>(
  cases: readonly T[],
  keyOf: (one: T) => string,
  isRight: (one: T) => boolean,
): Share => {
  const share = { seen: { right: 0, all: 0 }, held: { right: 0, all: 0 } };
  for (const one of cases) {
    const count = isHeldOut(keyOf(one)) ? share.held : share.seen;
    count.all += 1;
    if (isRight(one)) count.right += 1;
  }
  return share;
};
