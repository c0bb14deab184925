import * as z from 'zod';

import { canonicalJson } from '../canonical-json.ts';
import { base64In, hashIn } from './checkpoint.ts';
import { SALT_BYTES } from './commitment.ts';
import { ENTRY_BYTES_AT_MOST } from './entry-bundle.ts';

/** The longest proof file: that of a day whose entry is as long as an entry may be, each of its quotes escaped. */
export const PROOF_BYTES_AT_MOST = 160 * 1024;

const Salt = z.base64().refine((text) => base64In(text)?.length === SALT_BYTES, 'a salt has 32 bytes');
const Hashed = z.base64().refine((text) => hashIn(text) !== undefined, 'a hash has 32 bytes');

const OPENED_AT_MOST = 4096;

/**
 * What opens an entry of somebody's: the row that a leaf commits to, which names nobody, and what the row commits to in
 * its turn, which is about the person. Both are canonical JSON (RFC 8785), byte for byte as they were committed to.
 */
export const ProofOpening = z
  .strictObject({
    salt: Salt,
    outer: z.string().max(OPENED_AT_MOST),
    innerSalt: Salt.optional(),
    inner: z.string().max(OPENED_AT_MOST).optional(),
  })
  .refine(({ innerSalt, inner }) => (innerSalt === undefined) === (inner === undefined), {
    error: 'a salt and what it opens come together',
  });
export type ProofOpening = z.infer<typeof ProofOpening>;

/** The most hashes between a leaf and the root of a day's tree, however large the trees become. */
const LEVELS_AT_MOST = 32;

const Proven = {
  version: z.literal(1),
  leaf: z.strictObject({
    index: z.int().nonnegative(),
    size: z.int().positive(),
    /** From the leaf's sibling up (RFC 9162 §2.1.3). */
    proof: z.array(Hashed).max(LEVELS_AT_MOST),
  }),
  /** The proof that the day's entry is in the log (C2SP tlog-proof), with the checkpoint that it is proven to. */
  entry: z.string().max(ENTRY_BYTES_AT_MOST),
  /** The day's entry, byte for byte as it is in the log. */
  day: z.string().max(ENTRY_BYTES_AT_MOST),
};

/** Where a commitment stands: a leaf of a day's tree whose root a day's entry names, which is in the log. It opens nothing. */
export const LeafProof = z.strictObject(Proven);
export type LeafProof = z.infer<typeof LeafProof>;

/** All that shows somebody, and whomever they show it, that something was recorded then. It needs the log's key alone. */
export const ProofFile = z.strictObject({ ...Proven, opening: ProofOpening });
export type ProofFile = z.infer<typeof ProofFile>;

/** A proof file as the one text that it has: nothing in it can be written otherwise without being another file. */
export const proofFileText = (opening: ProofOpening, { version, leaf, entry, day }: LeafProof): string =>
  canonicalJson(ProofFile.parse({ version, opening, leaf, entry, day } satisfies ProofFile));

/** What a text says as JSON, if it is the canonical text of it; undefined otherwise. Members named twice are no such text. */
export const canonicalIn = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
};
