import type { LambdaClient } from '@aws-sdk/client-lambda';

import { ServiceError } from '../errors.ts';
import { askFunction } from '../runtime/ask-function.lambda.ts';
import type { DraftChecker } from './draft-checker.ts';
import { DraftAnswer, type DraftRequest } from './draft.ts';

/** Asks the function `check-draft` and waits for its answer: the text is in both functions' memory and nowhere else. */
export const createLambdaDraftChecker = (lambda: LambdaClient, functionName: string): DraftChecker => ({
  check: async (text) => {
    const request: DraftRequest = { version: 1, text };
    const answer = DraftAnswer.safeParse(await askFunction(lambda, functionName, request));
    if (!answer.success) throw new ServiceError('invariant', 'the answer about a draft does not fit');
    return answer.data;
  },
});
