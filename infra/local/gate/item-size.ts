import { isObject } from '../json.ts';
import type { Item } from './item.ts';

const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * The size DynamoDB bills for an item, in bytes: UTF-8 names and values.
 *
 * Source: DynamoDB developer guide, "DynamoDB Item sizes and formats" (CapacityUnitCalculations); what it leaves
 * open (negative numbers take one byte more, zero takes one) is as DynamoDB Local 1.25.1 measures.
 */
export function itemSize(item: Item | undefined): number {
  if (item === undefined) return 0;
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueSize(value), 0);
}

function valueSize(value: unknown): number {
  if (!isObject(value)) return 0;
  const [type = '', content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'S':
      return utf8(content);
    case 'N':
      return numberSize(content);
    case 'B':
      return binarySize(content);
    case 'SS':
      return sum(content, utf8);
    case 'NS':
      return sum(content, numberSize);
    case 'BS':
      return sum(content, binarySize);
    case 'L':
      return CONTAINER_BYTES + sum(content, (element) => ELEMENT_BYTES + valueSize(element));
    case 'M':
      return CONTAINER_BYTES + mapSize(content);
    default:
      return 1; // NULL and BOOL
  }
}

const mapSize = (content: unknown): number =>
  Object.entries(isObject(content) ? content : {}).reduce(
    (total, [name, value]) => total + ELEMENT_BYTES + utf8(name) + valueSize(value),
    0,
  );

/** Two significant digits a byte, without leading and trailing zeroes, and one byte. */
function numberSize(content: unknown): number {
  const text = String(content);
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '');
  if (digits === '') return 1;
  return 1 + Math.ceil(digits.length / 2) + (text.startsWith('-') ? 1 : 0);
}

const utf8 = (text: unknown): number => Buffer.byteLength(String(text));
const binarySize = (base64: unknown): number => Buffer.byteLength(String(base64), 'base64');

function sum(elements: unknown, sizeOf: (element: unknown) => number): number {
  return Array.isArray(elements)
    ? elements.reduce<number>((total, element) => total + sizeOf(element), 0)
    : 0;
}
