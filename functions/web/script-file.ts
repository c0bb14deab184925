import type { Context } from 'hono';

/** A script of the site's own, kept for good by browsers: its address changes with it. */
export const scriptFile = (context: Context, script: string): Response =>
  context.body(script, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
