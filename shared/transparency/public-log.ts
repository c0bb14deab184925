import type { LogFiles } from './log-files.ts';

/** The checkpoint that stands, and by what it is told from any that stood there before. */
export interface PublishedCheckpoint {
  readonly note: string;
  readonly version: string;
}

/**
 * The log where everybody reads it. What is read may be older than what stands; what is written is read by others once
 * the call has answered.
 *
 * @throws ServiceError `unavailable` when the store does not answer; doing it again is safe.
 */
export interface PublicLog extends LogFiles {
  /** Undefined where none stands. */
  checkpoint(): Promise<PublishedCheckpoint | undefined>;
  /** Writes a file that never changes; writing it again writes the same bytes. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts a checkpoint in the place of the one of this version, of none where that is undefined, and of no other. */
  publish(note: string, replacing: string | undefined): Promise<'published' | 'overtaken'>;
}
