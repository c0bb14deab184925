import type { DuplicateHashes } from '../../shared/alerts/duplicate-hashes.ts';
import type { Classifier } from '../../shared/classification/classify.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import { readable, type ConsentInForce, type StandingNotices } from '../../shared/consent/consent-record.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AlertId } from '../../shared/ids.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import type { PostBatchMessage, SealedTexts } from '../../shared/posts/batch-message.ts';
import type { BatchWriter } from '../../shared/posts/batch-writer.ts';
import type { NewId } from '../../shared/random.ts';
import type { Log } from '../../shared/runtime/logger.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import type { DemotedRules } from '../../shared/rules/rule-standing.ts';
import type { Leases } from '../../shared/schedule/leases.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { openTexts } from '../../shared/sealing/sealed-text.ts';
import type { TextKeyOpener } from '../../shared/sealing/text-keys.ts';
import { judgePost, type Judgement } from './judge-post.ts';
import { attemptPortion, portionsOf, type Recorded } from './record-posts.ts';

/** What classification works with. */
export interface ClassifyPorts {
  readonly consents: ConsentReader;
  readonly textKeys: TextKeyOpener;
  /** The classifier with the company's terms, read again when they may have changed. */
  readonly classifier: () => Promise<Classifier>;
  readonly demoted: DemotedRules;
  readonly duplicates: DuplicateHashes;
  readonly writer: BatchWriter;
  readonly leases: Leases;
  readonly wakeUp: WakeUp;
  readonly untilSettled: <Result>(attempt: () => Promise<Result | undefined>) => Promise<Result>;
  /** Waits between transactions of one batch, so that somebody who withdraws meanwhile gets in between. */
  readonly leaveRoom: () => Promise<void>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly warn: Log;
  readonly meter: Pick<Meter, 'count'>;
}

/** What is set by policy. */
export interface ClassifyPolicy {
  readonly alertThreshold: number;
  readonly notices: StandingNotices;
}

/**
 * Classifies a batch of posts and records what may be kept: consent check, day sheets, alerts and effects in one
 * transaction, again from the read after every lost race. A batch whose consent changed meanwhile is dropped; the next
 * visit brings what is still consented to.
 */
export const createClassifyPosts =
  (ports: ClassifyPorts, policy: ClassifyPolicy) =>
  async (message: PostBatchMessage): Promise<string> => {
    const standing = await ports.consents.read(message.account);
    const consent = readable(standing, ports.clock.now(), policy.notices);
    const outcome =
      consent?.revision === message.revision
        ? await record(ports, policy, { message, consent })
        : 'no-consent';
    // Where no record is left, the lease went with it.
    if (message.last && standing !== undefined) {
      const end = outcome !== 'no-consent' && message.listedInFull;
      await ports.leases.release(standing, message.lease, {
        ...(end && { listedInFullAt: new Date(message.observedAt) }),
      });
    }
    return outcome;
  };

interface Work {
  readonly message: PostBatchMessage;
  readonly consent: ConsentInForce;
}

const record = async (
  ports: ClassifyPorts,
  policy: ClassifyPolicy,
  { message, consent }: Work,
): Promise<Recorded['kind']> => {
  const judgements = await judge(ports, policy, { message, consent });
  let outcome: Recorded['kind'] = 'unchanged';
  for (const [index, portion] of portionsOf(judgements, message.missing).entries()) {
    if (index > 0) await ports.leaveRoom();
    const known = new Set<AlertId>();
    const recorded = await ports.untilSettled(() =>
      attemptPortion(ports, { consent, message, portion, known }),
    );
    if (recorded.kind === 'no-consent') return 'no-consent';
    if (recorded.kind === 'recorded') outcome = 'recorded';
    await report(ports, message, recorded);
  }
  return outcome;
};

const report = async (
  ports: ClassifyPorts,
  message: PostBatchMessage,
  { refused, raised }: Exclude<Recorded, { kind: 'no-consent' }>,
): Promise<void> => {
  if (refused > 0) {
    ports.warn('visit.overflow', { count: refused });
    ports.meter.count('posts-overflowing', refused);
  }
  if (raised === 0) return;
  ports.meter.count('alerts-raised', raised);
  await ports.wakeUp.ping(shardOf(message.account));
};

const judge = async (
  ports: ClassifyPorts,
  { alertThreshold }: ClassifyPolicy,
  { message, consent }: Work,
): Promise<readonly Judgement[]> => {
  const texts = await openSealed(ports, message, consent);
  if (texts.length === 0) return message.posts.map((observed) => ({ post: { observed }, alerts: [] }));
  const { classify, severityOf } = await ports.classifier();
  const { duplicates, newId } = ports;
  const authorOnly = await ports.demoted.read();
  const { observedAt } = message;
  const parts = { duplicates, newId, severityOf, alertThreshold, authorOnly, consent, observedAt };
  const judgements: Judgement[] = [];
  for (const observed of message.posts) {
    const words = observed.text === undefined ? undefined : texts[observed.text];
    if (words === undefined) {
      judgements.push({ post: { observed }, alerts: [] });
      continue;
    }
    const classification = classify(words.text, words.language);
    judgements.push(await judgePost(parts, observed, { text: words.text, classification }));
    ports.meter.count('posts-classified');
  }
  return judgements;
};

const openSealed = async (
  { textKeys }: ClassifyPorts,
  { account, revision, sealed }: PostBatchMessage,
  { wrappedTextKey }: ConsentInForce,
): Promise<SealedTexts['texts']> => {
  if (sealed === undefined) return [];
  if (wrappedTextKey === undefined) {
    throw new ServiceError('not-permitted', 'the text key of this account is gone');
  }
  const key = await textKeys.open(account, wrappedTextKey);
  return openTexts(key, { account, revision }, sealed).texts;
};
