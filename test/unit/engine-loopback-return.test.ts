import { describe, expect, it } from 'vitest';
import { sendOn } from '../../infra/local/loopback-return.ts';

const SITES = new Map([
  ['participant.localhost', {}],
  ['comms.localhost', {}],
]);
const location = (target: string, host = '127.0.0.1:8400', method = 'GET'): string | undefined =>
  sendOn({ method, host, target }, SITES)?.headers[0]?.[1];

describe('a browser that comes back to 127.0.0.1', () => {
  it('goes on to the site that the path names, with everything the platform said', () => {
    expect(location('/comms.localhost/connect/callback?state=s%20t&iss=http%3A%2F%2Fx&code=c')).toBe(
      'http://comms.localhost:8400/connect/callback?state=s%20t&iss=http%3A%2F%2Fx&code=c',
    );
    expect(location('/participant.localhost')).toBe('http://participant.localhost:8400/');
    expect(location('/participant.localhost/x', '127.0.0.1')).toBe('http://participant.localhost/x');
  });

  it.each([
    ['/evil.example/connect/callback'],
    ['//evil.example/'],
    ['/participant.localhost.evil.example/'],
    ['/participant.localhost@evil.example/'],
    ['/participant.localhost:80@evil.example/'],
    ['/participant.localhost%2f.evil.example/'],
    ['/connect/callback?next=participant.localhost'],
    ['/'],
  ])('is not sent on to what is no site: %s', (target) => expect(location(target)).toBeUndefined());

  it('cannot be taken along further by what follows the site’s name', () => {
    for (const rest of ['//evil.example/', '/@evil.example/', '/\\\\evil.example', '/../../evil.example']) {
      expect(new URL(location(`/comms.localhost${rest}`) ?? '').host).toBe('comms.localhost:8400');
    }
  });

  it('is all that is sent on: no form, and nothing at another host', () => {
    expect(location('/comms.localhost/x', '127.0.0.1:8400', 'POST')).toBeUndefined();
    expect(location('/comms.localhost/x', 'participant.localhost:8400')).toBeUndefined();
    expect(location('/comms.localhost/x', '127.0.0.1:8400@evil.example')).toBeUndefined();
    expect(location('/comms.localhost/x', '127x0x0x1')).toBeUndefined();
  });
});
