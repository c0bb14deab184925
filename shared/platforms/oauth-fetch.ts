import type { SafeFetch } from './safe-fetch.ts';

interface OAuthRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The guarded `fetch` in the form an OAuth client calls it: GET, or a form that is posted. */
export const throughSafeFetch =
  (fetch: SafeFetch) =>
  (url: string, { method, headers, body }: OAuthRequest): Promise<Response> =>
    fetch(new URL(url), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: headers ?? {},
      ...(body instanceof URLSearchParams && { body: body.toString() }),
    });
