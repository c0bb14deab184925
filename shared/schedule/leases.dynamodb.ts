import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { epochSeconds, type Clock } from '../clock.ts';
import type { Consented } from '../consent/consent-record.ts';
import type { NewId } from '../random.ts';
import { translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { leaseKey } from './schedule-items.ts';
import type { LeaseOutcome, Leases, VisitEnd } from './leases.ts';

const Visit = z.object({
  version: z.literal(1),
  leaseUntil: z.int().optional(),
  notBefore: z.int().optional(),
  listedInFullAt: z.iso.datetime().optional(),
});

/**
 * Longer than a visit and its batch may take, and shorter than the message of a visit stays invisible: when it comes
 * again because its worker died, the lease that died with it has run out.
 */
export const LEASE_SECONDS = 11 * 60;

/** What the adapter needs. */
export interface LeasesParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Leases in the `Schedule` store: one conditional update to take, one to release (1 write unit each). */
export const createDynamoLeases = (parts: LeasesParts): Leases => ({
  take: (consented) => take(parts, consented),
  release: (consented, token, end) => release(parts, { consented, token, end }),
});

const take = async (
  { documents, table, clock, newId }: LeasesParts,
  consented: Consented,
): Promise<LeaseOutcome> => {
  const now = epochSeconds(clock.now());
  const token = newId();
  try {
    const answer = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: leaseKey(consented),
        UpdateExpression: 'SET #lease = :token, #leaseUntil = :until',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(#leaseUntil) OR #leaseUntil <= :now) AND (attribute_not_exists(#notBefore) OR #notBefore <= :now)',
        ExpressionAttributeNames: {
          '#lease': 'lease',
          '#leaseUntil': 'leaseUntil',
          '#notBefore': 'notBefore',
        },
        ExpressionAttributeValues: { ':token': token, ':until': now + LEASE_SECONDS, ':now': now },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return taken(token, parseItem(Visit, answer.Attributes).listedInFullAt);
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    if (fault.Item === undefined) return { kind: 'not-expected' };
    // The first answer was lost, and the SDK asked again.
    if (fault.Item['lease']?.S === token) return taken(token, fault.Item['listedInFullAt']?.S);
    return { kind: Number(fault.Item['leaseUntil']?.N ?? 0) > now ? 'busy' : 'too-early' };
  }
};

const taken = (token: string, listedInFullAt: string | undefined): LeaseOutcome => ({
  kind: 'taken',
  lease: { token, ...(listedInFullAt !== undefined && { listedInFullAt: new Date(listedInFullAt) }) },
});

interface Release {
  readonly consented: Consented;
  readonly token: string;
  readonly end: VisitEnd;
}

const release = async (
  { documents, table }: LeasesParts,
  { consented, token, end }: Release,
): Promise<void> => {
  const sets = ['#leaseUntil = :zero'];
  const names: Record<string, string> = { '#leaseUntil': 'leaseUntil', '#lease': 'lease' };
  const values: Record<string, unknown> = { ':zero': 0, ':token': token };
  if (end.notBefore !== undefined) {
    sets.push('#notBefore = :notBefore');
    names['#notBefore'] = 'notBefore';
    // Rounded up: not a moment before.
    values[':notBefore'] = Math.ceil(end.notBefore.getTime() / 1000);
  }
  if (end.listedInFullAt !== undefined) {
    sets.push('#listedInFullAt = :listedInFullAt');
    names['#listedInFullAt'] = 'listedInFullAt';
    values[':listedInFullAt'] = end.listedInFullAt.toISOString();
  }
  try {
    await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: leaseKey(consented),
        UpdateExpression: `SET ${sets.join(', ')}`,
        ConditionExpression: '#lease = :token',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
  }
};
