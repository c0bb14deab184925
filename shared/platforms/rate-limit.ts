const MILLISECONDS_PER_SECOND = 1000;
const DEFAULT_WAIT_SECONDS = 300;
const LONGEST_WAIT_SECONDS = 86_400;

/**
 * When to ask again after a 429, from whatever the server says: `Retry-After` in seconds or as a date, else
 * `X-RateLimit-Reset` or `RateLimit-Reset` as a date, in seconds since 1970 or in seconds from now; five minutes where
 * it says nothing or nonsense, a day at most.
 */
export const retryAt = (headers: Headers, now: Date): Date => {
  const said = ['retry-after', 'x-ratelimit-reset', 'ratelimit-reset'].map((name) => headers.get(name));
  const waits = said.flatMap((value) => (value === null ? [] : secondsUntil(value, now)));
  const wait = Math.min(Math.max(waits[0] ?? DEFAULT_WAIT_SECONDS, 1), LONGEST_WAIT_SECONDS);
  return new Date(now.getTime() + wait * MILLISECONDS_PER_SECOND);
};

const A_MOMENT_IN_SECONDS = 1_000_000_000;

const secondsUntil = (value: string, now: Date): readonly number[] => {
  const inSeconds = now.getTime() / MILLISECONDS_PER_SECOND;
  if (/^\d{1,12}$/u.test(value)) {
    const number = Number(value);
    return [number > A_MOMENT_IN_SECONDS ? number - inSeconds : number];
  }
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? [] : [moment / MILLISECONDS_PER_SECOND - inSeconds];
};
