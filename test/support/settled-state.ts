const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
/** People and what a builder makes have ids that are small numbers; only these stay. */
const SMALL = /^0{8}-/u;
const MOMENT = /(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/gu;
const SECONDS_PER_DAY = 86_400;
const MINUTES_PER_DAY = 1440;

/** What differs from telling to telling: how long a lease still runs, chance, and how often an erasure began. */
const settle = (key: string, value: unknown, now: Date): unknown => {
  if (typeof value === 'string')
    return value.replace(UUID, (id) => (SMALL.test(id) ? id : 'id')).replace(MOMENT, '$1');
  if (typeof value !== 'number') return value;
  switch (key) {
    case 'leaseUntil':
      return value * 1000 > now.getTime() ? 'held' : 'free';
    case 'expiresAt':
      return Math.floor(value / SECONDS_PER_DAY);
    case 'done':
      return Math.floor(value / MINUTES_PER_DAY);
    case 'time':
    case 'created_time':
    case 'modified_time':
      return Math.floor(value / (SECONDS_PER_DAY * 1000));
    case 'items':
      return 'some';
    default:
      return value;
  }
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Lists whose order is that in which things happened to be written. */
const UNORDERED = new Set(['posts', 'tables', 'queues']);

/** Chance decides what keys are, and of a row of the log its salts, what follows from them, and the day it enters on. */
const rowOf = (item: unknown): unknown => {
  if (isPlain(item) && 'locator' in item) return { ...item, key: 'key' };
  if (!isPlain(item) || !('detail' in item)) return item;
  const { kind, outcome, at } = item;
  return { kind, outcome, ...(kind === 'collection' && { at }) };
};

const CHANCE = new Set(['wrappedTextKey', 'editHash', 'opening', 'wrapped', 'locator', 'salt']);

const sorted = (key: string, value: unknown, now: Date): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => sorted('', part, now));
    return UNORDERED.has(key) ? parts.map((part) => JSON.stringify(part)).sort() : parts;
  }
  if (CHANCE.has(key) && value !== undefined) return key;
  if (!isPlain(value)) return settle(key, value, now);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(name, value[name], now)]));
};

/** A world, or a message, as text that two tellings share if they came to the same. */
export const stateOf = (value: unknown): string => {
  if (typeof value === 'string') return stateOf(JSON.parse(value));
  const now = isPlain(value) && value['now'] instanceof Date ? value['now'] : new Date(0);
  if (!isPlain(value) || !isPlain(value['tables'])) return JSON.stringify(sorted('', value, now));
  const tables = Object.entries(value['tables']).map(([name, items]) => {
    const rows = Array.isArray(items) ? items : [];
    return [name, rows.map((item: unknown) => JSON.stringify(sorted('', rowOf(item), now))).sort()];
  });
  return JSON.stringify({ ...value, now: undefined, tables }, undefined, 1);
};
