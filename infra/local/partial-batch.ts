import * as z from 'zod';

const BatchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullable();

/**
 * The messages of a batch that failed, by what the function returned. An answer that is not understood, or that
 * names a message which is not in the batch, fails all of them, as Lambda does.
 * Source: AWS Lambda developer guide, "Handling errors for an SQS event source in Lambda".
 */
export function failedMessages(payload: string, messageIds: readonly string[]): ReadonlySet<string> {
  const response = BatchResponse.safeParse(parseJson(payload));
  if (!response.success) return new Set(messageIds);
  const failed = (response.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return new Set(failed.every((id) => messageIds.includes(id)) ? failed : messageIds);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
