import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ServiceError } from '../../shared/errors.ts';
import { AccountId } from '../../shared/ids.ts';
import { hostIn } from '../../shared/platforms/host-name.ts';
import { mastodonAccountId, mastodonAccountOf } from '../../shared/platforms/mastodon-account.ts';
import { accountIn } from '../../shared/platforms/ownership.mastodon.ts';

/** Hosts as they should come out, each with its names in Unicode where it has any. */
const HOSTS = [
  { host: 'h.example', unicode: 'h.example' },
  { host: 'social.h.example', unicode: 'social.h.example' },
  { host: 'xn--bcher-kva.example', unicode: 'bücher.example' },
  { host: 'xn--fiqs8s.example', unicode: '中国.example' },
  { host: 'xn--strae-oqa.example', unicode: 'straße.example' },
] as const;

const fullWidth = (text: string): string =>
  text.replace(/[a-z]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

/** One of the ways in which people, browsers and servers write a host. */
const spelled = fc
  .record({
    known: fc.constantFrom(...HOSTS),
    isUnicode: fc.boolean(),
    capitals: fc.infiniteStream(fc.boolean()),
    isFullWidth: fc.boolean(),
    dot: fc.constantFrom('', '.'),
    port: fc.constantFrom('', ':', ':443', ':0443'),
  })
  .map(({ known, isUnicode, capitals, isFullWidth, dot, port }) => {
    const plain = isUnicode ? known.unicode : known.host;
    const wide = isFullWidth ? fullWidth(plain) : plain;
    const cased = Array.from(wide, (letter) =>
      letter !== 'ß' && capitals.next().value === true ? letter.toUpperCase() : letter,
    );
    return { host: known.host, text: `${cased.join('')}${dot}${port}` };
  });

const attempt = <Result>(what: () => Result): Result | ServiceError => {
  try {
    return what();
  } catch (fault) {
    if (fault instanceof ServiceError) return fault;
    throw fault;
  }
};

describe('an account’s id', () => {
  it('is one, however its server is written', () => {
    fc.assert(
      fc.property(spelled, ({ host, text }) => {
        expect(mastodonAccountId(text, '17')).toBe(`mastodon:${host}/17`);
      }),
    );
  });

  it('comes from one server, however people type the name', () => {
    const forms = [
      (text: string) => `@ann@${text}`,
      (text: string) => `Ann@${text}`,
      (text: string) => ` ann@${text} `,
      (text: string) => `https://${text}/@ann`,
      (text: string) => `HTTPS://${text}/users/Ann?from=here`,
    ];
    fc.assert(
      fc.property(spelled, fc.constantFrom(...forms), ({ host, text }, form) => {
        expect(accountIn(form(text))).toEqual({ host, username: 'ann' });
      }),
    );
  });

  it('is the same once written again, and any other spelling of it is refused', () => {
    fc.assert(
      fc.property(spelled, ({ host, text }) => {
        expect(hostIn(hostIn(text) ?? '')).toBe(host);
        const named = AccountId.safeParse(`mastodon:${text}/17`);
        // A name in letters of another script is no id at all.
        if (!named.success) return;
        const stored = attempt(() => mastodonAccountOf(named.data, []));
        if (text === host) expect(stored).toMatchObject({ host });
        else expect(stored).toMatchObject({ kind: 'invalid-input' });
      }),
    );
  });

  it('is never made of nonsense: whatever is no host is refused by kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const host = hostIn(text);
        if (host === undefined) {
          expect(attempt(() => mastodonAccountId(text, '17'))).toMatchObject({ kind: 'invalid-input' });
        } else {
          expect(new URL(`https://${host}`).host).toBe(host);
          expect(host).toMatch(/^[a-z0-9.:[\]-]*[^.:]$/u);
        }
      }),
    );
  });

  it.each([
    '',
    '.',
    'h..example',
    'h.example..',
    'h.example/other',
    'ann@h.example',
    'h.example?x',
    'h example',
    'h.example:99999',
    '\\\\h.example',
    '[::1',
    'x'.repeat(254),
  ])('is made of no host that reads %j', (text) => expect(hostIn(text)).toBeUndefined());

  it('keeps a port that is not that of https, which only a server on one machine has', () => {
    expect(hostIn('127.0.0.1:4711')).toBe('127.0.0.1:4711');
  });

  it('is made of no id that is none', () => {
    expect(attempt(() => mastodonAccountId('h.example', ''))).toMatchObject({ kind: 'invalid-input' });
    expect(attempt(() => mastodonAccountId('h.example', '1 7'))).toMatchObject({ kind: 'invalid-input' });
  });
});
