import type { InvocationOutcome } from './lambda-messages.ts';

/** A function, as far as it takes to invoke it. */
export interface BackgroundTarget {
  readonly name: string;
  readonly arn: string;
  readonly host: { invoke(event: unknown): Promise<InvocationOutcome> };
}

/** An AWS::Lambda::EventInvokeConfig. */
export interface EventInvokeConfig {
  /** Name or ARN. */
  readonly functionName: string;
  readonly retries: number;
  readonly failureDestination?: string;
}

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

  start(target: BackgroundTarget, event: unknown): void {
    const task = this.#run(target, event).finally(() => this.#running.delete(task));
    this.#running.add(task);
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #run(target: BackgroundTarget, event: unknown): Promise<void> {
    const config = this.#options.configs.find(
      ({ functionName }) => functionName === target.name || functionName === target.arn,
    );
    const attempts = 1 + (config?.retries ?? DEFAULT_RETRIES);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const outcome = await target.host.invoke(event);
      if (outcome.kind === 'returned') return;
    }
    const destination = config?.failureDestination;
    if (destination !== undefined) {
      await this.#options.sendToArn(destination, JSON.stringify(failureRecord(target, event, attempts)));
      return;
    }
    const deadLetterQueue = this.#options.deadLetterQueues.get(target.name);
    if (deadLetterQueue !== undefined) await this.#options.sendToArn(deadLetterQueue, JSON.stringify(event));
  }
}

/** What Lambda sends to a failure destination, as far as functions here read it. */
function failureRecord({ arn }: BackgroundTarget, event: unknown, attempts: number) {
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
