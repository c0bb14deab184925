/** The engine's time: the machine's clock plus an offset that every worker thread shares. */
export interface OffsetClock {
  /** Milliseconds since the epoch, as functions see them. */
  now(): number;
  /** Sets the time to `instant`, unless that would turn it back. */
  moveTo(instant: number): void;
  /** What the time was when this clock was made. */
  readonly startedAt: number;
  /** One signed 64-bit number, the offset in milliseconds, to be read with `Atomics`. */
  readonly offset: SharedArrayBuffer;
}

/** @param startsAt the time it starts at; without it, the machine's. */
export function createOffsetClock(startsAt?: Date): OffsetClock {
  const offset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const view = new BigInt64Array(offset);
  const now = (): number => Date.now() + Number(Atomics.load(view, 0));
  const setTo = (instant: number): void =>
    void Atomics.store(view, 0, BigInt(Math.round(instant - Date.now())));
  if (startsAt !== undefined) setTo(startsAt.getTime());
  return {
    startedAt: startsAt?.getTime() ?? now(),
    now,
    moveTo: (instant) => {
      if (instant > now()) setTo(instant);
    },
    offset,
  };
}
