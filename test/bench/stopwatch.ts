/** What one text took, in microseconds of processor time: the best and the median of the rounds. */
export interface Times {
  readonly best: number;
  readonly median: number;
}

/** What a tool took that was not asked. */
export const NEVER: Times = { best: Number.NaN, median: Number.NaN };

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

/** A tool's own call. */
export type Tell = (text: string) => unknown;

/**
 * What each tool takes for each of the texts. The same loop for all: one round that warms up, then nine, in each of which
 * every tool has its turn, so that a busy moment of the machine meets all of them. Answers are awaited whether or not a
 * tool is asynchronous.
 */
export const timeAll = async (
  texts: readonly string[],
  tools: readonly Tell[],
): Promise<readonly Times[]> => {
  const rounds = tools.map((tell) => ({ tell, taken: new Array<number>() }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { tell, taken } of rounds) {
      const start = processorTime();
      for (const text of texts) await tell(text);
      if (round > 0) taken.push((processorTime() - start) / texts.length);
    }
  }
  return rounds.map(({ taken }) => timesOf(taken));
};
