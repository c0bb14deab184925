import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';

import type { Engine } from '../../infra/local/engine-api.ts';

/** The items of a table whose partition key starts so, parsed. */
export const stored = async <Schema extends z.ZodType>(
  engine: Engine,
  table: string,
  { prefix, schema }: { readonly prefix: string; readonly schema: Schema },
): Promise<readonly z.infer<Schema>[]> =>
  (await engine.items(table))
    .map((item: Record<string, AttributeValue>): Record<string, unknown> => unmarshall(item))
    .filter(({ pk }) => typeof pk === 'string' && pk.startsWith(prefix))
    .map((item) => schema.parse(item));
