import { readdirSync, readFileSync } from 'node:fs';

/** Memory and processor time of this process (engine, functions' threads, social server) and of DynamoDB Local. */
export interface Footprint {
  readonly engineBytes: number;
  readonly dynamodbBytes: number;
  readonly engineCpuSeconds: number;
  readonly dynamodbCpuSeconds: number;
}

const PAGE_BYTES = 4096;
const TICKS_A_SECOND = 100;

interface Seen {
  readonly id: number;
  readonly parent: number;
  readonly name: string;
  readonly cpuSeconds: number;
  readonly bytes: number;
}

/** Fields of proc_pid_stat(5): after the name in brackets come state, parent, …, 12 utime, 13 stime, …, 22 resident pages. */
const readProcess = (id: number): readonly Seen[] => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return [{ id, parent, name, cpuSeconds: ticks / TICKS_A_SECOND, bytes: (fields[21] ?? 0) * PAGE_BYTES }];
  } catch {
    // It ended meanwhile.
    return [];
  }
};

const descendants = (of: number): readonly Seen[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const below = (parent: number): readonly Seen[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.id)]);
  return below(of);
};

/** What is used now; of DynamoDB Local only where there is a `/proc`, else 0. */
export const footprint = (): Footprint => {
  const { user, system } = process.cpuUsage();
  const java =
    process.platform === 'linux' ? descendants(process.pid).filter(({ name }) => name === 'java') : [];
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    engineBytes: process.memoryUsage.rss(),
    dynamodbBytes: sum(java.map(({ bytes }) => bytes)),
    engineCpuSeconds: (user + system) / 1_000_000,
    dynamodbCpuSeconds: sum(java.map(({ cpuSeconds }) => cpuSeconds)),
  };
};

/** Watches the footprint until told to stop, and says the largest there was of each. */
export const watchPeak = (everyMilliseconds: number): (() => Footprint) => {
  let peak = footprint();
  const look = (): void => {
    const now = footprint();
    peak = {
      engineBytes: Math.max(peak.engineBytes, now.engineBytes),
      dynamodbBytes: Math.max(peak.dynamodbBytes, now.dynamodbBytes),
      engineCpuSeconds: now.engineCpuSeconds,
      dynamodbCpuSeconds: Math.max(peak.dynamodbCpuSeconds, now.dynamodbCpuSeconds),
    };
  };
  const timer = setInterval(look, everyMilliseconds);
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
};
