import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { AccountId } from '../ids.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { ranOut } from './consent-decisions.ts';
import type { ConsentEnding } from './consent-ending.ts';
import {
  deleteConsent,
  leaveSchedule,
  recordExpiry,
  unlink,
  type ConsentTables,
} from './consent-operations.dynamodb.ts';
import type { ConsentReader } from './consent-reader.ts';

/** What the adapter needs. */
export interface ConsentEndingParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: ConsentTables;
  readonly reader: ConsentReader;
  readonly clock: Clock;
}

/** The end of a consent in DynamoDB: one transaction over `Consents`, `People`, `Schedule` and `Outbox`. */
export const createDynamoConsentEnding = (parts: ConsentEndingParts): ConsentEnding => ({
  endIfRanOut: (account) => untilSettled(() => attempt(parts, account)),
});

const attempt = async (
  { documents, tables, reader, clock }: ConsentEndingParts,
  account: AccountId,
): Promise<'ended' | 'stands' | undefined> => {
  const held = ranOut(await reader.read(account), clock.now());
  if (held === undefined) return 'stands';
  const outcome = await transact(documents, [
    ...deleteConsent(tables.consents, held),
    ...recordExpiry(tables, held),
    ...leaveSchedule(tables.schedule, held),
    ...unlink(tables.people, held),
  ]);
  return outcome.kind === 'committed' ? 'ended' : undefined;
};
