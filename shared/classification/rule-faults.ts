import * as z from 'zod';

/** What the language of rules itself says against one, beside the form of its fields. */
export const OwnRuleFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal(['own-id', 'own-mode', 'topic-alerts', 'shared-id', 'trigger', 'keywords']) }),
  z.object({ kind: z.literal('repeats') }),
  z.object({ kind: z.literal('no-group'), group: z.number() }),
  z.object({ kind: z.literal('unreadable'), why: z.string(), at: z.number().optional() }),
]);
export type OwnRuleFault = Readonly<z.infer<typeof OwnRuleFault>>;

/** What the form of a field says against what was written in it. */
export type FieldFault =
  | { readonly kind: 'missing' | 'form' | 'other' }
  | { readonly kind: 'type'; readonly expected: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'little' | 'much'; readonly of: string; readonly bound: number }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/** Where in a list of rules something is: the rule, from zero, its id if it has one, and the way to the field. */
export interface RulePlace {
  readonly rule?: number;
  readonly id?: string;
  readonly path: readonly (string | number)[];
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (held, step) => (typeof held === 'object' && held !== null ? Reflect.get(held, step) : undefined),
    value,
  );

/** The place of a path in what was written as a list of rules. */
export const placeIn = (written: unknown, [rule, ...path]: Path): RulePlace => {
  const id = rule === undefined ? undefined : valueAt(written, [rule, 'id']);
  return {
    ...(typeof rule === 'number' && { rule }),
    ...(typeof id === 'string' && { id }),
    path: path.filter((step) => typeof step !== 'symbol'),
  };
};

/** What an issue says, as data: each language has its own words for it. */
export const faultIn = (issue: Issue, written: unknown): FieldFault | OwnRuleFault => {
  const isMissing = valueAt(written, issue.path) === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return isMissing ? { kind: 'missing' } : { kind: 'type', expected: issue.expected };
    case 'invalid_value':
      return isMissing ? { kind: 'missing' } : { kind: 'choice', values: issue.values.map(String) };
    case 'too_small': {
      const bound = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0);
      return { kind: 'little', of: issue.origin, bound };
    }
    case 'too_big':
      return { kind: 'much', of: issue.origin, bound: Number(issue.maximum) };
    case 'invalid_format':
      return { kind: 'form' };
    case 'unrecognized_keys':
      return { kind: 'unknown', names: issue.keys };
    case 'custom':
      return OwnRuleFault.safeParse(issue.params).data ?? { kind: 'other' };
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { kind: 'other' };
  }
};
