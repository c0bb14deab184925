/** Choices that come out the same for the same seed, everywhere. */
export interface SeededRandom {
  /** At least 0, below 1. */
  readonly share: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  /** @throws RangeError for an empty list */
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  /** A positive number, mostly near `median`, at times far above: counts on social platforms look like this. */
  readonly heavyTailed: (median: number, spread: number) => number;
}

/** mulberry32: 32 bits of state, good enough to shuffle sentences, useless for secrets. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const seededRandom = (seed: number): SeededRandom => {
  const share = mulberry32(seed);
  const between = (low: number, high: number): number => low + Math.floor(share() * (high - low + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (probability) => share() < probability,
    heavyTailed: (median, spread) => median * Math.exp(spread * normal()),
  };
};
