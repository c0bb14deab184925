/** What one text took, in microseconds of processor time: the best and the median of the rounds. */
export interface Times {
  readonly best: number;
  readonly median: number;
}

const ROUNDS = 9;

/** Processor time of the whole process: what other processes do changes it little, but for caches and frequency. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The best and the median of the rounds' times. */
export const timesOf = (rounds: readonly number[]): Times => {
  const sorted = rounds.toSorted((one, other) => one - other);
  return { best: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
};

/**
 * What a tool takes for each of the texts. The same loop for all: one round that warms up, then nine; answers are awaited
 * whether or not the tool is asynchronous.
 */
export const timeEach = async (texts: readonly string[], tell: (text: string) => unknown): Promise<Times> => {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = processorTime();
    for (const text of texts) await tell(text);
    if (round > 0) rounds.push((processorTime() - start) / texts.length);
  }
  return timesOf(rounds);
};
