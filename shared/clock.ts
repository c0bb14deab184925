/** The present moment, passed in wherever time matters so that tests and the sample company can choose it. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

const MILLISECONDS_PER_DAY = 86_400_000;

/** The moment `days` days (fractions allowed, negative for earlier) after `from`. */
export const addDays = (from: Date, days: number): Date =>
  new Date(from.getTime() + days * MILLISECONDS_PER_DAY);

/** The UTC calendar day of a moment, as `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Seconds since 1970, rounded down: the form DynamoDB's time to live expects. */
export const epochSeconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);
