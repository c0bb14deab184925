import fc from 'fast-check';

/** One way to spoil a value: where, and how. */
export interface Spoiling {
  /** Chooses a place: a number for each level on the way down, each taken modulo what there is. */
  readonly path: readonly number[];
  readonly how:
    { readonly kind: 'replace'; readonly by: unknown } | { readonly kind: 'drop' | 'double' | 'reverse' };
}

const HUGE = 'x'.repeat(100_000);
const deep = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

/** What may stand anywhere in JSON: any value, and the ones that break programs most often. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue() },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      '',
      -1,
      0.5,
      1e308,
      Number.MAX_SAFE_INTEGER + 1,
      '\u0000',
      '\uD800',
      '__proto__',
      { __proto__: null },
      '0000-00-00T00:00:00Z',
      '+275760-09-13T00:00:00.001Z',
      'https://127.0.0.1/',
      'javascript:alert(1)',
      HUGE,
      deep(2_000),
      [],
      {},
    ),
  },
);

/** Ways to spoil a value in up to four places. */
export const spoilings: fc.Arbitrary<readonly Spoiling[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat(40), { maxLength: 7 }),
    how: fc.oneof(
      anything.map((by) => ({ kind: 'replace' as const, by })),
      fc.constantFrom({ kind: 'drop' as const }, { kind: 'double' as const }, { kind: 'reverse' as const }),
    ),
  }),
  { maxLength: 4 },
);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const apply = (value: unknown, how: Spoiling['how']): unknown => {
  switch (how.kind) {
    case 'replace':
      return how.by;
    case 'drop':
      return undefined;
    case 'double':
      return isList(value) ? [...value, ...value] : [value, value];
    case 'reverse':
      return isList(value) ? value.toReversed() : value;
  }
};

const spoilOnce = (value: unknown, { path: [step, ...path], how }: Spoiling): unknown => {
  if (step === undefined) return apply(value, how);
  if (isList(value) && value.length > 0) {
    const at = step % value.length;
    return value.map((part, index) => (index === at ? spoilOnce(part, { path, how }) : part));
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const keys = Object.keys(value);
    const at = keys[step % keys.length] ?? '';
    return { ...value, [at]: spoilOnce(value[at], { path, how }) };
  }
  return apply(value, how);
};

/** A value with these spoilings in it, one after the other. */
export const spoil = (value: unknown, ways: readonly Spoiling[]): unknown =>
  ways.reduce<unknown>((spoiled, way) => spoilOnce(spoiled, way), value);

/** A value as JSON; of one that was taken away whole, nothing. */
export const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
