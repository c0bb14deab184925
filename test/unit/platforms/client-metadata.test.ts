import { describe, expect, it } from 'vitest';

import { clientMetadataOf, oauthClientOf } from '../../../shared/platforms/client-metadata.ts';

describe('the OAuth client that a site is', () => {
  it('is named by the address of its metadata on the internet', () => {
    expect(oauthClientOf('https://participant.candor.example')).toEqual({
      clientId: 'https://participant.candor.example/oauth/client-metadata.json',
      redirectUri: 'https://participant.candor.example/connect/callback',
      scope: 'atproto',
    });
  });

  it('is the development client on one machine, and comes back by an address that names the site', () => {
    expect(oauthClientOf('http://comms.localhost:8400')).toEqual({
      clientId:
        'http://localhost?redirect_uri=http%3A%2F%2F127.0.0.1%3A8400%2Fcomms.localhost%2Fconnect%2Fcallback&scope=atproto',
      redirectUri: 'http://127.0.0.1:8400/comms.localhost/connect/callback',
      scope: 'atproto',
    });
  });

  it.each([
    ['http://localhost:3000', 'http://127.0.0.1:3000/localhost/connect/callback'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/connect/callback'],
    ['http://participant.localhost', 'http://127.0.0.1/participant.localhost/connect/callback'],
  ])('of %s comes back to %s', (publicUrl, redirectUri) =>
    expect(oauthClientOf(publicUrl).redirectUri).toBe(redirectUri),
  );

  it.each([
    'https://participant.localhost',
    'http://localhost.example',
    'http://notlocalhost',
    'http://10.0.0.1',
  ])('of %s is not the development client, which anybody could be', (publicUrl) =>
    expect(oauthClientOf(publicUrl).clientId).not.toContain('http://localhost?'),
  );
});

describe('the metadata', () => {
  it('asks for nothing but to know whose account it is, with bound tokens and no way to renew them', () => {
    expect(clientMetadataOf('https://participant.candor.example', 'Wendlebrook')).toEqual({
      client_id: 'https://participant.candor.example/oauth/client-metadata.json',
      client_name: 'Candor at Wendlebrook',
      client_uri: 'https://participant.candor.example',
      application_type: 'web',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['https://participant.candor.example/connect/callback'],
      scope: 'atproto',
      token_endpoint_auth_method: 'none',
      dpop_bound_access_tokens: true,
    });
  });

  it('is that of a native application on one machine, as the development client must be', () => {
    const metadata = clientMetadataOf('http://participant.localhost:8400', 'Wendlebrook');
    expect(metadata.application_type).toBe('native');
    expect(metadata.redirect_uris).toEqual(['http://127.0.0.1:8400/participant.localhost/connect/callback']);
  });
});
