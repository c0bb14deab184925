/** Findings below this confidence are told to nobody. */
export const NOTE_THRESHOLD = 0.5;

/**
 * Between which values a company may set the confidence from which security is alerted. Lower would alert on guesses
 * about people, higher would hide what the author alone was told.
 */
export const ALERT_THRESHOLD_BOUNDS = { lowest: 0.8, highest: 0.9 } as const;

/** Security sees at most this many alerts of one post, the most confident first; the author is told of the rest. */
export const ALERTS_PER_OBSERVATION = 5;
