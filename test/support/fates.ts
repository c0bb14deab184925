import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

import type { Doer } from './doers.ts';
import { SendBatch } from './memory-cloud.ts';
import { BatchGet, BatchWrite, Transaction, type Around, type CloudRequest } from './memory-requests.ts';

/** What may befall a request. */
export interface Fate {
  readonly name: string;
  readonly befall: (doer: Doer, ...request: Parameters<Around>) => Promise<object>;
}

const fault = (name: string): Error => Object.assign(new Error('injected'), { name });

/** As each service says that it is asked too often. */
const THROTTLED: Readonly<Record<string, string>> = {
  dynamodb: 'ThrottlingException',
  sqs: 'RequestThrottled',
  kms: 'ThrottlingException',
  s3: 'SlowDown',
  platform: 'RateLimited',
};

const refused = (name: string, why: () => Error): Fate => ({
  name,
  befall: () => Promise.reject(why()),
});

const TIMED_OUT_AFTER: Fate = {
  name: 'timed out after the effect',
  befall: (_doer, { input }, perform) => {
    perform(input);
    return Promise.reject(fault('TimeoutError'));
  },
};

/** The answer is lost and the SDK asks again by itself: the second answer is of a world in which the first has happened. */
const ASKED_TWICE: Fate = {
  name: 'performed twice',
  befall: async (_doer, { input }, perform) => {
    await Promise.resolve();
    perform(input);
    return perform(input);
  },
};

const KILLED_BEFORE: Fate = { name: 'killed before', befall: (doer) => doer.kill() };

const KILLED_AFTER: Fate = {
  name: 'killed after the effect',
  befall: (doer, { input }, perform) => {
    perform(input);
    return doer.kill();
  },
};

/** Whoever comes first makes conditions fail, for the reasons for which they really do. */
const OVERTAKEN: Fate = {
  name: 'overtaken by a duplicate',
  befall: async (doer, { input }, perform) => {
    await doer.twin();
    return perform(input);
  },
};

const SOME_UNREAD: Fate = {
  name: 'some keys unread',
  befall: async (_doer, { input }, perform) => {
    await Promise.resolve();
    const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(BatchGet.parse(input).RequestItems);
    const answer = perform({ RequestItems: { [table]: { Keys: Keys.slice(0, 1) } } });
    return { ...answer, UnprocessedKeys: { [table]: { Keys: Keys.slice(1) } } };
  },
};

const SOME_UNWRITTEN: Fate = {
  name: 'last item not taken',
  befall: async (_doer, { input }, perform) => {
    await Promise.resolve();
    const [[table, requests] = ['', []]] = Object.entries(BatchWrite.parse(input).RequestItems);
    perform({ RequestItems: { [table]: requests.slice(0, -1) } });
    return { UnprocessedItems: { [table]: requests.slice(-1) } };
  },
};

const SOME_UNSENT: Fate = {
  name: 'last message not taken',
  befall: async (_doer, { input }, perform) => {
    await Promise.resolve();
    const { QueueUrl, Entries } = SendBatch.parse(input);
    perform({ QueueUrl, Entries: Entries.slice(0, -1) });
    const Failed = Entries.slice(-1).map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false }));
    return { Failed };
  },
};

/**
 * Why a transaction may be cancelled without anything being wrong with what it says, at each of its operations.
 * A condition that fails is not among them: it fails where it does, once somebody else came first.
 */
const REASONS = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

const cancellations = ({ input }: CloudRequest): readonly Fate[] => {
  const places = Transaction.parse(input).TransactItems.length;
  return REASONS.flatMap((reason) =>
    Array.from({ length: places }, (_, place) =>
      refused(`cancelled for ${reason} at ${place + 1} of ${places}`, () => {
        const codes = Array.from({ length: places }, (__, at) => (at === place ? reason : 'None'));
        const CancellationReasons = codes.map((Code) => ({ Code }));
        return new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
      }),
    ),
  );
};

const CONFLICT = refused(
  'refused for TransactionConflict',
  () => new TransactionConflictException({ message: 'conflict', $metadata: {} }),
);

const READS = /^(?:Get|BatchGet|Query|Decrypt|GenerateMac|GenerateDataKey|List|list|lookup)/u;

const ofWrites = (request: CloudRequest): readonly Fate[] => {
  // The SDK gives a transaction a token by which its own second asking is known.
  const isTransaction = request.command.startsWith('Transact');
  const again = isTransaction ? [] : [ASKED_TWICE];
  const conflicts = isTransaction ? cancellations(request) : request.service === 'dynamodb' ? [CONFLICT] : [];
  return [TIMED_OUT_AFTER, KILLED_AFTER, ...again, ...conflicts];
};

const ofBatches = ({ command, input }: CloudRequest): readonly Fate[] => {
  if (command.startsWith('SendMessageBatch')) return [SOME_UNSENT];
  if (command.startsWith('BatchWrite')) return [SOME_UNWRITTEN];
  if (!command.startsWith('BatchGet')) return [];
  return Object.values(BatchGet.parse(input).RequestItems).some(({ Keys }) => Keys.length > 1)
    ? [SOME_UNREAD]
    : [];
};

/** Everything that may befall this request. */
export const fatesOf = (request: CloudRequest): readonly Fate[] => [
  refused('throttled', () => fault(THROTTLED[request.service] ?? '')),
  refused('timed out before', () => fault('TimeoutError')),
  refused('access denied', () => fault('AccessDeniedException')),
  KILLED_BEFORE,
  OVERTAKEN,
  ...(READS.test(request.command) ? [] : ofWrites(request)),
  ...ofBatches(request),
];
