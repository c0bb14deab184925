import { beforeAll, describe, expect, it } from 'vitest';

import { openFuzzedSites, type FuzzedSites } from '../../support/fuzzed-sites.ts';
import { formsIn, type KnownForm } from '../../support/known-forms.ts';
import { ask } from '../../support/site-bench.ts';
import { problemsOn, unnamedProblems } from '../../support/unnamed-problems.ts';

const LANGUAGES = ['en', 'de'];
/** What no field takes: nothing, far more than there is room for, and no choice of any list. */
const WRONG = ['', 'x'.repeat(25_000), '\u0007'];
/** Forms with something to fill in that are on a page whatever is stored. Else it was not looked at much. */
const FORMS_AT_LEAST = 13;

const NOBODY = { cookie: '', formToken: '', own: [] };

describe('what a refused form says at its top', () => {
  let sites: FuzzedSites;
  let forms: readonly KnownForm[];
  const pages: { readonly where: string; readonly html: string }[] = [];

  const send = async ({ site, form, values, visitor }: KnownForm, wrong: string, language: string) => {
    sites.restart();
    const at = sites.sites[site];
    if (at === undefined) throw new Error('no such site');
    const { builder, name } = at;
    const sent: Record<string, string> = { token: visitor.formToken };
    for (const [field, value] of form.hidden) sent[field] ||= value || (values.get(field)?.[0] ?? '');
    for (const field of form.names) if (!form.hidden.has(field)) sent[field] = wrong;
    const answer = await ask(builder, form.action, {
      cookie: visitor.cookie,
      form: sent,
      origin: `https://${name}.example.com`,
      headers: { 'accept-language': language },
    });
    const where = `${name} ${form.action.replaceAll(/[^/]*[\d:%][^/]*/gu, '*')}`;
    pages.push({ where, html: await answer.text() });
  };

  beforeAll(async () => {
    const open = await openFuzzedSites();
    const withPublic = open.sites.map((site) =>
      site.name === 'public' ? { ...site, visitors: [NOBODY] } : site,
    );
    sites = { ...open, sites: withPublic };
    forms = await formsIn(sites);
    for (const form of forms)
      for (const wrong of WRONG) for (const language of LANGUAGES) await send(form, wrong, language);
  });

  it('leads to each field that it is about, and names it as the page does', () => {
    const unnamed = pages.flatMap(({ where, html }) =>
      unnamedProblems(html).map((what) => `${where} ${what}`),
    );
    expect([...new Set(unnamed)]).toEqual([]);
    const refused = pages.filter(({ html }) => problemsOn(html).length > 0).map(({ where }) => where);
    expect(new Set(refused).size).toBeGreaterThanOrEqual(FORMS_AT_LEAST);
  });
});
