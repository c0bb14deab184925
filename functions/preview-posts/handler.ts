import { systemClock as clock } from '../../shared/clock.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { PreviewRequest } from '../../shared/previews/preview.ts';
import { callable } from '../../shared/runtime/callable.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { PreviewPostsConfig } from './config.ts';
import { createPreviewPosts } from './preview-posts.ts';

const config = readConfig(PreviewPostsConfig, process.env);
const allowedOrigins = config.ALLOWED_ORIGINS;

/** With what is asked before, all must be answered within this function's twelve seconds. */
const fetch = createSafeFetch(allowedOrigins, { milliseconds: 4_000, bytes: 4_194_304 });

const previewPosts = createPreviewPosts(
  {
    sources: {
      mastodon: createMastodonPostSource({ fetch, allowedOrigins, clock }),
      // Nobody is shown counts here, so nobody is asked for them.
      bluesky: createBlueskyPostSource({ fetch, directory: config.PLC_DIRECTORY_URL, appView: '', clock }),
    },
    clock,
  },
  config.CAMPAIGN,
);

export const handler = callable({
  request: PreviewRequest,
  answer: previewPosts,
  log: createLogger('preview-posts').warn,
});
