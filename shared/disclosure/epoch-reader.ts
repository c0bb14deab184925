/**
 * The counters of the 17 erasure epochs, in order. Every withdrawal moves one of them in its own transaction, so two
 * equal readings mean that nobody withdrew in between.
 */
export type Epochs = readonly number[];

/** Reads the erasure epochs, each strongly consistent. @throws ServiceError `unavailable`. */
export interface EpochReader {
  read(): Promise<Epochs>;
}
