import type { ParticipantId } from '../ids.ts';
import type { Nomination, RecognitionRound, RoundContent, ShownNomination } from './recognition.ts';

/**
 * Rounds of recognition, as comms has them. It cannot read a nomination.
 *
 * @throws ServiceError `unavailable` when the store does not answer (it may have happened).
 */
export interface RecognitionRounds {
  /** Those that run, the one that ends first before the others. */
  list(): Promise<readonly RecognitionRound[]>;
  /** Starts a round under an id that was made with its form; the same form again starts none. */
  start(id: string, content: RoundContent): Promise<'started' | 'too-many'>;
  /** Ends a round now: nobody sees its nominations any more. Ending one that is over does nothing. */
  end(id: string): Promise<void>;
}

/**
 * What somebody does about their own nominations, and what everybody sees of all. Strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer (it may have happened).
 */
export interface Nominations {
  /** Rounds that run. */
  rounds(): Promise<readonly RecognitionRound[]>;
  /** Of a round that runs, shuffled anew each day; none of another. */
  shown(round: RecognitionRound): Promise<readonly ShownNomination[]>;
  /** Puts a person's one nomination in a round, in place of an earlier one; `over` where the round does not run. */
  nominate(participant: ParticipantId, round: string, what: ShownNomination): Promise<'nominated' | 'over'>;
  /** Takes a person's own nomination back, at once; there may be none. */
  withdraw(participant: ParticipantId, round: string): Promise<void>;
  /** Takes all of theirs back, in whatever round. */
  withdrawAll(participant: ParticipantId): Promise<void>;
}

/** Finds a person's own nominations, in whatever round, until they are gone. @throws ServiceError `unavailable` */
export interface OwnNominations {
  ownOf(participant: ParticipantId): Promise<readonly Nomination[]>;
}
