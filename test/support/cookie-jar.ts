/** A browser without scripts: follows redirects with cookies until it would leave for an address that starts so. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();
  readonly #leavesFor: string;

  constructor(leavesFor: string) {
    this.#leavesFor = leavesFor;
  }

  async follow(
    start: string,
    form?: URLSearchParams,
  ): Promise<{ readonly url: string; readonly response: Response }> {
    let url = start;
    let body = form;
    for (;;) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { method: 'POST', body }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url).href;
      if (url.startsWith(this.#leavesFor)) return { url, response };
      body = undefined;
    }
  }
}
