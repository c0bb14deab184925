import type { LambdaClient } from '@aws-sdk/client-lambda';

import { ServiceError } from '../errors.ts';
import { askFunction } from '../runtime/ask-function.lambda.ts';
import type { PostPreviewer } from './post-previewer.ts';
import { PreviewAnswer, type PreviewRequest } from './preview.ts';

/** Asks the function `preview-posts` and waits: posts are in both functions' memory and nowhere else. */
export const createLambdaPostPreviewer = (lambda: LambdaClient, functionName: string): PostPreviewer => ({
  preview: async ({ account, purposes }) => {
    const request: PreviewRequest = { version: 1, account, purposes };
    const answer = PreviewAnswer.safeParse(await askFunction(lambda, functionName, request));
    if (!answer.success) throw new ServiceError('invariant', 'the answer about posts does not fit');
    return answer.data;
  },
});
