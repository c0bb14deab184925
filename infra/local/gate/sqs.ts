import * as z from 'zod';
import { operationOf, type Answer, type Service } from './call.ts';
import type { DeclaredQueue } from './declarations.ts';
import { baseContext } from './iam-conditions.ts';
import { jsonDenials, jsonRefusal } from './protocol.ts';
import { Refusal, unknownAction } from './refusal.ts';
import type { Upstream } from './upstream.ts';
import type { UsageMeter } from './usage.ts';

const BILLED_BYTES = 64 * 1024;

/** Operations and the permission each needs. A batch needs no permission of its own. */
const permissions: ReadonlyMap<string, string> = new Map([
  ['SendMessage', 'sqs:SendMessage'],
  ['SendMessageBatch', 'sqs:SendMessage'],
  ['ReceiveMessage', 'sqs:ReceiveMessage'],
  ['DeleteMessage', 'sqs:DeleteMessage'],
  ['DeleteMessageBatch', 'sqs:DeleteMessage'],
  ['ChangeMessageVisibility', 'sqs:ChangeMessageVisibility'],
  ['ChangeMessageVisibilityBatch', 'sqs:ChangeMessageVisibility'],
  ['GetQueueAttributes', 'sqs:GetQueueAttributes'],
]);

const Message = z.object({
  MessageBody: z.string().optional(),
  MessageAttributes: z.record(z.string(), z.looseObject({})).optional(),
});
const Request = Message.extend({ QueueUrl: z.string(), Entries: z.array(Message).optional() });
const Received = z.object({ Messages: z.array(z.object({ Body: z.string() })).optional() });

export interface SqsOptions {
  readonly upstream: Upstream;
  /** By name. */
  readonly queues: ReadonlyMap<string, DeclaredQueue>;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

export function createSqs({ upstream, queues, usage, ...where }: SqsOptions): Service {
  const base = baseContext(where);
  return {
    prepare: (call) => {
      const operation = operationOf(call);
      const action = permissions.get(operation);
      if (action === undefined) throw unknownAction(`sqs:${operation}`);
      const request = Request.parse(JSON.parse(call.body.toString()));
      const name = queueNameOf(request.QueueUrl);
      const queue = queues.get(name);
      if (queue === undefined) throw new Refusal('QueueDoesNotExist', 'The specified queue does not exist.');
      return {
        actions: [`sqs:${operation}`, action],
        needs: [{ action, resource: queue.arn, context: base }],
        perform: async () => {
          const answer = await upstream.send(call, call.body);
          const bytes = sentBytes(request) + (operation === 'ReceiveMessage' ? receivedBytes(answer) : 0);
          usage.add({
            caller: call.caller.name,
            action: `sqs:${operation}`,
            resource: name,
            requests: 1,
            billedRequests: Math.max(1, Math.ceil(bytes / BILLED_BYTES)),
          });
          return answer;
        },
      };
    },
    refuse: (refusal) => jsonRefusal('sqs', refusal),
    ...jsonDenials,
    throttled: new Refusal('RequestThrottled', 'Request is throttled.', { status: 403 }),
    unavailable: new Refusal('ServiceUnavailable', 'Service unavailable', { status: 503 }),
  };
}

/** The last part of the path: hosts differ between the gate and what stands behind it. */
export const queueNameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

const sentBytes = ({ Entries, ...message }: z.infer<typeof Request>): number =>
  [message, ...(Entries ?? [])].reduce(
    (total, { MessageBody = '', MessageAttributes }) =>
      total + Buffer.byteLength(MessageBody) + attributeBytes(MessageAttributes),
    0,
  );

/** Names, types and values count towards a message's size. */
const attributeBytes = (attributes: Readonly<Record<string, object>> | undefined): number =>
  Object.entries(attributes ?? {}).reduce(
    (total, [name, attribute]) =>
      total +
      [name, ...Object.values(attribute).map(String)].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    0,
  );

function receivedBytes({ status, body }: Answer): number {
  if (status !== 200) return 0;
  const { Messages = [] } = Received.parse(JSON.parse(body.toString()));
  return Messages.reduce((total, { Body }) => total + Buffer.byteLength(Body), 0);
}
