import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import {
  EMPTY_ROOT,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
} from '../../../shared/transparency/merkle-tree.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('hashes of a log', () => {
  // RFC 9162 and RFC 6962 share their test vectors; these are of the empty tree and of the empty leaf.
  it('are those of RFC 9162 for the empty tree and the empty entry', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafHash(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    // SHA-256(0x01 ‖ "N123" ‖ "N456"), a vector of the Certificate Transparency project.
    expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });
});

const Bytes = z
  .string()
  .nullable()
  .transform((text) => new Uint8Array(Buffer.from(text ?? '', 'base64')));
const Proof = z
  .array(Bytes)
  .nullable()
  .transform((hashes) => hashes ?? []);
const Common = { case: z.string(), desc: z.string(), wantErr: z.boolean(), proof: Proof };
const InclusionCase = z.object({
  ...Common,
  leafIdx: z.number(),
  treeSize: z.number(),
  root: Bytes,
  leafHash: Bytes,
});
const ConsistencyCase = z.object({
  ...Common,
  size1: z.number(),
  size2: z.number(),
  root1: Bytes,
  root2: Bytes,
});

const data = process.env['CANDOR_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const directory = join(data, 'transparency-log');
const hasData = existsSync(directory);
if (!hasData) console.warn('SKIPPED: proofs of other implementations need ../shared/data/transparency-log');

const casesIn = <Schema extends z.ZodType>(file: string, schema: Schema): readonly z.infer<Schema>[] =>
  hasData
    ? readFileSync(join(directory, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => schema.parse(JSON.parse(line)))
    : [];

describe.skipIf(!hasData)('proofs by others', () => {
  const inclusions = casesIn('inclusion-proofs.jsonl', InclusionCase);
  const consistencies = casesIn('consistency-proofs.jsonl', ConsistencyCase);

  it('are all there', () => {
    expect(inclusions.length + consistencies.length).toBe(196);
  });

  it('of inclusion are taken and refused as RFC 9162 says', () => {
    const wrong = inclusions.filter(({ leafIdx, treeSize, leafHash: leaf, root, proof, wantErr }) => {
      return isIncluded({ index: leafIdx, size: treeSize, leaf, root }, proof) === wantErr;
    });
    expect(wrong.map((one) => one.case)).toEqual([]);
  });

  it('of consistency are taken and refused as RFC 9162 says', () => {
    const wrong = consistencies.filter(({ size1, size2, root1, root2, proof, wantErr }) => {
      return isConsistent({ size: size1, root: root1 }, { size: size2, root: root2 }, proof) === wantErr;
    });
    expect(wrong.map((one) => one.case)).toEqual([]);
  });
});
