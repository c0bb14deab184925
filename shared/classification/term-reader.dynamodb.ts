import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translateFault } from '../runtime/faults.dynamodb.ts';
import { CompanyTerm } from './company-terms.ts';
import { TERMS_PARTITION } from './term-items.ts';
import type { TermReader } from './term-reader.ts';

/** Company terms in the `Terms` store: one query over its one partition. */
export const createDynamoTermReader = (documents: DynamoDBDocumentClient, table: string): TermReader => ({
  read: async () => {
    const terms: CompanyTerm[] = [];
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :terms',
      ExpressionAttributeValues: { ':terms': TERMS_PARTITION },
    };
    try {
      for await (const page of paginateQuery({ client: documents }, request)) {
        terms.push(...(page.Items ?? []).map((item) => CompanyTerm.parse(item)));
      }
    } catch (fault) {
      throw translateFault(fault);
    }
    return terms;
  },
});
