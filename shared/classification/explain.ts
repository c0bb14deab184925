import type { Finding } from './classification.ts';
import type { Reason } from './compiled-rule.ts';
import { bestOf, createScanner, findingOf } from './matcher.ts';
import { normaliseText } from './normalise.ts';
import type { Rule } from './rule.ts';

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
export const createExplainer = (rules: readonly Rule[]): ((text: string) => Explanation) => {
  const scan = createScanner(rules);
  return (text) => {
    const normal = normaliseText(text);
    const matches = scan(normal.text);
    return {
      findings: bestOf(matches).map((match) => ({ ...findingOf(match, normal), reasons: match.reasons })),
      passedOver: matches.flatMap(({ rule, start, end, excluded }) =>
        excluded === undefined ? [] : [{ rule: rule.id, ...normal.place(start, end), because: excluded }],
      ),
    };
  };
};
