import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Answers with what it was asked; its own environment and clock on `/environment`. */
export async function handler(event: APIGatewayProxyEventV2): Promise<unknown> {
  switch (event.rawPath) {
    case '/environment':
      return { names: Object.keys(process.env).sort(), site: process.env['SITE'] };
    case '/clock':
      return {
        now: new Date().toISOString(),
        milliseconds: Date.now(),
        text: Date(),
        isDate: new Date() instanceof Date,
      };
    case '/picture':
      return {
        statusCode: 200,
        headers: { 'content-type': 'image/png' },
        body: 'iVBORw==',
        isBase64Encoded: true,
      };
    case '/sign-in':
      return { statusCode: 303, headers: { location: '/' }, cookies: ['a=1; Path=/', 'b=2; Path=/'] };
    case '/crash':
      throw new Error('as asked');
    default:
      return Promise.resolve({
        site: process.env['SITE'],
        routeKey: event.routeKey,
        method: event.requestContext.http.method,
        cookies: event.cookies,
        query: event.queryStringParameters,
        path: event.pathParameters,
        body: event.body,
        isBase64Encoded: event.isBase64Encoded,
      });
  }
}
