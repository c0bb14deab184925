import { createHash } from 'node:crypto';

const UPPER_BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';

/** Characters that look random and are the same for the same seed. Every token below also spells out that it is fake. */
const characters = (seed: string, alphabet: string, length: number): string => {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    const digest = createHash('sha256').update(`wendlebrook ${seed} ${block}`).digest();
    for (const byte of digest) text += alphabet.charAt(byte % alphabet.length);
  }
  return text.slice(0, length);
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const remainder97 = (digits: string): number => Number(BigInt(digits) % 97n);

const letterValue = (letter: string): string =>
  /\d/u.test(letter) ? letter : String(letter.charCodeAt(0) - 55);

const iban = (seed: string): string => {
  const account = `FAKE${characters(seed, DIGITS, 14)}`;
  const check = 98 - remainder97(`${account}GB00`.replace(/[A-Z]/gu, letterValue));
  const whole = `GB${String(check).padStart(2, '0')}${account}`;
  return whole.replace(/(.{4})(?=.)/gu, '$1 ');
};

const luhnDigit = (payload: string): number => {
  const sum = Array.from(payload)
    .reverse()
    .reduce<number>((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return (10 - (sum % 10)) % 10;
};

/** 4000 00 is a range that payment providers keep for tests. */
const card = (seed: string): string => {
  const payload = `400000${characters(seed, DIGITS, 9)}`;
  return `${payload}${luhnDigit(payload)}`.replace(/(.{4})(?=.)/gu, '$1 ');
};

const jwt = (seed: string): string =>
  [
    base64url({ alg: 'HS256', typ: 'JWT' }),
    base64url({ iss: 'wendlebrook-fake', sub: characters(seed, DIGITS, 6) }),
    characters(seed, ALPHANUMERIC, 43),
  ].join('.');

const privateKey = (seed: string): string => {
  const label = ['RSA', 'PRIVATE', 'KEY'].join(' ');
  return `-----BEGIN ${label}-----\nMIIEFake${characters(seed, ALPHANUMERIC, 56)}\n-----END ${label}-----`;
};

const MAKERS: ReadonlyMap<string, (seed: string) => string> = new Map([
  ['aws-access-key', (seed: string) => `AKIAWENDLE${characters(seed, UPPER_BASE32, 10)}`],
  ['aws-secret-key', (seed: string) => `wendleFake${characters(seed, ALPHANUMERIC, 30)}`],
  ['github-token', (seed: string) => `ghp_WendleFake${characters(seed, ALPHANUMERIC, 26)}`],
  ['gitlab-token', (seed: string) => `glpat-WndlFake${characters(seed, ALPHANUMERIC, 12)}`],
  [
    'slack-token',
    (seed: string) =>
      `xoxb-${characters(seed, DIGITS, 12)}-${characters(`${seed}b`, DIGITS, 12)}-WndlFake${characters(seed, ALPHANUMERIC, 16)}`,
  ],
  ['stripe-key', (seed: string) => `sk_live_WndlFake${characters(seed, ALPHANUMERIC, 16)}`],
  ['google-key', (seed: string) => `AIzaWndlFake${characters(seed, ALPHANUMERIC, 27)}`],
  ['npm-token', (seed: string) => `npm_WendleFake${characters(seed, ALPHANUMERIC, 26)}`],
  [
    'sendgrid-key',
    (seed: string) =>
      `SG.WndlFake${characters(seed, ALPHANUMERIC, 14)}.${characters(`${seed}b`, ALPHANUMERIC, 43)}`,
  ],
  ['hex-token', (seed: string) => characters(seed, HEX, 32)],
  [
    'password',
    (seed: string) => `Weir-${characters(seed, ALPHANUMERIC, 4)}!Otter${characters(seed, DIGITS, 2)}`,
  ],
  ['jwt', jwt],
  ['private-key', privateKey],
  ['iban', iban],
  ['card', card],
]);

const MARKER = /\{\{([a-z-]+)(?::(\w+))?\}\}/gu;

/** The names a marker `{{name}}` or `{{name:seed}}` may have. */
export const MARKERS: readonly string[] = [...MAKERS.keys()];

/** The names in a text's markers that stand for nothing. */
export const unknownMarkers = (text: string): readonly string[] =>
  [...text.matchAll(MARKER)].map((match) => match[1] ?? '').filter((name) => !MAKERS.has(name));

/**
 * The text with each marker replaced by its invented secret or number: valid in shape, so that scanners find it, and
 * worthless. They exist only in memory, so the repository holds nothing that looks like a credential.
 */
export const expandMarkers = (text: string): string =>
  text.replace(
    MARKER,
    (marker, name: string, seed: string | undefined) => MAKERS.get(name)?.(`${name} ${seed ?? ''}`) ?? marker,
  );
