import type { Caller } from './declarations.ts';
import type { Need } from './iam-policy.ts';

/**
 * A call that its caller's policy allowed, told before it is performed; once more, without its body, for a grant that
 * is no need of the call but decides its answer.
 */
export interface WitnessedCall {
  readonly caller: Caller;
  /** As the request was signed: `dynamodb`, `sqs`, `s3`, `kms`, `secretsmanager`, `lambda`. */
  readonly service: string;
  readonly needs: readonly Need[];
  /** Path and query, as sent. */
  readonly url: string;
  readonly body: Buffer;
}

/** Somebody who sees every allowed call, as a test that proves what was or was not sent. It must not throw. */
export type Witness = (call: WitnessedCall) => void;
