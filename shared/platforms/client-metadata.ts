import * as z from 'zod';

const SCOPE = 'atproto';
const CALLBACK = '/connect/callback';

/** Where a site serves its client metadata. */
export const CLIENT_METADATA_PATH = '/oauth/client-metadata.json';

/** Who a site is to an authorization server, and where people come back to. */
export interface OAuthClient {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: typeof SCOPE;
}

/** A client's description of itself (OAuth Client ID Metadata Document, AT Protocol's profile). */
export const ClientMetadata = z.strictObject({
  client_id: z.url(),
  client_name: z.string(),
  client_uri: z.url(),
  application_type: z.enum(['web', 'native']),
  grant_types: z.tuple([z.literal('authorization_code')]),
  response_types: z.tuple([z.literal('code')]),
  redirect_uris: z.tuple([z.url()]),
  scope: z.literal(SCOPE),
  token_endpoint_auth_method: z.literal('none'),
  dpop_bound_access_tokens: z.literal(true),
});
export type ClientMetadata = z.infer<typeof ClientMetadata>;

/**
 * The OAuth client that a site is. On the internet its id is the address of its metadata. A site on one machine, which
 * nobody else can ask, is AT Protocol's development client: its id carries what the metadata would say, and people come
 * back to 127.0.0.1, the only host of one machine that servers send to. Where the site has another name there, the
 * path begins with that name, so that whoever answers at 127.0.0.1 knows where to send the browser on.
 */
export const oauthClientOf = (publicUrl: string): OAuthClient => {
  const url = new URL(publicUrl);
  if (!isOnOneMachine(url)) {
    return {
      clientId: new URL(CLIENT_METADATA_PATH, url).href,
      redirectUri: new URL(CALLBACK, url).href,
      scope: SCOPE,
    };
  }
  const path = url.hostname === '127.0.0.1' ? CALLBACK : `/${url.hostname}${CALLBACK}`;
  const redirectUri = new URL(path, `http://127.0.0.1:${url.port}`).href;
  const query = new URLSearchParams({ redirect_uri: redirectUri, scope: SCOPE }).toString();
  return { clientId: `http://localhost?${query}`, redirectUri, scope: SCOPE };
};

/** The metadata of the client that a site of a company is: public, so that there is no secret to keep. */
export const clientMetadataOf = (publicUrl: string, company: string): ClientMetadata => {
  const { clientId, redirectUri, scope } = oauthClientOf(publicUrl);
  return ClientMetadata.parse({
    client_id: clientId,
    client_name: `Candor at ${company}`,
    client_uri: publicUrl,
    application_type: isOnOneMachine(new URL(publicUrl)) ? 'native' : 'web',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [redirectUri],
    scope,
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
  });
};

const isOnOneMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && (/(^|\.)localhost$/u.test(hostname) || hostname === '127.0.0.1');
