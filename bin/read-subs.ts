import type { Readable } from 'node:stream';

import { linesOf } from './lines.ts';

/** OpenID Connect Core §2: at most 255 characters. */
const SUB_AT_MOST = 255;

/** A whole list of an identity provider’s `sub`s, one a line, with the numbers of lines that are none. */
export const readSubs = async (input: Readable) => {
  const subs = new Set<string>();
  const faults: number[] = [];
  let line = 0;
  for await (const text of linesOf(input, SUB_AT_MOST)) {
    line += 1;
    const sub = text?.trim();
    if (sub === undefined || /[\s\p{Cc}]/u.test(sub)) faults.push(line);
    else if (sub !== '') subs.add(sub);
  }
  return { subs, faults };
};
