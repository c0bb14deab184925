import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Operator } from '../../infra/local/engine-api.ts';
import { CompanyTerm } from '../../shared/classification/company-terms.ts';
import { termItem } from '../../shared/classification/term-items.ts';

const ITEMS_PER_REQUEST = 25;

/** Puts a company's terms into its `Terms` store, as whoever administers a stage does. */
export const importTerms = async (
  operator: Operator,
  table: string,
  terms: readonly unknown[],
): Promise<void> => {
  const client = new DynamoDBClient(operator);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const items = terms.map((term) => termItem(CompanyTerm.parse(term)));
  try {
    for (let start = 0; start < items.length; start += ITEMS_PER_REQUEST) {
      const requests = items
        .slice(start, start + ITEMS_PER_REQUEST)
        .map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  } finally {
    client.destroy();
  }
};
