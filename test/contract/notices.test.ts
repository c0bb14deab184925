import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AlertId } from '../../shared/ids.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import { participant } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const client = createLocalDynamoDbClient();
const documents = DynamoDBDocumentClient.from(client);
const tables = { site: '', alerts: '' };
const notice = {
  kind: 'alert-raised',
  at: new Date('2026-09-08T12:00:00Z'),
  alert: AlertId.parse('a'.repeat(32)),
} as const;

beforeAll(async () => {
  tables.site = await createTestTable(client);
  tables.alerts = await createTestTable(client);
  const Item = { pk: `alert#${notice.alert}`, sk: 'alert', author: participant(1) };
  await documents.send(new PutCommand({ TableName: tables.alerts, Item }));
});

afterAll(async () => {
  await deleteTestTables(client, [tables.site, tables.alerts]);
  client.destroy();
});

const heldOf = async (index: number) => {
  const request = new QueryCommand({
    TableName: tables.site,
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': `notice#${participant(index)}` },
  });
  return (await documents.send(request)).Items ?? [];
};

describe('notices in DynamoDB', () => {
  it('keep one notice however often it is told, in the form "my data" reads', async () => {
    const notices = createDynamoNotices(documents, tables);
    expect(await notices.tell(participant(1), notice)).toBe('told');
    expect(await notices.tell(participant(1), notice)).toBe('told');
    expect(await notices.tell(participant(1), { ...notice, kind: 'alert-closed' })).toBe('told');
    const held = await heldOf(1);
    expect(held.map((item) => ParticipantNotice.parse(item))).toEqual([
      { version: 1, at: '2026-09-08T12:00:00.000Z', kind: 'alert-closed', alert: notice.alert },
      { version: 1, at: '2026-09-08T12:00:00.000Z', kind: 'alert-raised', alert: notice.alert },
    ]);
    // ninety days after 2026-09-08T12:00Z
    expect(held[0]?.['expiresAt']).toBe(1_788_868_800 + 7_776_000);
  });

  it('write nothing for somebody the alert no longer names', async () => {
    expect(await createDynamoNotices(documents, tables).tell(participant(2), notice)).toBe(
      'no-longer-theirs',
    );
    expect(await heldOf(2)).toEqual([]);
  });
});
