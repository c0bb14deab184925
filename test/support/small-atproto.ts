import type { IncomingMessage, ServerResponse } from 'node:http';

import { AtprotoGrants, type Form } from './atproto-grants.ts';
import { DpopCheck } from './dpop-check.ts';
import { jsonTo, LoopbackServer, type Json } from './loopback-server.ts';

/** How the server misbehaves. */
export type AtprotoMood =
  | 'polite'
  | 'knows-no-handle'
  | 'resolver-broken'
  | 'handle-of-another'
  | 'no-such-did'
  | 'no-oauth'
  | 'resource-of-another'
  | 'two-servers'
  | 'issuer-of-another'
  | 'issuer-with-slash'
  | 'denies-resource'
  | 'without-pushing'
  | 'private-authorize'
  | 'metadata-broken'
  | 'push-refused'
  | 'push-broken'
  | 'never-says-nonce'
  | 'return-from-another'
  | 'return-without-issuer'
  | 'return-with-other-state'
  | 'token-refused'
  | 'token-broken'
  | 'token-half-written'
  | 'token-for-anybody'
  | 'token-of-another'
  | 'token-for-more'
  | 'rate-limited'
  | 'hangs-at-token'
  | 'cannot-revoke'
  | 'revocation-broken';

/**
 * Directory, handle service, account server and authorization server of one Bluesky account, `ann.test`, as strict as
 * Bluesky's own: pushed requests only, a proof with every request and a nonce with every proof, everything once. Its
 * revocation answers 200 whatever came of it, and ends nothing without a proof of the token's key.
 */
export class SmallAtproto extends LoopbackServer {
  readonly did = 'did:plc:abcdefghijklmnopqrstuvwx';
  readonly handle = 'ann.test';
  mood: AtprotoMood = 'polite';
  grants = new AtprotoGrants();
  readonly asked: string[] = [];
  private readonly dpop = new DpopCheck();

  /** The person signs in and decides; answers where the browser is sent back to. */
  decide(authorizationUrl: string, decision: 'approve' | 'deny' = 'approve'): URL {
    const url = new URL(authorizationUrl);
    if (url.origin !== this.origin || url.pathname !== '/oauth/authorize')
      throw new Error('not this server’s page');
    const names = [...url.searchParams.keys()].sort().join();
    if (names !== 'client_id,request_uri') throw new Error(`the address says more than it should: ${names}`);
    const [name, client] = [url.searchParams.get('request_uri'), url.searchParams.get('client_id')];
    const request = this.grants.bringUp(name ?? '', client ?? '');
    if (request === undefined) throw new Error('no such request');
    const back = new URL(request.redirectUri);
    const issuer = this.mood === 'return-from-another' ? 'https://evil.example' : this.origin;
    if (this.mood !== 'return-without-issuer') back.searchParams.set('iss', issuer);
    back.searchParams.set('state', this.mood === 'return-with-other-state' ? 'another-state' : request.state);
    if (decision === 'deny') back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', this.grants.approve(request));
    return back;
  }

  protected async answer(
    { pathname, searchParams }: URL,
    response: ServerResponse,
    request: IncomingMessage,
  ): Promise<void> {
    const json = jsonTo(response);
    this.asked.push(`${request.method ?? ''} ${pathname}`);
    if (request.method === 'POST') {
      await this.post(request, pathname, { json, response });
    } else if (pathname === '/xrpc/com.atproto.identity.resolveHandle') {
      if (this.mood === 'resolver-broken') json({ error: 'InternalServerError' }, 500);
      else if (searchParams.get('handle') !== this.handle || this.mood === 'knows-no-handle')
        json({ error: 'InvalidRequest', message: 'Unable to resolve handle' }, 400);
      else json({ did: this.did });
    } else if (pathname === `/${this.did}`) {
      json(this.document(), this.mood === 'no-such-did' ? 404 : 200);
    } else if (pathname === '/.well-known/oauth-protected-resource') {
      json(this.resource(), this.mood === 'no-oauth' ? 404 : 200);
    } else if (pathname === '/.well-known/oauth-authorization-server') {
      json(this.metadata(), this.mood === 'metadata-broken' ? 502 : 200);
    } else json({ error: 'NotFound' }, 404);
  }

