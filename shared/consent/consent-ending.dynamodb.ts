import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { AccountId } from '../ids.ts';
import type { NewId } from '../random.ts';
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
  readonly newId: NewId;
  /** Salts what the log commits to, and draws the day it enters on. */
  readonly random: RandomBytes;
}

/** The end of a consent in DynamoDB: one transaction over `Consents`, `People`, `Schedule`, `Ledger` and `Outbox`. */
export const createDynamoConsentEnding = (parts: ConsentEndingParts): ConsentEnding => ({
  endIfRanOut: (account) => untilSettled(() => attempt(parts, account)),
});

const attempt = async (
  { documents, tables, reader, clock, newId, random }: ConsentEndingParts,
  account: AccountId,
): Promise<'ended' | 'stands' | undefined> => {
  const now = clock.now();
  const held = ranOut(await reader.read(account), now);
  if (held === undefined) return 'stands';
  const outcome = await transact(documents, [
    ...deleteConsent(tables.consents, held),
    ...recordExpiry(tables, held, { now, newId, random }),
    ...leaveSchedule(tables.schedule, held),
    ...unlink(tables.people, held),
  ]);
  return outcome.kind === 'committed' ? 'ended' : undefined;
};
