import fc from 'fast-check';

import type { FuzzedSites, Visitor } from './fuzzed-sites.ts';
import { words } from './hostile-words.ts';
import type { KnownForm } from './known-forms.ts';

/** An event of an HTTP API, and what may let it change something. */
export interface FuzzedRequest {
  readonly site: number;
  readonly route: string;
  readonly visitor: Visitor | undefined;
  readonly event: {
    readonly rawPath: string;
    readonly rawQueryString: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly cookies?: readonly string[];
    readonly body?: string;
    readonly isBase64Encoded: boolean;
    readonly requestContext: unknown;
    readonly version: string;
  };
}

const NAMES = ['token', 'name', 'state', 'code', 'error', 'iss', '__proto__', 'constructor', 'a[b][c]', ''];

const pairs = (names: fc.Arbitrary<string>, values: fc.Arbitrary<string>, maxLength = 5) =>
  fc.array(fc.tuple(names, values), { maxLength });

/** As a browser encodes a form, but for characters that no encoding knows. */
const encoded = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();

const multipart = (fields: readonly (readonly [string, string])[]): string =>
  [
    ...fields.map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}`),
    '--b--',
  ].join('\r\n');

const nested = (fields: readonly (readonly [string, string])[]): string =>
  fields.reduce((json, [name, value]) => `{${JSON.stringify(name)}:[${json},${JSON.stringify(value)}]}`, '0');

type Fields = readonly (readonly [string, string])[];
const WRITINGS: readonly (readonly [type: string, write: (fields: Fields) => string])[] = [
  ['application/x-www-form-urlencoded', encoded],
  ['application/x-www-form-urlencoded', encoded],
  ['application/x-www-form-urlencoded', encoded],
  ['application/x-www-form-urlencoded', encoded],
  ['application/x-www-form-urlencoded; charset=utf-16', encoded],
  ['multipart/form-data; boundary=b', multipart],
  ['multipart/form-data', encoded],
  ['application/json', nested],
  ['text/plain', (fields) => fields.map(([name, value]) => `${name}=${value}`).join('&')],
  ['\u0001', encoded],
  // Twice as many fields as anybody has patience for, and a body that no form of ours is as long as.
  ['application/x-www-form-urlencoded', (fields) => `${encoded(fields)}${'&a=1'.repeat(20_000)}`],
  ['application/x-www-form-urlencoded', (fields) => `${encoded(fields)}&a=${'x'.repeat(1_048_576)}`],
];

/** Bytes that are no UTF-8. */
const TORN = Buffer.from('%ff\xff\xc0\xaf&=%zz', 'latin1');

const segment = (known: readonly string[], own: readonly string[] = known): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 18, arbitrary: fc.constantFrom(...own) },
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 2, arbitrary: words.map((word) => Buffer.from(word).toString('base64url').slice(0, 9_000)) },
    { weight: 2, arbitrary: words.map((word) => encodeURIComponent(word.toWellFormed()).slice(0, 9_000)) },
    { weight: 1, arbitrary: words.map((word) => word.slice(0, 9_000)) },
  );

/** A cookie that should open nothing: a token in form, its header anything. */
const forged = fc
  .tuple(fc.jsonValue(), fc.array(fc.base64String({ maxLength: 40 }), { maxLength: 5 }))
  .map(([header, rest]) => {
    const parts = [JSON.stringify(header), '{"alg":"dir","enc":"A256GCM","kid":"k"}'].map((text) =>
      Buffer.from(text).toString('base64url'),
    );
    return [parts[rest.length % 2], ...rest].join('.');
  });

/** What a proxy or a program may add; now and then what no header may be called or hold. */
const headersFrom = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.dictionary(
      fc.constantFrom('accept', 'accept-encoding', 'x-request-id', 'x-forwarded-host', 'if-none-match', 'te'),
      fc.string({ maxLength: 2_000 }),
      { maxKeys: 3 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('a b', '', 'host', 'cookie'), words, { maxKeys: 2 }),
  },
);

interface Place {
  readonly site: number;
  readonly route: string;
}

interface Chances {
  readonly sites: FuzzedSites;
  readonly forms: readonly KnownForm[];
}

/** Where a request goes: to a route of a site, or nearly. */
const places = ({ sites: { sites } }: Chances) =>
  fc.constantFrom(
    ...sites.flatMap(({ builder }, site) =>
      builder.routes().flatMap((route) => {
        const place = { site, route };
        return route.startsWith('POST') ? [place, place, place] : [place];
      }),
    ),
  );

const cookiesOf = ({ sites }: Chances, visitor: Visitor | undefined): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constant(visitor === undefined ? [] : [visitor.cookie]) },
    { weight: 1, arbitrary: fc.constant([sites.signingIn]) },
    {
      weight: 1,
      arbitrary: forged.map((token) => [`__Host-candor=${token}`, `__Host-candor-sign-in=${token}`]),
    },
    {
      weight: 1,
      arbitrary: fc.array(
        words.map((word) => word.slice(0, 2_000)),
        { maxLength: 3 },
      ),
    },
  );

const NAMES_OF_ACCOUNTS = fc.constantFrom('@ann@social.example.org', 'https://social.example.org/@ann');

/** What stands in a field: mostly what its page offers there. */
const valueOf = ({ form: { hidden }, values }: KnownForm, name: string): fc.Arbitrary<string> => {
  const offered = hidden.has(name) ? [hidden.get(name) ?? ''] : (values.get(name) ?? values.get(''));
  return fc.oneof(
    {
      weight: 9,
      arbitrary: offered === undefined ? fc.oneof(words, NAMES_OF_ACCOUNTS) : fc.constantFrom(...offered),
    },
    { weight: 1, arbitrary: fc.constantFrom('', ...[...values.values()].flat()) },
    { weight: 1, arbitrary: words },
  );
};

const soundFields = (known: KnownForm): fc.Arbitrary<Fields> =>
  fc.tuple(
    ...[...known.form.names]
      .filter((name) => name !== 'token')
      .map((name) => valueOf(known, name).map((value): readonly [string, string] => [name, value])),
  );

const fieldsOf = (chances: Chances, place: Place, visitor: Visitor | undefined): fc.Arbitrary<Fields> => {
  const [, pattern = ''] = place.route.split(' ');
  const isHere = new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u');
  const here = chances.forms.filter(({ site, form }) => site === place.site && isHere.test(form.action));
  const sound = here.length === 0 ? fc.constant([]) : fc.constantFrom(...here).chain(soundFields);
  const token = fc.oneof(
    { weight: 12, arbitrary: fc.constant(visitor?.formToken ?? '') },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: fc.uuid() },
  );
  const odd = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: pairs(fc.oneof(fc.constantFrom(...NAMES), words), words) },
  );
  return fc
    .tuple(token, sound, odd, fc.nat(8))
    .map(([secret, fields, more, first]): Fields =>
      first === 0 ? [...more, ...fields, ['token', secret]] : [['token', secret], ...fields, ...more],
    );
};

const eventOf = (
  chances: Chances,
  { site, route }: Place,
  visitor: Visitor | undefined,
): fc.Arbitrary<FuzzedRequest['event']> => {
  const [method = '', pattern = ''] = route.split(' ');
  const home = `https://${chances.sites.sites[site]?.name ?? ''}.example.com`;
  const path = fc
    .tuple(segment(chances.sites.known, visitor?.own), fc.nat(30))
    .map(([part, odd]) => `${pattern.replaceAll(/:\w+/gu, () => part)}${odd === 0 ? '/%2e%2e//x' : ''}`);
  const query = pairs(fc.constantFrom(...NAMES), fc.oneof(words, fc.constant(chances.sites.state)), 4).map(
    (list) => encoded(list).slice(0, 9_000),
  );
  return fc
    .record({
      path,
      query: fc.oneof(
        fc.constant(''),
        query,
        words.map((word) => word.slice(0, 5_000)),
      ),
      method: fc.oneof(
        { weight: 30, arbitrary: fc.constant(method) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'TRACE', 'x y') },
      ),
      origin: fc.oneof(
        { weight: 10, arbitrary: fc.constant(home) },
        { weight: 3, arbitrary: fc.constantFrom('https://evil.example', 'null', `${home}.evil.example`, '') },
      ),
      more: headersFrom,
      cookies: cookiesOf(chances, visitor),
      fields: fieldsOf(chances, { site, route }, visitor),
      writing: fc.constantFrom(...WRITINGS),
      isTorn: fc.nat(20),
    })
    .map(({ path: rawPath, query: rawQueryString, writing: [type, write], ...parts }) => {
      const text = Buffer.from(write(parts.fields));
      const body = parts.isTorn === 0 ? Buffer.concat([text, TORN]) : text;
      const isPost = parts.method === 'POST';
      return {
        version: '2.0',
        rawPath,
        rawQueryString,
        headers: {
          host: home.slice('https://'.length),
          ...parts.more,
          ...(isPost && { 'content-type': type }),
          ...(parts.origin !== '' && { origin: parts.origin }),
        },
        cookies: parts.cookies,
        ...(isPost && { body: body.toString('base64') }),
        isBase64Encoded: isPost,
        requestContext: {
          domainName: 'api.example',
          requestId: 'request-1',
          http: { method: parts.method },
        },
      };
    });
};

/** Requests at every route of every site, from whoever may use it or nobody, most of them nearly sound. */
export const fuzzedRequests = (chances: Chances): fc.Arbitrary<FuzzedRequest> =>
  places(chances).chain((place) => {
    const visitors = chances.sites.sites[place.site]?.visitors ?? [];
    return fc
      .constantFrom<(Visitor | undefined)[]>(...visitors, ...visitors, undefined)
      .chain((visitor) => eventOf(chances, place, visitor).map((event) => ({ ...place, visitor, event })));
  });
