import { createHash } from 'node:crypto';

import * as z from 'zod';

import { APPROVALS, FINGERPRINTS, PROPOSALS, RULES, TERMS } from '../names.ts';
import { CompanyTerm } from './company-terms.ts';
import type { FingerprintPage } from './fingerprints.ts';
import { Rule } from './rule.ts';
import { RulesApproval } from './rules-approval.ts';
import { RulesProposal } from './rules-proposal.ts';

const place = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** A company term as its item; the same term has the same place. */
export const termItem = (term: CompanyTerm) => ({
  pk: TERMS,
  sk: `term#${place(term.term.toLowerCase())}`,
  version: 1,
  ...term,
});

/** A stored company term. */
export const TermItem = z
  .object({ version: z.literal(1), ...CompanyTerm.shape })
  .transform(({ version: _, ...term }): CompanyTerm => term);

/** A rule of the company's own as its item. */
export const ruleItem = (rule: Rule) => ({ pk: RULES, sk: `rule#${rule.id}`, version: 1, rule });

/** Who approved the company's rules that are in force, beside them. */
export const approvalItem = (approval: RulesApproval) => ({
  pk: APPROVALS,
  sk: 'rules',
  version: 1,
  ...approval,
});

/** An approval that was given for rules before they are in force, by what was approved: approvals of others stay. */
export const givenApprovalItem = (approval: RulesApproval) => ({
  ...approvalItem(approval),
  sk: `rules#${approval.rules}`,
});

/** A stored approval. */
export const ApprovalItem = z
  .object({ version: z.literal(1), ...RulesApproval.shape })
  .transform(({ version: _, ...approval }): RulesApproval => approval);

/** Rules that are asked for, as their item: one at a time. */
export const proposalItem = (proposal: RulesProposal) => ({ pk: PROPOSALS, sk: 'rules', ...proposal });

/** A stored proposal. */
export const ProposalItem = z.object(RulesProposal.shape);

/** The name of a stored page's document. */
export const PageName = z.object({ document: z.string() });

/** A stored rule. */
export const RuleItem = z.object({ version: z.literal(1), rule: Rule }).transform(({ rule }) => rule);

/** Bytes of a 48-bit hash. */
const HASH_BYTES = 6;

const packed = (hashes: readonly number[]): Uint8Array => {
  const bytes = Buffer.alloc(hashes.length * HASH_BYTES);
  for (const [at, hash] of hashes.entries()) bytes.writeUIntBE(hash, at * HASH_BYTES, HASH_BYTES);
  return bytes;
};

const unpacked = (bytes: Uint8Array): readonly number[] => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(view.length / HASH_BYTES) }, (_, at) =>
    view.readUIntBE(at * HASH_BYTES, HASH_BYTES),
  );
};

/** The beginning of the sort keys of a document's pages. */
export const pagesPrefix = (document: string): string => `page#${place(document)}#`;

/** The beginning of the sort keys of all pages. */
export const ALL_PAGES = 'page#';

/** A page's fingerprints as their item, of at most 120 KB: six bytes a hash. */
export const pageItem = (document: string, { key, page, hashes }: FingerprintPage) => ({
  pk: FINGERPRINTS,
  sk: `${pagesPrefix(document)}${page.slice(page.lastIndexOf('#') + 1).padStart(6, '0')}`,
  version: 1,
  document,
  key,
  page,
  hashes: packed(hashes),
});

/** A stored page, with the name of its document. */
export const PageItem = z
  .object({
    version: z.literal(1),
    document: z.string(),
    key: z.string(),
    page: z.string(),
    hashes: z.instanceof(Uint8Array).transform(unpacked),
  })
  .readonly();
export type PageItem = z.infer<typeof PageItem>;

/** Where it stands which state of the pages holds. */
export const REVISION_KEY = { pk: FINGERPRINTS, sk: 'revision' } as const;

/** Which state of the pages holds: readers read the pages again when it is another. */
export const Revision = z.object({ version: z.literal(1), revision: z.uuid() });
