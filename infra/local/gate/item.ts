import * as z from 'zod';
import { isObject } from '../json.ts';
import type { DeclaredIndex, DeclaredTable, KeyAttributes } from './declarations.ts';

/** `{"S": "…"}`, `{"N": "1"}`, … Values are read where they matter; the emulator checks their shape. */
export const AttributeValue = z.record(z.string(), z.unknown());
export type AttributeValue = z.infer<typeof AttributeValue>;

export const Item = z.record(z.string(), AttributeValue);
export type Item = z.infer<typeof Item>;

export const keyNames = ({ partition, sort }: KeyAttributes): string[] =>
  sort === undefined ? [partition] : [partition, sort];

export function keyOf(item: Item, { keys }: Pick<DeclaredTable, 'keys'>): Item {
  return pick(item, keyNames(keys));
}

export function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The same text for the same item, whatever the order of attributes and the writing of numbers. */
export function identityOf(item: Item, table: Pick<DeclaredTable, 'name' | 'keys'>): string {
  return [table.name, ...keyNames(table.keys).map((name) => scalarText(item[name]))].join('\n');
}

/** A key value as text: what `dynamodb:LeadingKeys` compares, with its type before it where types may differ. */
export function scalarText(value: AttributeValue | undefined): string {
  const [type = '', text] = Object.entries(value ?? {})[0] ?? [];
  return type === 'N' ? `N:${Number(text)}` : `${type}:${String(text)}`;
}

export const plainText = (value: AttributeValue | undefined): string => {
  const [text] = Object.values(value ?? {});
  return typeof text === 'string' ? text : '';
};

/** What an index holds of an item; undefined when the item lacks one of the index's keys. */
export function indexEntry(
  item: Item | undefined,
  index: DeclaredIndex,
  table: DeclaredTable,
): Item | undefined {
  const names = keyNames(index.keys);
  if (item === undefined || names.some((name) => item[name] === undefined)) return undefined;
  if (index.projection === 'ALL') return item;
  const included = index.projection === 'KEYS_ONLY' ? [] : index.projection.include;
  return pick(item, [...new Set([...names, ...keyNames(table.keys), ...included])]);
}

/** Equal as values: sets in any order. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonicalText(one) === canonicalText(other);
}

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]): [string, string] => [
    name,
    /^[SNB]S$/.test(name) && Array.isArray(field) ? field.map(String).sort().join() : canonicalText(field),
  ]);
  return fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${name}=${text}`)
    .join(';');
}
