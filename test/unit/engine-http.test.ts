import { describe, expect, it } from 'vitest';
import { toHttpResponse } from '../../infra/local/http-event.ts';
import { matchRoute, type HttpApi } from '../../infra/local/http-routes.ts';

function apiWith(...routeKeys: string[]): HttpApi {
  return {
    apiId: 'a',
    routes: routeKeys.map((routeKey) => ({ routeKey, functionArn: routeKey, timeoutMs: 1 })),
  };
}

describe('choosing a route', () => {
  // The worked table of "Working with routes for HTTP APIs" in API Gateway's developer guide.
  const documented = apiWith(
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /{proxy+}',
    '$default',
  );

  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
  ])('takes for %s %s the route %s', (method, path, expected) => {
    expect(matchRoute(documented, method, path)?.route.routeKey).toBe(expected);
  });

  it('takes $default when nothing else matches', () => {
    expect(matchRoute(apiWith('GET /a', '$default'), 'POST', '/a')?.route.routeKey).toBe('$default');
  });

  it('finds none where there is no $default', () => {
    expect(matchRoute(apiWith('GET /a'), 'GET', '/a/b')).toBeUndefined();
  });

  it('gives path parameters decoded', () => {
    expect(matchRoute(apiWith('GET /a/{id}/{rest+}'), 'GET', '/a/x%2Fy/b/c')?.pathParameters).toEqual({
      id: 'x/y',
      rest: 'b/c',
    });
  });
});

describe('a function’s result', () => {
  it('without a status is a JSON body', () => {
    const { status, headers, body } = toHttpResponse('{"a":1}');

    expect([status, headers, body.toString()]).toEqual([
      200,
      [['content-type', 'application/json']],
      '{"a":1}',
    ]);
  });

  it('with a status it does not understand is an internal error', () => {
    expect(toHttpResponse('{"statusCode":"soon"}').status).toBe(500);
  });
});
