import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import * as z from 'zod';

import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { CompanyTerm } from './company-terms.ts';
import { TERMS_PARTITION } from './term-items.ts';
import type { TermReader } from './term-reader.ts';

const TermItem = z
  .object({ version: z.literal(1), ...CompanyTerm.shape })
  .transform(({ version: _, ...term }): CompanyTerm => term);

/** Company terms in the `Terms` store: one query over its one partition. */
export const createDynamoTermReader = (documents: DynamoDBDocumentClient, table: string): TermReader => ({
  read: async () => {
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :terms',
      ExpressionAttributeValues: { ':terms': TERMS_PARTITION },
    };
    return (await queryAll(documents, request)).map((item) => parseItem(TermItem, item));
  },
});
