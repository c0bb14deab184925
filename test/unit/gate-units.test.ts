import { describe, expect, it } from 'vitest';
import { indexWriteUnits, readUnits, tableWriteUnits } from '../../infra/local/gate/capacity.ts';
import type { DeclaredIndex, DeclaredTable } from '../../infra/local/gate/declarations.ts';
import { itemSize } from '../../infra/local/gate/item-size.ts';

const KB = 1024;
/** An item of exactly so many bytes: one attribute whose name takes one. */
const bytes = (count: number) => ({ a: { S: 'x'.repeat(count - 1) } });

describe('the size of an item', () => {
  // Source: DynamoDB developer guide, CapacityUnitCalculations.
  it.each([
    ['a string', { ab: { S: 'cde' } }, 2 + 3],
    ['a string beyond ASCII, in UTF-8', { ü: { S: '€' } }, 2 + 3],
    ['a number: two digits a byte, and one', { n: { N: '12345' } }, 1 + 4],
    ['a number without its trailing zeroes', { n: { N: '1000000' } }, 1 + 2],
    ['a fraction without its leading zeroes', { n: { N: '0.0012' } }, 1 + 2],
    ['a negative number', { n: { N: '-12' } }, 1 + 3],
    ['zero', { n: { N: '0' } }, 1 + 1],
    ['bytes, not their base64', { b: { B: Buffer.alloc(10).toString('base64') } }, 1 + 10],
    ['a null', { n: { NULL: true } }, 1 + 1],
    ['a Boolean', { n: { BOOL: false } }, 1 + 1],
    ['a set of strings', { s: { SS: ['ab', 'c'] } }, 1 + 3],
    ['an empty list', { l: { L: [] } }, 1 + 3],
    [
      'a list: one byte more an element',
      { l: { L: [{ S: 'ab' }, { BOOL: true }] } },
      1 + 3 + (1 + 2) + (1 + 1),
    ],
    ['a map: one byte more an entry', { m: { M: { ab: { S: 'cd' } } } }, 1 + 3 + (1 + 2 + 2)],
    ['an empty map', { m: { M: {} } }, 1 + 3],
  ])('counts %s', (_what, item, size) => {
    expect(itemSize(item)).toBe(size);
  });
});

describe('read units', () => {
  // Source: DynamoDB developer guide, "DynamoDB read and write operations": an item of 8 KB needs 2 units read
  // consistently, 1 eventually, 4 in a transaction.
  it('are AWS’s own for an item of 8 KB', () => {
    expect(readUnits(8 * KB, 'strong')).toBe(2);
    expect(readUnits(8 * KB, 'eventual')).toBe(1);
    expect(readUnits(8 * KB, 'transactional')).toBe(4);
  });

  // Ibid.: 3,500 bytes cost as much as 4 KB; ten items of 40.8 KB together are rounded to 44 KB; 1500 items of 64
  // bytes are 96 KB (94 KB, rounded up to 4).
  it('are AWS’s own for one item and for queries', () => {
    expect(readUnits(3500, 'strong')).toBe(readUnits(4 * KB, 'strong'));
    expect(readUnits(40.8 * KB, 'strong')).toBe(44 / 4);
    expect(readUnits(1500 * 64, 'strong')).toBe(96 / 4);
  });

  it('are the least for a miss', () => {
    expect(readUnits(0, 'eventual')).toBe(0.5);
    expect(readUnits(0, 'strong')).toBe(1);
    expect(readUnits(0, 'transactional')).toBe(2);
  });
});

describe('write units of a table', () => {
  // Ibid.: an item of 512 bytes costs as much as 1 KB; one of 2 KB needs 2 units, 4 in a transaction.
  it('are AWS’s own', () => {
    expect(tableWriteUnits({ before: undefined, after: bytes(512) }, false)).toBe(1);
    expect(tableWriteUnits({ before: undefined, after: bytes(2 * KB) }, false)).toBe(2);
    expect(tableWriteUnits({ before: undefined, after: bytes(2 * KB) }, true)).toBe(4);
  });

  it('round up at the byte', () => {
    expect(tableWriteUnits({ before: undefined, after: bytes(KB) }, true)).toBe(2);
    expect(tableWriteUnits({ before: undefined, after: bytes(KB + 1) }, true)).toBe(4);
  });

  it('go by the larger image, and are the least where there is none', () => {
    expect(tableWriteUnits({ before: bytes(3 * KB), after: bytes(KB) }, false)).toBe(3);
    expect(tableWriteUnits({ before: bytes(3 * KB), after: undefined }, false)).toBe(3);
    expect(tableWriteUnits({ before: undefined, after: undefined }, true)).toBe(2);
  });
});

describe('write units of an index', () => {
  const table = (index: DeclaredIndex): DeclaredTable => ({
    name: 't',
    arn: 'arn',
    keys: { partition: 'pk' },
    indexes: new Map([['i', index]]),
  });
  const keysOnly: DeclaredIndex = { keys: { partition: 'g' }, projection: 'KEYS_ONLY' };
  const item = (group: string | undefined, more: object = {}) => ({
    pk: { S: 'p' },
    ...(group !== undefined && { g: { S: group } }),
    ...more,
  });
  const units = (before: ReturnType<typeof item> | undefined, after: ReturnType<typeof item> | undefined) =>
    indexWriteUnits({ before, after }, keysOnly, table(keysOnly));

  // Source: DynamoDB developer guide, "Using Global Secondary Indexes", write capacity units: the five cases.
  it('are one to enter, two to move, one to leave, none where there is no entry', () => {
    expect(units(undefined, item('a'))).toBe(1);
    expect(units(item(undefined), item('a'))).toBe(1);
    expect(units(item('a'), item('b'))).toBe(2);
    expect(units(item('a'), item(undefined))).toBe(1);
    expect(units(item('a'), undefined)).toBe(1);
    expect(units(item(undefined), item(undefined))).toBe(0);
  });

  it('are none for what the index does not project', () => {
    expect(units(item('a', { d: { S: '1' } }), item('a', { d: { S: '2' } }))).toBe(0);
  });

  it('go by what the index projects', () => {
    const all: DeclaredIndex = { keys: { partition: 'g' }, projection: 'ALL' };
    const some: DeclaredIndex = { keys: { partition: 'g' }, projection: { include: ['e'] } };
    const change = {
      before: item('a', { d: { S: 'x' } }),
      after: item('a', { d: { S: 'x'.repeat(3 * KB) } }),
    };

    expect(indexWriteUnits(change, all, table(all))).toBe(4);
    expect(indexWriteUnits(change, some, table(some))).toBe(0);
  });

  it('do not mistake a set in another order for a change', () => {
    const all: DeclaredIndex = { keys: { partition: 'g' }, projection: 'ALL' };
    const change = {
      before: item('a', { s: { SS: ['1', '2'] } }),
      after: item('a', { s: { SS: ['2', '1'] } }),
    };

    expect(indexWriteUnits(change, all, table(all))).toBe(0);
  });
});
