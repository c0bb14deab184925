import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { httpHandler } from '../../../shared/runtime/http.ts';
import { openFuzzedSites } from '../../support/fuzzed-sites.ts';
import { formRequest, formsIn } from '../../support/known-forms.ts';
import { LAMBDA_CONTEXT } from '../../support/lambda-context.ts';

const Answer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const NOBODY = { cookie: '', formToken: '', own: [] };
const WORDS = {
  en: [/<h1>This form is too large<\/h1>/u, /196,608 bytes/u, /Nothing of it was taken/u],
  de: [/<h1>Dieses Formular ist zu groß<\/h1>/u, /196\.608 Bytes/u, /Nichts davon wurde angenommen/u],
};

describe('a form that is larger than any may be', () => {
  it('is answered at every site by a page of its own, in the visitor’s language, and nothing of it is taken', async () => {
    const open = await openFuzzedSites();
    const sites = {
      ...open,
      sites: open.sites.map((site) => (site.name === 'public' ? { ...site, visitors: [NOBODY] } : site)),
    };
    const seen = new Set<string>();
    for (const { site, form, visitor } of await formsIn(sites)) {
      const { name, builder } = sites.sites[site] ?? {};
      if (builder === undefined || name === undefined) throw new Error('no such site');
      const done = sites.restart();
      const handler = httpHandler(builder.fetch, () => undefined);
      for (const language of ['en', 'de'] as const) {
        const body = new URLSearchParams({ token: visitor.formToken, any: 'x'.repeat(200_000) });
        const { event } = formRequest(sites, { site, visitor, path: form.action, body });
        const headers = {
          ...event.headers,
          'accept-language': language,
          referer: `https://${name}.example.com/feedback?page=2`,
        };
        const answer = Answer.parse(await handler({ ...event, headers }, LAMBDA_CONTEXT));
        expect([name, form.action, answer.statusCode]).toEqual([name, form.action, 413]);
        expect(answer.headers['content-type']).toMatch(/^text\/html/u);
        expect(answer.headers['content-security-policy']).toBeDefined();
        for (const words of WORDS[language]) expect(answer.body).toMatch(words);
        if (name === 'public')
          expect(answer.body).toContain('href="https://public.example.com/feedback?page=2"');
      }
      expect(done.writes).toEqual([]);
      seen.add(name);
    }
    expect(seen.size).toBe(sites.sites.length);
  });
});
