import { seeded } from '../../bin/train/random.ts';
import type { TokenFormat } from '../support/unseen-token-formats.ts';

const DIGITS = '0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const CAPITALS = SMALL.toUpperCase();
const ALPHABETS: ReadonlyMap<string, string> = new Map([
  ['digit', DIGITS],
  ['hex', `${DIGITS}abcdef`],
  ['upperHex', `${DIGITS}ABCDEF`],
  ['lower', SMALL + DIGITS],
  ['upper', CAPITALS + DIGITS],
  ['base32', `${SMALL}234567`],
  ['alnum', CAPITALS + SMALL + DIGITS],
  ['base64', `${CAPITALS}${SMALL}${DIGITS}+/`],
  ['base64url', `${CAPITALS}${SMALL}${DIGITS}-_`],
]);

const SLOT = /\{(\w+):(\d+)\}/gu;
const UUID = '{hex:8}-{hex:4}-4{hex:3}-8{hex:3}-{hex:12}';

const draw = (form: string, random: () => number): string =>
  form.replaceAll('{uuid:1}', UUID).replaceAll(SLOT, (_, name: string, count: string) => {
    const alphabet = ALPHABETS.get(name);
    if (alphabet === undefined) throw new Error(`no alphabet ${name}`);
    return Array.from({ length: Number(count) }, () =>
      alphabet.charAt(Math.floor(random() * alphabet.length)),
    ).join('');
  });

/** How people post a token; `%` stands for it. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  bare: ['%'],
  'in quotes': ['The log just says "%" and stops', "why does '%' show up in the trace", 'I pasted “%” here'],
  'before punctuation': ['Oops, committed %.', 'did I really push %?', 'it is right there (%)', 'look: %…'],
  'beside a word': ['our api key is %', 'this token % still works', 'secret: %', 'use access key %'],
  'mid-sentence': [
    'We moved % over to the new account and all is well',
    'so I ran it with % on stage today, great crowd',
    'anyone else seeing % in the output since Monday',
  ],
};

/** A post with a token in it, and where the token stands. */
export interface TokenPost {
  readonly text: string;
  readonly provider: string;
  readonly sentence: string;
  readonly spans: readonly (readonly [number, number])[];
}

/** The part of a form that gives it away: the longest that is the same in every token. */
export const markOf = ({ form }: TokenFormat): string =>
  form.split(/\{\w+:\d+\}/u).toSorted((one, other) => other.length - one.length)[0] ?? '';

/** Each format in each kind of sentence, with a body of its own; the same posts every time. */
export const tokenPosts = (formats: readonly TokenFormat[]): readonly TokenPost[] => {
  const random = seeded(1);
  return formats.flatMap(({ provider, form }) =>
    Object.entries(SENTENCES).map(([sentence, variants]) => {
      const [before = '', after = ''] = (variants[Math.floor(random() * variants.length)] ?? '%').split('%');
      const token = draw(form, random);
      return {
        text: `${before}${token}${after}`,
        provider,
        sentence,
        spans: [[before.length, before.length + token.length]],
      };
    }),
  );
};

/** The formats of which no text holds the mark where a token could begin. */
export const unseenIn = (
  texts: readonly string[],
  formats: readonly TokenFormat[],
): readonly TokenFormat[] => {
  const all = texts.join('\n');
  return formats.filter((format) => {
    const mark = markOf(format);
    const beginsToken = format.form.startsWith(mark);
    for (let at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, at + 1))
      if (!beginsToken || !/[A-Za-z0-9]/u.test(all.charAt(at - 1))) return false;
    return true;
  });
};
