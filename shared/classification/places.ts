/** A run of characters that a token could be made of. `inUrl` says that it is part of an address. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly inUrl: boolean;
}

/** Places that rules without keywords look at. */
export interface Places {
  readonly tokens: readonly Token[];
  readonly digits: readonly number[];
  readonly accounts: readonly number[];
  readonly atSigns: readonly number[];
}

const TOKENS_AT_MOST = 300;
const PLACES_AT_MOST = 300;
const TOKEN_LENGTH_AT_LEAST = 10;

const ALPHANUMERIC = 1;
const JOINER = 2;
const WHITE = 3;

const classTable = (): Uint8Array => {
  const table = new Uint8Array(128);
  for (let unit = 48; unit <= 57; unit += 1) table[unit] = ALPHANUMERIC;
  for (let unit = 65; unit <= 90; unit += 1) table[unit] = table[unit + 32] = ALPHANUMERIC;
  for (const joiner of '_-+/.~') table[joiner.charCodeAt(0)] = JOINER;
  for (const space of '\t\n\r "<>') table[space.charCodeAt(0)] = WHITE;
  return table;
};
const CLASS = classTable();
const classAt = (text: string, at: number): number => CLASS[text.charCodeAt(at)] ?? 0;
const isDigitAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
};
const isLetterAt = (text: string, at: number): boolean =>
  classAt(text, at) === ALPHANUMERIC && !isDigitAt(text, at);

const DOMAIN_PATH = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,12}\//iu;
const BARE_ADDRESS_AT_MOST = 400;

/** Where the address ends that begins at `at`; the same place where none does. */
const addressEnd = (text: string, at: number): number => {
  const isAddress =
    (text.startsWith('//', at) && text.charAt(at - 1) === ':') ||
    text.startsWith('www.', at) ||
    DOMAIN_PATH.test(text.slice(at, at + BARE_ADDRESS_AT_MOST));
  if (!isAddress) return at;
  let end = at;
  while (end < text.length && classAt(text, end) !== WHITE) end += 1;
  return end;
};

/** The run without joiners at its ends, which prose puts there. */
const trimmed = (
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } => {
  let [from, to] = [start, end];
  while (from < to && classAt(text, from) === JOINER) from += 1;
  while (to > from && classAt(text, to - 1) === JOINER) to -= 1;
  return { start: from, end: to };
};

interface Found {
  readonly tokens: Token[];
  readonly digits: number[];
  readonly accounts: number[];
  readonly atSigns: number[];
}

const DIGITS_AT_LEAST = 6;

/** Whether a number of six digits or more begins here, in one piece or in groups. */
const isLongNumber = (text: string, start: number): boolean => {
  let digits = 0;
  for (let at = start; at < text.length && digits < DIGITS_AT_LEAST; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) digits += 1;
    else if (unit !== 32 && !(unit >= 40 && unit <= 47)) return false;
  }
  return digits >= DIGITS_AT_LEAST;
};

/** What a run holds, as far as it decides whether anything should look at it. */
interface Run extends Token {
  readonly digits: number;
  /** Small letters followed by capitals. */
  readonly humps: number;
}

const PLAIN_LENGTH_AT_LEAST = 16;

/** Notes what begins with a run: a number, an account number, a token. */
const note = (text: string, run: Run, found: Found): void => {
  const { start, end } = trimmed(text, run.start, run.end);
  const { inUrl, digits, humps } = run;
  if (digits > 0 && !inUrl) {
    if (isDigitAt(text, start)) {
      if (found.digits.length < PLACES_AT_MOST && isLongNumber(text, start)) found.digits.push(start);
    } else if (isDigitAt(text, start + 2) && isDigitAt(text, start + 3) && isLetterAt(text, start + 1)) {
      if (found.accounts.length < PLACES_AT_MOST) found.accounts.push(start);
    }
  }
  const length = end - start;
  if (length < TOKEN_LENGTH_AT_LEAST || found.tokens.length >= TOKENS_AT_MOST) return;
  if (digits > 0 || humps > 1 || length >= PLAIN_LENGTH_AT_LEAST) found.tokens.push({ start, end, inUrl });
};

/** Reads a text once and answers the places that rules without keywords begin at. */
export const placesIn = (text: string): Places => {
  const found: Found = { tokens: [], digits: [], accounts: [], atSigns: [] };
  let addressUntil = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    let [digits, humps, slashes, previous] = [0, 0, 0, 0];
    for (; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const group = CLASS[unit] ?? 0;
      if (group !== ALPHANUMERIC && group !== JOINER) break;
      if (unit <= 57) {
        if (unit >= 48) digits += 1;
        else if (unit === 47) slashes += 1;
      } else if (unit <= 90 && previous >= 97) humps += 1;
      previous = unit;
    }
    if (at === start) {
      if (text.charCodeAt(at) === 64 && at > 0 && found.atSigns.length < PLACES_AT_MOST)
        found.atSigns.push(at);
      at += 1;
      continue;
    }
    if (start >= addressUntil && (slashes > 0 || text.startsWith('www.', start)))
      addressUntil = addressEnd(text, start);
    if (digits > 0 || at - start >= TOKEN_LENGTH_AT_LEAST)
      note(text, { start, end: at, inUrl: start < addressUntil, digits, humps }, found);
  }
  return found;
};
