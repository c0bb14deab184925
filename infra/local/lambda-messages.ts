/** What the host and a function's worker thread say to each other. Payloads travel as JSON text, as in Lambda. */
export interface WorkerSettings {
  readonly moduleUrl: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  readonly clockOffset: SharedArrayBuffer;
}

export interface InvokeMessage {
  readonly requestId: string;
  readonly event: string;
  readonly timeoutMs: number;
}

export type WorkerMessage =
  | { readonly kind: 'ready'; readonly cpuMicros: number }
  | { readonly kind: 'broken'; readonly error: InvocationError }
  | { readonly kind: 'log'; readonly requestId?: string; readonly text: string }
  | {
      readonly kind: 'done';
      readonly requestId: string;
      readonly outcome: InvocationOutcome;
      readonly cpuMicros: number;
    };

export interface InvocationError {
  readonly type: string;
  readonly message: string;
}

export type InvocationOutcome =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: InvocationError };
