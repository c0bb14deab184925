import { isPair } from './characters.ts';

/**
 * A text as rules read it, and where each of its code units came from. `place` turns a span of `text` into the span of
 * the original that shows it.
 */
export interface NormalText {
  readonly text: string;
  readonly place: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** Whether there is anything to do: a sign beyond plain ASCII, or what may be an entity. */
const UNUSUAL = /[^\t\n\r -~]|&[#a-zA-Z]/u;

/** Signs that show nothing and only part what belongs together. */
const INVISIBLE = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFB]/gu;

const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['−', '-'],
]);

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['shy', ''],
  ['zwnj', ''],
  ['zwj', ''],
  ['ZeroWidthSpace', ''],
  ['NoBreak', ''],
  ['hyphen', '-'],
  ['equals', '='],
  ['colon', ':'],
  ['lowbar', '_'],
  ['period', '.'],
  ['commat', '@'],
]);

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,14}));/uy;
const CLUSTER = /[^\p{M}]\p{M}{0,8}|\p{M}{1,8}/uy;
const WHITE = /^\p{White_Space}$/u;

const LAST_CODE_POINT = 0x10_ff_ff;

const characterOf = (code: number): string =>
  code > 0 && code <= LAST_CODE_POINT && (code < 0xd8_00 || code > 0xdf_ff)
    ? String.fromCodePoint(code)
    : ' ';

/** The sign an entity stands for, or nothing where it is none. */
const entityAt = (
  text: string,
  at: number,
): { readonly shown: string; readonly length: number } | undefined => {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hexadecimal, name] = match;
  if (name !== undefined) {
    const shown = NAMED.get(name);
    return shown === undefined ? undefined : { shown, length: whole.length };
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal);
  return { shown: plainFormOf(characterOf(code)), length: whole.length };
};

/** Forms of signs that were met before: texts use few, over and over. */
const FORMS = new Map<string, string>();
const FORMS_KEPT = 2048;
const GROWTH_AT_MOST = 4;

/** A sign with its marks as rules read it: compatibility form, plain quotes, hyphens and spaces, nothing invisible. */
const plainFormOf = (cluster: string): string => {
  const known = FORMS.get(cluster);
  if (known !== undefined) return known;
  const form = formOf(cluster);
  if (FORMS.size < FORMS_KEPT) FORMS.set(cluster, form);
  return form;
};

const formOf = (cluster: string): string => {
  const visible = cluster.replace(INVISIBLE, '');
  const same = SAME_AS.get(visible);
  if (same !== undefined) return same;
  if (WHITE.test(visible)) return visible === '\n' || visible === '\r' ? visible : ' ';
  const form = visible === '…' ? visible : visible.normalize('NFKC');
  // One sign of Arabic script stands for eighteen: a text may not grow much by being read.
  return form.length > GROWTH_AT_MOST * visible.length ? visible : form;
};

const UNCHANGED = (start: number, end: number) => ({ start, end });

const isPlain = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x7f) || unit === 0x09 || unit === 0x0a || unit === 0x0d;

const MARK = /^\p{M}$/u;
/** Which code units are marks by themselves: 0 where nobody asked, 1 for none, 2 for a mark. */
const marks = new Uint8Array(1 << 16);

const isMark = (unit: number): boolean => {
  if (marks[unit] === 0) marks[unit] = MARK.test(String.fromCharCode(unit)) ? 2 : 1;
  return marks[unit] === 2;
};

/** Whether a code unit is a sign by itself: no half of a pair, no mark, and none follows that may be one. */
const standsAlone = (text: string, at: number): boolean => {
  const [unit, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (Number.isNaN(next)) return !isMark(unit);
  if (isPair(unit, next) || isPair(next, text.charCodeAt(at + 2))) return false;
  return !isMark(unit) && !isMark(next);
};

/** One step through an unusual text: what is shown here, and how many units it takes. */
const stepAt = (text: string, at: number): { readonly shown: string; readonly length: number } => {
  const unit = text.charCodeAt(at);
  const followed = text.charCodeAt(at + 1) > 0x7e;
  if (isPlain(unit) && !followed && unit !== 0x26) return { shown: text.charAt(at), length: 1 };
  const entity = unit === 0x26 ? entityAt(text, at) : undefined;
  if (entity !== undefined) return entity;
  if (standsAlone(text, at)) return { shown: plainFormOf(text.charAt(at)), length: 1 };
  CLUSTER.lastIndex = at;
  const cluster = CLUSTER.exec(text)?.[0] ?? text.charAt(at);
  return { shown: plainFormOf(cluster), length: cluster.length };
};

/**
 * A text without what only hides: entities unescaped once, zero-width signs gone, compatibility forms (full width, bold
 * letters) plain, accents composed. A plain text is answered as it is. Linear in its length.
 */
export const normaliseText = (original: string): NormalText => {
  if (!UNUSUAL.test(original)) return { text: original, place: UNCHANGED };
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  for (let at = 0; at < original.length;) {
    const { shown, length } = stepAt(original, at);
    parts.push(shown);
    for (let unit = 0; unit < shown.length; unit += 1) {
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  }
  const text = parts.join('');
  return {
    text,
    place: (start, end) => {
      const from = starts[start] ?? original.length;
      return { start: from, end: Math.max(from, ends[end - 1] ?? from) };
    },
  };
};
