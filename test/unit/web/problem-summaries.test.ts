import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { SECTIONS } from '../../../shared/policy/sections.ts';
import { openFuzzedSites, type FuzzedSites } from '../../support/fuzzed-sites.ts';
import { formsIn, type KnownForm } from '../../support/known-forms.ts';
import { ask } from '../../support/site-bench.ts';
import { problemsOn, unnamedProblems } from '../../support/unnamed-problems.ts';

const LANGUAGES = ['en', 'de'];
/** What no field takes: nothing, far more than there is room for, and no choice of any list. */
const WRONG = ['', 'x'.repeat(25_000), '\u0007'];
/** Forms with something to fill in that are on a page whatever is stored. Else it was not looked at much. */
const FORMS_AT_LEAST = 13;

const PAGES = join(import.meta.dirname, '../../../functions/web');
/** An account and a code are of a form, not of a length; a code is not shown again. */
const NO_TEXTS = new Set([
  'participant /connect name',
  'comms /official/ask name',
  'public /concern/answer code',
]);
/** The room that all parts have together is said above the first. */
const isPartOfPolicy = (id: string): boolean => SECTIONS.some((section) => section === id);

const NOBODY = { cookie: '', formToken: '', own: [] };

describe('what a refused form says at its top', () => {
  let sites: FuzzedSites;
  let forms: readonly KnownForm[];
  const pages: { readonly where: string; readonly wrong: string; readonly html: string }[] = [];

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
    pages.push({ where, wrong, html: await answer.text() });
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

  it('gives back beside it what was far too long, and says there how much has room', () => {
    const refused = pages.filter(({ wrong, html }) => wrong.length > 1 && problemsOn(html).length > 0);
    const [seen, lost, unsaid] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const { where, wrong, html } of refused) {
      for (const { id = '' } of problemsOn(html)) {
        const field = html.slice(html.lastIndexOf('<', html.indexOf(` id="${id}"`)));
        const isText = /^<(?:textarea|input[^>]* type="(?:text|url)")/u.test(field);
        if (!isText || NO_TEXTS.has(`${where} ${id}`)) continue;
        seen.add(`${where} ${id}`);
        if (!field.slice(0, wrong.length + 1000).includes(wrong)) lost.add(`${where} ${id}`);
        if (isPartOfPolicy(id)) continue;
        const hint = html.indexOf(` id="${id}-hint"`);
        if (hint < 0 || !/\d|hundred|hundert/u.test(html.slice(hint, html.indexOf('</p>', hint))))
          unsaid.add(`${where} ${id}`);
      }
    }
    expect([[...lost], [...unsaid]]).toEqual([[], []]);
    expect(seen.size).toBeGreaterThanOrEqual(30);
  });
});

describe('fields for texts', () => {
  it('cut nothing that is pasted: what is too long is refused, and given back', () => {
    const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.tsx'),
    );
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter((name) => /maxlength/iu.test(readFileSync(join(PAGES, name), 'utf8')))).toEqual([]);
  });
});
