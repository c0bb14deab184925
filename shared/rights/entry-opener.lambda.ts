import type { LambdaClient } from '@aws-sdk/client-lambda';

import { ServiceError } from '../errors.ts';
import { askFunction } from '../runtime/ask-function.lambda.ts';
import type { EntryOpener } from './entry-opener.ts';
import { EntriesAnswer, type EntriesRequest } from './own-entries.ts';

/** Asks the function `open-entries` and waits: what is opened is in both functions' memory and nowhere else. */
export const createLambdaEntryOpener = (lambda: LambdaClient, functionName: string): EntryOpener => {
  const ask = async (request: EntriesRequest): Promise<EntriesAnswer> => {
    const answer = EntriesAnswer.safeParse(await askFunction(lambda, functionName, request));
    if (!answer.success) throw new ServiceError('invariant', 'the answer about entries does not fit');
    return answer.data;
  };
  return {
    list: ({ participant, account, until }) => ask({ version: 1, kind: 'list', participant, account, until }),
    about: ({ participant, account, postsOf }) =>
      ask({ version: 1, kind: 'about', participant, account, postsOf }),
    prove: ({ participant, account, day, id }) =>
      ask({ version: 1, kind: 'prove', participant, account, day, id }),
  };
};
