import type { Context } from 'hono';

import type { Site } from '../../shared/names.ts';
import { ACCESS, type AccessRule } from './access.ts';

/** How many parts of a path a route says; undefined where it is the route of other paths. */
const partsSaid = (route: readonly string[], path: readonly string[]): number | undefined => {
  if (route.length !== path.length) return undefined;
  if (!route.every((part, index) => part.startsWith(':') || part === path[index])) return undefined;
  return route.filter((part) => !part.startsWith(':')).length;
};

/** Answers to another site's sending somebody here: they are given once. */
const ONCE = '/callback';

/** The routes of a path, by method and rule; none where the site has no such path. */
const routesOf = (site: Site, path: string): readonly { method: string; rule: AccessRule }[] => {
  const parts = path.split('/');
  const routes = Object.entries(ACCESS[site]).flatMap(([route, rule]) => {
    const [method = '', pattern = ''] = route.split(' ');
    const said = partsSaid(pattern.split('/'), parts);
    return said === undefined ? [] : [{ method, rule, said }];
  });
  // `/official/ask` is what its form is sent to, and not the page of an account that is called `ask`.
  const most = Math.max(...routes.map(({ said }) => said));
  return routes.filter(({ said }) => said === most);
};

/** Whether a path can be asked for; undefined where the site has no such path at all. */
const canBeAskedFor = (site: Site, path: string): boolean | undefined => {
  if (path.endsWith(ONCE)) return false;
  const nearest = routesOf(site, path);
  return nearest.length === 0 ? undefined : nearest.some(({ method }) => method === 'GET');
};

/**
 * Where somebody goes back to from the page at an address: to that address, or, where it only takes forms, to the nearest
 * page above it, since a form that was refused is answered at the address it was sent to.
 */
export const wayBack = (site: Site, address: URL): URL => {
  if (canBeAskedFor(site, address.pathname) !== false) return address;
  const parts = address.pathname.split('/');
  const above = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
  const way = new URL(address.origin);
  way.pathname = above.find((path) => canBeAskedFor(site, path)) ?? '/';
  return way;
};

/** What page a request asks for, as path and query: of a form, the page it stood on, where the browser says. */
export const askedFor = ({ req }: Context, publicUrl: string): string => {
  const referer = req.header('referer') ?? '';
  if (req.method === 'POST' && referer.startsWith(`${publicUrl}/`)) return referer.slice(publicUrl.length);
  const { pathname, search } = new URL(req.url);
  return `${pathname}${search}`;
};

const WANTED_CHARACTERS = 1000;

/**
 * Where a sign-in leads to, as path and query: to the page that was asked for, or, where it only takes forms, to the
 * nearest page above it. To the start instead of whatever is no page of this site for people who signed in: another
 * site, however it is spelt, and what belongs to signing in.
 */
export const wantedPage = (site: Site, publicUrl: string, asked: string): string => {
  const isPath = /^\/(?![/\\])/u.test(asked) && asked.length <= WANTED_CHARACTERS;
  if (!isPath || !URL.canParse(asked, publicUrl)) return '/';
  const address = new URL(asked, publicUrl);
  const { pathname, search } = wayBack(site, address);
  // A path of dots may come to two slashes, which would name another host.
  if (address.origin !== new URL(publicUrl).origin || pathname.startsWith('//')) return '/';
  const isGuarded = routesOf(site, pathname).some(
    ({ method, rule }) => method === 'GET' && rule !== 'anyone',
  );
  return isGuarded ? `${pathname}${search}` : '/';
};
