import { randomUUID } from 'node:crypto';

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';

import { createDynamoPendingConnections } from '../../shared/accounts/pending-connections.dynamodb.ts';
import { systemClock } from '../../shared/clock.ts';
import { createOidcIdentityProvider } from '../../shared/identity/identity-provider.oidc.ts';
import type { SignedInSite } from '../../shared/names.ts';
import { createDynamoAppRegistrations } from '../../shared/platforms/app-registrations.dynamodb.ts';
import { oauthClientOf } from '../../shared/platforms/client-metadata.ts';
import { createBlueskyOwnershipProof } from '../../shared/platforms/ownership.bluesky.ts';
import { createMastodonOwnershipProof } from '../../shared/platforms/ownership.mastodon.ts';
import { createSafeFetch, type SafeFetchLimits } from '../../shared/platforms/safe-fetch.node.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createDynamoRevocations } from '../../shared/session/revocations.dynamodb.ts';
import { createSecretsManagerSealKeys } from '../../shared/session/seal-keys.secrets-manager.ts';
import { createJoseTokenSealer } from '../../shared/session/token-sealer.jose.ts';
import type { ConnectingParts } from './connecting.ts';
import type { PROVING } from './proving.config.ts';
import type { SIGNED_IN } from './signed-in.config.ts';
import { SessionRequests } from './session-requests.ts';
import type { SignInParts, SiteParts } from './site-parts.ts';

type Config = z.infer<z.ZodObject<typeof SIGNED_IN>>;

/** The wiring that sites with sign-in share; each handler adds its own ports and no others. */
export const wireSignedIn = (
  site: SignedInSite,
  config: Config,
  {
    documents,
    participantOf,
  }: Pick<SignInParts, 'participantOf'> & { readonly documents: DynamoDBDocumentClient },
): SiteParts & { readonly signIn: SignInParts } => {
  const secrets = new SecretsManagerClient({});
  const sealKeys = createSecretsManagerSealKeys({
    secrets,
    secretId: config.SESSION_SECRET_ID,
    clock: systemClock,
  });
  return {
    site,
    company: config.COMPANY,
    publicUrl: config.PUBLIC_URL,
    publicSite: config.PUBLIC_SITE_URL,
    clock: systemClock,
    newId: randomUUID,
    warn: createLogger(`${site}-site`).warn,
    signIn: {
      identity: createOidcIdentityProvider({
        issuer: config.OIDC_ISSUER,
        clientId: config.OIDC_CLIENT_ID,
        publicUrl: config.PUBLIC_URL,
        allowedOrigins: config.ALLOWED_ORIGINS,
      }),
      sealer: createJoseTokenSealer({ site, sealKeys, clock: systemClock }),
      revocations: createDynamoRevocations(documents, config.SITE_TABLE),
      participantOf,
      requests: new SessionRequests(),
      issuerOrigin: new URL(config.OIDC_ISSUER).origin,
    },
  };
};

/** Proving asks up to six servers one after another; all must fit into the site's 28 seconds. */
const PROVING_LIMITS: SafeFetchLimits = { milliseconds: 4_000, bytes: 262_144 };

/** The wiring of proofs of ownership. */
export const wireConnecting = (
  config: Config & z.infer<z.ZodObject<typeof PROVING>>,
  { publicUrl, signIn }: SiteParts & { readonly signIn: SignInParts },
  documents: DynamoDBDocumentClient,
): ConnectingParts => {
  const allowedOrigins = config.ALLOWED_ORIGINS;
  const fetch = createSafeFetch(allowedOrigins, PROVING_LIMITS);
  return {
    proofs: {
      bluesky: createBlueskyOwnershipProof({
        fetch,
        allowedOrigins,
        directory: config.PLC_DIRECTORY_URL,
        handleService: config.BLUESKY_APPVIEW_URL,
        client: oauthClientOf(publicUrl),
      }),
      mastodon: createMastodonOwnershipProof({
        fetch,
        allowedOrigins,
        registrations: createDynamoAppRegistrations(documents, config.SITE_TABLE, systemClock),
        redirectUri: `${publicUrl}/connect/callback`,
      }),
    },
    pending: createDynamoPendingConnections(documents, config.SITE_TABLE),
    sealer: signIn.sealer,
    clock: systemClock,
    newId: randomUUID,
    publicUrl,
  };
};
