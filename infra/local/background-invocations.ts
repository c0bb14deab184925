import type { Live } from './topology.ts';
import type * as z from 'zod';
import type { computeKinds } from './compute-schemas.ts';
import type { LocalFunction } from './functions.ts';

type EventInvokeConfig = Live<z.output<typeof computeKinds.eventInvokeConfig.schema>>;

export interface BackgroundOptions {
  readonly configs: readonly EventInvokeConfig[];
  /** A function's own dead-letter queue, by function name. */
  readonly deadLetterQueues: ReadonlyMap<string, string /* ARN */>;
  /** Puts a message where an event goes that was given up. */
  sendToArn(arn: string, body: string): Promise<void>;
}

const DEFAULT_RETRIES = 2;

/**
 * Invocations nobody waits for. Lambda tries such an event three times, minutes apart; here without the minutes.
 * An event that is given up goes to the failure destination or to the function's dead-letter queue.
 */
export class BackgroundInvocations {
  readonly #options: BackgroundOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  get pending(): number {
    return this.#running.size;
  }

  start(target: LocalFunction, event: unknown): void {
    const task = this.#run(target, event).finally(() => this.#running.delete(task));
    this.#running.add(task);
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #run(target: LocalFunction, event: unknown): Promise<void> {
    const config = this.#options.configs.find(
      ({ properties: { FunctionName } }) => FunctionName === target.name || FunctionName === target.arn,
    );
    const attempts = 1 + (config?.properties.MaximumRetryAttempts ?? DEFAULT_RETRIES);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const outcome = await target.host.invoke(event);
      if (outcome.kind === 'returned') return;
    }
    const destination = config?.properties.DestinationConfig?.OnFailure?.Destination;
    if (destination !== undefined) {
      await this.#options.sendToArn(destination, JSON.stringify(failureRecord(target, event, attempts)));
      return;
    }
    const deadLetterQueue = this.#options.deadLetterQueues.get(target.name);
    if (deadLetterQueue !== undefined) await this.#options.sendToArn(deadLetterQueue, JSON.stringify(event));
  }
}

/** What Lambda sends to a failure destination, as far as functions here read it. */
function failureRecord({ arn }: LocalFunction, event: unknown, attempts: number) {
  return {
    version: '1.0',
    requestContext: {
      functionArn: `${arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  };
}
