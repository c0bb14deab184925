import type { ParticipantId } from '../ids.ts';
import type { Language } from '../languages.ts';
import type { DataExport } from './data-export.ts';

/** What came of asking. `not-known` is somebody who was forgotten since they signed in. */
export type Asked = 'asked' | 'under-way' | 'not-known';

/**
 * Requests for a copy of all that is held about somebody: one of a person at most. Strongly consistent.
 *
 * Whoever takes a request away records in the same transaction that its files are to be removed; whoever has files
 * ready may say so only while the request still stands. So no copy outlives its request, whichever of the two is first.
 *
 * @throws ServiceError `unavailable` when the store does not answer, and repeating is safe; `conflict` after eight lost
 * races.
 */
export interface Exports {
  /** The request that is held of somebody, also one that is over. */
  find(participant: ParticipantId): Promise<DataExport | undefined>;
  /** Asks for a copy in a language, in place of an earlier one that is ready or over. */
  ask(participant: ParticipantId, language: Language): Promise<Asked>;
  /** Says that the files of a request are there; false where that request is not waiting for them (any more). */
  publish(ready: DataExport): Promise<boolean>;
  /** Takes somebody's request away, and what was prepared for it; nothing where there is none. */
  cancel(participant: ParticipantId): Promise<void>;
}
