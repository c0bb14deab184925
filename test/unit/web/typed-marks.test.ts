import { describe, expect, it } from 'vitest';

import { openFuzzedSites } from '../../support/fuzzed-sites.ts';
import { ask } from '../../support/site-bench.ts';

/** Else it was not looked at much. */
const FIELDS_AT_LEAST = 25;
const FORM = /<form[^>]* method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gsu;

/** Names of the fields of a form for texts that somebody writes: not ids, choices, dates and tokens. */
const textsIn = (form: string): readonly string[] =>
  [...form.matchAll(/<(textarea|input)\b([^>]*)>/gu)].flatMap(([, tag, attributes = '']) => {
    const [, type = 'text'] = / type="([^"]*)"/u.exec(attributes) ?? [];
    const [, name] = / name="([^"]*)"/u.exec(attributes) ?? [];
    const isText = tag === 'textarea' || ['text', 'url'].includes(type);
    return isText && name !== undefined ? [name] : [];
  });

describe('forms of people who signed in', () => {
  it('say of each field for a text what it is called, so that it can be given back when the session ends', async () => {
    const { sites, known } = await openFuzzedSites();
    const [seen, unmarked] = [new Set<string>(), new Set<string>()];
    for (const { name, builder, visitors } of sites.filter((site) => site.name !== 'public')) {
      const routes = builder.routes().filter((route) => route.startsWith('GET '));
      const paths = routes.flatMap((route) => known.map((part) => route.slice(4).replaceAll(/:\w+/gu, part)));
      for (const { cookie } of visitors) {
        for (const path of new Set(paths)) {
          const html = await (await ask(builder, path, { cookie })).text();
          for (const [, action = '', form = ''] of html.matchAll(FORM)) {
            for (const field of textsIn(form)) {
              seen.add(`${name} ${field.replaceAll(/[\da-f-]{8,}|\d+/gu, '*')}`);
              if (!form.includes(`name="typed.${field}"`)) unmarked.add(`${name} ${action} ${field}`);
            }
          }
        }
      }
    }
    expect([...unmarked]).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(FIELDS_AT_LEAST);
  });
});
