import { Buffer } from 'node:buffer';

import { InvokeCommand, type InvokeCommandOutput, type LambdaClient } from '@aws-sdk/client-lambda';

import { ServiceError } from '../errors.ts';

const answerIn = ({ Payload }: InvokeCommandOutput): unknown => {
  try {
    return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * Invokes another function and waits for what it answers, undefined where that is no JSON. What is asked is in both
 * functions' memory and nowhere else.
 *
 * @throws ServiceError `unavailable` when it is not reached, or fails; the fault holds nothing of what was asked.
 */
export const askFunction = async (
  lambda: LambdaClient,
  functionName: string,
  request: unknown,
): Promise<unknown> => {
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
    throw new ServiceError('unavailable', 'the function that was asked was not reached');
  }
  if (output.FunctionError !== undefined)
    throw new ServiceError('unavailable', 'the function that was asked failed');
  return answerIn(output);
};
