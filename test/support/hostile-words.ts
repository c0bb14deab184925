import fc from 'fast-check';

/** Markup that must never come back as markup, within everything that is sent. */
export const MARKUP = '"\'><x-canary onload=alert(1)>&';

/** Characters many times over, within and at the ends of something: what makes careless patterns take quadratic time. */
export const LONG_RUNS: readonly string[] = ['.', ' ', '/', '\n', '@', '%', '-', 'a.', '\u200B', '<'].flatMap(
  (part) =>
    ['x', 'https://x'].flatMap((start) =>
      ['!', '/x'].map((end) => `${start}${part.repeat(80_000 / part.length)}${end}`),
    ),
);

/** What people, programs and adversaries may write where a word is asked for. */
export const words = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      MARKUP,
      `@ann${MARKUP}@social.example.org`,
      '@ann@social.example.org',
      'ann.example.org',
      'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa',
      'https://127.0.0.1/@ann',
      'https://social.example.org/@ann',
      'javascript:alert(1)',
      '//evil.example/',
      '\u0000',
      '\uD800',
      '\r\nset-cookie: __Host-candor=stolen',
      '__proto__',
      'constructor',
      '%E0%A4%A',
      '%00',
      '..%2f..%2f',
      '=cmd|calc!A0',
      '1e999',
      '+275760-09-13T00:00:00.001Z',
      '2026-03-10T12:00:00Z',
      '[object Object]',
      '{"$gt":""}',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(...LONG_RUNS) },
);
