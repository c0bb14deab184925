import type { Clock } from '../../shared/clock.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentInForce, StandingNotices } from '../../shared/consent/consent-record.ts';
import type { Campaign } from '../../shared/consent/scope.ts';
import type { AccountId, Platform } from '../../shared/ids.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import type { ObservationReader } from '../../shared/posts/observations.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';
import type { Log } from '../../shared/runtime/logger.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import type { Lease, Leases } from '../../shared/schedule/leases.ts';
import type { TextKeyOpener } from '../../shared/sealing/text-keys.ts';

/** What a visit works with. None of these can write a result. */
export interface IngestPorts {
  readonly consents: ConsentReader;
  readonly leases: Leases;
  readonly sheets: ObservationReader;
  readonly sources: Readonly<Record<Platform, PostSource>>;
  readonly textKeys: TextKeyOpener;
  readonly batches: MessageSender<PostBatchMessage>;
  readonly clock: Clock;
  /** Twelve random bytes, never the same twice. */
  readonly newNonce: () => Uint8Array;
  readonly warn: Log;
  readonly meter: Pick<Meter, 'count'>;
}

/** What is set by policy. */
export interface IngestPolicy {
  readonly campaign: Campaign;
  readonly notices: StandingNotices;
}

/** One visit to one account: under which consent and lease, how far back, and when it began. */
export interface Visit {
  readonly account: AccountId;
  readonly consent: ConsentInForce;
  readonly lease: Lease;
  readonly since: Date;
  readonly inFull: boolean;
  readonly now: Date;
  /** Throws unless the very consent this visit began under is still in force. */
  readonly checkConsent: () => Promise<void>;
}
