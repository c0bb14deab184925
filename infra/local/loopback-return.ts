import type { HttpResponse } from './http-event.ts';

const BARE = '127.0.0.1';

/**
 * Where a browser goes on to that a platform sent back to 127.0.0.1. Platforms send people back to no other host of one
 * machine, while sites and their cookies live at host names: `/<host>/<path>` leads to that path at that host, on the
 * same port. Undefined for whatever is not for the bare address, or names no site there is, so that it leads nowhere else.
 */
export function sendOn(
  request: { readonly method: string; readonly host: string; readonly target: string },
  sites: ReadonlyMap<string, unknown>,
): HttpResponse | undefined {
  const [, port = ''] = /^127\.0\.0\.1(:\d+)?$/.exec(request.host) ?? [];
  const [, site = '', rest = '/'] = /^\/([^/?]+)(\/[^]*)?$/.exec(request.target) ?? [];
  const isForBare = request.host === `${BARE}${port}` && request.method === 'GET';
  if (!isForBare || !sites.has(site)) return undefined;
  return { status: 302, headers: [['location', `http://${site}${port}${rest}`]], body: Buffer.alloc(0) };
}
