import { describe, expect, it } from 'vitest';

import { readBlueskyName } from '../../../shared/platforms/bluesky-name.ts';
import { asMeant } from '../../../shared/platforms/typed-name.ts';

describe('a name as somebody meant it', () => {
  it.each([
    [' @ann@social.example ', '@ann@social.example'],
    ['ann.bsky.social.', 'ann.bsky.social'],
    ['ann.bsky.social . ', 'ann.bsky.social'],
    // Copied from a page in Hebrew or Arabic, and typed with a Japanese keyboard.
    ['\u2068@ann.bsky.social\u2069', '@ann.bsky.social'],
    ['\u200fann\u200e.bsky.social', 'ann.bsky.social'],
    ['\ufeffann.bsky.social\u200b', 'ann.bsky.social'],
    ['＠ａｎｎ．bsky．social', '@ann.bsky.social'],
    ['Ann.Example.com', 'Ann.Example.com'],
    ['', ''],
    ['...', ''],
  ])('%j is %j', (typed, meant) => expect(asMeant(typed)).toBe(meant));

  it.each(['.', '\n'])('takes no longer for many of %j within it than for other characters', (character) => {
    const typed = `x${character.repeat(100_000)}x`;
    const before = process.cpuUsage();
    expect(asMeant(typed)).toBe(typed);
    // Milliseconds; where each place of the run is tried as the beginning of the end, a quarter of a minute.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe('a Bluesky account', () => {
  it.each([
    ['ann.bsky.social', 'ann.bsky.social'],
    ['@Ann.Bsky.Social', 'ann.bsky.social'],
    ['at://ann.bsky.social', 'ann.bsky.social'],
    ['https://bsky.app/profile/Ann.bsky.social', 'ann.bsky.social'],
    ['https://bsky.app/profile/ann.bsky.social/post/3jzfcijpj2z2a?x=1', 'ann.bsky.social'],
    ['ann.firm.co.uk', 'ann.firm.co.uk'],
    ['xn--mller-kva.de', 'xn--mller-kva.de'],
    // From the AT Protocol's own list of handles that are valid.
    ['8.cn', '8.cn'],
    ['name.t--t', 'name.t--t'],
    ['a.co', 'a.co'],
  ])('%s is the handle %s', (typed, handle) =>
    expect(readBlueskyName(typed)).toEqual({ kind: 'handle', handle }),
  );

  it.each([
    ['did:plc:abcdefghijklmnopqrstuvwx', 'did:plc:abcdefghijklmnopqrstuvwx'],
    [' DID:PLC:ABCDEFGHIJKLMNOPQRSTUVWX', 'did:plc:abcdefghijklmnopqrstuvwx'],
    ['at://did:web:ann.example.com', 'did:web:ann.example.com'],
    ['https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx', 'did:plc:abcdefghijklmnopqrstuvwx'],
  ])('%s is the identifier %s', (typed, did) => expect(readBlueskyName(typed)).toEqual({ kind: 'did', did }));

  it.each([
    ['ann', 'whole name'],
    ['@ann', 'whole name'],
    ['ann smith.bsky.social', 'without spaces'],
    ['', 'name.bsky.social'],
    ['@', 'name.bsky.social'],
    ['ann..bsky.social', 'own domain'],
    ['-ann.bsky.social', 'own domain'],
    ['ann-.bsky.social', 'own domain'],
    ['ann_smith.bsky.social', 'own domain'],
    ['müller.de', 'own domain'],
    ['192.168.0.1', 'own domain'],
    ['ann.bsky.social:8080', 'own domain'],
    ['ann.bsky.social/x', 'own domain'],
    ['handle.invalid', 'own domain'],
    ['metadata.google.internal', 'own domain'],
    ['printer.local', 'own domain'],
    [`${'a'.repeat(64)}.bsky.social`, 'own domain'],
    [`${'a.'.repeat(126)}com`, 'own domain'],
    ['https://bsky.app/profile/', 'name.bsky.social'],
  ])('%j is refused in words', (typed, words) => expect(() => readBlueskyName(typed)).toThrow(words));
});
