import { addDays, dayOf } from '../clock.ts';

/** Consent lasts a year unless it is renewed. */
const TERM_DAYS = 365;

/** People are told this long before their consent ends. */
const ENDING_DAYS = 30;

/** A consent with its last day behind it: from the beginning of `expiresOn` (UTC) on it is over. */
interface Term {
  readonly expiresOn: string;
}

/** The day on which a consent given or renewed now is over. */
export const expiryOf = (now: Date): string => dayOf(addDays(now, TERM_DAYS));

/** Whether a consent is over, whatever its record still says. */
export const hasRunOut = ({ expiresOn }: Term, now: Date): boolean => dayOf(now) >= expiresOn;

/** Whether a consent that stands ends within thirty days. */
export const isRunningOut = (term: Term, now: Date): boolean =>
  !hasRunOut(term, now) && hasRunOut(term, addDays(now, ENDING_DAYS));

/** The moment at which a consent is over, whenever that is noticed. */
export const endOf = ({ expiresOn }: Term): string => `${expiresOn}T00:00:00.000Z`;
