import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './declarations.ts';
import type { Need } from './iam-policy.ts';
import type { Refusal } from './refusal.ts';

/** One request as it came, with the caller it was signed by. */
export interface GateCall {
  readonly caller: Caller;
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Asks the caller's policy about something that is no need of the call itself. */
  readonly allows: (need: Need) => boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A call that has been read and found well formed, and waits for policy and faults. */
export interface PreparedCall {
  /** What fault plans know it by, the operation itself first. */
  readonly actions: readonly string[];
  readonly needs: readonly Need[];
  /** How the service says that another transaction was in the way; absent where that cannot happen. */
  readonly conflict?: () => Refusal;
  perform(): Promise<Answer>;
  /** Performs it with a pause while the call is under way: one that holds items holds them meanwhile. */
  readonly performSlowly?: (pause: () => Promise<void>) => Promise<Answer>;
}

export interface Service {
  /** @throws Refusal when the real service would reject the call for its shape alone. */
  prepare(call: GateCall): PreparedCall;
  refuse(refusal: Refusal): Answer;
  /** Nobody the gate knows has signed the call. */
  readonly unknownCaller: Refusal;
  denied(message: string): Refusal;
  readonly throttled: Refusal;
  readonly unavailable: Refusal;
}

/** The `<Operation>` of `X-Amz-Target: <Service>.<Operation>`. */
export const operationOf = ({ headers }: Pick<GateCall, 'headers'>): string => {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? target.slice(target.indexOf('.') + 1) : '';
};
