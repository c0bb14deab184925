import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createAdministrationSite } from '../../../functions/web/administration-site.tsx';
import { httpHandler } from '../../../shared/runtime/http.ts';
import { FakeCatalogueDesk, FakeRulesDesk } from '../../support/fake-catalogue-desk.ts';
import { LAMBDA_CONTEXT } from '../../support/lambda-context.ts';
import { FACTS } from '../../support/oversight-bench.ts';
import { signedIn, siteParts } from '../../support/site-bench.ts';

const ORIGIN = 'https://administration.example.com';
const KEY = new Uint8Array(16).fill(7);
const PLAN = `The northern depot closes in May and forty people move to the harbour site; nobody outside the board has been told so far. Größe und Maß: zanzibar-quokka.`;
/** The bytes a picture begins with. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Sent = readonly (readonly [name: string, value: string | File])[];

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'plan.txt'): File =>
  new File([content], name);
/** What a browser sends of a control in which no file was chosen. */
const NO_FILE = new File([], '', { type: 'application/octet-stream' });

const inParts = async (
  sent: Sent,
): Promise<{ readonly type: string; readonly body: Uint8Array<ArrayBuffer> }> => {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? '';
  return { type, body: new Uint8Array(await response.arrayBuffer()) };
};

const open = async () => {
  const desk = new FakeCatalogueDesk();
  const logged: unknown[] = [];
  const site = createAdministrationSite({
    ...siteParts('administration'),
    warn: (...line) => void logged.push(line),
    facts: FACTS,
    desk,
    rules: new FakeRulesDesk(),
    fingerprintKey: { read: () => Promise.resolve(KEY) },
  });
  const { cookie, session } = await signedIn('Leopold', ['administrator']);
  const token = ['token', session.formToken] as const;
  const raw = (
    { type, body }: { readonly type: string; readonly body: Uint8Array<ArrayBuffer> | string },
    headers: Readonly<Record<string, string>> = {},
    path = '/documents/add',
  ) =>
    site.fetch(
      new Request(`${ORIGIN}${path}`, {
        method: 'POST',
        headers: { cookie, origin: ORIGIN, 'content-type': type, ...headers },
        body,
      }),
    );
  const send = async (sent: Sent) => raw(await inParts([token, ['name', 'plan 7'], ...sent]));
  return { desk, logged, site, cookie, token, raw, send };
};

const Answer = z.object({ statusCode: z.number(), body: z.string() });

