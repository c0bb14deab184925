import { request, type IncomingHttpHeaders } from 'node:http';

import { formsOf, type Form } from './html-forms.ts';

/** A page as it was answered, after all redirects. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  readonly forms: readonly Form[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const REDIRECTS_AT_MOST = 12;

/**
 * One person's browser, as far as the sample needs it: cookies by host, redirects, forms without scripts. Hosts under
 * `.localhost` are looked for at 127.0.0.1, as a real browser does. Expiry dates of cookies are not looked at, since
 * the calendar of the sites is not that of this machine.
 */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  open(url: string | URL): Promise<Page> {
    return this.#follow(new URL(url), undefined);
  }

  /** Submits a form of a page with its hidden fields and these; a field given an array is sent once for each value. */
  submit(
    page: Page,
    form: Form,
    fields: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<Page> {
    const sent = new URLSearchParams([...form.hidden]);
    for (const [name, value] of Object.entries(fields)) {
      sent.delete(name);
      for (const one of typeof value === 'string' ? [value] : value) sent.append(name, one);
    }
    const target = new URL(form.action === '' ? page.url : form.action, page.url);
    if (form.method === 'post') return this.#follow(target, { body: sent.toString(), from: page.url });
    target.search = sent.toString();
    return this.#follow(target, undefined);
  }

  async #follow(start: URL, post: { readonly body: string; readonly from: URL } | undefined): Promise<Page> {
    let url = start;
    let form = post;
    for (let hop = 0; hop <= REDIRECTS_AT_MOST; hop += 1) {
      const answer = await this.#ask(url, form);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400 || location === undefined)
        return { url, status: answer.status, html: answer.body, forms: formsOf(answer.body) };
      form = undefined;
      url = new URL(location, url);
    }
    throw new Error(`${start.origin} redirects without end`);
  }

  async #ask(url: URL, form: { readonly body: string; readonly from: URL } | undefined): Promise<Answer> {
    const answer = await send(url, {
      cookie: [...this.#jar(url)].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form && {
        origin: form.from.origin,
        'sec-fetch-site': form.from.origin === url.origin ? 'same-origin' : 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      }),
      ...(form && { body: form.body }),
    });
    for (const cookie of answer.headers['set-cookie'] ?? []) this.#keep(url, cookie);
    return answer;
  }

  #jar(url: URL): Map<string, string> {
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    return jar;
  }

  #keep(url: URL, cookie: string): void {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/u.exec(cookie) ?? [];
    if (value === '') this.#jar(url).delete(name);
    else this.#jar(url).set(name, value);
  }
}

const send = (
  url: URL,
  { body, ...headers }: Readonly<Record<string, string>> & { readonly body?: string },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const isLocal = url.hostname.endsWith('.localhost');
    const outgoing = request(
      {
        host: isLocal ? '127.0.0.1' : url.hostname,
        port: url.port,
        path: `${url.pathname}${url.search}`,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: url.host,
          accept: 'text/html',
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
