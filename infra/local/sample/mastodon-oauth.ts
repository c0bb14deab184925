import { createHash, randomBytes } from 'node:crypto';

/** An application registered by `POST /api/v1/apps`. */
export interface RegisteredApp {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** What an application asks somebody to approve. */
export interface AuthorizationRequest {
  readonly app: RegisteredApp;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly challenge: string;
}

/** A refusal in OAuth's own words. */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly error: string;
  readonly description: string;
}

/** Whose token it is, and what for. */
export interface Grant {
  readonly account: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

type Fields = ReadonlyMap<string, string>;

const KNOWN_SCOPES = ['profile', 'read', 'read:accounts', 'read:statuses'];

const refusal = (status: Refusal['status'], error: string, description: string): Refusal => ({
  status,
  error,
  description,
});

export const isRefusal = (answer: object): answer is Refusal => 'error' in answer && 'description' in answer;

const token = (): string => randomBytes(32).toString('base64url');

const words = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\s+/u).filter((word) => word !== '');

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** Applications, codes and tokens of one server, in memory. PKCE with S256 is required; a code works once. */
export class OAuthState {
  readonly #apps = new Map<string, RegisteredApp>();
  readonly #codes = new Map<string, Grant & { readonly redirectUri: string; readonly challenge: string }>();
  readonly #tokens = new Map<string, Grant>();

  register(fields: Fields): RegisteredApp | Refusal {
    const redirectUris = words(fields.get('redirect_uris'));
    const name = fields.get('client_name') ?? '';
    const scopes = words(fields.get('scopes') ?? 'read');
    if (name === '')
      return refusal(400, 'invalid_request', "Validation failed: Application name can't be blank");
    if (redirectUris.length === 0 || !redirectUris.every((uri) => URL.canParse(uri))) {
      return refusal(400, 'invalid_request', 'Validation failed: Redirect URI must be an absolute URI.');
    }
    if (!scopes.every((scope) => KNOWN_SCOPES.includes(scope))) {
      return refusal(
        400,
        'invalid_scope',
        "Validation failed: Scopes doesn't match configured on the server.",
      );
    }
    const app = { name, clientId: token(), clientSecret: token(), redirectUris, scopes };
    this.#apps.set(app.clientId, app);
    return app;
  }

  /** Checks what is in the address of the page before anybody is asked. */
  readRequest(fields: Fields): AuthorizationRequest | Refusal {
    const app = this.#apps.get(fields.get('client_id') ?? '');
    if (app === undefined)
      return refusal(401, 'invalid_client', 'Client authentication failed due to unknown client.');
    const redirectUri = fields.get('redirect_uri') ?? '';
    if (!app.redirectUris.includes(redirectUri))
      return refusal(400, 'invalid_request', 'The redirect uri included is not valid.');
    if (fields.get('response_type') !== 'code')
      return refusal(400, 'unsupported_response_type', 'Only code is supported.');
    const scopes = words(fields.get('scope') ?? 'read');
    if (!scopes.every((scope) => app.scopes.includes(scope)))
      return refusal(400, 'invalid_scope', 'The requested scope is invalid.');
    const challenge = fields.get('code_challenge') ?? '';
    if (challenge === '' || fields.get('code_challenge_method') !== 'S256') {
      return refusal(400, 'invalid_request', 'A code_challenge with method S256 is required.');
    }
    return { app, redirectUri, scopes, state: fields.get('state'), challenge };
  }

  /** Where to send the person after they approved. */
  approve(request: AuthorizationRequest, account: string): URL {
    const code = token();
    const { app, redirectUri, scopes, challenge } = request;
    this.#codes.set(code, { account, clientId: app.clientId, scopes, redirectUri, challenge });
    return this.#back(request, [['code', code]]);
  }

  deny(request: AuthorizationRequest): URL {
    return this.#back(request, [
      ['error', 'access_denied'],
      ['error_description', 'The resource owner denied the request.'],
    ]);
  }

  exchange(fields: Fields): { readonly accessToken: string; readonly scopes: readonly string[] } | Refusal {
    const app = this.#authenticate(fields);
    if (app === undefined) return refusal(401, 'invalid_client', 'Client authentication failed.');
    if (fields.get('grant_type') !== 'authorization_code')
      return refusal(400, 'unsupported_grant_type', 'Not supported here.');
    const code = fields.get('code') ?? '';
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    const proven =
      grant?.clientId === app.clientId &&
      grant.redirectUri === fields.get('redirect_uri') &&
      grant.challenge === challengeOf(fields.get('code_verifier') ?? '');
    if (!proven)
      return refusal(
        400,
        'invalid_grant',
        'The provided authorization grant is invalid, expired or revoked.',
      );
    const accessToken = token();
    this.#tokens.set(accessToken, { account: grant.account, clientId: app.clientId, scopes: grant.scopes });
    return { accessToken, scopes: grant.scopes };
  }

  revoke(fields: Fields): 'revoked' | Refusal {
    const app = this.#authenticate(fields);
    const wanted = fields.get('token') ?? '';
    const grant = this.#tokens.get(wanted);
    if (app === undefined || (grant !== undefined && grant.clientId !== app.clientId)) {
      return refusal(403, 'unauthorized_client', 'You are not authorized to revoke this token');
    }
    this.#tokens.delete(wanted);
    return 'revoked';
  }

  grantOf(accessToken: string): Grant | undefined {
    return this.#tokens.get(accessToken);
  }

  /** Tokens that were handed out and not revoked. */
  get liveTokens(): number {
    return this.#tokens.size;
  }

  #authenticate(fields: Fields): RegisteredApp | undefined {
    const app = this.#apps.get(fields.get('client_id') ?? '');
    return app !== undefined && app.clientSecret === fields.get('client_secret') ? app : undefined;
  }

  #back(request: AuthorizationRequest, answer: readonly (readonly [string, string])[]): URL {
    const url = new URL(request.redirectUri);
    for (const [name, value] of answer) url.searchParams.set(name, value);
    if (request.state !== undefined) url.searchParams.set('state', request.state);
    return url;
  }
}
