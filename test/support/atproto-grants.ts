import { createHash, randomBytes } from 'node:crypto';

/** A request that was pushed and waits for the person. */
export interface PushedRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly loginHint: string;
  readonly challenge: string;
  readonly jkt: string;
}

interface Code extends PushedRequest {
  used: boolean;
}

/** A token that was handed out; revoking either half ends both. */
interface Session {
  readonly access: string;
  readonly refresh: string;
  readonly code: string;
  readonly clientId: string;
  readonly jkt: string;
}

const random = (): string => randomBytes(24).toString('base64url');

/** What somebody asks for with, in OAuth's names. */
export type Form = URLSearchParams;

/** Pushed requests, codes and tokens of an authorization server, in memory. Everything works once. */
export class AtprotoGrants {
  private readonly requests = new Map<string, PushedRequest>();
  private readonly codes = new Map<string, Code>();
  private sessions: Session[] = [];
  /** How many tokens were ever handed out. */
  issued = 0;

  /** Takes a request if it is all that the AT Protocol's profile demands; else the OAuth error. */
  push(form: Form, jkt: string): { readonly requestUri: string } | { readonly error: string } {
    const clientId = form.get('client_id') ?? '';
    const redirectUri = form.get('redirect_uri') ?? '';
    const challenge = form.get('code_challenge') ?? '';
    const development = /^http:\/\/localhost\?(.+)$/u.exec(clientId)?.[1];
    if (development === undefined) return { error: 'invalid_client_metadata' };
    const metadata = new URLSearchParams(development);
    if (
      !metadata.getAll('redirect_uri').includes(redirectUri) ||
      !redirectUri.startsWith('http://127.0.0.1')
    ) {
      return { error: 'invalid_redirect_uri' };
    }
    const isFit =
      form.get('response_type') === 'code' &&
      form.get('code_challenge_method') === 'S256' &&
      /^[A-Za-z0-9_-]{43}$/u.test(challenge) &&
      (form.get('state') ?? '').length >= 16 &&
      !form.has('client_secret');
    if (!isFit) return { error: 'invalid_request' };
    if (form.get('scope') !== 'atproto' || metadata.get('scope') !== 'atproto')
      return { error: 'invalid_scope' };
    const requestUri = `urn:ietf:params:oauth:request_uri:req-${random()}`;
    const [state, loginHint] = [form.get('state') ?? '', form.get('login_hint') ?? ''];
    this.requests.set(requestUri, { clientId, redirectUri, state, loginHint, challenge, jkt });
    return { requestUri };
  }

  /** What the browser brings up by its name, once. */
  bringUp(requestUri: string, clientId: string): PushedRequest | undefined {
    const request = this.requests.get(requestUri);
    this.requests.delete(requestUri);
    return request?.clientId === clientId ? request : undefined;
  }

  approve(request: PushedRequest): string {
    const code = `cod-${random()}`;
    this.codes.set(code, { ...request, used: false });
    return code;
  }

  /** A code for a token, to whoever holds verifier and key. A code that comes again ends what it was exchanged for. */
  exchange(form: Form, jkt: string): Session | undefined {
    const given = form.get('code') ?? '';
    const code = this.codes.get(given);
    if (code?.used === true) this.sessions = this.sessions.filter((session) => session.code !== given);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isProven =
      form.get('grant_type') === 'authorization_code' &&
      code?.used === false &&
      code.clientId === form.get('client_id') &&
      code.redirectUri === form.get('redirect_uri') &&
      code.challenge === challenge &&
      code.jkt === jkt;
    if (code !== undefined) code.used = true;
    if (!isProven) return undefined;
    const session = {
      access: `at-${random()}`,
      refresh: `ref-${random()}`,
      code: given,
      clientId: code.clientId,
      jkt,
    };
    this.sessions.push(session);
    this.issued += 1;
    return session;
  }

  revoke(form: Form, jkt: string): void {
    const token = form.get('token');
    const isIt = ({ access, refresh, clientId, jkt: key }: Session): boolean =>
      [access, refresh].includes(token ?? '') && clientId === form.get('client_id') && key === jkt;
    this.sessions = this.sessions.filter((session) => !isIt(session));
  }

  /** Tokens that were handed out and not revoked. */
  get live(): number {
    return this.sessions.length;
  }
}
