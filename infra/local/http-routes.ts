import { computeKinds } from './compute-schemas.ts';
import { templateError } from './engine-error.ts';
import type { Topology } from './topology.ts';

export interface HttpRoute {
  readonly routeKey: string;
  /** The function that answers. */
  readonly functionArn: string;
  readonly timeoutMs: number;
}

export interface HttpApi {
  readonly apiId: string;
  readonly routes: readonly HttpRoute[];
}

export interface RouteMatch {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The template's HTTP APIs by the host name that is mapped to each. */
export function createHttpApis(topology: Topology): ReadonlyMap<string, HttpApi> {
  const stages = new Set(topology.all(computeKinds.stage).map(({ properties }) => properties.ApiId));
  return new Map(
    topology
      .all(computeKinds.apiMapping)
      .flatMap(({ properties: { ApiId, DomainName } }): [string, HttpApi][] =>
        stages.has(ApiId) ? [[DomainName, { apiId: ApiId, routes: routesOf(ApiId, topology) }]] : [],
      ),
  );
}

function routesOf(apiId: string, topology: Topology): readonly HttpRoute[] {
  const integrations = topology.all(computeKinds.integration);
  return topology.all(computeKinds.route).flatMap(({ resource, properties }) => {
    if (properties.ApiId !== apiId) return [];
    const integration = integrations.find(({ ref }) => properties.Target === `integrations/${ref}`);
    if (integration === undefined) {
      throw templateError(
        { ...resource, path: ['Properties', 'Target'] },
        'this integration is in no template.',
      );
    }
    const { IntegrationUri, TimeoutInMillis } = integration.properties;
    return [
      { routeKey: properties.RouteKey, functionArn: functionArn(IntegrationUri), timeoutMs: TimeoutInMillis },
    ];
  });
}

/** The URI is the function's ARN, or API Gateway's long form around it. */
function functionArn(uri: string): string {
  return /\/functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

/**
 * The route API Gateway would choose: a full match over a greedy one, a method over ANY, `$default` last.
 * @param path without the query.
 */
export function matchRoute({ routes }: HttpApi, method: string, path: string): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const match = tryRoute(route, method, path);
    return match === undefined ? [] : [match];
  });
  return matches.sort((a, b) => b.rank - a.rank)[0];
}

function tryRoute(
  route: HttpRoute,
  method: string,
  path: string,
): (RouteMatch & { readonly rank: number }) | undefined {
  if (route.routeKey === '$default') return { route, pathParameters: {}, rank: 0 };
  const [routeMethod = '', template = ''] = route.routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const pathParameters: Record<string, string> = {};
  const wanted = segments(template);
  const given = segments(path);
  for (const [index, segment] of wanted.entries()) {
    const [, name, greedy] = /^\{([^+}]+)(\+?)\}$/.exec(segment) ?? [];
    const value = given[index];
    if (value === undefined) return undefined;
    if (greedy === '+' && name !== undefined) {
      pathParameters[name] = given.slice(index).map(decode).join('/');
      return { route, pathParameters, rank: 1 + index * 10 + (routeMethod === 'ANY' ? 0 : 1) };
    }
    if (name === undefined && segment !== value) return undefined;
    if (name !== undefined) pathParameters[name] = decode(value);
  }
  if (wanted.length !== given.length) return undefined;
  const literals = wanted.filter((segment) => !segment.startsWith('{')).length;
  return { route, pathParameters, rank: 10_000 + literals * 10 + (routeMethod === 'ANY' ? 0 : 1) };
}

const segments = (path: string): string[] => path.replace(/^\//, '').split('/');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
