import { isDeepStrictEqual } from 'node:util';

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import { dayOf, epochSeconds, type Clock } from '../clock.ts';
import { translateFault } from '../runtime/faults.dynamodb.ts';
import type { Log } from '../runtime/logger.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { CommentAnswer } from './comment.ts';
import {
  newProposal,
  Proposal,
  PROPOSAL_LIMITS,
  ProposalHead,
  PROPOSERS,
  type Outcome,
  type Proposer,
} from './proposal.ts';
import type { ProposalDesk, ProposalReader } from './proposals.ts';

/** What the adapter needs. */
export interface ProposalParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly warn: Log;
}

/** Each role under keys of its own, so that a site can write for the role that uses it alone. */
const proposalsOf = (by: Proposer): string => `proposal#${by}`;
const answersOf = (by: Proposer, proposal: string): string => `answers#${by}#${proposal}`;

/** What is read for a list: not the texts, which may be long. */
const HEAD = Object.keys(ProposalHead.shape);
const ONLY_HEADS = {
  ProjectionExpression: HEAD.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(HEAD.map((name) => [`#${name}`, name])),
};

const query = async (
  { documents, table }: ProposalParts,
  request: Omit<QueryCommandInput, 'TableName'>,
): Promise<readonly StoredItem[]> =>
  queryAll(documents, { TableName: table, ConsistentRead: true, ...request });

const headsOf = (parts: ProposalParts, by: Proposer): Promise<readonly StoredItem[]> =>
  query(parts, {
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': proposalsOf(by) },
    ...ONLY_HEADS,
  });

const ofEachRole = async <Item>(read: (by: Proposer) => Promise<readonly Item[]>): Promise<readonly Item[]> =>
  (await Promise.all(PROPOSERS.map(read))).flat();

/** Proposals in the `Site` store. */
export const createDynamoProposals = (parts: ProposalParts): ProposalReader => {
  const isKept = ({ expiresAt }: { readonly expiresAt: number }): boolean =>
    expiresAt > epochSeconds(parts.clock.now());
  return {
    list: async () => {
      const items = await ofEachRole((by) => headsOf(parts, by));
      const heads = items.flatMap((item) => ProposalHead.safeParse(item).data ?? []);
      const count = items.length - heads.length;
      if (count > 0) parts.warn('record.skipped', { kind: 'invariant', outcome: 'proposal', count });
      return heads
        .filter(isKept)
        .sort((one, other) => other.openedOn.localeCompare(one.openedOn) || one.id.localeCompare(other.id));
    },
    find: async (id) => {
      const [item] = await ofEachRole((by) =>
        query(parts, {
          KeyConditionExpression: 'pk = :own AND sk = :id',
          ExpressionAttributeValues: { ':own': proposalsOf(by), ':id': id },
        }),
      );
      const proposal = item === undefined ? undefined : parseItem(Proposal, item);
      return proposal !== undefined && isKept(proposal) ? proposal : undefined;
    },
    answersTo: async (proposal, section) => {
      const items = await ofEachRole((by) =>
        query(parts, {
          KeyConditionExpression: 'pk = :own AND begins_with(sk, :section)',
          ExpressionAttributeValues: { ':own': answersOf(by, proposal), ':section': `${section}#` },
        }),
      );
      return items.map((item) => parseItem(CommentAnswer, item)).filter(isKept);
    },
  };
};

type Key = Readonly<Record<'pk' | 'sk', string>>;

/** Puts an item under a condition; answers whether it held. */
const put = async (
  { documents, table }: ProposalParts,
  item: Key & (Proposal | CommentAnswer),
  ConditionExpression: string,
): Promise<boolean> => {
  try {
    await documents.send(new PutCommand({ TableName: table, Item: item, ConditionExpression }));
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw translateFault(fault);
  }
};

/** What one role does about proposals. */
export const createDynamoProposalDesk = (parts: ProposalParts, by: Proposer): ProposalDesk => {
  const reader = createDynamoProposals(parts);
  return {
    ...reader,
    propose: async (id, content) => {
      const kept = await headsOf(parts, by);
      if (kept.some((head) => head['id'] === id)) return 'proposed';
      if (kept.length >= PROPOSAL_LIMITS.proposals) return 'too-many';
      const proposal = parseItem(Proposal, newProposal(content, { id, by, now: parts.clock.now() }));
      await put(parts, { pk: proposalsOf(by), sk: id, ...proposal }, 'attribute_not_exists(pk)');
      return 'proposed';
    },
    answer: async ({ proposal, section, comment, words }) => {
      const { id, expiresAt } = proposal;
      const on = dayOf(parts.clock.now());
      const answer = { version: 1, proposal: id, section, comment, by, on, words, expiresAt };
      const key = { pk: answersOf(by, id), sk: `${section}#${comment}` };
      const isNew = await put(
        parts,
        { ...key, ...parseItem(CommentAnswer, answer) },
        'attribute_not_exists(pk)',
      );
      if (isNew) return 'answered';
      const said = await reader.answersTo(id, section);
      const isSame = said.some((one) => one.by === by && one.comment === comment && one.words === words);
      return isSame ? 'answered' : 'answered-already';
    },
    conclude: (proposal, outcome) => conclude({ parts, reader }, proposal, outcome),
  };
};

const conclude = async (
  { parts, reader }: { readonly parts: ProposalParts; readonly reader: ProposalReader },
  proposal: Proposal,
  outcome: Outcome,
): Promise<'closed' | 'closed-already'> => {
  const closed = parseItem(Proposal, { ...proposal, outcome });
  const key = { pk: proposalsOf(proposal.by), sk: proposal.id };
  if (await put(parts, { ...key, ...closed }, 'attribute_exists(pk) AND attribute_not_exists(outcome)'))
    return 'closed';
  const kept = await reader.find(proposal.id);
  return isDeepStrictEqual(kept?.outcome, outcome) ? 'closed' : 'closed-already';
};
