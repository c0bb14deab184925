import { Buffer } from 'node:buffer';

import { InvokeCommand, type InvokeCommandOutput, type LambdaClient } from '@aws-sdk/client-lambda';

import { ServiceError } from '../errors.ts';
import type { DraftChecker } from './draft-checker.ts';
import { DraftAnswer, type DraftRequest } from './draft.ts';

const answerIn = ({ Payload }: InvokeCommandOutput): unknown => {
  try {
    return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Asks the function `check-draft` and waits for its answer: the text is in both functions' memory and nowhere else. */
export const createLambdaDraftChecker = (lambda: LambdaClient, functionName: string): DraftChecker => ({
  check: async (text) => {
    const request: DraftRequest = { version: 1, text };
    const command = new InvokeCommand({
      FunctionName: functionName,
      InvocationType: 'RequestResponse',
      Payload: Buffer.from(JSON.stringify(request)),
    });
    let output: InvokeCommandOutput;
    try {
      output = await lambda.send(command);
    } catch {
      // The fault may hold the request, so it is not even a cause.
      throw new ServiceError('unavailable', 'drafts cannot be checked: the function was not reached');
    }
    if (output.FunctionError !== undefined)
      throw new ServiceError('unavailable', 'drafts cannot be checked: the function failed');
    const answer = DraftAnswer.safeParse(answerIn(output));
    if (!answer.success) throw new ServiceError('invariant', 'the answer about a draft does not fit');
    return answer.data;
  },
});
