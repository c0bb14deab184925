/** A value of JSON. */
type Path = readonly (string | number)[];

/** A leaf of a value of JSON: where it is, and what. */
export interface Leaf {
  readonly path: Path;
  readonly value: string | number | boolean | null;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';

/** Every leaf of a value, in order. */
export const leavesIn = (value: unknown, path: Path = []): readonly Leaf[] => {
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => leavesIn(one, [...path, at]));
  if (isTree(value)) return Object.entries(value).flatMap(([name, one]) => leavesIn(one, [...path, name]));
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path, value }];
  return [];
};

/** Every list in a value. */
export const listsIn = (
  value: unknown,
  path: Path = [],
): readonly { path: Path; list: readonly unknown[] }[] => {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return [{ path, list }, ...list.flatMap((one, at) => listsIn(one, [...path, at]))];
  }
  return isTree(value) ? Object.entries(value).flatMap(([name, one]) => listsIn(one, [...path, name])) : [];
};

/** The same value with another in one place. */
export const replaced = (value: unknown, [first, ...rest]: Path, by: unknown): unknown => {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (at === first ? replaced(one, rest, by) : one));
  if (!isTree(value)) throw new RangeError(`nothing is at ${first}`);
  return { ...value, [first]: replaced(value[first], rest, by) };
};

/** The path of a field, whichever place of its lists it is in. */
export const fieldOf = (path: Path): string => path.filter((part) => typeof part === 'string').join('.');

const DAY_MILLISECONDS = 86_400_000;

const laterDay = (date: string): string =>
  new Date(Date.parse(date) + DAY_MILLISECONDS).toISOString().slice(0, date.length);

/** What else a leaf might say, the likeliest lie first; `words` are what other leaves say. */
export const liesFor = (value: Leaf['value'], words: readonly unknown[]): readonly unknown[] => {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value / 2, value + 0.25];
  if (value === null) return [0, 1, '2026-07-05', ...words];
  if (/^[0-9a-f]{64}$/u.test(value)) return [`${value.startsWith('0') ? '1' : '0'}${value.slice(1)}`];
  if (/^\d{4}-\d{2}-\d{2}/u.test(value)) return [laterDay(value)];
  return [`${value}x`, ...words].filter((lie) => lie !== value);
};
