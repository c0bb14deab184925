import * as z from 'zod';

import type { LogLine } from '../../infra/local/function-log.ts';

const MetricLine = z.object({ service: z.string(), outcome: z.string(), outcomes: z.number() });

/** Adds up what functions counted, from the metric lines in their logs (CloudWatch's embedded metric format). */
export class Tally {
  readonly #counts = new Map<string, number>();
  #readUntil = Number.NEGATIVE_INFINITY;

  /** Takes in the lines written after the last reading and before `until`, in milliseconds of the functions' clock. */
  read(lines: readonly LogLine[], until: number): void {
    for (const { at, text } of lines) {
      if (at < this.#readUntil || at >= until || !text.startsWith('{"_aws"')) continue;
      const { service, outcome, outcomes } = MetricLine.parse(JSON.parse(text));
      const key = `${service} ${outcome}`;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + outcomes);
    }
    this.#readUntil = until;
  }

  of(service: string, outcome: string): number {
    return this.#counts.get(`${service} ${outcome}`) ?? 0;
  }

  /** All counts by `service outcome`, sorted. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}
