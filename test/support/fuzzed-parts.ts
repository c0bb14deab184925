import { randomUUID } from 'node:crypto';

import type { ConnectingParts } from '../../functions/web/connecting.ts';
import type { SignInParts, SiteParts } from '../../functions/web/site-parts.ts';
import { createDynamoPendingConnections } from '../../shared/accounts/pending-connections.dynamodb.ts';
import { ServiceError } from '../../shared/errors.ts';
import { createDynamoAppRegistrations } from '../../shared/platforms/app-registrations.dynamodb.ts';
import { oauthClientOf } from '../../shared/platforms/client-metadata.ts';
import { createBlueskyOwnershipProof } from '../../shared/platforms/ownership.bluesky.ts';
import { createMastodonOwnershipProof } from '../../shared/platforms/ownership.mastodon.ts';
import { createDynamoRevocations } from '../../shared/session/revocations.dynamodb.ts';
import type { Site } from '../../shared/names.ts';
import { checkUrl, type SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import { FUZZ_CLOCK as clock, type FuzzedStores } from './fuzzed-stores.ts';
import { siteParts } from './site-bench.ts';

/** A server that registers applications, lets nobody sign in and knows nobody. */
const platform =
  (stores: FuzzedStores): SafeFetch =>
  (url) => {
    stores.done().platforms += 1;
    checkUrl(url, []);
    const isRegistering = url.pathname === '/api/v1/apps';
    const answer = isRegistering ? { client_id: 'id', client_secret: 'secret' } : { error: 'invalid_grant' };
    return Promise.resolve(Response.json(answer, { status: isRegistering ? 200 : 400 }));
  };

/** What a site is made of whose sessions end in a store, where nobody succeeds in signing in. */
export const commonOf = (site: Site, stores: FuzzedStores): SiteParts & { readonly signIn: SignInParts } => {
  const parts = siteParts(site);
  const refused = () => Promise.reject(new ServiceError('invalid-input', 'The sign-in did not succeed.'));
  return {
    ...parts,
    warn: (event, fields) => void stores.done().logged.push([event, fields]),
    signIn: {
      ...parts.signIn,
      revocations: createDynamoRevocations(stores.documents, stores.tables.site),
      identity: { ...parts.signIn.identity, complete: refused },
    },
  };
};

/** How accounts are proven at a site. */
export const connectingOf = (site: Site, stores: FuzzedStores): ConnectingParts => {
  const { documents, tables } = stores;
  const { publicUrl, signIn } = commonOf(site, stores);
  const common = { fetch: platform(stores), allowedOrigins: [] };
  return {
    proofs: {
      bluesky: createBlueskyOwnershipProof({
        ...common,
        directory: 'https://plc.example.org',
        handleService: 'https://view.example.org',
        client: oauthClientOf(publicUrl),
      }),
      mastodon: createMastodonOwnershipProof({
        ...common,
        registrations: createDynamoAppRegistrations(documents, tables.site, clock),
        redirectUri: `${publicUrl}/connect/callback`,
      }),
    },
    pending: createDynamoPendingConnections(documents, tables.site),
    sealer: signIn.sealer,
    clock,
    newId: randomUUID,
    publicUrl,
  };
};
