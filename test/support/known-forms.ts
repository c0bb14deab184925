import { formsOf, type Form } from '../../infra/local/sample/html-forms.ts';
import type { FuzzedRequest } from './fuzzed-requests.ts';
import type { FuzzedSites, Visitor } from './fuzzed-sites.ts';
import { ask } from './site-bench.ts';

/** A form of a page, and what stood on that page as values, by the names of fields. */
export interface KnownForm {
  readonly site: number;
  readonly form: Form;
  /** Whose page it was. */
  readonly visitor: Visitor;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

const ATTRIBUTE_NAME = / name="([^"]*)"/u;

/** The values that a page offers, by the field they are for; those of options under no name. */
const valuesIn = (html: string): KnownForm['values'] => {
  const offers = [...html.matchAll(/<(?:input|button|option)[^>]* value="([^"]+)"[^>]*>/gu)];
  const byName = Map.groupBy(offers, ([tag]) => ATTRIBUTE_NAME.exec(tag)?.[1] ?? '');
  return new Map([...byName].map(([name, found]) => [name, found.map(([, value = '']) => value)]));
};

/** Every form that the sites show to somebody, once. */
export const formsIn = async ({ sites, known }: FuzzedSites): Promise<readonly KnownForm[]> => {
  const forms: KnownForm[] = [];
  for (const [site, { builder, visitors }] of sites.entries()) {
    const pages = builder.routes().filter((route) => route.startsWith('GET '));
    const paths = pages.flatMap((route) =>
      known.map((part) => route.slice('GET '.length).replaceAll(/:\w+/gu, part)),
    );
    for (const visitor of visitors) {
      for (const path of new Set(paths)) {
        const html = await (await ask(builder, path, { cookie: visitor.cookie })).text();
        const values = valuesIn(html);
        forms.push(...formsOf(html).map((form) => ({ site, form, values, visitor })));
      }
    }
  }
  const shapeOf = ({ site, form, visitor }: KnownForm): string =>
    JSON.stringify([site, form.action, [...form.names], visitor.formToken]);
  return [...new Map(forms.map((one) => [shapeOf(one), one])).values()];
};

/** A form as a browser sends it. */
export const formRequest = (
  { sites }: FuzzedSites,
  { site, visitor, path, body }: { site: number; visitor: Visitor; path: string; body: URLSearchParams },
): FuzzedRequest => {
  const host = `${sites[site]?.name ?? ''}.example.com`;
  return {
    site,
    route: `POST ${path}`,
    visitor,
    event: {
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers: { host, origin: `https://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
      cookies: [visitor.cookie],
      body: Buffer.from(body.toString()).toString('base64'),
      isBase64Encoded: true,
      requestContext: { domainName: 'api.example', requestId: 'request-1', http: { method: 'POST' } },
    },
  };
};
