import { oauthClientOf } from '../../shared/platforms/client-metadata.ts';
import { createBlueskyOwnershipProof } from '../../shared/platforms/ownership.bluesky.ts';
import type { OwnershipProof } from '../../shared/platforms/ownership.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { SmallAtproto } from './small-atproto.ts';

/** A site on one machine that proves accounts at a small server. No name of the internet is ever looked up. */
export const blueskyProof = ({ origin }: SmallAtproto, milliseconds = 20_000): OwnershipProof =>
  createBlueskyOwnershipProof({
    fetch: createSafeFetch([origin], { milliseconds, bytes: 65_536 }, (_host, done) =>
      done(new Error('no names here'), []),
    ),
    allowedOrigins: [origin],
    directory: origin,
    handleService: origin,
    client: oauthClientOf('http://participant.localhost:8400'),
  });