  private document(): unknown {
    return {
      id: this.did,
      alsoKnownAs: [this.mood === 'handle-of-another' ? 'at://bob.test' : `at://${this.handle}`],
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.origin }],
    };
  }

  private resource(): unknown {
    return {
      resource: this.mood === 'resource-of-another' ? 'https://pds.example' : this.origin,
      authorization_servers: [this.origin, ...(this.mood === 'two-servers' ? ['https://evil.example'] : [])],
    };
  }

  private metadata(): unknown {
    const { mood, origin } = this;
    const slash = mood === 'issuer-with-slash' ? '/' : '';
    return {
      issuer: mood === 'issuer-of-another' ? 'https://evil.example' : `${origin}${slash}`,
      authorization_endpoint: `${mood === 'private-authorize' ? 'http://169.254.169.254' : origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      pushed_authorization_request_endpoint: `${origin}/oauth/par`,
      ...(mood !== 'cannot-revoke' && { revocation_endpoint: `${origin}/oauth/revoke` }),
      require_pushed_authorization_requests: mood !== 'without-pushing',
      authorization_response_iss_parameter_supported: true,
      client_id_metadata_document_supported: true,
      scopes_supported: ['atproto', 'transition:generic'],
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      dpop_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      ...(mood === 'denies-resource' && { protected_resources: ['https://pds.example'] }),
    };
  }

  private async post(
    request: IncomingMessage,
    path: string,
    { json, response }: { readonly json: Json; readonly response: ServerResponse },
  ): Promise<void> {
    const form = await readForm(request);
    if (form === undefined) {
      json({ error: 'invalid_request' }, 415);
      return;
    }
    const verdict = await this.dpop.check(request, `${this.origin}${path}`);
    if (this.mood !== 'never-says-nonce') response.setHeader('dpop-nonce', this.dpop.nonce);
    if (verdict.kind === 'refused') json({ error: verdict.error }, 400);
    else if (path === '/oauth/revoke') this.revoke(form, verdict.kind === 'proven' ? verdict.jkt : '', json);
    else if (verdict.kind === 'none') json({ error: 'invalid_dpop_proof' }, 400);
    else if (path === '/oauth/par') this.push(form, verdict.jkt, json);
    else if (path === '/oauth/token') this.token(form, verdict.jkt, json);
    else json({ error: 'NotFound' }, 404);
  }

  private push(form: Form, jkt: string, json: Json): void {
    if (this.mood === 'push-refused') json({ error: 'invalid_client_metadata' }, 400);
    else if (this.mood === 'push-broken') json({ error: 'server_error' }, 500);
    else {
      const pushed = this.grants.push(form, jkt);
      if ('error' in pushed) json(pushed, 400);
      else json({ request_uri: pushed.requestUri, expires_in: 299 }, 201);
    }
  }

  private token(form: Form, jkt: string, json: Json): void {
    if (this.mood === 'hangs-at-token') return;
    if (this.mood === 'rate-limited') {
      json({ error: 'rate_limit_exceeded' }, 429);
      return;
    }
    const session = this.mood === 'token-refused' ? undefined : this.grants.exchange(form, jkt);
    if (session === undefined) {
      json({ error: 'invalid_grant' }, 400);
      return;
    }
    const body = {
      access_token: session.access,
      refresh_token: session.refresh,
      token_type: this.mood === 'token-for-anybody' ? 'Bearer' : 'DPoP',
      scope: this.mood === 'token-for-more' ? 'atproto transition:generic' : 'atproto',
      sub: this.mood === 'token-of-another' ? 'did:plc:zzzzzzzzzzzzzzzzzzzzzzzz' : this.did,
      expires_in: 3600,
    };
    const { token_type: _, ...half } = body;
    if (this.mood === 'token-half-written') json(half);
    else if (this.mood === 'token-broken') json(body, 500);
    else json(body);
  }

  private revoke(form: Form, jkt: string, json: Json): void {
    if (this.mood === 'revocation-broken') json({ error: 'server_error' }, 500);
    else {
      this.grants.revoke(form, jkt);
      json({});
    }
  }
}

const readForm = async (request: IncomingMessage): Promise<Form | undefined> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(text) : undefined;
};
