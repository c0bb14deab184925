import type { Finding } from './classification.ts';
import type { Reason } from './compiled-rule.ts';
import { bestOf, findingOf, type Scanner } from './matcher.ts';
import { normaliseText } from './normalise.ts';

/** Why a text was found to hold what it holds, and what looked like something and was passed over. */
export interface Explanation {
  readonly findings: readonly (Finding & { readonly reasons: readonly Reason[] })[];
  readonly passedOver: readonly {
    readonly rule: string;
    readonly start: number;
    readonly end: number;
    readonly because: string;
  }[];
}

/**
 * Explains what rules find: what added to each finding's confidence and what took from it, and each exclusion with its
 * reason. No value of the text is repeated.
 */
export const createExplainer =
  (scan: Scanner): ((text: string) => Explanation) =>
  (text) => {
    const normal = normaliseText(text);
    const matches = scan(normal.text);
    return {
      findings: bestOf(matches).map((match) => ({ ...findingOf(match, normal), reasons: match.reasons })),
      passedOver: matches.flatMap(({ rule, start, end, excluded }) =>
        excluded === undefined ? [] : [{ rule: rule.id, ...normal.place(start, end), because: excluded }],
      ),
    };
  };
