import type { Site } from '../../shared/names.ts';
import { ACCESS } from './access.ts';

/** How many parts of a path a route says; undefined where it is the route of other paths. */
const partsSaid = (route: readonly string[], path: readonly string[]): number | undefined => {
  if (route.length !== path.length) return undefined;
  if (!route.every((part, index) => part.startsWith(':') || part === path[index])) return undefined;
  return route.filter((part) => !part.startsWith(':')).length;
};

/** Answers to another site's sending somebody here: they are given once. */
const ONCE = '/callback';

/** Whether a path can be asked for; undefined where the site has no such path at all. */
const canBeAskedFor = (site: Site, path: string): boolean | undefined => {
  if (path.endsWith(ONCE)) return false;
  const parts = path.split('/');
  const routes = Object.keys(ACCESS[site]).flatMap((route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const said = partsSaid(pattern.split('/'), parts);
    return said === undefined ? [] : [{ method, said }];
  });
  // `/official/ask` is what its form is sent to, and not the page of an account that is called `ask`.
  const most = Math.max(...routes.map(({ said }) => said));
  const nearest = routes.filter(({ said }) => said === most);
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