/** A request as API Gateway hands it over: whatever is no text comes in base64. */
const eventOf = async (sent: Sent, cookie: string) => {
  const { type, body } = await inParts(sent);
  return {
    version: '2.0',
    rawPath: '/documents/add',
    rawQueryString: '',
    headers: { host: 'administration.example.com', origin: ORIGIN, 'content-type': type },
    cookies: [cookie],
    requestContext: { domainName: 'any', requestId: 'r', http: { method: 'POST' } },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
};

describe('a document that is sent as a file', () => {
  it.each([
    ['a text file', fileOf(PLAN)],
    ['a Markdown file, its ending in capitals', fileOf(PLAN, 'PLAN.MD')],
    ['a file that begins with a byte order mark', fileOf(`\u{feff}${PLAN}`)],
  ])('becomes the same hashes as its text does when it is pasted: %s', async (_, file) => {
    const [pasted, sent] = [await open(), await open()];
    expect(
      (
        await pasted.send([
          ['text', PLAN],
          ['file', NO_FILE],
        ])
      ).status,
    ).toBe(303);
    const answer = await sent.send([
      ['text', ''],
      ['file', file],
    ]);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/documents']);
    expect([...sent.desk.pages.values()]).toEqual([...pasted.desk.pages.values()]);
    expect(sent.desk.pages.size).toBe(1);
  });

  it('is taken in the form as it stands on the page, with all that the page itself puts into it', async () => {
    const { desk, site, cookie, raw } = await open();
    const page = await (await site.fetch(new Request(`${ORIGIN}/documents`, { headers: { cookie } }))).text();
    const [, form = ''] = /<form[^>]*action="\/documents\/add"[^>]*>([^]*?)<\/form>/u.exec(page) ?? [];
    const given: Readonly<Record<string, string | File>> = { name: 'plan 7', text: '', file: fileOf(PLAN) };
    const controls = [
      ...form.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"(?:[^>]* value="([^"]*)")?/gu),
    ];
    const sent = controls.map(([, name = '', value = '']) => [name, given[name] ?? value] as const);
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect((await raw(await inParts(sent))).status).toBe(303);
    expect(desk.pages.size).toBe(1);
  });

  it('comes through as API Gateway hands it over, and leaves no word or name of it anywhere', async () => {
    const { desk, logged, site, cookie, token } = await open();
    const handler = httpHandler(site.fetch, (...line) => void logged.push(line));
    const sent: Sent = [token, ['name', 'plan 7'], ['text', ''], ['file', fileOf(PLAN, 'wombat.txt')]];
    const answer = Answer.parse(await handler(await eventOf(sent, cookie), LAMBDA_CONTEXT));
    expect(answer.statusCode).toBe(303);
    const page = await site.fetch(new Request(`${ORIGIN}/documents`, { headers: { cookie } }));
    const everything = `${JSON.stringify([...desk.pages])} ${JSON.stringify(logged)} ${await page.text()}`;
    expect(everything).toContain('plan 7');
    expect(everything).not.toMatch(/zanzibar|quokka|depot|wombat/u);
  });

  it.each([
    ['a picture', fileOf(PNG), 'no plain text in UTF-8'],
    ['text in Latin-1', fileOf(new Uint8Array(Buffer.from(PLAN, 'latin1'))), 'no plain text in UTF-8'],
    ['text in UTF-16', fileOf(new Uint8Array(Buffer.from(`\u{feff}${PLAN}`, 'utf16le'))), 'no plain text'],
    ['text with a zero byte', fileOf(`${PLAN}\0`), 'no plain text in UTF-8'],
    ['what its name says is no text', fileOf(PLAN, 'plan.pdf'), 'no plain text in UTF-8'],
    ['a name that is a script', fileOf(PLAN, '"><script>alert(1)</script>'), 'no plain text in UTF-8'],
    ['an empty file', fileOf(''), 'nothing to hold in this text'],
    ['too few words', fileOf('quokka'), 'nothing to hold in this text'],
    ['more than fits', fileOf('quokka '.repeat(27_200)), 'At most 190 KB'],
  ])('is refused at its field, without a word of it: %s', async (_, file, why) => {
    const { desk, send } = await open();
    const answer = await send([
      ['text', ''],
      ['file', file],
    ]);
    const html = await answer.text();
    expect([answer.status, desk.pages.size]).toEqual([400, 0]);
    expect(/id="file-problem">\s*([^<]*)/u.exec(html)?.[1]).toContain(why);
    expect(html).toContain('value="plan 7"');
    expect(html).not.toMatch(/quokka|zanzibar|<script>alert/u);
  });

  it('is refused beside a text that was pasted, since it could not be told which is meant', async () => {
    const { desk, send } = await open();
    const answer = await send([
      ['text', PLAN],
      ['file', fileOf(PLAN)],
    ]);
    expect(await answer.text()).toContain('Paste the text or choose a file, not both.');
    expect(desk.pages.size).toBe(0);
  });

  it.each([
    [
      'two files',
      [
        ['file', fileOf(PLAN)],
        ['file', fileOf(PLAN)],
      ],
    ],
    [
      'more parts than the form has',
      [['text', ''], ['file', NO_FILE], ...['one', 'two', 'three'].map((name) => [name, 'x'] as const)],
    ],
  ] as const)('is refused with %s', async (_, sent) => {
    const { desk, send } = await open();
    const answer = await send(sent);
    expect([answer.status, desk.pages.size]).toEqual([400, 0]);
    expect(await answer.text()).toContain('The form cannot be read');
  });

  it.each([
    ['has no boundary', 'multipart/form-data', 'x'],
    ['is not whole', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="file"'],
    ['is nothing', 'multipart/form-data; boundary=b', ''],
  ])('is refused where the form %s', async (_, type, body) => {
    const { desk, raw } = await open();
    expect([(await raw({ type, body })).status, desk.pages.size]).toEqual([400, 0]);
  });

  it('counts only from a page of this site, with its token, and on the route that takes files', async () => {
    const { desk, raw, token } = await open();
    const whole = [token, ['name', 'plan 7'], ['file', fileOf(PLAN)]] as const;
    const elsewhere = await raw(await inParts(whole), { origin: 'https://evil.example' });
    const forged = await raw(await inParts([['token', 'x'], ...whole.slice(1)]));
    const unsigned = await raw(await inParts(whole.slice(1)));
    const misplaced = await raw(await inParts(whole), {}, '/terms/add');
    expect([elsewhere, forged, unsigned, misplaced].map(({ status }) => status)).toEqual([
      403, 403, 403, 403,
    ]);
    expect(desk.pages.size).toBe(0);
  });

  it('is not given back when the session has ended, and a pasted text is', async () => {
    const { desk, raw } = await open();
    const sent = await inParts([
      ['token', 'x'],
      ['name', 'plan 7'],
      ['text', PLAN],
      // The field's own mark: what it is called, and a hash of what stood in it.
      ['typed.text', `${'x'.repeat(12)} Its text`],
    ]);
    const pasted = await (await raw(sent, { cookie: '' })).text();
    expect(pasted).toContain('zanzibar-quokka');
    expect(pasted).not.toMatch(/form-data|boundary/iu);
    const filed = await raw(
      await inParts([
        ['token', 'x'],
        ['file', fileOf(PLAN)],
      ]),
      { cookie: '' },
    );
    expect([filed.status, filed.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fdocuments']);
    expect(desk.pages.size).toBe(0);
  });

  it('is no way round the limit of a request', async () => {
    const { desk, site, cookie, token } = await open();
    const handler = httpHandler(site.fetch, () => undefined);
    const sent: Sent = [token, ['name', 'plan 7'], ['file', fileOf('quokka '.repeat(30_000))]];
    const answer = Answer.parse(await handler(await eventOf(sent, cookie), LAMBDA_CONTEXT));
    expect([answer.statusCode, desk.pages.size]).toEqual([413, 0]);
  });
});
