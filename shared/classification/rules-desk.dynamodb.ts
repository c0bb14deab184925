import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { dayOf } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { APPROVALS, PROPOSALS, RULES } from '../names.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import type { CatalogueWriterParts } from './catalogue-change.dynamodb.ts';
import { ApprovalItem, givenApprovalItem, proposalItem, ProposalItem, RuleItem } from './catalogue-items.ts';
import { entriesOf } from './catalogue-queries.dynamodb.ts';
import { replaceRulesIn } from './catalogue-writer.dynamodb.ts';
import { areApproved } from './rules-approval.ts';
import type { RulesDesk, StandingRules } from './rules-desk.ts';

/** The company's rules, asked for and approved, in the `Terms` store. */
export const createDynamoRulesDesk = (parts: CatalogueWriterParts): RulesDesk => {
  const keep = async (Item: StoredItem): Promise<void> => {
    await translated(() => parts.documents.send(new PutCommand({ TableName: parts.table, Item })));
  };
  return {
    read: () => read(parts),
    ask: (proposal) => keep(proposalItem(proposal)),
    approve: (approval) => keep(givenApprovalItem(approval)),
    putIntoForce: async (rules) => {
      const { approvals } = await read(parts);
      const today = dayOf(parts.clock.now());
      if (!approvals.some((approval) => areApproved(rules, approval, today)) && rules.length > 0)
        throw new ServiceError('not-permitted', 'Nobody approved these rules as they are.');
      await replaceRulesIn(parts, rules);
    },
  };
};

const itemsOf = (
  { documents, table }: CatalogueWriterParts,
  partition: string,
): Promise<readonly StoredItem[]> =>
  queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': partition },
    ConsistentRead: true,
  });

const read = async (parts: CatalogueWriterParts): Promise<StandingRules> => {
  const [rules, approvals, proposals] = await Promise.all([
    entriesOf(parts, RULES),
    itemsOf(parts, APPROVALS),
    itemsOf(parts, PROPOSALS),
  ]);
  return {
    inForce: rules.map((item) => parseItem(RuleItem, item)),
    approvals: approvals.map((item) => parseItem(ApprovalItem, item)),
    proposal: proposals.map((item) => parseItem(ProposalItem, item))[0],
  };
};
