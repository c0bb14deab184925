const FIRST_SECONDS = 30;
const FACTOR = 4;
/** Three hours. */
const AT_MOST_SECONDS = 10_800;

/** How long a message rests that was tried so often: half a minute at first, four times as long each time, three hours at most. */
export const backOffSeconds = (tried: number): number =>
  Math.min(FIRST_SECONDS * FACTOR ** Math.max(0, tried - 1), AT_MOST_SECONDS);
