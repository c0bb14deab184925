import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { NewId } from '../random.ts';
import type { TransactItems } from '../runtime/transact.dynamodb.ts';
import { SALT_BYTES } from '../transparency/commitment.ts';
import { ledgerItem, type RuleChange } from '../transparency/ledger-entry.ts';
import type { RuleStanding } from './rule-standing.ts';

/** What writing a rule's standing needs. */
export interface StandingParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly site: string; readonly ledger: string };
  readonly clock: Clock;
  readonly newId: NewId;
  /** Salts what the log commits to. */
  readonly random: RandomBytes;
}

/** The partition of the `Site` store that holds how rules stand. */
export const STANDINGS = 'standing';

/** The key of a rule's standing. */
export const standingKey = (rule: string) => ({ pk: STANDINGS, sk: `rule#${rule}` });

/** Puts a standing in place of the one that was read, and the ledger's row beside it. */
export const putStanding = (
  { tables, clock, newId, random }: StandingParts,
  standing: RuleStanding,
  { previous, role }: { readonly previous: RuleStanding | undefined; readonly role: RuleChange['role'] },
): TransactItems => [
  {
    Put: {
      TableName: tables.site,
      Item: { ...standingKey(standing.rule), ...standing },
      ...(previous === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#state = :state AND since = :since',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': previous.state, ':since': previous.since },
          }),
    },
  },
  {
    Put: {
      TableName: tables.ledger,
      Item: ledgerItem({
        version: 1,
        id: newId(),
        at: clock.now().toISOString(),
        kind: 'rule-changed',
        outcome: `rule-${standing.state}`,
        role,
        rule: standing.rule,
        salt: Buffer.from(random.bytes(SALT_BYTES)).toString('base64'),
      }),
    },
  },
];
