import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { connecting as german } from '../../../functions/web/words/de.tsx';
import { connecting as english } from '../../../functions/web/words/en.tsx';
import { refusalIn, termsAt } from '../../../shared/platforms/per-platform-terms.ts';

const PLATFORMS = join(import.meta.dirname, '../../../shared/platforms');

/** Every sentence for people with which code refuses an account: it begins with a capital letter. */
const sentences = readdirSync(PLATFORMS)
  .map((name) => readFileSync(join(PLATFORMS, name), 'utf8'))
  .flatMap((code) => [...code.matchAll(/(?:'invalid-input',|refuse\()\s*['`](?<says>[A-Z][^'`$]*)['`]/gu)])
  .map(({ groups }) => groups?.['says'] ?? '');

describe('why an account is refused', () => {
  it('is said as it is in English, and in German for every sentence that the code knows', () => {
    expect(new Set(sentences).size).toBeGreaterThan(9);
    for (const why of sentences) {
      expect(english.refused(why)).toBe(why);
      expect([why, german.refused(why)]).toEqual([why, expect.not.stringContaining(why)]);
    }
  });

  it('is said in German of platforms that cannot be read, with the clause where there is one', () => {
    const of = (host: string, path = '/') => german.refused(refusalIn(termsAt(host, path)) ?? '');
    expect(of('x.com')).toBe(
      'X wird noch nicht unterstützt. Konten bei Bluesky und auf Mastodon-Servern lassen sich verbinden.',
    );
    expect(of('www.linkedin.com', '/in/ann')).toMatch(
      /^LinkedIn lässt Anwendungen.*“Data Usage Limitations”\)$/u,
    );
    expect(german.refused('Accounts at mastodon cannot be connected here yet.')).toBe(
      'Konten dieser Plattform lassen sich hier noch nicht verbinden.',
    );
  });

  it('is told in full even where nobody has put it into German', () => {
    expect(german.refused('Something new.')).toBe(
      'Dieses Konto lässt sich so nicht verbinden (Something new.)',
    );
  });
});
