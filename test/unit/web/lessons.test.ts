import { describe, expect, it } from 'vitest';

import { LANGUAGES, type Language } from '../../../shared/languages.ts';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { LESSONS } from '../../../functions/web/words/catalogues.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { ask } from '../../support/site-bench.ts';

const site = createPublicSite(closedPublicParts());
const see = async (path: string, language = 'en'): Promise<string> =>
  (await ask(site, path, { headers: { 'accept-language': language } })).text();

const NAMES = ['confidential', 'phishing', 'privacy'] as const;

/** The answers to each case of a lesson. */
const answersIn = (language: Language, name: (typeof NAMES)[number]) =>
  LESSONS[language].all[name].cases.map(({ answers }) => answers);

describe('short lessons', () => {
  it('are these and no others', () => {
    expect(Object.keys(LESSONS.en.all)).toEqual([...NAMES]);
  });

  it.each(NAMES)(
    'send no answer anywhere: %s has no form, no script and no address for one',
    async (name) => {
      const html = await see(`/lessons/${name}`);
      expect(html).not.toMatch(/<form|<input|<script/u);
      expect(html.match(/<details class="answer">/gu)).toHaveLength(answersIn('en', name).flat().length);
    },
  );

  it('set no cookie and are kept by no cache', async () => {
    const { headers } = await ask(site, '/lessons/phishing');
    expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  it.each(LANGUAGES)('have one good answer to each case, with a reason to each answer, in %s', (language) => {
    for (const answers of NAMES.flatMap((name) => answersIn(language, name))) {
      expect(answers.filter(({ isRight }) => isRight)).toHaveLength(1);
      for (const { because } of answers) expect(because.length).toBeGreaterThan(20);
    }
  });

  it('have the same good answers in every language', () => {
    const right = LANGUAGES.map((language) =>
      NAMES.map((name) => answersIn(language, name).map((answers) => answers.map(({ isRight }) => isRight))),
    );
    for (const other of right) expect(other).toEqual(right[0]);
  });

  it('are listed in the reader’s language, and one that is not there is not found', async () => {
    expect(await see('/lessons', 'de')).toContain('<a href="/lessons/phishing">Phishing: Wer fragt da?</a>');
    for (const name of ['nonsense', 'constructor', '__proto__'])
      expect((await ask(site, `/lessons/${name}`)).status).toBe(404);
  });
});
