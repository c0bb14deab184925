import { createHash, randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createCryptoRandom } from '../../../shared/disclosure/random.crypto.ts';
import { commitmentOf } from '../../../shared/transparency/commitment.ts';
import { DAY_LEAVES, dayRootOf, dayTreeOf } from '../../../shared/transparency/day-tree.ts';
import { ledgerCommitment } from '../../../shared/transparency/ledger-entry.ts';
import { leafHash, nodeHash } from '../../../shared/transparency/merkle-tree.ts';
import { openedPost } from '../../support/ledger-builder.ts';

const random = createCryptoRandom();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const commitments = (count: number) => Array.from({ length: count }, () => new Uint8Array(randomBytes(32)));

describe('a commitment', () => {
  it('is the hash of a salt of 32 bytes and the content behind it', () => {
    const salt = new Uint8Array(32).fill(7);
    const by = createHash('sha256').update(Buffer.alloc(32, 7)).update('{"a":1}').digest('hex');
    expect(hex(commitmentOf({ salt, content: '{"a":1}' }))).toBe(by);
    expect(() => commitmentOf({ salt: salt.subarray(1), content: '' })).toThrow(RangeError);
  });

  it('to a row is to all of it in canonical JSON, the salt left out', () => {
    const row = openedPost('2026-11-20T10:00:00.000Z', '00000000-0000-4000-8000-000000000001');
    const content =
      '{"at":"2026-11-20T10:00:00.000Z","id":"00000000-0000-4000-8000-000000000001","kind":"personal-data-read","outcome":"alert-post-opened","role":"security","version":1}';
    const salt = new Uint8Array(Buffer.from(row.salt, 'base64'));
    expect(ledgerCommitment(row)).toEqual(commitmentOf({ salt, content }));
  });
});

describe('the tree of a day', () => {
  it('has as many leaves of one length whatever happened, each commitment among them once', () => {
    for (const count of [0, 1, 100, DAY_LEAVES]) {
      const own = commitments(count);
      const { leaves } = dayTreeOf(own, random);
      const all = leaves.map(hex);
      expect(all).toHaveLength(4096);
      expect(new Set(leaves.map(({ length }) => length))).toEqual(new Set([32]));
      const held = new Set(all);
      expect(held.size).toBe(4096);
      expect(own.map(hex).filter((one) => !held.has(one))).toEqual([]);
    }
  });

  it('has the root that RFC 9162 gives its leaves', () => {
    const { leaves, root } = dayTreeOf(commitments(3), random);
    let row = leaves.map(leafHash);
    while (row.length > 1)
      row = Array.from({ length: row.length / 2 }, (_, at) =>
        nodeHash(row[2 * at] ?? root, row[2 * at + 1] ?? root),
      );
    expect(row).toEqual([root]);
    expect(dayRootOf(leaves)).toEqual(root);
  });

  it('is in the order of its leaves, whatever order they came in, and has no root in any other', () => {
    const own = commitments(40);
    const { leaves } = dayTreeOf(own, random);
    expect(leaves.map(hex)).toEqual(leaves.map(hex).sort());
    const [first, second, ...rest] = leaves;
    if (first === undefined || second === undefined) throw new Error('no leaves');
    expect(dayRootOf([second, first, ...rest])).toBeUndefined();
    expect(dayRootOf([first, first, ...rest])).toBeUndefined();
    expect(dayRootOf(leaves.slice(1))).toBeUndefined();
    expect(dayRootOf([first.subarray(1), second, ...rest])).toBeUndefined();
  });

  it.each([4096, 8192, 16_384, 32_768, 65_536] as const)(
    'may have %i leaves, and no other number',
    (size) => {
      const { leaves, root } = dayTreeOf(commitments(5), random, size);
      expect(leaves).toHaveLength(size);
      expect(dayRootOf(leaves)).toEqual(root);
      expect(dayRootOf(leaves.slice(0, size - 1))).toBeUndefined();
      expect(dayRootOf(leaves.slice(0, 2048))).toBeUndefined();
    },
  );

  it('takes neither more than it has leaves, nor one twice', () => {
    const [one] = commitments(1);
    if (one === undefined) throw new Error('none');
    expect(() => dayTreeOf(commitments(DAY_LEAVES + 1), random)).toThrow(RangeError);
    expect(() => dayTreeOf([one, one], random)).toThrow(RangeError);
  });

  /** By chance a commitment lies in the lower half of the leaves as often as not: 4,000 of them, four deviations. */
  it('puts nothing where its place would tell that it is no padding, nor when it was written', () => {
    let low = 0;
    let [forwards, pairs] = [0, 0];
    for (let day = 0; day < 40; day += 1) {
      const rows = Array.from({ length: 100 }, () => openedPost('2026-11-20T10:00:00.000Z'));
      const own = rows.map(ledgerCommitment);
      const places = new Map(dayTreeOf(own, random).leaves.map((leaf, at) => [hex(leaf), at]));
      const at = own.map((one) => places.get(hex(one)) ?? 0);
      low += at.filter((place) => place < DAY_LEAVES / 2).length;
      forwards += at.filter((place, nth) => nth > 0 && place > (at[nth - 1] ?? 0)).length;
      pairs += at.length - 1;
    }
    expect(Math.abs(low - 2000)).toBeLessThan(4 * Math.sqrt(1000));
    // Of neighbours in a random order the second is above the first as often as below; variance 1/12 a pair.
    expect(Math.abs(forwards - pairs / 2)).toBeLessThan(4 * Math.sqrt(pairs / 12 + 40));
  });
});
