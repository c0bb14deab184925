import { randomUUID } from 'node:crypto';

import { ServiceError } from '../../shared/errors.ts';
import type { OwnershipOutcome, OwnershipProof, ProvenAccount } from '../../shared/platforms/ownership.ts';

/** A platform where everybody's account is known by name, which asks nobody for a password. */
export class FakeOwnership implements OwnershipProof {
  readonly accounts = new Map<string, ProvenAccount>();
  /** The name under which the browser is signed in, where it is not the one that is asked about. */
  signedInAs: string | undefined;
  isSilent = false;
  private readonly asked = new Map<string, { readonly name: string; readonly state: string }>();
  private readonly codes = new Map<string, string>();

  begin({ name, state }: { readonly name: string; readonly state: string }) {
    if (this.isSilent) return Promise.reject(new ServiceError('unavailable', 'silent'));
    if (!this.accounts.has(name)) return Promise.reject(new ServiceError('invalid-input', 'no such account'));
    const request = randomUUID();
    this.asked.set(request, { name, state });
    return Promise.resolve({ authorizationUrl: `https://fake.example/${request}`, pending: request });
  }

  /** The person decides; answers where the browser is sent back to. */
  decide(authorizationUrl: string, decision: 'approve' | 'deny', callback: string): URL {
    const request = new URL(authorizationUrl).pathname.slice(1);
    const back = new URL(callback);
    back.searchParams.set('state', this.asked.get(request)?.state ?? '');
    const code = randomUUID();
    if (decision === 'approve') this.codes.set(code, request);
    back.searchParams.set(decision === 'approve' ? 'code' : 'error', code);
    return back;
  }

  complete({
    pending,
    state,
    callbackUrl,
  }: Parameters<OwnershipProof['complete']>[0]): Promise<OwnershipOutcome> {
    if (this.isSilent) return Promise.reject(new ServiceError('unavailable', 'silent'));
    const code = callbackUrl.searchParams.get('code') ?? '';
    const isIt = this.codes.get(code) === pending && callbackUrl.searchParams.get('state') === state;
    this.codes.delete(code);
    const name = this.asked.get(pending)?.name ?? '';
    const [named, proven] = [this.accounts.get(name), this.accounts.get(this.signedInAs ?? name)];
    if (!isIt || named === undefined || proven === undefined)
      return Promise.reject(new ServiceError('invalid-input', 'refused'));
    return Promise.resolve(
      named.account === proven.account
        ? { kind: 'proven', proven }
        : { kind: 'another-account', named: named.handle, signedIn: proven.handle },
    );
  }
}
