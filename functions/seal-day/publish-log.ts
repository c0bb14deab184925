import { ServiceError } from '../../shared/errors.ts';
import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import { openNote, parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { parseCheckpoint } from '../../shared/transparency/checkpoint.ts';
import type { LogHead, StandingLog } from '../../shared/transparency/log-head.ts';
import type { LogStore } from '../../shared/transparency/log-store.ts';
import type { PublicLog } from '../../shared/transparency/public-log.ts';

/** What publishing works with. */
export interface PublishPorts {
  readonly store: LogStore;
  readonly signer: NoteSigner;
  readonly bucket: PublicLog;
}

/**
 * Makes a log public as it stands: first the files that its last entry added, then its checkpoint in the place of the one
 * before. Where somebody has come further meanwhile, nothing is taken back. A store that knows of fewer entries than
 * were published is a lost or restored one: to go on from there would give one size of the log two roots.
 *
 * @throws ServiceError `invariant` where another log, or a later one, was published; `unavailable` where what is shown is
 * older than the entry before, as a stale answer is.
 */
export const publishLog = async (
  ports: PublishPorts,
  { head, growth }: StandingLog,
  origin: string,
): Promise<'published' | 'overtaken'> => {
  const shown = await ports.bucket.checkpoint();
  const shownSize = shown === undefined ? 0 : await sizeOf(ports, shown.note, origin);
  const size = head?.size ?? 0;
  if (shownSize > size) return overtakenAt(ports, shownSize);
  if (head === undefined) return 'published';
  if (shownSize === size) return sameAs(head, shown?.note);
  if (shownSize < size - 1)
    throw new ServiceError('unavailable', 'the log that is shown is older than the entry before the last');
  for (const [path, bytes] of growth.files) await ports.bucket.write(path, bytes);
  await ports.bucket.write(`checkpoints/${head.day}`, Buffer.from(head.note));
  await ports.bucket.write('vkey', Buffer.from(`${await ports.signer.verifierKey()}\n`));
  return ports.bucket.publish(head.note, shown?.version);
};

const sizeOf = async ({ signer }: PublishPorts, note: string, origin: string): Promise<number> => {
  const key = parseVerifierKey(await signer.verifierKey());
  const text = key === undefined ? undefined : openNote(note, key);
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  if (checkpoint?.origin !== origin)
    throw new ServiceError('invariant', 'what stands as the checkpoint is none of this log');
  return checkpoint.size;
};

const overtakenAt = async ({ store }: PublishPorts, shownSize: number): Promise<'overtaken'> => {
  const latest = await store.head();
  if (latest !== undefined && latest.size >= shownSize) return 'overtaken';
  throw new ServiceError('invariant', 'more was published than the store knows of');
};

const sameAs = (head: LogHead, note: string | undefined): 'published' => {
  // Witnesses' lines stand behind the log's own.
  if (note?.startsWith(head.note) === true) return 'published';
  throw new ServiceError('invariant', 'another checkpoint of this size was published');
};
